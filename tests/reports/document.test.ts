// The printed report: what it says in each situation, word for word, and that no figure is typed past its keys.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Metric } from '../../src/domain/bulletin.js';
import { addDays, daysOfWeek } from '../../src/domain/dates.js';
import type { Entry, Scope } from '../../src/domain/entry.js';
import { datesOf } from '../../src/domain/period.js';
import {
  lineText,
  type EditorsRemark,
  type IssuedReport,
  type ReportDocument,
  type ReportFigure,
  type Run,
  type TableBlock,
} from '../../src/domain/report.js';
import { reportDocument, type ReportExtras } from '../../src/reports/document.js';
import { periodModel } from '../../src/reports/period-report.js';
import { calls, hazard, hotline, pending, scope } from '../support/entries.js';

const WEEK = '2025-W42';
const [MON = '', TUE = '', WED = '', THU = '', FRI = '', SAT = '', SUN = ''] = daysOfWeek(WEEK);
const FIELDS = { number: '', issuer: '', drafted: '', checked: '', signed: '' };
const PLAIN: ReportExtras = { fields: FIELDS, remark: null, lastIssue: null, head: '57-3f9a' };

interface Situation {
  period?: string;
  entries: Entry[];
  scope?: Partial<Scope>;
  extras?: Partial<ReportExtras>;
}

function documentOf({ period = WEEK, entries, scope: changes = {}, extras = {} }: Situation): ReportDocument {
  return reportDocument(periodModel(period, entries, scope(changes)), { ...PLAIN, ...extras });
}

/** Both bulletins of each day; the hotline's calls as given, two fifths of 1000 transferred. */
function days(dates: string[], value = 1000, hazards = 40): Entry[] {
  return dates.flatMap((date) => [
    hotline(date, { totals: { calls: value, messages: 50, direct: value - 400, transferred: 400 } }),
    hazard(date, { totals: { hazards } }),
  ]);
}

function week(name: string, value = 1000, hazards = 40): Entry[] {
  return days(daysOfWeek(name), value, hazards);
}

const without = (entries: Entry[], kind: Entry['kind'], date: string): Entry[] =>
  entries.filter((entry) => entry.kind !== kind || entry.date !== date);

const changed = (entries: Entry[], date: string, change: (entry: Entry) => Entry): Entry[] =>
  entries.map((entry) => (entry.kind === 'hotline' && entry.date === date ? change(entry) : entry));

/** Every paragraph, note and sentence of a chart. */
function prose({ blocks }: ReportDocument): string {
  return blocks
    .map((block) => {
      if (block.type === 'heading') return block.text;
      if (block.type === 'paragraph') return lineText(block.runs);
      if (block.type === 'chart') return block.sentence;
      return block.type === 'notes' ? block.lines.map(lineText).join('\n') : block.notes.join('\n');
    })
    .join('\n');
}

function tableOf({ blocks }: ReportDocument, code: string): TableBlock | undefined {
  return blocks.find((block): block is TableBlock => block.type === 'table' && block.code === code);
}

/** The row that begins with this, as it is read. */
function row(document: ReportDocument, code: string, first: string): string {
  const cells = tableOf(document, code)?.rows.find(([head]) => lineText(head ?? []).startsWith(first));
  return (cells ?? []).map(lineText).join(' | ');
}

function headings({ blocks }: ReportDocument): string[] {
  return blocks.flatMap((block) => (block.type === 'heading' ? [block.text] : []));
}

function issued(document: ReportDocument | null, edition = 1): IssuedReport {
  const at = '2025-10-23T10:00:00.000+08:00';
  const rest = {
    region: '西宁市',
    period: WEEK,
    fields: FIELDS,
    digest: '',
    differences: [],
    actor: 'zhang',
  };
  return { id: edition, edition, document, at, ...rest };
}

function remarkOf(text: string): EditorsRemark {
  return { id: 1, period: WEEK, text, actor: 'zhang', at: '2025-10-23T10:00:00.000+08:00' };
}

const FULL = [...week(WEEK, 1100), ...week('2025-W41'), ...week('2024-W42', 500)];
const BOTH = [...week(WEEK, 1100), ...week('2025-W41')];

interface Wording extends Situation {
  says: string[];
  /** Must not stand anywhere in the words. */
  not?: string[];
}

