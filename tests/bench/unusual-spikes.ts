// Puts spikes into series: knows the calendar and the values, and nothing of the detector.
import chineseDays from 'chinese-days';
import type { DayCount, JudgedMetric } from '../../src/domain/day-count.js';
import type { IsoDate } from '../../src/domain/dates.js';
import type { Random } from '../../src/simulation/random.js';

/** In median absolute deviations of the values of the day's own class over all years. */
export interface Height {
  name: string;
  /** 1: the raw deviation; 1.4826: scaled, so that it is a standard deviation where values are normal. */
  scale: number;
  from: number;
  to: number;
}

export const HEIGHTS: readonly Height[] = [
  { name: '+4 raw MADs exactly', scale: 1, from: 4, to: 4 },
  { name: '+4 to +8 raw MADs', scale: 1, from: 4, to: 8 },
  { name: '+4 scaled MADs exactly', scale: 1.4826, from: 4, to: 4 },
  { name: '+4 to +8 scaled MADs', scale: 1.4826, from: 4, to: 8 },
];

export interface Spike {
  date: IsoDate;
  metric: JudgedMetric;
  label: string | null;
}

function classOf(date: IsoDate): string {
  const { work, name } = chineseDays.getDayDetail(date);
  if (work) return 'workday';
  return name.includes(',') ? 'holiday' : 'weekend';
}

function middle(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  return ((sorted[Math.ceil(half) - 1] ?? 0) + (sorted[Math.floor(half)] ?? 0)) / 2;
}

function deviation(values: number[]): number {
  const centre = middle(values);
  return middle(values.map((value) => Math.abs(value - centre)));
}

/** What calls are made of rises with them, and they rise with their parts: a notice adds up. */
function moved(here: DayCount, spike: Spike, { share, rise }: { share: number; rise: number }): number {
  const { metric } = here;
  if (metric === spike.metric) return rise;
  if (spike.metric === 'calls' && metric === 'direct') return Math.round(rise * share);
  if (spike.metric === 'calls' && metric === 'transferred') return rise - Math.round(rise * share);
  const isPart = spike.metric === 'direct' || spike.metric === 'transferred';
  return isPart && metric === 'calls' ? rise : 0;
}

/** A spike about every forty days of the metric, among those that `mayBe`; returns the changed counts. */
export function withSpikes(
  counts: DayCount[],
  { metric, height, random }: { metric: JudgedMetric; height: Height; random: Random },
): { counts: DayCount[]; spikes: Spike[] } {
  const own = counts.filter((count) => count.metric === metric);
  const chosen = own.filter(() => random.chance(metric === 'hotspot' ? 0.008 : 0.025));
  const rises = new Map<IsoDate, { spike: Spike; share: number; rise: number }>();
  for (const { date, label } of chosen) {
    const alike = own.filter((other) => other.label === label && classOf(other.date) === classOf(date));
    const mads = height.from + (height.to - height.from) * random.next();
    const rise = Math.ceil(mads * height.scale * deviation(alike.map(({ value }) => value)));
    if (rise > 0) rises.set(date, { spike: { date, metric, label }, share: 0.6, rise });
  }
  const changed = counts.map((count) => {
    const here = rises.get(count.date);
    if (here?.spike.label !== count.label) return count;
    return { ...count, value: count.value + moved(count, here.spike, here) };
  });
  return { counts: changed, spikes: [...rises.values()].map(({ spike }) => spike) };
}
