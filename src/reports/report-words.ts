// Every sentence of a printed report, as an official would write it. What is not known is not said, or it is said why.
import { languageOf } from './sentence.js';
import type { DayStatus } from './models.js';

/** All names that a sentence may use. */
const VOCABULARY = [
  // Words: the period and the one it is compared with, what is told, and counts of days.
  ...[
    'here',
    'base',
    'kind',
    'name',
    'names',
    'not',
    'why',
    'groups',
    'items',
    'label',
    'all',
    'day',
    'time',
  ],
  ...['hereDays', 'baseDays', 'bodies', 'unit', 'text', 'most', 'least'],
  // Figures, and phrases with a figure in them.
  ...['days', 'sum', 'average', 'printed', 'change', 'lastYear', 'rate', 'numerator', 'denominator', 'count'],
] as const;

const say = languageOf(VOCABULARY);

export const SENTENCES = {
  covered: say('{here}{all}天中，{days}天有{kind}入账。'),
  coveredBoth: say('{here}{all}天中，热线通报有{days}天、安全隐患通报有{count}天入账。'),
  uncovered: say('{here}{all}天中，没有一天有{kind}入账。'),
  leftOut: say('{kind}未计入合计的日子，{groups}。'),
  running: say('{here}到{day}还没有结束，以下只是已入账各天的情况。'),

  nothing: say('{here}没有入账的{kind}，{names}都没有数字。'),
  calls: say('{here}接听群众来电诉求{sum}件次，日均{average}件次[（{printed}）][，{change}][，{lastYear}]。'),
  messages: say('收到网民留言{sum}件，日均{average}件[（{printed}）][，{change}][，{lastYear}]。'),
  hazards: say('{here}受理安全隐患举报{sum}件，日均{average}件[（{printed}）][，{change}][，{lastYear}]。'),
  direct: say('{here}直接办理{sum}件，日均{average}件[（{printed}）][，{change}][，{lastYear}]。'),
  transferred: say('转交责任单位办理{sum}件，日均{average}件[（{printed}）][，{change}][，{lastYear}]。'),
  callbacks: say(
    '回访{sum}件[（{printed}）][，{change}][，{lastYear}]；应回访的件数没有印出，不计算回访率。',
  ),
  rate: say('{name}{rate}（{numerator}÷{denominator}[，{printed}]）[，{change}][，{lastYear}]。'),
  /** In brackets above, where not every day with data prints it. */
  printed: say('按印出这一项的{hereDays}天计算'),
  printedTogether: say('按两项都印出的{hereDays}天计算'),
  change: say('{name}{change}'),
  averageChange: say('按日均{name}{change}'),

  unprinted: say('{here}的通报没有印出{names}，或者印得不清，没有读到。'),
  unprintedTogether: say('{here}没有一天同时印出直接办理和转交办理，{names}不作计算。'),
  noDenominator: say('{here}没有直接办理也没有转交办理的件，{names}不作计算。'),
  /** Rates are no sums: they are compared as they are. */
  unevenRates: say(
    '{names}与{base}有数据的天数不同（{here}{hereDays}天，{base}{baseDays}天），各按有数据的日子计算。',
  ),
  otherDays: say('{names}与{base}{text}。'),
  unevenLists: say('{here}{hereDays}天、{base}{baseDays}天有数据，两期的件数不能直接相比。'),
  unsaid: say('{names}{not}：{why}'),
  zeroBase: say('{names}{not}：{base}是{sum}{unit}，不能算增减幅度。'),
  noRateBase: say('{names}{not}：有一方没有直接办理也没有转交办理的件，没有比率可比。'),
  unevenDays: say('{names}与{base}有数据的天数不同（{here}{hereDays}天，{base}{baseDays}天），按日均比较。'),

  channels: say('按印出的件数，网民留言最多的渠道是{items}。'),
  channel: say('{label}（{sum}件）'),
  hotspots: say('按印出的件数，排在前面的热点问题是{items}。'),
  hotspot: say('{label}（{sum}件，{all}天中{days}天印出）'),
  topics: say('举报主要反映{items}。括号内是印出的天数，件数没有印出。'),
  topic: say('{label}（{hereDays}天）'),
  bodies: say('通报印出的联系单位：{bodies}。'),

  oneDay: say('图中只有{day}一天有入账的数字。'),
  extremes: say('入账各天中，来电诉求最多的是{most}，最少的是{least}。'),
  level: say('入账各天的来电诉求相同。'),
  gaps: say('没有入账数字的日子留空。'),
  hollow: say('待核的日子画成空心，不在合计里。'),

  corrected: say('{time}第{all}次印发以后，下列数字有变动。'),
  correctedUnknown: say('{time}第{all}次印发的报告，因引用的来源已经隐去，不能逐项对照。'),

  otherPending: say('{kind}{items}另有待核的通报，合计以已入账的为准。'),
  unbalanced: say('{kind}：{text}'),
  grouped: say('{name}按归并后的名称统计：{items}。'),
  sourceCount: say('本报告的数字读自{count}份来源，逐份列在各日的页面上。'),
  head: say('成文时审计链链首：{text}'),
} as const;

/** Below the chart of a period that is drawn by week. */
export const WEEKS_DRAWN =
  '每点是一周内已入账各天的日均；只有部分日子有数字的一周画成菱形，没有已入账数字的一周留空。';

/** Above everything while no number is given. */
export const UNISSUED = '未印发稿：数字以印发的一期为准。';

export const SECTIONS = {
  overview: '总体情况',
  channels: '留言渠道',
  hotspots: '热点问题',
  hazards: '安全隐患举报',
  handling: '办理情况',
  remark: '值得关注',
  days: '附：逐日情况',
  months: '附：逐月情况',
  corrections: '更正',
  notes: '数据说明',
  sources: '数据来源',
} as const;

/** Stands in a table of days where there is no figure. */
export const DAY_WORDS: Readonly<Record<DayStatus, string>> = {
  accepted: '—',
  merged: '合并',
  pending: '待核',
  awaited: '待刊',
  missing: '缺',
  outside: '未统计',
};

export const TABLE_NOTES = {
  totals: '日均＝合计÷天数，天数是印出这一项的天数。“—”是没有数字，或者不能比较，原因见正文。',
  hotspots: '≥ 是下限。两期有数据的每一天都印出、归并的写法也相同的类别按日均算增减，其余不能比较（—）。',
  unlisted: '“未印出”是数量未知，不是零。',
  days: '缺、待核、待刊、合并、未统计的日子没有可用的数字，不计入合计，也不作零计；“—”是已入账的通报没有印这一项，或者印得不清，没有读到。',
  months: '只计有数据的天数，“—”是没有数字，不作零计。',
  sources: '摘要是来源文件SHA-256的前16位。',
} as const;

/** 数据说明, the same in every report. */
export const GENERAL_NOTES = [
  '合计只计已入账的单日通报；缺、待核、待刊的日子和合并几天的通报不计入，也不作零计。',
  '增减幅度＝（本期－基期）÷基期；有数据的天数不同的，按日均比较。同比的基期是上年同一期。',
] as const;

/** Where there are figures of the hotline. */
export const HOTLINE_NOTES = [
  '来电直接办理率＝直接办理÷（直接办理＋转交办理），来电转办率＝转交办理÷（直接办理＋转交办理）；只用两项都印出的日子，先分别相加再相除，四舍五入到两位小数，比较时相减，用百分点。',
  '来电留言合计是来电诉求与网民留言相加，不是所有渠道的诉求总量。',
  '安全隐患举报可能已含在来电中，不与来电相加。',
] as const;