const WORDING: [situation: string, wording: Wording][] = [
  [
    'seven days in all three weeks',
    {
      entries: FULL,
      says: [
        '本周7天中，热线通报有7天、安全隐患通报有7天入账。\n一、',
        '本周接听群众来电诉求7,700件次，日均1,100.00件次，较上周增长10.00%，同比增长120.00%。收到网民留言350件，日均50.00件，较上周持平，同比持平。\n',
        '本周受理安全隐患举报280件，日均40.00件，较上周持平，同比持平。\n',
        '本周直接办理4,900件，日均700.00件，较上周增长16.67%，同比增长600.00%。转交责任单位办理2,800件，日均400.00件，较上周持平，同比持平。\n',
        '来电直接办理率63.64%（4,900÷7,700），较上周上升3.64个百分点，同比上升43.64个百分点。来电转办率36.36%（2,800÷7,700），较上周下降3.64个百分点，同比下降43.64个百分点。\n',
      ],
      not: ['未计入', '不与上周', '不作同比', '与上周有数据', '留空'],
    },
  ],
  [
    'a missing day',
    {
      entries: without(FULL, 'hotline', WED),
      says: [
        '本周7天中，热线通报有6天、安全隐患通报有7天入账。\n热线通报未计入合计的日子，缺1天：10月15日（周三）。\n',
        '本周接听群众来电诉求6,600件次，日均1,100.00件次，按日均较上周增长10.00%，按日均同比增长120.00%。',
        '来电诉求、网民留言与上周有数据的天数不同（本周6天，上周7天），按日均比较。来电诉求、网民留言与上年同期有数据的天数不同（本周6天，上年同期7天），按日均比较。\n',
        '来电直接办理率、来电转办率与上周有数据的天数不同（本周6天，上周7天），各按有数据的日子计算。',
      ],
      not: ['安全隐患通报未计入', '安全隐患举报与上周有数据的天数不同'],
    },
  ],
  [
    'a pending day',
    {
      entries: changed(FULL, THU, (entry) => pending(entry)),
      says: [
        '热线通报未计入合计的日子，待核1天：10月16日（周四）。\n',
        '本周接听群众来电诉求6,600件次，日均1,100.00件次，按日均较上周增长10.00%',
        '待核的日子画成空心',
      ],
      not: ['7,700', '缺1天'],
    },
  ],
  [
    'a correction: the last issue had other figures',
    {
      entries: changed(FULL, MON, (entry) => ({ ...entry, ...figuresOf(calls(MON, 1170)) })),
      extras: { lastIssue: issued(documentOf({ entries: FULL })) },
      says: ['更正\n2025年10月23日 10:00第1次印发以后，下列数字有变动。\n', '本周接听群众来电诉求7,770件次'],
    },
  ],
  [
    'a correction of an issue whose source was redacted',
    {
      entries: FULL,
      extras: { lastIssue: issued(null, 2) },
      says: ['2025年10月23日 10:00第2次印发的报告，因引用的来源已经隐去，不能逐项对照。'],
    },
  ],
  [
    'as many days as last week, but other ones',
    {
      entries: without(without(FULL, 'hotline', THU), 'hotline', '2025-10-06'),
      says: [
        '本周接听群众来电诉求6,600件次，日均1,100.00件次，较上周增长10.00%，按日均同比增长120.00%。',
        '来电诉求、网民留言与上周有数据的天数相同，但不是同样的日子（本期周四、基期周一没有数字）。',
        '来电直接办理率、来电转办率与上周有数据的天数相同，但不是同样的日子（本期周四、基期周一没有数字）。',
      ],
    },
  ],
  [
    'a zero base',
    {
      entries: [...week(WEEK), ...week('2025-W41', 1000, 0), ...week('2024-W42')],
      says: [
        '本周受理安全隐患举报280件，日均40.00件，同比持平。\n安全隐患举报不与上周比较：上周是0件，不能算增减幅度。\n',
      ],
    },
  ],
  [
    'a zero base on other days',
    {
      entries: without([...week(WEEK), ...week('2025-W41', 1000, 0)], 'hazard', MON),
      says: ['安全隐患举报不与上周比较：上周日均是0.00件，不能算增减幅度。'],
    },
  ],
  [
    'zero this week',
    {
      entries: [...week(WEEK, 1000, 0), ...week('2025-W41')],
      says: ['本周受理安全隐患举报0件，日均0.00件，较上周下降100.00%。'],
    },
  ],
  [
    'nothing last week and a year ago',
    {
      entries: week(WEEK),
      says: [
        '本周接听群众来电诉求7,000件次，日均1,000.00件次。',
        '来电诉求、网民留言不与上周比较：2025年第41周（10月6日—12日）没有入账的数字（缺）。来电诉求、网民留言不作同比：2024年第42周（10月14日—20日）没有入账的数字（缺）。\n',
        '直接办理、转交办理、来电直接办理率、来电转办率不与上周比较：2025年第41周',
      ],
      not: ['增长', '下降', '持平'],
    },
  ],
  [
    'last week waits for a person',
    {
      entries: [...week(WEEK), ...week('2025-W41').map((entry) => pending(entry))],
      says: ['来电诉求、网民留言不与上周比较：2025年第41周（10月6日—12日）没有入账的数字（待核）。'],
    },
  ],
  [
    'last week is one notice of several days',
    {
      entries: [...week(WEEK), { ...calls('2025-10-06', 9000), dateTo: '2025-10-12' }],
      says: ['来电诉求、网民留言不与上周比较：2025年第41周（10月6日—12日）没有入账的数字（合并通报）。'],
      not: ['9,000'],
    },
  ],
  [
    'other coverage than last week',
    {
      entries: [...days([MON, TUE], 1100), ...week('2025-W41')],
      says: [
        '按日均较上周增长10.00%',
        '来电诉求、网民留言与上周有数据的天数不同（本周2天，上周7天），按日均比较。',
        '热线通报未计入合计的日子，缺5天：10月15日（周三）、10月16日（周四）、10月17日（周五）、10月18日（周六）、10月19日（周日）。',
      ],
    },
  ],
  [
    'week 53, which the year before has not',
    {
      period: '2020-W53',
      entries: [...week('2020-W53', 1100), ...week('2020-W52')],
      scope: { coverageFrom: '2019-01-01' },
      says: ['，较上周增长10.00%。', '2019年没有第53周，不能同比。'],
      not: ['不作同比'],
    },
  ],
  [
    'a notice of two days',
    {
      entries: [...changed(without(BOTH, 'hotline', TUE), MON, (entry) => ({ ...entry, dateTo: TUE }))],
      says: [
        '热线通报未计入合计的日子，合并通报2天：10月13日（周一）、10月14日（周二）。',
        '日均1,100.00件次',
      ],
    },
  ],
  [
    'a holiday in only one of the two',
    {
      entries: BOTH,
      says: ['2025年第41周（10月6日—12日）逢中秋假期1天、国庆节假期2天，本周不逢节假日。'],
    },
  ],
  [
    'an accepted day that does not add up',
    {
      entries: changed(BOTH, TUE, (entry) => ({ ...entry, verdict: 'unbalanced' })),
      says: ['热线通报：10月14日勾稽不符，照入账的数字计入合计。'],
    },
  ],
  [
    'an accepted day of which another reading waits',
    {
      entries: [...BOTH, pending(calls(TUE, 1), 'conflict')],
      says: ['热线通报10月14日另有待核的通报，合计以已入账的为准。'],
    },
  ],
  [
    'no call-backs printed',
    { entries: BOTH, says: ['本周的通报没有印出回访量，或者印得不清，没有读到。'], not: ['\n回访'] },
  ],
  [
    'call-backs on one day of two',
    {
      entries: [hotline(MON, { totals: { calls: 10, callbacks: 246 } }), calls(TUE, 20)],
      says: ['回访246件（按印出这一项的1天计算）；应回访的件数没有印出，不计算回访率。'],
    },
  ],
  [
    'direct and transferred never on the same day',
    {
      entries: [hotline(MON, { totals: { direct: 10 } }), hotline(TUE, { totals: { transferred: 20 } })],
      says: [
        '本周没有一天同时印出直接办理和转交办理，来电直接办理率、来电转办率不作计算。',
        '本周的通报没有印出来电诉求、网民留言，或者印得不清，没有读到。',
      ],
      not: ['÷2'],
    },
  ],
  [
    'neither direct nor transferred: both zero',
    {
      entries: [hotline(MON, { totals: { direct: 0, transferred: 0 } })],
      says: ['本周没有直接办理也没有转交办理的件，来电直接办理率、来电转办率不作计算。'],
    },
  ],
  [
    'hazards only',
    {
      entries: BOTH.filter(({ kind }) => kind === 'hazard'),
      says: [
        '本周7天中，没有一天有热线通报入账。本周7天中，7天有安全隐患通报入账。',
        '一、总体情况\n本周没有入账的热线通报，来电诉求、网民留言、热点问题和办理情况都没有数字。',
        '二、安全隐患举报\n本周受理安全隐患举报280件，日均40.00件，较上周持平。',
      ],
      not: ['办理率', '接听'],
    },
  ],
  [
    'no accepted bulletin at all',
    {
      entries: [],
      says: [
        '本周7天中，没有一天有热线通报入账。本周7天中，没有一天有安全隐患通报入账。',
        '二、安全隐患举报\n本周没有入账的安全隐患通报，举报件数、接收单位和主要问题都没有数字。',
      ],
      not: ['日均1', '增长'],
    },
  ],
  [
    'a month of 31 days after one of 30',
    {
      period: '2025-10',
      entries: [...days(datesOf('2025-10'), 1100), ...days(datesOf('2025-09'))],
      says: [
        '本月31天中，热线通报有31天、安全隐患通报有31天入账。',
        '按日均较上月增长10.00%',
        '来电诉求、网民留言与上月有数据的天数不同（本月31天，上月30天），按日均比较。',
      ],
    },
  ],
  [
    'a quarter',
    {
      period: '2025-Q4',
      entries: [...days(datesOf('2025-10')), ...days(datesOf('2025-09'))],
      says: [
        '本季度到2025年10月31日还没有结束，以下只是已入账各天的情况。本季度92天中，热线通报有31天、',
        '热线通报未计入合计的日子，尚未到的61天：11月1日—12月31日（61天）。',
        '附：逐月情况',
        '本报告的数字读自62份来源，逐份列在各日的页面上。',
      ],
    },
  ],
  [
    'a quarter with a day of which a further bulletin waits',
    {
      period: '2025-Q4',
      entries: [...days([MON, TUE]), pending(calls(TUE, 900), 'conflict')],
      says: ['热线通报10月14日另有待核的通报，合计以已入账的为准。'],
    },
  ],
  [
    'a year: the year before is the only base',
    {
      period: '2024',
      entries: [...days(datesOf('2024'), 1100), ...days(datesOf('2023'))],
      scope: { coverageFrom: '2023-01-01' },
      says: [
        '按日均同比增长10.00%',
        '来电诉求、网民留言与上年同期有数据的天数不同（本年366天，上年同期365天），按日均比较。',
      ],
      not: ['较上年', '较上周'],
    },
  ],
  [
    'the present week',
    {
      entries: [...days([MON, TUE]), ...week('2025-W41')],
      scope: { today: THU },
      says: [
        '本周到2025年10月16日还没有结束，以下只是已入账各天的情况。本周7天中，热线通报有2天、',
        '待刊2天：10月15日（周三）、10月16日（周四）；尚未到的3天：10月17日（周五）、10月18日（周六）、10月19日（周日）',
      ],
      not: ['缺5天'],
    },
  ],
  [
    'before the statistics began',
    {
      entries: days([WED]),
      scope: { coverageFrom: WED },
      says: [
        '未纳入统计2天：10月13日（周一）、10月14日（周二）',
        '自2025年10月15日起统计，此前没有通报的日子不算缺报。',
      ],
    },
  ],
  [
    'a simulated ledger',
    {
      entries: BOTH,
      scope: { simulated: true },
      says: ['模拟数据：本台账由程序生成，仅供演示，不是真实通报。'],
    },
  ],
  [
    'a change too small to show',
    {
      entries: [...week(WEEK, 100_001), ...week('2025-W41', 100_000), ...week('2024-W42', 100_002)],
      says: ['较上周增长不足0.01%，同比下降不足0.01%。'],
      not: ['增长0.00%'],
    },
  ],
  [
    'an editor has something to note',
    {
      entries: BOTH,
      extras: { remark: remarkOf('请关注供热。\n\n  城西区较多。 ') },
      says: ['六、值得关注\n请关注供热。\n城西区较多。\n附：'],
    },
  ],
];

