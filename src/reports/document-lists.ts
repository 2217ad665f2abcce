// 留言渠道, 热点问题 and the lists of 安全隐患举报: names that a bulletin prints, held against the period before.
import { lineText, type ReportFigure, type Run, type TableBlock } from '../domain/report.js';
import { movedBy, type Outcome } from './compare.js';
import { numbers, paragraph, type Section, table, words } from './document-blocks.js';
import {
  cellOf,
  changeMark,
  daysWithData,
  labelBase,
  labelDays,
  labelSum,
  type Place,
} from './document-figures.js';
import { hazardBlocks } from './document-totals.js';
import type { KindPeriod, LabelTotal, PeriodModel, TopicTotal } from './period-model.js';
import { periodPlace } from './addresses.js';
import { SECTIONS, SENTENCES, TABLE_NOTES } from './report-words.js';
import { fraction } from './rounding.js';
import { listed, tell } from './sentence.js';

/** 热点问题: as many as the report tells, and those level with the last of them. */
const FOREMOST = 3;
/** Topics that the sentence names. */
const NAMED_TOPICS = 5;

/** Those among the first in size, level ones too. */
function foremost(totals: LabelTotal[], count: number): LabelTotal[] {
  const sorted = totals.toSorted((a, b) => (b.sum.value ?? 0) - (a.sum.value ?? 0));
  const last = sorted[Math.min(count, sorted.length) - 1];
  return sorted.filter(({ sum }) => (sum.value ?? 0) >= (last?.sum.value ?? 0));
}

/** Null without a single accepted bulletin of the hotline. */
export function channelsSection(model: PeriodModel): Section | null {
  const { hotline, words: here } = model;
  if (hotline.daysWithData === 0) return null;
  const place: Place = { code: model.code, kind: 'hotline' };
  const items = foremost(hotline.channels, 1).map(
    (total) => tell(SENTENCES.channel, { label: total.label, sum: labelSum(place, total) }) ?? [],
  );
  return {
    title: SECTIONS.channels,
    blocks: [
      ...paragraph(
        tell(SENTENCES.channels, { items: listed(items, '、') }),
        hotline.channels.length > 0
          ? null
          : tell(SENTENCES.unprinted, { here: here.here, names: '留言渠道' }),
      ),
      ...sideBySide(model, place, { code: 'channels', name: '渠道', caption: '网民留言渠道' }),
    ],
  };
}

/** Names in their printed order, this period beside the last: no league table. */
function sideBySide(
  model: PeriodModel,
  place: Place,
  { code, name, caption }: Record<'code' | 'name' | 'caption', string>,
): TableBlock[] {
  const totals = place.kind === 'hotline' ? model.hotline.channels : model.hazard.receivers;
  const { here, previous } = model.words;
  return table({
    ...{ code, caption, unit: '单位：件' },
    columns: [
      words(name),
      numbers(here),
      numbers('印出天数'),
      numbers(previous),
      numbers(`${previous}印出天数`),
    ],
    rows: totals.map((total) => [
      [total.label],
      cellOf(labelSum(place, total)),
      listedDays(model, place, total),
      cellOf(labelBase(place, total, model.previous), total.previous.text),
      previousDays(place, total),
    ]),
    notes: [...unevenNote(model, model[place.kind], totals), ...unlistedNote(totals)],
  });
}

function unevenNote(
  { words: { here, previous } }: PeriodModel,
  of: KindPeriod,
  totals: LabelTotal[],
): string[] {
  const [first] = totals;
  if (!first || of.unevenText === null) return [];
  const days = { hereDays: String(of.daysWithData), baseDays: String(first.previous.daysWithData) };
  return [lineText(tell(SENTENCES.unevenLists, { here, base: previous, ...days }) ?? [])];
}

function unlistedNote(totals: LabelTotal[]): string[] {
  return totals.some(({ previous }) => previous.why?.code === 'not-listed') ? [TABLE_NOTES.unlisted] : [];
}

/** `1/5天`. */
function listedDays(model: PeriodModel, place: Place, total: LabelTotal): Run[] {
  const [some, all] = [labelDays(place, total, 'here'), daysWithData(place, model[place.kind])];
  return some && all ? [some, '/', all, '天'] : ['—'];
}

