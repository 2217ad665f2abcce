// The accuracy table as Markdown: one line a row, with its goal and how far it was met.
import type { Tally } from './measure.js';
import type { Goal } from './rows.js';

export interface Result {
  kind: string;
  level: string;
  goal: Goal;
  /** Null: not measured in this run. */
  tally: Tally | null;
}

const HEAD = [
  'noise',
  'level',
  'bulletins',
  'exact bulletins',
  'exact figures',
  'wrong, flagged',
  'not found',
  '**wrong and accepted**',
  'of these: value covered',
  'of these: label only',
  'bulletins accepted',
  'labels right',
  'goal',
  'met',
];

const share = (part: number, whole: number): number => (whole === 0 ? 0 : (100 * part) / whole);

/** Cut, not rounded: 100 % is said only of all. */
function good(part: number, whole: number): string {
  return whole === 0 ? '—' : `${(Math.floor(share(part, whole) * 100) / 100).toFixed(2)} %`;
}

/** Rounded up: 0 % is said only of none. */
function bad(part: number, whole: number): string {
  return part === 0 ? '0' : `${(Math.ceil(share(part, whole) * 100) / 100).toFixed(2)} % (${part})`;
}

export function misses({ goal, tally }: Result): string[] {
  if (tally === null) return [];
  const exact = share(tally.exact, tally.figures);
  const covered = share(tally.acceptedCovered, tally.figures);
  const accepted = share(tally.accepted, tally.figures);
  return [
    ...(goal.exact !== null && exact < goal.exact
      ? [`exact ${(goal.exact - exact).toFixed(2)} points short`]
      : []),
    ...(covered > goal.acceptedCovered
      ? [`${tally.acceptedCovered} covered figures wrong and accepted`]
      : []),
    ...(goal.accepted !== null && accepted > goal.accepted
      ? [`wrong and accepted ${(accepted - goal.accepted).toFixed(2)} points above`]
      : []),
  ];
}

function goalText({ exact, acceptedCovered, accepted }: Goal): string {
  return [
    ...(exact === null ? [] : [`exact figures ${exact === 100 ? '' : '≥ '}${exact} %`]),
    accepted === null
      ? `covered wrong and accepted ${acceptedCovered}`
      : `wrong and accepted ${accepted === 0 ? '0' : `≤ ${accepted} %`}`,
  ].join(', ');
}

function cells(result: Result): string[] {
  const { kind, level, goal, tally } = result;
  if (tally === null) return [kind, level, 'not measured', ...Array<string>(9).fill(''), goalText(goal), ''];
  const { figures, bulletins } = tally;
  const missed = misses(result);
  return [
    kind,
    level,
    String(bulletins),
    good(tally.exactBulletins, bulletins),
    good(tally.exact, figures),
    bad(tally.flagged, figures),
    bad(tally.unread, figures),
    bad(tally.accepted, figures),
    String(tally.acceptedCovered),
    String(tally.acceptedLabel),
    good(tally.acceptedBulletins, bulletins),
    good(tally.rightLabels, tally.labels),
    goalText(goal),
    missed.length === 0 ? 'yes' : `**no**: ${missed.join('; ')}`,
  ];
}

export function tableOf(results: Result[]): string {
  const line = (row: string[]): string => `| ${row.join(' | ')} |\n`;
  return [line(HEAD), line(HEAD.map(() => '---')), ...results.map((result) => line(cells(result)))].join('');
}
