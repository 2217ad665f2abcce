// What says that a bulletin is not read as printed although its sums hold; each holds it for a person.
import { report, textOf, type Draft } from './draft.js';
import { matchesAt } from './matches.js';
import type { Range } from './quantities.js';

/** The hotline's number in names that known issues print: the same digits every day, so another is a misread one. */
const HOTLINE_NUMBER = /(?<=(?<!\d)(\d{3,10}))(?:政务服|微信公众)/y;
/** A unit word whose number is gone; not 事件, 来件 and such, and not 举报件主要反映. */
const LONE_UNIT =
  /件(?<=[\u4e00-\u9fffP]件)(?<![零一二两三四五六七八九十百千多余几事案邮信文条急要物稿软硬来此该件]件)次?(?=[,、;。)])/g;

/** Whether digits of the page around a bulletin are misread. */
export function misprintedDigits(text: string): string | null {
  const names = ['政务服', '微信公众'].flatMap((words) => matchesAt(text, words, HOTLINE_NUMBER));
  const numbers = names.sort((a, b) => a.index - b.index).map(([, printed = '']) => printed);
  // 112345 is overprinted in part.
  const isRight = (printed: string): boolean => printed.replace(/(\d)\1/g, '$1') === '12345';
  return numbers.find((printed) => !isRight(printed)) ?? null;
}

/** Holds a bulletin on whose page a number that never changes is printed otherwise. */
export function reportMisprint(draft: Draft, range: Range, misprint: string | null): void {
  if (misprint === null) return;
  const message = `版面上的“12345”读成了“${misprint}”，数字不可靠，请核对。`;
  report(draft, range, { code: 'figure-damaged', severity: 'warning', message });
}

/** Holds a bulletin that prints a unit word without its number. */
export function reportLoneUnits(draft: Draft, range: Range): void {
  for (const { index, 0: unit } of textOf(draft, range).matchAll(LONE_UNIT)) {
    const from = range.from + index;
    const message = `“${textOf(draft, { from: Math.max(range.from, from - 6), to: from + unit.length })}”前没有读出数字。`;
    report(draft, { from, to: from + unit.length }, { code: 'figure-damaged', severity: 'error', message });
  }
}

/** Holds a bulletin that lacks what every known one prints while something stands there that was not read. */
export function reportUnread(draft: Draft, range: Range): void {
  const isMissing = draft.findings.some(({ code }) => code === 'figure-missing');
  const isUnknown = draft.findings.some(({ code }) => code === 'figure-unknown');
  const words = textOf(draft, range);
  const isTold = /(?:反映|涉及|问题|占|点)[^。]*[、,][^。]*处理/.test(words.slice(-400));
  if (!isMissing || draft.faults.length > 0 || !(isUnknown || isTold)) return;
  const message = '通报的常有项目没有读出，而这里有没有读懂的内容，请核对。';
  report(draft, range, { code: 'number-unread', severity: 'warning', message });
}