/** A hotline bulletin that prints other calls, and the rest as the others. */
function figuresOf({ figures: [first] }: Entry): Pick<Entry, 'figures'> {
  const [, ...rest] = hotline(MON, {
    totals: { calls: 0, messages: 50, direct: 700, transferred: 400 },
  }).figures;
  return { figures: first ? [first, ...rest] : rest };
}

/** Word for word what a row of a table says in a situation. */
const ROWS: [situation: string, given: Situation, table: string, row: string][] = [
  ['full day', { entries: FULL }, 'daily', '10月13日（周一） | 1,100 | 50 | 700 | 400 | — | 40'],
  [
    'missing day',
    { entries: without(FULL, 'hotline', WED) },
    'daily',
    '10月15日（周三） | 缺 | 缺 | 缺 | 缺 | 缺 | 40',
  ],
  [
    'pending day',
    { entries: changed(FULL, THU, (entry) => pending(entry)) },
    'daily',
    '10月16日（周四） | 待核 | 待核 | 待核 | 待核 | 待核 | 40',
  ],
  [
    'awaited day',
    { entries: [], scope: { today: '2025-10-20' } },
    'daily',
    '10月18日（周六） | 待刊 | 待刊 | 待刊 | 待刊 | 待刊 | 待刊',
  ],
  [
    'notice of two days',
    { entries: [{ ...calls(FRI, 9000), dateTo: SAT }] },
    'daily',
    '10月17日（周五） | 合并 | 合并 | 合并 | 合并 | 合并 | 缺',
  ],
  [
    'before the statistics',
    { entries: [], scope: { coverageFrom: '2025-10-20' } },
    'daily',
    '10月19日（周日） | 未统计 | 未统计 | 未统计 | 未统计 | 未统计 | 未统计',
  ],
  [
    'holiday',
    { period: '2025-W40', entries: oneDay('2025-10-01') },
    'daily',
    '10月1日（周三）国庆节 | 5 | — | — | — | — | 缺',
  ],
  [
    'compared',
    { entries: FULL },
    'totals',
    '来电诉求 | 件次 | 7,700 | 1,100.00 | 7 | ▲ +10.00% | ▲ +120.00%',
  ],
  ['level', { entries: FULL }, 'totals', '网民留言 | 件 | 350 | 50.00 | 7 | 持平 | 持平'],
  ['not printed', { entries: FULL }, 'totals', '回访量 | 件 | — | — | — | — | —'],
  [
    'zero base',
    { entries: [...week(WEEK), ...week('2025-W41', 1000, 0)] },
    'totals',
    '安全隐患举报 | 件 | 280 | 40.00 | 7 | — | —',
  ],
  [
    'a month of a quarter',
    { period: '2025-Q4', entries: days([MON, TUE], 1100) },
    'monthly',
    '10月 | 2 | 2,200 | 100 | 1,400 | 800 | — | 2 | 80',
  ],
  [
    'a month without data',
    { period: '2025-Q4', entries: days([MON, TUE], 1100) },
    'monthly',
    '11月 | 0 | — | — | — | — | — | 0 | —',
  ],
  [
    'hotspot of every day in both weeks',
    { entries: [...hotspots([MON, TUE], 30), ...hotspots(['2025-10-06'], 20)] },
    'hotspots',
    '物业管理 | ≥ 60 | 2/2天 | ≥ 20 | 1/1天 | ▲ +50.00% | 相应县区政府',
  ],
  [
    'hotspot that some day does not print',
    { entries: [...hotspots([MON], 30), calls(TUE, 9), ...hotspots(['2025-10-06'], 20)] },
    'hotspots',
    '物业管理 | ≥ 30 | 1/2天 | ≥ 20 | 1/1天 | — | 相应县区政府',
  ],
  [
    'hotspot that last week did not print',
    { entries: [...hotspots([MON], 30), calls('2025-10-06', 9)] },
    'hotspots',
    '物业管理 | ≥ 30 | 1/1天 | 未印出 | 0/1天 | — | 相应县区政府',
  ],
  [
    'hotspot without any last week',
    { entries: hotspots([MON], 30) },
    'hotspots',
    '物业管理 | ≥ 30 | 1/1天 | — | — | — | 相应县区政府',
  ],
  [
    'receiver beside last week',
    { entries: [receivers(MON, 48), receivers('2025-10-06', 40)] },
    'receivers',
    '热线 | 48 | 1/1天 | 40 | 1/1天',
  ],
  [
    'source with its day of publication, its page and its digest',
    { entries: [printedOn(calls(MON, 5), '2025-10-15')] },
    'sources',
    '西宁晚报.pdf | 2025年10月15日 | 10月13日热线通报（第3页） | abababababababab',
  ],
];

