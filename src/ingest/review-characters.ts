// The characters that a person chose in the archived text: they must say what she says they do.
import type { Figure } from '../domain/bulletin.js';
import { RequestError } from '../domain/errors.js';
import type { Span } from '../domain/finding.js';
import { valueOfNumeral } from '../parser/numerals.js';

/** A number with the line breaks inside it; a topic's name. */
const LONGEST = 120;

/** Where the figure stands, and how it is printed there. */
export function charactersOf(
  { metric, value, label }: Figure,
  { start, end }: Span,
  text: string,
): Pick<Figure, 'printed' | 'start' | 'end'> {
  const isPlace = Number.isSafeInteger(start) && Number.isSafeInteger(end) && 0 <= start && start < end;
  if (!isPlace || end > text.length) throw new RequestError('invalid', '选中的字不在原文里，请重新选。');
  if (end - start > LONGEST) throw new RequestError('invalid', '选中的字太多，请只选这个数字。');
  const printed = text.slice(start, end).replace(/\s/g, '');
  const says = metric === 'topic' ? printed === label : value !== null && saysValue(printed, value);
  if (!says) {
    const what = metric === 'topic' ? (label ?? '') : String(value ?? '');
    throw new RequestError(
      'invalid',
      `选中的“${printed.slice(0, 20)}”写的不是 ${what}，请重新选字，或者直接填数字并写明理由。`,
    );
  }
  return { printed, start, end };
}

/** Digits, also full-width, grouped or overprinted throughout, or a Chinese numeral. */
function saysValue(printed: string, value: number): boolean {
  const digits = printed.normalize('NFKC').replaceAll(',', '');
  if (!/^\d+$/.test(digits)) return valueOfNumeral(digits) === value;
  const isTwice = /^(?:(\d)\1)+$/.test(digits);
  return Number(digits) === value || (isTwice && Number(digits.replace(/(\d)\1/g, '$1')) === value);
}
