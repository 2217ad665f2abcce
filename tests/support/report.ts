// A whole report made by hand: every kind of block, the seven days of a week, and words that would hurt a careless format.
import type { ReportBlock, ReportDocument, ReportFigure, Run, TableBlock } from '../../src/domain/report.js';

/** Written as the report writes it. */
export function figure(
  key: string,
  value: number,
  rest: Partial<Omit<ReportFigure, 'key' | 'value'>> = {},
): ReportFigure {
  const text = value.toLocaleString('en-US');
  return { key, name: key, metric: key, value, format: 'count', text, href: '/daily/2025-10-15', ...rest };
}

export const HOSTILE = ['=1+1', '<b>粗</b>', '@SUM(A1)', '-2', '&amp;', '"引号"', 'a\u0007b'];

const calls = figure('hotline.calls.sum', 8505);
const days = Array.from({ length: 7 }, (_, index) => index);

function daily(extraRows: number): TableBlock {
  const rows = [...days, ...Array.from({ length: extraRows }, (_, index) => index + 7)].map(
    (index): Run[][] =>
      index === 3
        ? [['10月16日'], ['缺'], ['—'], ['—'], ['没有通报']]
        : [
            [`第${index + 1}日`],
            [index === 5 ? '待核' : '已入账'],
            [figure(`hotline.day-${index}.calls`, 1200 + index)],
            [
              figure(`hotline.day-${index}.directRate`, 60.82 + index, {
                format: 'percent',
                text: `${(60.82 + index).toFixed(2)}%`,
              }),
            ],
            [index === 0 ? '勾稽不符：来电诉求与直接办理、转交办理之和不等，按原文保留，待核对' : ''],
          ],
  );
  const [date, ...texts] = ['日期', '状态', '备注'].map((title) => ({ title, isNumber: false }));
  const [count, rate] = ['来电诉求', '来电直接办理率'].map((title) => ({ title, isNumber: true }));
  const columns = [date, texts[0], count, rate, texts[1]].filter((column) => column !== undefined);
  return {
    type: 'table',
    code: 'daily',
    caption: '逐日情况',
    unit: null,
    columns,
    rows,
    notes: ['缺：没有通报，不作零计。'],
  };
}

const hotspots: TableBlock = {
  type: 'table',
  code: 'hotspots',
  caption: '热点问题前三位',
  unit: '单位：件',
  columns: [
    { title: '类别', isNumber: false },
    { title: '本周', isNumber: true },
    { title: '上周', isNumber: true },
    { title: '较上周', isNumber: true },
    { title: '转办率变动', isNumber: true },
    { title: '日均', isNumber: true },
  ],
  rows: [
    [
      ['物业管理'],
      [figure('hotspot.1.count', 64, { format: 'atLeast', text: '≥ 64' })],
      [figure('hotspot.1.base', 58)],
      [figure('hotspot.1.change', 10.15, { format: 'change', text: '▲ +10.15%' })],
      [figure('hotspot.1.points', -0.5, { format: 'points', text: '▼ -0.50个百分点' })],
      [figure('hotspot.1.average', 1173.57, { format: 'decimal', text: '1,173.57' })],
    ],
    [
      ['一个很长很长的类别名称：小区物业服务与公共设施维护及其他未尽事宜'],
      ['—'],
      ['—'],
      [figure('hotspot.2.change', -1203.4, { format: 'change', text: '▼ -1,203.40%' })],
      [figure('hotspot.2.points', 12.25, { format: 'points', text: '▲ +12.25个百分点' })],
      [figure('hotspot.2.average', 0, { format: 'decimal', text: '0.00' })],
    ],
    ...HOSTILE.map((text): Run[][] => [
      [text],
      [figure('hotspot.zero', 0)],
      [calls],
      [figure('hotspot.zero.change', 0, { format: 'change', text: '持平 0.00%' })],
      [figure('hotspot.zero.points', 0, { format: 'points', text: '▲ +0.00个百分点' })],
      ['共', figure('hotspot.mixed', 3), '日'],
    ]),
  ],
  notes: ['未上榜不等于没有，合计是下限。'],
};

const sentence: Run[] = [
  '本周7天中6天已入账，共接听来电诉求',
  calls,
  '件次，较上周',
  figure('hotline.calls.change', 10.15, { format: 'change', text: '▲ +10.15%' }),
  '。=1+1 <b>不是公式</b>',
];

const chart: ReportBlock = {
  type: 'chart',
  title: '来电诉求与网民留言',
  sentence: '来电诉求在1,200件次上下，10月16日缺。',
  points: [{ date: '2025-10-13', status: 'accepted', calls: 1200, messages: 88 }],
};

/** `extraRows` lengthen the daily table, so that it runs over a page; `extraText` the prose. */
export function reportOf({ extraRows = 0, extraText = 0 } = {}): ReportDocument {
  return {
    region: '西宁市',
    period: '2025-W42',
    title: '西宁市12345热线与安全隐患举报周报',
    periodName: '2025年第42周（10月13日—19日）',
    simulatedText: '模拟数据',
    isCorrection: true,
    issuedOn: '2025-10-22',
    fields: { number: '第12期', issuer: '西宁市热线办', drafted: '王小明', checked: '', signed: '李四' },
    blocks: [
      { type: 'heading', level: 1, text: '一、总体情况' },
      { type: 'paragraph', runs: sentence },
      ...Array.from({ length: extraText }, (): ReportBlock => ({ type: 'paragraph', runs: sentence })),
      { type: 'heading', level: 2, text: '（一）热点问题' },
      hotspots,
      chart,
      { type: 'heading', level: 1, text: '二、逐日情况' },
      daily(extraRows),
      {
        type: 'notes',
        lines: [
          ['数字均取自', '两份每日通报。'],
          ['合计', calls, '件次。'],
        ],
      },
    ],
    sources: ['3f9a'.repeat(16)],
    head: `57-${'3f9a'.repeat(8)}`,
  };
}
