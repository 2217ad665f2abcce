// 总体情况, 安全隐患举报 and 办理情况: what the totals of a period came to, in sentences.
import type { Run } from '../domain/report.js';
import { paragraph, numbers, table, words, type Section } from './document-blocks.js';
import { chartBlocks } from './document-days.js';
import { changePhrases, changeReasons } from './document-changes.js';
import {
  averageFigure,
  cellOf,
  changeFigure,
  comparedRate,
  comparedTotal,
  type Place,
  printedDays,
  rateFigure,
  ratePart,
  sumFigure,
} from './document-figures.js';
import type { CountMetric, RateRow } from './models.js';
import type { HazardPeriod, HotlinePeriod, KindPeriod, PeriodModel, PeriodTotal } from './period-model.js';
import { SECTIONS, SENTENCES, TABLE_NOTES } from './report-words.js';
import { type Filling, tell } from './sentence.js';

type Of = HotlinePeriod | HazardPeriod;

function placeIn({ code }: PeriodModel, { kind }: Of): Place {
  return { code, kind };
}

function totalsOf({ totals }: KindPeriod, metrics: CountMetric[]): PeriodTotal[] {
  return totals.filter(({ metric }) => metrics.includes(metric));
}

/** Where some days with data do not print it, or not both parts of a rate. */
function printedOn(
  days: number,
  { daysWithData }: KindPeriod,
  sentence: typeof SENTENCES.printed = SENTENCES.printed,
): Filling {
  return days === daysWithData ? null : tell(sentence, { hereDays: String(days) });
}

const TOTAL_SENTENCES = {
  calls: SENTENCES.calls,
  messages: SENTENCES.messages,
  direct: SENTENCES.direct,
  transferred: SENTENCES.transferred,
  callbacks: SENTENCES.callbacks,
  hazards: SENTENCES.hazards,
};
type Told = keyof typeof TOTAL_SENTENCES;

/** Null where no day prints it. */
function totalSentence(model: PeriodModel, of: Of, metric: Told): Run[] | null {
  const place = placeIn(model, of);
  const [total] = totalsOf(of, [metric]);
  if (!total) return null;
  return tell(TOTAL_SENTENCES[metric], {
    here: model.words.here,
    sum: sumFigure(place, total),
    average: averageFigure(place, total),
    printed: printedOn(total.days, of),
    ...changePhrases(place, comparedTotal(total)),
  });
}

/** Names what no accepted bulletin prints. */
function unprinted(model: PeriodModel, of: Of, metrics: CountMetric[]): Run[] | null {
  const without = totalsOf(of, metrics).filter(({ sum }) => sum.value === null);
  const names = without.map(({ name }) => name).join('、');
  return tell(SENTENCES.unprinted, { here: model.words.here, names });
}

function totalSentences(model: PeriodModel, of: Of, metrics: Told[]): (Run[] | null)[] {
  return [...metrics.map((metric) => totalSentence(model, of, metric)), unprinted(model, of, metrics)];
}

/** What is told of totals, then what keeps them from being compared. */
function totalBlocks(model: PeriodModel, of: Of, metrics: Told[]): Section['blocks'] {
  const rows = totalsOf(of, metrics).map(comparedTotal);
  return [
    ...paragraph(...totalSentences(model, of, metrics)),
    ...paragraph(...changeReasons(placeIn(model, of), rows, model.words)),
  ];
}

function nothing(model: PeriodModel, of: Of, names: string): Section['blocks'] {
  return paragraph(tell(SENTENCES.nothing, { here: model.words.here, kind: of.kindName, names }));
}

export function overviewSection(model: PeriodModel): Section {
  const { hotline } = model;
  const blocks =
    hotline.daysWithData === 0
      ? nothing(model, hotline, '来电诉求、网民留言、热点问题和办理情况')
      : totalBlocks(model, hotline, ['calls', 'messages']);
  return { title: SECTIONS.overview, blocks: [...blocks, ...totalsTable(model), ...chartBlocks(model)] };
}

export function hazardBlocks(model: PeriodModel): Section['blocks'] {
  const { hazard } = model;
  return hazard.daysWithData === 0
    ? nothing(model, hazard, '举报件数、接收单位和主要问题')
    : totalBlocks(model, hazard, ['hazards']);
}

/** All totals with what they are compared with; of a kind without a single accepted day there are none. */
function totalsTable(model: PeriodModel): Section['blocks'] {
  const kinds = [model.hotline, model.hazard].filter(({ daysWithData }) => daysWithData > 0);
  return table({
    code: 'totals',
    caption: '主要数字',
    unit: null,
    columns: [
      words('项目'),
      words('单位'),
      ...['合计', '日均', '天数', ...model.hotline.columns.map(({ name }) => name)].map(numbers),
    ],
    rows: kinds.flatMap((of) => of.totals.map((total) => totalRow(placeIn(model, of), total))),
    notes: [TABLE_NOTES.totals],
  });
}

function totalRow(place: Place, total: PeriodTotal): Run[][] {
  const row = comparedTotal(total);
  return [
    [total.name],
    [total.unit],
    cellOf(sumFigure(place, total)),
    cellOf(averageFigure(place, total)),
    cellOf(total.days === 0 ? null : printedDays(place, total)),
    ...total.comparisons.map((comparison) =>
      cellOf(changeFigure(place, row, { comparison, inWords: false })),
    ),
  ];
}

/** Null without a single accepted bulletin of the hotline. */
export function handlingSection(model: PeriodModel): Section | null {
  const { hotline } = model;
  if (hotline.daysWithData === 0) return null;
  const rows = [
    ...totalsOf(hotline, ['direct', 'transferred']).map(comparedTotal),
    ...hotline.rates.map(comparedRate),
    ...totalsOf(hotline, ['callbacks']).map(comparedTotal),
  ];
  const blocks = [
    ...paragraph(...totalSentences(model, hotline, ['direct', 'transferred'])),
    ...paragraph(...hotline.rates.map((row) => rateSentence(model, row)), noRate(model)),
    ...paragraph(...totalSentences(model, hotline, ['callbacks'])),
    ...paragraph(...changeReasons(placeIn(model, hotline), rows, model.words)),
  ];
  return { title: SECTIONS.handling, blocks };
}

function rateSentence(model: PeriodModel, row: RateRow): Run[] | null {
  const place = placeIn(model, model.hotline);
  return tell(SENTENCES.rate, {
    name: row.name,
    rate: rateFigure(place, row),
    numerator: ratePart(place, row, 'numerator'),
    denominator: ratePart(place, row, 'denominator'),
    printed: printedOn(row.days, model.hotline, SENTENCES.printedTogether),
    ...changePhrases(place, comparedRate(row)),
  });
}

/** Why there is no rate, where both parts are printed, but never together, or are zero. */
function noRate({ hotline, words: { here } }: PeriodModel): Run[] | null {
  const without = hotline.rates.filter(({ value }) => value === null);
  const names = without.map(({ name }) => name).join('、');
  if (totalsOf(hotline, ['direct', 'transferred']).some(({ days }) => days === 0)) return null;
  const isZero = without[0]?.why?.code === 'no-denominator';
  return tell(isZero ? SENTENCES.noDenominator : SENTENCES.unprintedTogether, { here, names });
}
