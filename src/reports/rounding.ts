// The one place that rounds: half-up on the magnitude (四舍五入), once, from whole numbers.

const GROUPED = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const GROUPED_TWO = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** A fraction of whole numbers; exact until it is rounded. */
export interface Fraction {
  numerator: bigint;
  /** Above zero. */
  denominator: bigint;
}

export function fraction(numerator: number, denominator: number): Fraction {
  return { numerator: BigInt(numerator), denominator: BigInt(denominator) };
}

/** a − b. */
export function difference(a: Fraction, b: Fraction): Fraction {
  return {
    numerator: a.numerator * b.denominator - b.numerator * a.denominator,
    denominator: a.denominator * b.denominator,
  };
}

/** (here − base) ÷ base; the base is above zero. */
export function relativeChange(here: Fraction, base: Fraction): Fraction {
  const moved = difference(here, base);
  return {
    numerator: moved.numerator * base.denominator,
    denominator: moved.denominator * base.numerator,
  };
}

/** To a whole number, halves away from zero. */
function whole({ numerator, denominator }: Fraction): number {
  const negative = numerator < 0n;
  const rounded = Number((2n * (negative ? -numerator : numerator) + denominator) / (2n * denominator));
  return negative && rounded !== 0 ? -rounded : rounded;
}

/** To two decimals, halves away from zero: −2.345 becomes −2.35. */
export function twoDecimals({ numerator, denominator }: Fraction): number {
  return whole({ numerator: numerator * 100n, denominator }) / 100;
}

/** As percent without decimals, for what only says about how much. */
export function wholePercent({ numerator, denominator }: Fraction): number {
  return whole({ numerator: numerator * 100n, denominator });
}

/** The same as percent: 739 of 1215 is 60.82. */
export function percent(value: Fraction): number {
  return twoDecimals({ numerator: value.numerator * 100n, denominator: value.denominator });
}

/** `1,215`. */
export function countText(value: number): string {
  return GROUPED.format(value);
}

/** `1,061.50`, for what was already rounded. */
export function decimalText(value: number): string {
  return GROUPED_TWO.format(value);
}
