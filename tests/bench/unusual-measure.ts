// Counts false alarms in series without spikes, and which of the spikes that were put in are found.
import { JUDGED_METRICS, type DayCount, type JudgedMetric } from '../../src/domain/day-count.js';
import { addDays, datesFrom, type IsoDate } from '../../src/domain/dates.js';
import { WINDOW_DAYS } from '../../src/reports/comparable-days.js';
import { unusualOn, type Unusual } from '../../src/reports/unusual.js';
import { randomFrom } from '../../src/simulation/random.js';
import { YEARS, type Generator } from './unusual-series.js';
import { HEIGHTS, withSpikes, type Height, type Spike } from './unusual-spikes.js';

/** The first days have nothing behind them to be held against. */
const JUDGED = datesFrom(addDays(YEARS.from, WINDOW_DAYS), YEARS.to);

export interface Alarms {
  /** Of thirty days. */
  months: number;
  high: Record<JudgedMetric, number>;
  low: Record<JudgedMetric, number>;
  /** Days with any alarm at all. */
  days: number;
}

export interface Found {
  metric: JudgedMetric;
  height: Height;
  found: number;
  spikes: number;
}

function none(): Record<JudgedMetric, number> {
  return { calls: 0, messages: 0, direct: 0, transferred: 0, hazards: 0, hotspot: 0 };
}

/** Nothing was put in: whatever is told is a false alarm, unless the generator itself let a category burst. */
export function alarmsOf(generator: Generator, seeds: number[]): Alarms {
  const all: Alarms = { months: 0, high: none(), low: none(), days: 0 };
  for (const seed of seeds) {
    const { counts, bursts } = generator.series(seed);
    const told = unusualOn(counts, JUDGED).filter(({ date, label }) => !bursts.has(`${date} ${label ?? ''}`));
    all.months += JUDGED.length / 30;
    all.days += new Set(told.map(({ date }) => date)).size;
    for (const { metric, direction } of told) all[direction][metric] += 1;
  }
  return all;
}

/** Direct and transferred calls that raise the calls themselves are told by them. */
function finds({ date, metric, label, direction }: Unusual, spike: Spike): boolean {
  if (date !== spike.date || direction !== 'high') return false;
  if (metric === spike.metric) return label === spike.label;
  return metric === 'calls' && (spike.metric === 'direct' || spike.metric === 'transferred');
}

function foundIn(counts: DayCount[], judged: Set<IsoDate>, how: Parameters<typeof withSpikes>[1]): Found {
  const changed = withSpikes(counts, how);
  const spikes = changed.spikes.filter(({ date }) => judged.has(date));
  const told = unusualOn(
    changed.counts,
    spikes.map(({ date }) => date),
  );
  const found = spikes.filter((spike) => told.some((one) => finds(one, spike))).length;
  return { metric: how.metric, height: how.height, found, spikes: spikes.length };
}

/** Spikes of each metric and height are put into a series of their own. */
export function foundBy(generator: Generator, seeds: number[]): Found[] {
  const judged = new Set(JUDGED);
  return JUDGED_METRICS.flatMap((metric) =>
    HEIGHTS.map((height): Found => {
      const all: Found = { metric, height, found: 0, spikes: 0 };
      for (const seed of seeds) {
        const { counts } = generator.series(seed);
        const own = counts.filter((count) => (count.metric === 'hotspot') === (metric === 'hotspot'));
        const { found, spikes } = foundIn(own, judged, { metric, height, random: randomFrom(seed * 31 + 7) });
        all.found += found;
        all.spikes += spikes;
      }
      return all;
    }),
  );
}
