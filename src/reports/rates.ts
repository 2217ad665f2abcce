// Rates of the hotline, over the days that print both parts.
import { comparisonsOf, type Table } from './compare.js';
import type { RateMetric, RateRow, Why } from './models.js';
import { countText, decimalText, fraction, percent } from './rounding.js';
import { type Side, sideOf } from './sides.js';
import { DASH, RATE_NAMES } from './wording.js';

const RATES: readonly RateMetric[] = ['directRate', 'transferRate'];

function whyNoRate(side: Side): Why | null {
  if (side.why)
    return { code: side.why.code === 'base-not-printed' ? 'not-printed' : 'no-data', text: side.why.text };
  if (side.denominator > 0) return null;
  return { code: 'no-denominator', text: '直接办理与转交办理都是0，没有比率。' };
}

function rateRow(table: Table, metric: RateMetric): RateRow {
  const side = sideOf(table.book, { kind: 'hotline', metric }, table.here);
  const value = side.denominator === 0 ? null : percent(fraction(side.sum, side.denominator));
  const known = side.days.length > 0;
  return {
    metric,
    name: RATE_NAMES[metric],
    value,
    text: value === null ? DASH : `${decimalText(value)}%`,
    numerator: known ? side.sum : null,
    denominator: known ? side.denominator : null,
    fractionText: known ? `${countText(side.sum)} ÷ ${countText(side.denominator)}` : '',
    days: side.days.length,
    why: whyNoRate(side),
    comparisons: comparisonsOf(table, metric),
  };
}

/** Direct and transferred ÷ (direct + transferred). */
export function ratesOf(table: Table): RateRow[] {
  return RATES.map((metric) => rateRow(table, metric));
}