function oneDay(date: string): Entry[] {
  return [calls(date, 5)];
}

function hotspots(dates: string[], value: number): Entry[] {
  const lists: [string, number, string?][] = [['物业管理', value, '相应县区政府']];
  return dates.map((date) => hotline(date, { lists: { hotspot: lists } }));
}

function receivers(date: string, value: number): Entry {
  return hazard(date, { lists: { receiver: [['热线', value]], topic: [['市政道路', null]] } });
}

function printedOn(entry: Entry, published: string): Entry {
  const sha256 = 'ab'.repeat(32);
  return { ...entry, sources: [{ sha256, name: '西宁晚报.pdf', published, readingId: 1, page: 3 }] };
}

describe('the words of a report', () => {
  it.each(WORDING)('%s', (_situation, { says, not = [], ...situation }) => {
    const text = prose(documentOf(situation));
    for (const sentence of says) expect(text).toContain(sentence);
    for (const sentence of not) expect(text).not.toContain(sentence);
  });
});

describe('the tables of a report', () => {
  it.each(ROWS)('%s', (...[, given, code, expected]) => {
    const first = expected.slice(0, expected.indexOf(' | '));
    expect(row(documentOf(given), code, first)).toBe(expected);
  });

  it('more than three hotspots, two level on the third place → both are told, no more', () => {
    const hotspot: [string, number][] = [
      ['甲', 50],
      ['乙', 40],
      ['丙', 30],
      ['丁', 30],
      ['戊', 20],
    ];
    const document = documentOf({ entries: [hotline(MON, { lists: { hotspot } })] });
    expect(tableOf(document, 'hotspots')?.rows.map(([label]) => lineText(label ?? []))).toEqual([
      '甲',
      '乙',
      '丙',
      '丁',
    ]);
    expect(prose(document)).toContain(
      '排在前面的热点问题是甲（至少50件，1天中1天印出）、乙（至少40件，1天中1天印出）',
    );
  });

  it('a label that the office groups → told under its name, and the note says what is in it', () => {
    const entries = [hotline(MON, { lists: { hotspot: [['物业服务', 30]] } })].map((entry) => ({
      ...entry,
      figures: entry.figures.map((figure) => ({ ...figure, group: '物业管理' })),
    }));
    const document = documentOf({ entries });
    expect(row(document, 'hotspots', '物业管理')).toContain('≥ 30');
    expect(prose(document)).toContain('热点问题按归并后的名称统计：物业管理（含：物业服务）。');
  });

  it('two labels under one name → a change only where every day of both weeks prints both', () => {
    const lastWeek = daysOfWeek('2025-W41');
    const grouped = (dates: string[], hotspot: [string, number | null][]): Entry[] =>
      dates
        .map((date) => hotline(date, { lists: { hotspot } }))
        .map((entry) => ({
          ...entry,
          figures: entry.figures.map((figure) => ({ ...figure, group: '物业管理' })),
        }));
    const both: [string, number][] = [
      ['物业管理', 50],
      ['物业服务', 40],
    ];
    const change = (hotspot: [string, number | null][]): string | undefined =>
      row(
        documentOf({ entries: [...grouped(lastWeek, both), ...grouped(daysOfWeek(WEEK), hotspot)] }),
        'hotspots',
        '物业管理',
      ).split(' | ')[5];
    expect(change([...both].reverse())).toBe('持平');
    expect(change([['物业管理', 50]])).toBe('—');
    expect(
      change([
        ['物业管理', 50],
        ['物业服务', null],
      ]),
    ).toBe('—');
  });

  it('weeks of other coverage → the lists say that they are no like for like', () => {
    const document = documentOf({
      entries: [receivers(MON, 48), receivers('2025-10-06', 40), receivers('2025-10-07', 40)],
    });
    expect(tableOf(document, 'receivers')?.notes).toEqual([
      '本周1天、上周2天有数据，两期的件数不能直接相比。',
    ]);
    expect(prose(document)).toContain('举报主要反映市政道路（1天）。括号内是印出的天数，件数没有印出。');
  });
});

