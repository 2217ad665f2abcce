// Rounding: half-up on the magnitude, once.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { difference, fraction, percent, relativeChange, twoDecimals } from '../../src/reports/rounding.js';

const counts = fc.integer({ min: 0, max: 2_000_000_000 });
const positive = fc.integer({ min: 1, max: 2_000_000_000 });

/** Hundredths of a printed figure, exactly. */
function hundredths(value: number): bigint {
  return BigInt(value.toFixed(2).replace('.', ''));
}

describe('rounding', () => {
  it('a half of a hundredth → up', () => {
    expect(percent(fraction(1, 32))).toBe(3.13); // 3.125 exactly
    expect(twoDecimals(fraction(1005, 1000))).toBe(1.01); // 1.005 has no exact double
  });

  it('a half below zero → away from zero, and never a negative zero', () => {
    expect(twoDecimals(fraction(-1005, 1000))).toBe(-1.01);
    expect(Object.is(twoDecimals(fraction(-1, 1000)), 0)).toBe(true);
  });

  it('739 of 1215 → 60.82', () => {
    expect(percent(fraction(739, 1215))).toBe(60.82);
  });

  it('any part of any whole → no more than half a hundredth away, halves upwards', () => {
    fc.assert(
      fc.property(counts, positive, (numerator, denominator) => {
        const shown = hundredths(percent(fraction(numerator, denominator)));
        const twice = 2n * BigInt(numerator) * 10_000n;
        const whole = BigInt(denominator);
        // shown − ½ <= exact < shown + ½
        expect(twice).toBeGreaterThanOrEqual((2n * shown - 1n) * whole);
        expect(twice).toBeLessThan((2n * shown + 1n) * whole);
      }),
    );
  });

  it('a rise and the same fall → the same magnitude with the other sign', () => {
    fc.assert(
      fc.property(counts, counts, positive, (a, b, base) => {
        const up = twoDecimals(difference(fraction(a, base), fraction(b, base)));
        const down = twoDecimals(difference(fraction(b, base), fraction(a, base)));
        expect(up + down).toBe(0);
      }),
    );
  });

  it('change of sums over different days → the change of their averages, not of rounded averages', () => {
    fc.assert(
      fc.property(counts, positive, fc.integer({ min: 1, max: 7 }), (now, base, days) => {
        const change = relativeChange(fraction(now, 7), fraction(base, days));
        expect(change.numerator * 7n * BigInt(base)).toBe(
          change.denominator * (BigInt(now) * BigInt(days) - BigInt(base) * 7n),
        );
        expect(change.denominator).toBeGreaterThan(0n);
      }),
    );
  });
});
