// 更正, 数据说明 and 数据来源: what a reader needs to judge the figures of a report by.
import { dateName, shanghaiTimeName } from '../domain/dates.js';
import type { IssuedReport, ReportDifference, ReportFigure, Run } from '../domain/report.js';
import { notes, paragraph, type Section, table, words, numbers } from './document-blocks.js';
import { periodPlace } from './addresses.js';
import type { KindPeriod, PeriodModel } from './period-model.js';
import { GENERAL_NOTES, HOTLINE_NOTES, SECTIONS, SENTENCES, TABLE_NOTES } from './report-words.js';
import { countText } from './rounding.js';
import { tell } from './sentence.js';
import { HOTSPOT_NOTE } from './wording.js';

/** Characters of a digest that a reader compares. */
const DIGEST_SHOWN = 16;
const NOT_THERE = '没有';

/** Null where nothing differs. `figures`: of the new report, by key. */
export function correctionsSection(
  last: IssuedReport,
  differences: ReportDifference[],
  figures: ReadonlyMap<string, ReportFigure>,
): Section | null {
  const when = { time: shanghaiTimeName(new Date(last.at)), all: String(last.edition) };
  const title = SECTIONS.corrections;
  if (last.document === null) return { title, blocks: paragraph(tell(SENTENCES.correctedUnknown, when)) };
  if (differences.length === 0) return null;
  return {
    title,
    blocks: [
      ...paragraph(tell(SENTENCES.corrected, when)),
      ...table({
        code: 'corrections',
        caption: '更正的数字',
        unit: null,
        columns: [words('项目'), numbers('原为'), numbers('现为')],
        rows: differences.map(({ key, name, before, after }) => [
          [name],
          [before ?? NOT_THERE],
          [figures.get(key) ?? after ?? NOT_THERE],
        ]),
        notes: [],
      }),
    ],
  };
}

export function notesSection(model: PeriodModel, head: string): Section {
  const kinds = [model.hotline, model.hazard];
  const holidays = new Set(kinds.flatMap(({ columns }) => columns.flatMap((column) => column.notes)));
  const lines: (Run[] | null)[] = [
    ...(model.simulatedText === null ? [] : [[model.simulatedText]]),
    [model.coverageText],
    ...[...GENERAL_NOTES, ...(model.hotline.daysWithData > 0 ? HOTLINE_NOTES : [])].map((text) => [text]),
    ...(model.hotline.hotspots.length > 0 ? [[HOTSPOT_NOTE]] : []),
    ...[...holidays].map((text) => [text]),
    ...kinds.map(({ kindName: kind, unbalancedText: text }) => tell(SENTENCES.unbalanced, { kind, text })),
    ...kinds.map(otherPending),
    ...groupedNames(model),
    tell(SENTENCES.head, { text: head }),
  ];
  return { title: SECTIONS.notes, blocks: notes(...lines) };
}

function otherPending({ kindName: kind, otherPendingDays: items }: KindPeriod): Run[] | null {
  return tell(SENTENCES.otherPending, { kind, items });
}

/** What the printed labels are told under, where the office groups them. */
function groupedNames({ hotline, hazard }: PeriodModel): (Run[] | null)[] {
  const lists = [
    { name: '留言渠道', totals: hotline.channels },
    { name: '热点问题', totals: hotline.hotspots },
    { name: '接收单位', totals: hazard.receivers },
    { name: '主要问题', totals: hazard.topics },
  ];
  return lists.map(({ name, totals }) => {
    const items = totals.flatMap(({ label, labelsText: text }) =>
      text === null ? [] : `${label}（${text}）`,
    );
    return tell(SENTENCES.grouped, { name, items: items.join('、') });
  });
}

/** Each source of a week or a month; of a longer period how many. */
export function sourcesSection(model: PeriodModel): Section | null {
  const { sources } = model;
  if (sources.length === 0) return null;
  const title = SECTIONS.sources;
  if (model.hotline.parts.length > 0) return { title, blocks: paragraph(countedSources(model)) };
  const blocks = table({
    code: 'sources',
    caption: '数字读自的来源',
    unit: null,
    columns: ['来源', '刊发日期', '通报', '摘要'].map(words),
    rows: sources.map(({ name, published, bulletins, sha256 }) => [
      [name],
      [published === null ? '未填' : dateName(published)],
      [bulletins.join('、')],
      [sha256.slice(0, DIGEST_SHOWN)],
    ]),
    notes: [TABLE_NOTES.sources],
  });
  return { title, blocks };
}

function countedSources({ code, sources: { length } }: PeriodModel): Run[] | null {
  const count: ReportFigure = {
    ...{ key: 'sources.count', name: '来源份数', metric: 'sources', format: 'count' },
    ...{ value: length, text: countText(length), href: periodPlace(code) },
  };
  return tell(SENTENCES.sourceCount, { count });
}
