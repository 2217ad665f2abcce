// A notice of correction (更正): names an earlier day's bulletin and gives other figures.
import { account, printedOfNumber, report, textOf, type Draft } from './draft.js';
import type { Quantity, Range } from './quantities.js';

/** The word, at most one sentence's end before the title (现更正如下。). */
const BEFORE = /(?:更正|勘误|订正)[^。]{0,60}(?:。[^。]{0,20})?$/;
const INSIDE = /更正|勘误|订正|有误|误[印登刊排]?为|应为/;
const NEW_FIGURE = /^[^\d]{0,6}(?:应|更正|订正|改|修改)为$/;
/** Characters in front of a title in which the word may stand, and behind it. */
const IN_FRONT = 80;
const INSIDE_REACH = 400;

/** Reports that a bulletin corrects an earlier one; true where it does. */
export function reportCorrection(draft: Draft, range: Range): boolean {
  const front = textOf(draft, { from: Math.max(0, range.from - IN_FRONT), to: range.from });
  const body = textOf(draft, { from: range.from, to: Math.min(range.to, range.from + INSIDE_REACH) });
  const [before] = BEFORE.exec(front) ?? [];
  const inside = INSIDE.exec(body);
  if (before === undefined && !inside) return false;
  const from = before === undefined ? range.from + (inside?.index ?? 0) : range.from - before.length;
  const message = '这是对以前通报的更正，请与已入账的数字核对。';
  report(draft, { from, to: from + 2 }, { code: 'correction', severity: 'warning', message });
  return true;
}

/** Whether a count takes the place of the one before it (1215件次应为1251件次). */
export function isNewFigure(draft: Draft, { label }: Quantity): boolean {
  return draft.figures.length > 0 && NEW_FIGURE.test(textOf(draft, label));
}

/** Puts the new count in the place of the one before it. */
export function replaceLast(draft: Draft, quantity: Quantity): void {
  account(draft, { from: quantity.label.from, to: quantity.end });
  const last = draft.figures.pop();
  const { value } = quantity;
  if (!last) return;
  draft.figures.push({ ...last, value, ...printedOfNumber(draft, quantity.number) });
}