describe('the order of a report', () => {
  it('all sections there → numbered without a gap, then the appended ones', () => {
    const given = { entries: FULL, extras: { remark: remarkOf('请关注。') } };
    expect(headings(documentOf(given))).toEqual([
      '一、总体情况',
      '二、留言渠道',
      '三、热点问题',
      '四、安全隐患举报',
      '五、办理情况',
      '六、值得关注',
      '附：逐日情况',
      '数据说明',
      '数据来源',
    ]);
  });

  it('no remark, or one that was taken back → no such section', () => {
    expect(headings(documentOf({ entries: FULL }))).not.toContain('六、值得关注');
    expect(headings(documentOf({ entries: FULL, extras: { remark: remarkOf(' ') } }))).toHaveLength(8);
  });

  it('title, period, digests and head → as the file needs them', () => {
    const document = documentOf({ entries: [printedOn(calls(MON, 5), '2025-10-15')] });
    expect(document).toMatchObject({
      title: '西宁市12345热线与安全隐患举报周报',
      periodName: '2025年第42周（10月13日—19日）',
      isCorrection: false,
      sources: ['ab'.repeat(32)],
      head: '57-3f9a',
    });
    expect(documentOf({ period: '2025-Q4', entries: [] }).title).toBe('西宁市12345热线与安全隐患举报季报');
  });

  it('days accepted, pending and missing → a point each, the pending one with its own figures', () => {
    const document = documentOf({ entries: [calls(MON, 5), pending(calls(TUE, 7))] });
    const chart = document.blocks.find((block) => block.type === 'chart');
    expect(chart?.points.slice(0, 3)).toEqual([
      { date: MON, status: 'accepted', calls: 5, messages: null },
      { date: TUE, status: 'pending', calls: 7, messages: null },
      { date: WED, status: 'absent', calls: null, messages: null },
    ]);
    expect(chart?.sentence).toBe(
      '图中只有10月13日（周一）一天有入账的数字。没有入账数字的日子留空。待核的日子画成空心，不在合计里。',
    );
    expect(chart?.points).toHaveLength(7);
    expect(documentOf({ entries: [] }).blocks.some(({ type }) => type === 'chart')).toBe(false);
  });

  it('days of most and least calls → named in words', () => {
    const document = documentOf({ entries: [calls(MON, 5), calls(TUE, 7), calls(SUN, 5)] });
    const chart = document.blocks.find((block) => block.type === 'chart');
    expect(chart?.sentence).toContain(
      '来电诉求最多的是10月14日（周二），最少的是10月13日（周一）、10月19日（周日）。',
    );
  });
});

