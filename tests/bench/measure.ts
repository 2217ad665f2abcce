// Holds what was read against what is true, figure by figure.
import type { Bulletin, Evidence, Figure, Metric, PageReading } from '../../src/domain/bulletin.js';
import { addDays } from '../../src/domain/dates.js';
import { judge } from '../../src/domain/judgement.js';
import { readPage } from '../../src/parser/read-page.js';
import type { ExpectedBulletin, ExpectedFigure } from '../support/bulletin-text.js';
import { CHARACTER_ALIKES, DIGIT_ALIKES, LETTER_ALIKES } from './look-alikes.js';
import type { Sample } from './pages.js';

export interface Tally {
  pages: number;
  bulletins: number;
  exactBulletins: number;
  acceptedBulletins: number;
  /** Figures of the true bulletins; the day of each counts as one. */
  figures: number;
  exact: number;
  /** Wrong or missing in a bulletin that waits for a person. */
  flagged: number;
  /** In a bulletin that was not found on the page. */
  unread: number;
  /** Wrong or missing in an accepted bulletin. */
  accepted: number;
  /** Of those, figures that an identity covers. */
  acceptedCovered: number;
  labels: number;
  /** Labels as the paper meant them; the others are kept as printed. */
  rightLabels: number;
}

export const EMPTY: Tally = {
  pages: 0,
  bulletins: 0,
  exactBulletins: 0,
  acceptedBulletins: 0,
  figures: 0,
  exact: 0,
  flagged: 0,
  unread: 0,
  accepted: 0,
  acceptedCovered: 0,
  labels: 0,
  rightLabels: 0,
};

export function sumOf(a: Tally, b: Tally): Tally {
  const keys = Object.keys(a) as (keyof Tally)[];
  return Object.fromEntries(keys.map((key) => [key, a[key] + b[key]])) as unknown as Tally;
}

/** A ledger of the year after the page; the publication date is given. */
export function evidenceFor({ published }: Pick<Sample, 'published'>): Evidence {
  return { region: '西宁市', today: addDays(published, 20), published };
}

export function measure(sample: Sample): Tally {
  return compare(sample, readPage(sample.text, evidenceFor(sample)));
}

/** Bulletins are matched by kind: a generated page has one of each at most. */
export function compare({ truth }: Sample, { bulletins }: PageReading): Tally {
  const left = [...bulletins];
  const tallies = truth.map((wanted) => {
    const at = left.findIndex(({ kind }) => kind === wanted.kind);
    return at === -1 ? missed(wanted) : compareBulletin(wanted, left.splice(at, 1)[0]);
  });
  const surplus = left.map((bulletin) => wrong(bulletin, { exact: 0, figures: 0 }, countOf(bulletin)));
  return [...tallies, ...surplus].reduce(sumOf, { ...EMPTY, pages: 1 });
}

function countOf({ figures }: Bulletin): Counted {
  return { all: figures.length, covered: figures.filter(({ metric }) => COVERED.has(metric)).length };
}

function missed({ figures }: ExpectedBulletin): Tally {
  const count = figures.length + 1;
  return { ...EMPTY, bulletins: 1, figures: count, unread: count };
}

const COVERED: ReadonlySet<Metric> = new Set([
  'calls',
  'messages',
  'channel',
  'direct',
  'transferred',
  'hazards',
  'receiver',
]);

interface Counted {
  all: number;
  covered: number;
}

function wrong(bulletin: Bulletin, right: Pick<Tally, 'exact' | 'figures'>, bad: Counted): Tally {
  const accepted = judge(bulletin).state === 'accepted';
  return {
    ...EMPTY,
    ...right,
    acceptedBulletins: accepted ? 1 : 0,
    flagged: accepted ? 0 : bad.all,
    accepted: accepted ? bad.all : 0,
    acceptedCovered: accepted ? bad.covered : 0,
  };
}

const placeOf = ({ metric, rank }: Pick<Figure, 'metric' | 'rank'>): string => `${metric} ${rank ?? ''}`;

function compareBulletin(wanted: ExpectedBulletin, bulletin: Bulletin | undefined): Tally {
  if (bulletin === undefined) return missed(wanted);
  const here = new Map(bulletin.figures.map((figure) => [placeOf(figure), figure]));
  const bad = wanted.figures.filter((figure) => !agrees(figure, here.get(placeOf(figure))));
  const places = new Set(wanted.figures.map(placeOf));
  const surplus = bulletin.figures.filter((figure) => !places.has(placeOf(figure)));
  const day = bulletin.date === wanted.date && bulletin.dateTo === undefined ? 0 : 1;
  const labelled = wanted.figures.filter(({ label }) => label !== undefined);
  const figures = wanted.figures.length + 1;
  const count = bad.length + surplus.length + day;
  const covered = [...bad, ...surplus].filter(({ metric }) => COVERED.has(metric)).length;
  return {
    ...wrong(bulletin, { figures, exact: figures - bad.length - day }, { all: count, covered }),
    bulletins: 1,
    exactBulletins: count === 0 ? 1 : 0,
    labels: labelled.length,
    rightLabels: labelled.filter((figure) => sameLabel(figure, here.get(placeOf(figure)))).length,
  };
}

/** The same value at the same place under the same label, or under the label with look-alikes, as printed. */
function agrees(wanted: ExpectedFigure, read: Figure | undefined): boolean {
  return read?.value === wanted.value && labelAgrees(wanted.label ?? '', read.label ?? '');
}

function sameLabel(wanted: ExpectedFigure, read: Figure | undefined): boolean {
  return read !== undefined && folded(wanted.label ?? '') === folded(read.label ?? '');
}

/** Width of characters and form of quotation marks are the paper's choice. */
function folded(label: string): string {
  return label.normalize('NFKC').replace(/[“”「」『』"]/g, '');
}

/** Look-alikes and lost characters within a label are kept as printed: the label agrees, but is not counted as right. */
function labelAgrees(wanted: string, read: string): boolean {
  const [ours, theirs] = [Array.from(folded(wanted)), Array.from(folded(read))];
  if (ours.length !== theirs.length) return withoutDigits(wanted) === withoutDigits(read);
  return ours.every((character, index) => alike(character, theirs[index] ?? ''));
}

function alike(ours: string, theirs: string): boolean {
  const tables = [CHARACTER_ALIKES, LETTER_ALIKES, DIGIT_ALIKES];
  return ours === theirs || /[?□]/.test(theirs) || tables.some((table) => table[ours]?.includes(theirs));
}

function withoutDigits(label: string): string {
  return folded(label).replace(/[0-9]/g, '');
}
