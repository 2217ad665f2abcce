// Series that look like our bulletins and are not: named to the clerk, so that it is clear they were seen.
import type { Finding, Span } from '../domain/finding.js';
import { Cover } from './cover.js';
import { DIGITS, finder, WHITE_SPACE, type Beginning } from './matches.js';

interface Series {
  name: string;
  /** What all of the series print; a search without its own stops would look at far too much. */
  findIn: (text: string) => RegExpExecArray[];
}

const HOTLINE = String.raw`1\s?2\s?3\s?4\s?5[^。！？\n]{0,24}?`;
const REPORT =
  /(?:\d{1,2}月份|[本上][月周])[^。！？\n]{0,30}?12345[^。！？\n]{0,40}?诉求[^。！？\d\n]{0,4}\d+\s?件|(?:工\s?作|情\s?况)\s?[周月季年旬]\s?报|\d{4}年第\s?\d{1,2}\s?周[^。！？]{0,60}?(?:热线|诉求)[^。！？\n]{0,30}/;
const REPORT_TITLES: readonly Beginning[] = [
  ['本上', '月周'],
  ['工', `作${WHITE_SPACE}`],
  ['情', `况${WHITE_SPACE}`],
];
/** What most pages lack tells whether numbers need a look, of which every page has many. */
const reportsByTitle = finder(REPORT, ...REPORT_TITLES);
const reportsByNumber = finder(REPORT, [DIGITS, `${DIGITS}月`], ...REPORT_TITLES);

function reportsIn(text: string): RegExpExecArray[] {
  return (text.includes('月份') || text.includes('年第') ? reportsByNumber : reportsByTitle)(text);
}

const SERIES: readonly Series[] = [
  {
    name: '信访举报件交办情况',
    findIn: finder(/[信交][访訪办辦][^。！？\n]{0,30}?[举舉][报報]件[^。！？\n]{0,6}?\d+\s?件/, [
      '信交',
      '访訪办辦',
    ]),
  },
  {
    name: '热线周报、月报等阶段报告',
    findIn: reportsIn,
  },
  {
    name: '其他热线的受理情况',
    findIn: finder(
      new RegExp(String.raw`${HOTLINE}受理(?:市民|群众|企业|各类|有效|的)*诉求[^。！？\d\n]{0,4}\d+\s?件`),
      ['1', `2${WHITE_SPACE}`],
    ),
  },
];
/** One of these matches wherever a series does, or the two characters of 举报, or 12345. */
export const SERIES_SIGNS = [String.raw`[作况]\s?[周月季年旬]\s?报`, String.raw`年第\s?\d{1,2}\s?周`];
/** Our own mechanism's totals are statements. */
const OURS = /有诉必应|西宁/;
/** Further places of a series as near as this are the same report. */
const SAME_REPORT = 1500;

/** A notice for each report of another series, at its first words; `taken` is what was read as ours. */
export function otherSeriesIn(raw: string, taken: readonly Span[]): Finding[] {
  const matches = SERIES.flatMap(({ name, findIn }) => findIn(raw).map((match) => ({ name, match })));
  if (matches.length === 0) return [];
  const found: Finding[] = [];
  const ours = new Cover(raw.length);
  for (const { start, end } of taken) ours.add({ from: start, to: end });
  const seen = new Cover(raw.length);
  for (const { name, match } of matches) {
    const { index: start, 0: words } = match;
    const end = start + words.length;
    if (seen.holds(start) || ours.touches({ from: start, to: end })) continue;
    if (name === '其他热线的受理情况' && OURS.test(raw.slice(Math.max(0, start - 60), end))) continue;
    const message = `这里是${name}，不是本台账的通报，没有收录。`;
    found.push({ code: 'other-series', severity: 'notice', message, start, end });
    seen.add({ from: start, to: start + SAME_REPORT });
  }
  return found.sort((a, b) => a.start - b.start);
}