describe('更正', () => {
  const before = documentOf({ entries: FULL });

  it('one day corrected → each figure that follows from it, as it was and as it is', () => {
    const entries = changed(FULL, MON, (entry) => ({ ...entry, ...figuresOf(calls(MON, 1170)) }));
    const document = documentOf({ entries, extras: { lastIssue: issued(before) } });
    expect(document.isCorrection).toBe(true);
    expect(tableOf(document, 'corrections')?.rows.map((cells) => cells.map(lineText).join(' | '))).toEqual([
      '来电诉求合计 | 7,700 | 7,770',
      '来电诉求日均 | 1,100.00 | 1,110.00',
      '来电诉求较上周增减 | 增长10.00% | 增长11.00%',
      '来电诉求同比增减 | 增长120.00% | 增长122.00%',
      '来电留言合计（计算） | 8,050 | 8,120',
      '来电留言合计（计算）日均 | 1,150.00 | 1,160.00',
      '来电留言合计（计算）较上周增减 | ▲ +9.52% | ▲ +10.48%',
      '来电留言合计（计算）同比增减 | ▲ +109.09% | ▲ +110.91%',
      '10月13日来电诉求 | 1,100 | 1,170',
    ]);
  });

  it('a day came late → what was not there before is told so', () => {
    const late = documentOf({ entries: without(FULL, 'hazard', SUN) });
    const document = documentOf({ entries: FULL, extras: { lastIssue: issued(late) } });
    expect(row(document, 'corrections', '10月19日')).toBe('10月19日安全隐患举报 | 没有 | 40');
    expect(row(document, 'corrections', '安全隐患通报入账天数')).toBe('安全隐患通报入账天数 | 6 | 7');
    expect(tableOf(document, 'corrections')?.rows.map(([name]) => lineText(name ?? []))).not.toContain(
      '来电诉求合计',
    );
  });

  it('nothing differs → no such section', () => {
    const document = documentOf({ entries: FULL, extras: { lastIssue: issued(before) } });
    expect(headings(document)).not.toContain('更正');
    expect(document.isCorrection).toBe(false);
    const fields = { number: '第2期', issuer: '市热线办', drafted: '', checked: '', signed: '' };
    expect(documentOf({ entries: FULL, extras: { fields, lastIssue: issued(before) } }).isCorrection).toBe(
      true,
    );
  });
});