function previousDays(place: Place, total: LabelTotal): Run[] {
  const some = labelDays(place, total, 'previous');
  return some ? [some, `/${total.previous.daysWithData}天`] : ['—'];
}

/** Null without a single accepted bulletin of the hotline. */
export function hotspotsSection(model: PeriodModel): Section | null {
  const { hotline, words: here } = model;
  if (hotline.daysWithData === 0) return null;
  const place: Place = { code: model.code, kind: 'hotline' };
  const shown = foremost(hotline.hotspots, FOREMOST);
  const items = shown.map((total) => hotspotWords(model, place, total));
  return {
    title: SECTIONS.hotspots,
    blocks: [
      ...paragraph(
        tell(SENTENCES.hotspots, { items: listed(items, '、') }),
        shown.length > 0 ? null : tell(SENTENCES.unprinted, { here: here.here, names: '热点问题' }),
      ),
      ...hotspotTable(model, place, shown),
    ],
  };
}

function hotspotWords(model: PeriodModel, place: Place, total: LabelTotal): Run[] {
  return (
    tell(SENTENCES.hotspot, {
      label: total.label,
      sum: labelSum(place, total, true),
      days: labelDays(place, total, 'here'),
      all: daysWithData(place, model.hotline),
    }) ?? []
  );
}

function hotspotTable(model: PeriodModel, place: Place, shown: LabelTotal[]): TableBlock[] {
  const { here, previous } = model.words;
  const [against] = model.hotline.columns;
  return table({
    code: 'hotspots',
    caption: '热点问题前三位',
    unit: '单位：件',
    columns: [
      words('类别'),
      ...[here, '印出天数', previous, `${previous}印出天数`, against?.name ?? ''].map(numbers),
      words('联系单位'),
    ],
    rows: shown.map((total) => [
      [total.label],
      cellOf(labelSum(place, total)),
      listedDays(model, place, total),
      cellOf(labelBase(place, total, model.previous), total.previous.text),
      previousDays(place, total),
      cellOf(hotspotChange(place, total)),
      [total.agencies.join('、') || '—'],
    ]),
    notes: [TABLE_NOTES.hotspots, ...unlistedNote(shown)],
  });
}

/** Sums of a name of which each day of both periods prints the same are no lower bounds: they can be compared, by daily average. */
function exactOutcome({ isLike, sum, daysWithData: all, previous }: LabelTotal): Outcome | null {
  if (!isLike || sum.value === null || previous.value === null || previous.value === 0) return null;
  return movedBy(fraction(sum.value, all), fraction(previous.value, previous.daysWithData));
}

function hotspotChange({ code, kind }: Place, total: LabelTotal): ReportFigure | null {
  const outcome = exactOutcome(total);
  if (typeof outcome?.change !== 'number') return null;
  return {
    key: `${kind}.${total.metric}.${total.label}.change`,
    name: `${total.sum.name}“${total.label}”日均增减`,
    metric: `${total.metric}.previous.change`,
    value: outcome.change,
    format: 'change',
    text: changeMark({ ...outcome, changeUnit: '%' }),
    href: periodPlace(code),
  };
}

export function hazardsSection(model: PeriodModel): Section {
  const { hazard } = model;
  const place: Place = { code: model.code, kind: 'hazard' };
  return {
    title: SECTIONS.hazards,
    blocks: [
      ...hazardBlocks(model),
      ...paragraph(
        tell(SENTENCES.topics, { items: topicWords(hazard.topics) }),
        tell(SENTENCES.bodies, { bodies: hazard.agencies.join('、') }),
      ),
      ...sideBySide(model, place, { code: 'receivers', name: '接收单位', caption: '安全隐患举报接收单位' }),
    ],
  };
}

function topicWords(topics: TopicTotal[]): Run[] {
  const named = topics
    .slice(0, NAMED_TOPICS)
    .map(({ label, daysListed }) => tell(SENTENCES.topic, { label, hereDays: String(daysListed) }) ?? []);
  return listed(named, '、').concat(topics.length > NAMED_TOPICS ? ['等'] : []);
}
