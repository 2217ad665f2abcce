// Which readings stand by themselves and which wait for a person, and why.
import type { Bulletin, YearRule } from './bulletin.js';
import type { FindingCode } from './finding.js';

/** `superseded`: the same characters were read again with better evidence. */
export type State = 'accepted' | 'pending' | 'rejected' | 'superseded';

export type Reason =
  | 'unbalanced'
  | 'uncheckable'
  | 'quoted'
  | 'year-mentions'
  | 'year-none'
  | 'date-doubtful'
  | 'range'
  | 'unlikely'
  | 'repair'
  | 'unread'
  | 'correction'
  | 'rejected-before'
  | 'conflict';

export interface Judgement {
  state: State;
  /** Empty where accepted; never empty where pending. */
  reasons: Reason[];
}

const YEAR_REASONS: Partial<Record<YearRule, Reason>> = { mentions: 'year-mentions', none: 'year-none' };
const FINDING_REASONS: Partial<Record<FindingCode, Reason>> = {
  'date-doubtful': 'date-doubtful',
  'rank-order': 'unlikely',
  'hotspot-exceeds': 'unlikely',
  unlikely: 'unlikely',
  'figure-repeated': 'unread',
  'number-unread': 'unread',
  'figure-damaged': 'repair',
  'text-lost': 'repair',
  'repair-proposed': 'repair',
  'figure-inexact': 'uncheckable',
  correction: 'correction',
};

/** The state that an empty ledger gives a bulletin. */
export function judge(bulletin: Bulletin): Judgement {
  const reasons = new Set<Reason>();
  if (bulletin.verdict !== 'balanced') reasons.add(bulletin.verdict);
  if (bulletin.quoted) reasons.add('quoted');
  if (bulletin.dateTo !== undefined) reasons.add('range');
  const yearReason = YEAR_REASONS[bulletin.year.rule];
  if (yearReason) reasons.add(yearReason);
  for (const { code, severity } of bulletin.findings) {
    const reason = severity === 'notice' ? undefined : FINDING_REASONS[code];
    if (reason) reasons.add(reason);
  }
  return { state: reasons.size === 0 ? 'accepted' : 'pending', reasons: [...reasons] };
}

/** Whether two readings say the same: metric, label, rank and value of every figure, in any order. */
export function sameFigures(a: Pick<Bulletin, 'figures'>, b: Pick<Bulletin, 'figures'>): boolean {
  const signature = (bulletin: Pick<Bulletin, 'figures'>): string =>
    bulletin.figures
      .map((figure) => JSON.stringify([figure.metric, figure.label, figure.rank, figure.value]))
      .sort()
      .join('\n');
  return signature(a) === signature(b);
}
