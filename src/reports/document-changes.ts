// What a report says of changes: the phrase in a sentence, and sentences that say why there is none or what is compared.
import type { Run } from '../domain/report.js';
import { baseFigure, changeFigure, type Compared, type Place } from './document-figures.js';
import type { Comparison } from './models.js';
import type { PeriodWords } from './period-model.js';
import { SENTENCES } from './report-words.js';
import { type Filling, tell } from './sentence.js';

/** How a comparison is called. */
interface Against {
  /** 上周, 上年同期. */
  base: string;
  /** 不与上周比较, 不作同比. */
  not: string;
}

const LAST_YEAR: Against = { base: '上年同期', not: '不作同比' };

function againstOf({ name }: Comparison, { previous }: PeriodWords): Against {
  return name === '同比' ? LAST_YEAR : { base: previous, not: `不与${previous}比较` };
}

/** 较上周增长10.15%, 按日均同比下降3.20%; nothing where it cannot be said. */
export function changePhrases(place: Place, row: Compared): { change: Filling; lastYear: Filling } {
  const [change, lastYear] = row.comparisons.map((comparison): Filling => {
    const { name, basis } = comparison;
    const figure = changeFigure(place, row, { comparison, inWords: true });
    return tell(basis === 'average' ? SENTENCES.averageChange : SENTENCES.change, { name, change: figure });
  });
  return { change: change ?? null, lastYear: lastYear ?? null };
}

/** Of all rows of a paragraph: those that stand together for one reason share a sentence. */
export function changeReasons(place: Place, rows: Compared[], words: PeriodWords): Run[][] {
  const known = rows.filter(({ isKnown }) => isKnown);
  const columns = known[0]?.comparisons.length ?? 0;
  return Array.from({ length: columns }, (_, column) => {
    const pairs = known.flatMap((row): Pair[] => {
      const comparison = row.comparisons[column];
      return comparison ? [{ row, comparison, against: againstOf(comparison, words) }] : [];
    });
    return [...unevenDays(pairs, words), ...otherDays(pairs), ...unsaid(place, pairs)];
  }).flat();
}

interface Pair {
  row: Compared;
  comparison: Comparison;
  against: Against;
}

/** By what they share, in the order of their first. */
function groups(pairs: Pair[], shared: (pair: Pair) => string): [Pair, ...Pair[]][] {
  const found = new Map<string, [Pair, ...Pair[]]>();
  for (const pair of pairs) {
    const group = found.get(shared(pair));
    if (group) group.push(pair);
    else found.set(shared(pair), [pair]);
  }
  return [...found.values()];
}

const namesOf = (pairs: Pair[]): string => pairs.map(({ row }) => row.name).join('、');

/** Counts are then compared by daily average, rates as they are. */
function unevenDays(pairs: Pair[], { here }: PeriodWords): Run[][] {
  const uneven = pairs.filter(
    ({ row, comparison }) => comparison.why === null && row.days !== comparison.days,
  );
  const shared = ({ row, comparison }: Pair): string => `${comparison.basis} ${row.days} ${comparison.days}`;
  return groups(uneven, shared).flatMap((group) => {
    const [{ row, comparison, against }] = group;
    const days = { hereDays: String(row.days), baseDays: String(comparison.days) };
    const sentence = comparison.basis === 'average' ? SENTENCES.unevenDays : SENTENCES.unevenRates;
    return told(tell(sentence, { names: namesOf(group), here, base: against.base, ...days }));
  });
}

/** As many days, but not the same ones. */
function otherDays(pairs: Pair[]): Run[][] {
  const other = pairs.filter(
    ({ row, comparison: { why, note, days } }) => why === null && note !== null && row.days === days,
  );
  return groups(other, ({ comparison }) => comparison.note ?? '').flatMap((group) => {
    const [{ comparison, against }] = group;
    return told(
      tell(SENTENCES.otherDays, { names: namesOf(group), base: against.base, text: comparison.note }),
    );
  });
}

function unsaid(place: Place, pairs: Pair[]): Run[][] {
  const without = pairs.filter(({ comparison }) => comparison.why !== null);
  const shared = ({ row, comparison: { why } }: Pair): string =>
    why?.code === 'base-zero' ? `zero ${row.metric}` : (why?.text ?? '');
  return groups(without, shared).flatMap((group) => told(unsaidSentence(place, group)));
}

function unsaidSentence(place: Place, group: [Pair, ...Pair[]]): Run[] | null {
  const [{ row, comparison, against }] = group;
  const names = namesOf(group);
  const { not, base } = against;
  switch (comparison.why?.code) {
    case 'no-base-period':
      return [comparison.why.text];
    case 'base-zero': {
      const averageBase = comparison.basis === 'average' ? `${base}日均` : base;
      const sum = baseFigure(place, row, comparison);
      return tell(SENTENCES.zeroBase, { names, not, base: averageBase, sum, unit: row.unit });
    }
    case 'no-denominator':
      return tell(SENTENCES.noRateBase, { names, not });
    default:
      return tell(SENTENCES.unsaid, { names, not, why: comparison.why?.text ?? null });
  }
}

function told(sentence: Run[] | null): Run[][] {
  return sentence === null ? [] : [sentence];
}
