// Two stretches of days held against each other: sums, averages, rates and lists side by side, and what not to read into them.
import type { Kind } from '../domain/bulletin.js';
import { datesFrom, type IsoDate } from '../domain/dates.js';
import type { Entry, Scope } from '../domain/entry.js';
import { datesOfSpan, periodIn, rangeCode, spanName, type SpanCode } from '../domain/span.js';
import { type Book, openBook, pageScope } from './book.js';
import { TOTALS } from './cells.js';
import { columnsOf } from './compare.js';
import type {
  ChosenSpan,
  ComparedHazard,
  ComparedHotline,
  ComparedKind,
  ComparedLabel,
  ComparedTotal,
  ComparisonModel,
  SideTotal,
} from './comparison-model.js';
import { coverageOf } from './coverage.js';
import type { CountMetric } from './models.js';
import type { LabelBase, LabelTotal, PeriodTotal } from './period-model.js';
import { periodTotal, unevenText } from './period-report.js';
import type { Base, Period } from './periods.js';
import { ratesOf } from './rates.js';
import { labelTotals, type PeriodTable } from './tally.js';
import { HOTSPOT_NOTE, KIND_NAMES } from './wording.js';

/** Both exist in the calendar. */
export interface Pair {
  /** What is compared with. */
  base: SpanCode;
  here: SpanCode;
}

/** The two tables of one kind: each side as the one that is spoken of. */
interface Tables {
  /** With the base to compare with. */
  here: PeriodTable;
  base: PeriodTable;
}

function periodOfSpan(code: SpanCode): Period {
  return { name: spanName(code), dates: datesOfSpan(code), impossible: null };
}

function sideTotal({ sum, average, days }: PeriodTotal): SideTotal {
  return { sum, average, days };
}

function tablesOf(book: Book, kind: Kind, pair: Pair): Tables {
  const [here, base] = [periodOfSpan(pair.here), periodOfSpan(pair.base)];
  const chosen: Base = { ...base, code: 'chosen-period', title: '增减', period: periodIn(pair.base) };
  return {
    here: { book, kind, here, bases: [chosen], previous: base, words: { here: '本期', previous: '基期' } },
    base: {
      book,
      kind,
      here: base,
      bases: [],
      previous: here,
      words: { here: base.name, previous: here.name },
    },
  };
}

function comparedTotal({ here, base }: Tables, metric: CountMetric): ComparedTotal {
  const [now, before] = [periodTotal(here, metric), periodTotal(base, metric)];
  const { name, unit, comparisons } = now;
  return { metric, name, unit, base: sideTotal(before), here: sideTotal(now), comparisons };
}

function sideOfLabel({ labels, sum, daysListed, daysWithData, daysText }: LabelTotal): LabelBase {
  return { labels, value: sum.value, text: sum.text, daysListed, daysWithData, daysText, why: null };
}

/** All that either side prints: those of the side that is compared first, in their order. */
function comparedLabels({ here, base }: Tables, metric: CountMetric): ComparedLabel[] {
  const now = labelTotals(here, metric);
  const known = new Set(now.map(({ label }) => label));
  const gone = labelTotals(base, metric).filter(({ label }) => !known.has(label));
  return [
    ...now.map((total) => ({ ...namesOf(total), base: total.previous, here: sideOfLabel(total) })),
    ...gone.map((total) => ({ ...namesOf(total), base: sideOfLabel(total), here: total.previous })),
  ];
}

function namesOf({
  metric,
  label,
  labelsText,
}: LabelTotal): Pick<ComparedLabel, 'metric' | 'label' | 'labelsText'> {
  return { metric, label, labelsText };
}

function comparedKind(tables: Tables): Omit<ComparedKind, 'kind'> {
  const { here, base } = tables;
  const { kind, book } = here;
  return {
    kindName: KIND_NAMES[kind],
    base: coverageOf(book, kind, base.here.dates),
    here: coverageOf(book, kind, here.here.dates),
    columns: columnsOf(here),
    totals: TOTALS[kind].map((metric) => comparedTotal(tables, metric)),
    unevenText: unevenText(here),
  };
}

function comparedHotline(tables: Tables): ComparedHotline {
  const before = ratesOf(tables.base);
  const rates = ratesOf(tables.here).flatMap((here) =>
    before.filter(({ metric }) => metric === here.metric).map((base) => ({ name: here.name, base, here })),
  );
  return {
    ...comparedKind(tables),
    kind: 'hotline',
    rates,
    channels: comparedLabels(tables, 'channel'),
    hotspots: comparedLabels(tables, 'hotspot'),
    hotspotNote: HOTSPOT_NOTE,
  };
}

function comparedHazard(tables: Tables): ComparedHazard {
  return { ...comparedKind(tables), kind: 'hazard', receivers: comparedLabels(tables, 'receiver') };
}

function chosenSpan(code: SpanCode): ChosenSpan {
  const dates = datesOfSpan(code);
  const [from = '', to = from] = [dates[0], dates.at(-1)];
  return { code, name: spanName(code), period: periodIn(code), from, to, days: dates.length };
}

function notesOf(base: ChosenSpan, here: ChosenSpan): string[] {
  if (base.from === here.from && base.to === here.to) {
    return ['两个时段是同样的日子，所有增减必然是0，没有可比的内容；请另选一个时段。'];
  }
  return [overlapText(base, here), lengthText(base, here)].flatMap((text) => text ?? []);
}

function overlapText(base: ChosenSpan, here: ChosenSpan): string | null {
  const from = base.from > here.from ? base.from : here.from;
  const to = base.to < here.to ? base.to : here.to;
  const count = datesFrom(from, to).length;
  if (count === 0) return null;
  return `两个时段有${count}天重叠（${spanName(rangeCode(from, to))}）：这些天在两边都计入，增减会因此显得小。`;
}

function lengthText(base: ChosenSpan, here: ChosenSpan): string | null {
  if (base.days === here.days) return null;
  return `两个时段长短不同：基期${base.days}天，本期${here.days}天。合计不能直接相比，有数据的天数不同的项目按日均比较。`;
}

/** The days whose entries `comparisonModel` needs. */
export function datesForComparison({ base, here }: Pair): IsoDate[] {
  return [...new Set([...datesOfSpan(base), ...datesOfSpan(here)])];
}

/** `entries`: those that touch a day of `datesForComparison(pair)`; others do no harm. */
export function comparisonModel(pair: Pair, entries: Entry[], scope: Scope): ComparisonModel {
  const book = openBook(entries, scope);
  const [base, here] = [chosenSpan(pair.base), chosenSpan(pair.here)];
  return {
    ...pageScope(scope),
    title: '比较',
    base,
    here,
    notes: notesOf(base, here),
    hotline: comparedHotline(tablesOf(book, 'hotline', pair)),
    hazard: comparedHazard(tablesOf(book, 'hazard', pair)),
  };
}
