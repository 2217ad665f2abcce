// What there is to say about a corrected version: sums told anew, what was settled left out, the rest carried over.
import { overlap, type Finding, type FindingCode, type Span } from '../domain/finding.js';
import { FOUND_BY_FIGURES, footFigures } from '../parser/foot-figures.js';
import { isChanged, type CorrectedFigure } from './review-figures.js';
import type { CorrectedBulletin } from './review-ledger.js';
import type { ReviewedReading } from '../domain/review.js';

const ABOUT_THE_DATE: readonly FindingCode[] = ['date-missing', 'date-doubtful', 'year-weighed', 'year-open'];
/** Something is printed that was not read. */
const UNREAD: readonly FindingCode[] = [
  'figure-damaged',
  'text-lost',
  'figure-inexact',
  'repair-proposed',
  'figure-repeated',
  'figure-unknown',
  'number-unread',
];

export interface Corrected {
  figures: CorrectedFigure[];
  /** Of a hazard bulletin. */
  agency?: string;
  /** The person gave the day. */
  isDated: boolean;
}

/** The verdict is that of the figures as they are now, also where the person accepts them although they do not add up. */
export function correctedBulletin({ bulletin }: ReviewedReading, corrected: Corrected): CorrectedBulletin {
  const { figures, agency, isDated } = corrected;
  const body: CorrectedBulletin = { ...bulletin, figures };
  delete body.agency;
  if (agency !== undefined) body.agency = agency;
  const footed = footFigures(body);
  const settled = settledPlaces(bulletin, figures);
  const carried = bulletin.findings.filter(({ code, start, end }) => {
    if (FOUND_BY_FIGURES.includes(code) || (isDated && ABOUT_THE_DATE.includes(code))) return false;
    return !settled.some((place) => overlap(place, { start, end }));
  });
  const all = [...carried, ...footed.findings].sort((a, b) => a.start - b.start);
  return { ...body, verdict: footed.verdict, findings: all };
}

/**
 * Places that the person dealt with: figures changed or taken out, characters chosen, and what was not read where a
 * figure was added for it: the one whose proposal has its value, or all of them where as many were added.
 */
function settledPlaces(bulletin: ReviewedReading['bulletin'], figures: CorrectedFigure[]): Span[] {
  const earlier = new Map(bulletin.figures.map((figure) => [figure.id, figure]));
  const changed = figures.filter((figure) => isChanged(figure, earlier.get(figure.replaces ?? 0)));
  const kept = new Set(figures.map(({ replaces }) => replaces));
  const gone = bulletin.figures.filter(
    ({ id }) => !kept.has(id) || changed.some(({ replaces }) => replaces === id),
  );
  const added = changed.filter(({ replaces }) => replaces === undefined);
  const unread = distinct(bulletin.findings.filter(isUnread));
  const proposed = bulletin.findings.filter(({ proposal }) =>
    added.some(({ value }) => value === proposal?.value),
  );
  return [...gone, ...changed, ...proposed, ...(added.length >= unread.length ? unread : [])];
}

function isUnread({ code, severity }: Finding): boolean {
  return severity !== 'notice' && UNREAD.includes(code);
}

function distinct(findings: Finding[]): Span[] {
  return findings.filter(({ start, end }, index) => {
    const first = findings.findIndex((other) => other.start === start && other.end === end);
    return first === index;
  });
}