function runsOf({ blocks }: ReportDocument): Run[] {
  return blocks.flatMap((block) => {
    if (block.type === 'paragraph') return block.runs;
    if (block.type === 'table') return block.rows.flat(2);
    return block.type === 'notes' ? block.lines.flat() : [];
  });
}

const figuresIn = (document: ReportDocument): ReportFigure[] =>
  runsOf(document).filter((run): run is ReportFigure => typeof run !== 'string');

/** Numbers that are words: dates, weeks, periods, counts of days, and what the notes are made of. */
const WORDS_WITH_NUMBERS = [
  /12345/g,
  /\d+年(第\d+(周|季度))?/g,
  /\d+月(\d+日)?/g,
  /—\d+日/g,
  /\d+天/g,
  /第53周/g,
  /SHA-256的前16位/g,
  /57-3f9a/g,
  /不足0\.01/g,
  / \d+:\d+第\d+次印发/g,
];

/** What a table says in words; in that of 更正 the middle column is a quotation of the last issue. */
function cellWords({ code, caption, unit, notes, rows }: TableBlock): string[] {
  if (code === 'sources') return [];
  const own = code === 'corrections' ? rows.map(([name, , now]) => [name ?? [], now ?? []]) : rows;
  return [caption, unit ?? '', ...notes, ...wordsIn(own.flat(2))];
}

