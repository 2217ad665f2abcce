// Holds the figures that no identity covers against the ledger's own recent days.
import type { Bulletin, Figure } from '../domain/bulletin.js';
import { addDays } from '../domain/dates.js';
import type { Finding } from '../domain/finding.js';
import type { AcceptedReadings } from './ledger.js';

/** Accepted days that are looked at, how far back, and how many a judgement needs. */
const MOST = 30;
const DAYS_BACK = 60;
const ENOUGH = 10;
/** Spreads away from the median; seasons and a bad week stay within them. */
const FARTHEST = 5;
/** A quiet series is not narrower than this factor: a digit too many or too few is about ten. */
const LEAST_FACTOR = 2.5;

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low = 0, high = 0] = [sorted[sorted.length - 1 - middle], sorted[middle]];
  return (low + high) / 2;
}

/** Counts are compared as ratios: twice as many is as far as half as many. */
function scaled(count: number): number {
  return Math.log(count + 0.5);
}

/** The usual count and by which factor a day may leave it; null where too few days are known. */
function usual(values: readonly number[]): { middle: number; factor: number } | null {
  if (values.length < ENOUGH) return null;
  const middle = median(values);
  // 1.4826 makes the median distance comparable to a standard deviation; single wild days do not move it.
  const spread = 1.4826 * median(values.map((value) => Math.abs(scaled(value) - scaled(middle))));
  return { middle, factor: Math.max(LEAST_FACTOR, Math.exp(FARTHEST * spread)) };
}

function unlikely({ metric, label, value, start, end }: Figure, values: readonly number[]): Finding[] {
  const known = usual(values);
  if (!known || value === null) return [];
  if (Math.abs(scaled(value) - scaled(known.middle)) <= Math.log(known.factor)) return [];
  const name = metric === 'callbacks' ? '回访量' : `热点“${label ?? ''}”`;
  const message = `${name}${value} 件，与近期 ${values.length} 天的中位数 ${known.middle} 件相差很大，请核对。`;
  return [{ code: 'unlikely', severity: 'warning', message, start, end }];
}

/** The bulletin with a finding for each hotspot or call-back count that recent accepted days make unlikely. */
export function heldAgainstHistory(bulletin: Bulletin, ledger: AcceptedReadings): Bulletin {
  const { region, kind, date, dateTo, figures } = bulletin;
  if (kind !== 'hotline' || date === null || dateTo !== undefined) return bulletin;
  const valuesOf = ledger.recentValues({ region, since: addDays(date, -DAYS_BACK), before: date });
  const findings = figures
    .filter(({ metric }) => metric === 'hotspot' || metric === 'callbacks')
    .flatMap((figure) => unlikely(figure, valuesOf(figure.metric, figure.label ?? null).slice(0, MOST)));
  return findings.length === 0 ? bulletin : { ...bulletin, findings: [...bulletin.findings, ...findings] };
}
