// Chinese numerals of counts: 六十五, 一千二百一十五, and digit by digit 一二一五.

const DIGITS = new Map(Array.from('零一二三四五六七八九', (char, value) => [char, value]));
for (const [char, value] of Object.entries({ 〇: 0, 两: 2, 壹: 1, 贰: 2, 叁: 3, 肆: 4, 伍: 5 })) {
  DIGITS.set(char, value);
}
for (const [char, value] of Object.entries({ 陆: 6, 柒: 7, 捌: 8, 玖: 9 })) DIGITS.set(char, value);
const UNITS = new Map(Object.entries({ 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 }));

/** One numeral with its units, from the largest down, each at most once. */
function withUnits(text: string): number | null {
  let sum = 0;
  let digit: number | null = null;
  let smallest = 10_000;
  for (const char of text) {
    const unit = UNITS.get(char);
    if (unit === undefined) {
      if (digit !== null && digit !== 0) return null;
      digit = DIGITS.get(char) ?? null;
      continue;
    }
    if (unit >= smallest || (digit === 0 && unit !== 10)) return null;
    // 十五 needs no 一 in front.
    if (digit === null && unit !== 10) return null;
    sum += (digit === null || digit === 0 ? 1 : digit) * unit;
    smallest = unit;
    digit = null;
  }
  if (digit !== null && digit !== 0 && smallest === 100 && !text.includes('零') && !text.includes('〇'))
    return null;
  return sum + (digit ?? 0);
}

/** The value of a numeral, or null where the characters are none (六六十, 百五). */
export function valueOfNumeral(text: string): number | null {
  const chars = Array.from(text);
  if (chars.some((char) => UNITS.has(char))) return withUnits(text);
  if (chars.length === 0 || chars.some((char) => !DIGITS.has(char))) return null;
  return chars.reduce((value, char) => value * 10 + (DIGITS.get(char) ?? 0), 0);
}