/** Digits in the words of a report, its table of sources aside, that no figure stands for. */
function typedNumbers(document: ReportDocument): string[] {
  const words = document.blocks.flatMap((block) => {
    if (block.type === 'table') return cellWords(block);
    if (block.type === 'chart') return [block.title, block.sentence];
    return block.type === 'heading'
      ? [block.text]
      : wordsIn(block.type === 'notes' ? block.lines.flat() : block.runs);
  });
  return words
    .map((text) => WORDS_WITH_NUMBERS.reduce((rest, shape) => rest.replace(shape, ''), text))
    .filter((text) => /\d/.test(text));
}

const wordsIn = (runs: Run[]): string[] => runs.filter((run) => typeof run === 'string');

const LABELS = ['物业管理', '消费维权', '供热服务', '市容环境', '噪音扰民'];
const list = fc.uniqueArray(fc.tuple(fc.constantFrom(...LABELS), fc.nat(90)), {
  selector: ([label]) => label,
});
const METRICS: Metric[] = ['calls', 'messages', 'direct', 'transferred', 'callbacks'];
const totals = fc
  .tuple(...METRICS.map(() => fc.option(fc.oneof(fc.constant(0), fc.nat(3000)))))
  .map((values) =>
    Object.fromEntries(
      METRICS.flatMap((metric, index) => (values[index] === null ? [] : [[metric, values[index]]])),
    ),
  );

/** A bulletin that waits, is accepted, covers two days, or does not add up. */
function standing(entry: Entry, how: string): Entry {
  if (how === 'pending') return pending(entry);
  if (how === 'merged') return { ...entry, dateTo: addDays(entry.date, 1) };
  return how === 'unbalanced' ? { ...entry, verdict: 'unbalanced' } : entry;
}

const how = fc.constantFrom('accepted', 'accepted', 'accepted', 'pending', 'merged', 'unbalanced');

function entryOn(date: string): fc.Arbitrary<Entry[]> {
  const ofHotline = fc
    .record({ totals, lists: fc.record({ hotspot: list, channel: list }), how })
    .map(({ how: state, ...printed }) => standing(hotline(date, printed), state));
  const ofHazard = fc
    .record({ hazards: fc.nat(90), receiver: list, how })
    .map(({ hazards, receiver, how: state }) =>
      standing(
        hazard(date, { totals: { hazards }, lists: { receiver, topic: [['市政道路', null]] } }),
        state,
      ),
    );
  return fc
    .tuple(fc.option(ofHotline), fc.option(ofHazard))
    .map((both) => both.flatMap((entry) => entry ?? []));
}

const ledger = fc
  .tuple(...[WEEK, '2025-W41', '2024-W42'].flatMap(daysOfWeek).map(entryOn))
  .map((entries) => entries.flat());

describe('any report', () => {
  it.each([
    [WEEK, 15],
    ['2025-10', 8],
    ['2025-Q4', 5],
    ['2025', 2],
  ])('%s: no figure is typed past its key, and every key has one value', (period, numRuns) => {
    fc.assert(
      fc.property(ledger, fc.boolean(), (entries, wasIssued) => {
        const lastIssue = wasIssued ? issued(documentOf({ period, entries: [] })) : null;
        const document = documentOf({ period, entries, extras: { lastIssue } });
        expect(typedNumbers(document)).toEqual([]);
        const values = new Map<string, number>();
        for (const { key, value } of figuresIn(document)) {
          expect(values.get(key) ?? value).toBe(value);
          values.set(key, value);
        }
      }),
      { numRuns },
    );
  });

  it('figures → each has a name, a page that it leads to, and shows its own value', () => {
    fc.assert(
      fc.property(ledger, (entries) => {
        for (const { name, text, value, format, href } of figuresIn(documentOf({ entries }))) {
          expect(name).toMatch(/\p{Script=Han}/u);
          expect(href).toMatch(/^\/(daily|weekly|sources)\//);
          const shown = Number(text.replace(/[^\d.]/g, ''));
          if (!/持平|不足/.test(text)) expect(shown).toBe(Math.abs(value));
          if (format === 'count') expect(text).toBe(value.toLocaleString('en-US'));
        }
      }),
      { numRuns: 25 },
    );
  });

  it('held against itself → the same again, whatever was issued', () => {
    fc.assert(
      fc.property(ledger, (entries) => {
        const document = documentOf({ entries });
        const again = documentOf({ entries, extras: { lastIssue: issued(document) } });
        expect(again).toEqual(document);
      }),
      { numRuns: 10 },
    );
  });
});
