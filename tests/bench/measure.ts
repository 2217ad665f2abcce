// Holds what was read against what is true, figure by figure.
import { distance } from 'fastest-levenshtein';
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
  /** Of those, values that an identity covers; it cannot cover a label. */
  acceptedCovered: number;
  /** Of those, figures whose value is right under a label with a wrong word in it. */
  acceptedLabel: number;
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
  acceptedLabel: 0,
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

/** Whether a label as read is the one that is printed. */
export type LabelRule = (wanted: string, read: string) => boolean;

/** Bulletins are matched by kind: a generated page has one of each at most. */
export function compare(
  { truth }: Pick<Sample, 'truth'>,
  { bulletins }: PageReading,
  labelRule: LabelRule = alikeLabel,
): Tally {
  const left = [...bulletins];
  const tallies = truth.map((wanted) => {
    const at = left.findIndex(({ kind }) => kind === wanted.kind);
    return at === -1 ? missed(wanted) : compareBulletin(wanted, left.splice(at, 1)[0], labelRule);
  });
  const surplus = left.map((bulletin) => wrong(bulletin, { exact: 0, figures: 0 }, countOf(bulletin)));
  return [...tallies, ...surplus].reduce(sumOf, { ...EMPTY, pages: 1 });
}

function countOf({ figures }: Bulletin): Counted {
  return {
    all: figures.length,
    covered: figures.filter(({ metric }) => COVERED.has(metric)).length,
    label: 0,
  };
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
  label: number;
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
    acceptedLabel: accepted ? bad.label : 0,
  };
}

const placeOf = ({ metric, rank }: Pick<Figure, 'metric' | 'rank'>): string => `${metric} ${rank ?? ''}`;

function compareBulletin(
  wanted: ExpectedBulletin,
  bulletin: Bulletin | undefined,
  labelRule: LabelRule,
): Tally {
  if (bulletin === undefined) return missed(wanted);
  const here = new Map(bulletin.figures.map((figure) => [placeOf(figure), figure]));
  const read = (figure: ExpectedFigure): Figure | undefined => here.get(placeOf(figure));
  const badValues = wanted.figures.filter((figure) => read(figure)?.value !== figure.value);
  const badLabels = wanted.figures
    .filter((figure) => !badValues.includes(figure))
    .filter(({ label = '', ...rest }) => !labelRule(label, read({ ...rest, label })?.label ?? ''));
  const places = new Set(wanted.figures.map(placeOf));
  const surplus = bulletin.figures.filter((figure) => !places.has(placeOf(figure)));
  const day = bulletin.date === wanted.date && bulletin.dateTo === undefined ? 0 : 1;
  const labelled = wanted.figures.filter(({ label }) => label !== undefined);
  const figures = wanted.figures.length + 1;
  const bad = badValues.length + badLabels.length;
  const count = bad + surplus.length + day;
  const covered = [...badValues, ...surplus].filter(({ metric }) => COVERED.has(metric)).length;
  return {
    ...wrong(
      bulletin,
      { figures, exact: figures - bad - day },
      { all: count, covered, label: badLabels.length },
    ),
    bulletins: 1,
    exactBulletins: count === 0 ? 1 : 0,
    labels: labelled.length,
    rightLabels: labelled.filter((figure) => sameLabel(figure, here.get(placeOf(figure)))).length,
  };
}

function sameLabel(wanted: ExpectedFigure, read: Figure | undefined): boolean {
  return read !== undefined && folded(wanted.label ?? '') === folded(read.label ?? '');
}

/** Width of characters and form of quotation marks are the paper's choice. */
function folded(label: string): string {
  return label.normalize('NFKC').replace(/[“”「」『』"]/g, '');
}

/** Look-alikes and lost characters within a label are kept as printed: the label agrees, but is not counted as right. */
function alikeLabel(wanted: string, read: string): boolean {
  const sameLength = (fold: (label: string) => string): boolean => {
    const [ours, theirs] = [Array.from(fold(wanted)), Array.from(fold(read))];
    return ours.length === theirs.length && ours.every((one, index) => alike(one, theirs[index] ?? ''));
  };
  return sameLength(folded) || sameLength(withQuotes) || withoutDigits(wanted) === withoutDigits(read);
}

function alike(ours: string, theirs: string): boolean {
  const tables = [CHARACTER_ALIKES, LETTER_ALIKES, DIGIT_ALIKES];
  return ours === theirs || /[?□]/.test(theirs) || tables.some((table) => table[ours]?.includes(theirs));
}

/** A quotation mark may be lost, too. */
function withQuotes(label: string): string {
  return label.normalize('NFKC').replace(/[“”「」『』]/g, '"');
}

function withoutDigits(label: string): string {
  return folded(label).replace(/[0-9]/g, '');
}

/** Optical reading takes any character for any other: three in four must be right. */
export function nearLabel(wanted: string, read: string): boolean {
  return distance(folded(wanted), folded(read)) <= wanted.length / 4;
}
