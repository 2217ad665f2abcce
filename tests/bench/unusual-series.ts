// Series of several years without any spike, from two generators that know nothing of the detector.
import chineseDays from 'chinese-days';
import type { DayCount, JudgedMetric } from '../../src/domain/day-count.js';
import { addDays, datesFrom, daysBetween, type IsoDate, weekdayName } from '../../src/domain/dates.js';
import { dayFigures } from '../../src/simulation/day-figures.js';
import { randomFrom, type Random } from '../../src/simulation/random.js';
import { NO_FOCUS } from '../../src/simulation/vocabulary.js';

export interface Series {
  counts: DayCount[];
  /** `2024-03-05 城市供水`: categories that the generator itself let burst; they are no false alarms. */
  bursts: Set<string>;
}

export interface Generator {
  name: string;
  series(seed: number): Series;
}

const FROM = '2021-01-01';
/** Four years, all of them with known holidays. */
const DAYS = 1461;
/** Days that no notice is there for. */
const GAPS = 0.025;

export const YEARS = { from: FROM, to: addDays(FROM, DAYS - 1) };

function total(date: IsoDate, metric: JudgedMetric, value: number): DayCount {
  return { date, metric, label: null, value };
}

/** The demo ledger's days: season, weekday, holidays, growth, a mood that lasts some days. */
function simulated(seed: number): Series {
  const random = randomFrom(seed);
  const series: Series = { counts: [], bursts: new Set() };
  let mood = 0;
  for (const date of datesFrom(FROM, YEARS.to)) {
    mood = 0.8 * mood + 0.45 * random.noise();
    const { hotline, hazard } = dayFigures(random, { date, age: daysBetween(FROM, date) / 365.25, mood });
    if (random.chance(GAPS)) continue;
    const { calls, messages, direct, transferred, hotspots } = hotline;
    for (const [metric, value] of Object.entries({ calls, messages, direct, transferred })) {
      series.counts.push(total(date, metric as JudgedMetric, value));
    }
    series.counts.push(total(date, 'hazards', hazard.total));
    for (const { label, value, remark } of hotspots) {
      series.counts.push({ date, metric: 'hotspot', label, value });
      if (remark !== NO_FOCUS) series.bursts.add(`${date} ${label}`);
    }
  }
  return series;
}

/** Of a plain week; the first three differ, the last two are the weekend. */
const WEEK: Readonly<Record<string, number>> = {
  ...{ 周一: 1.08, 周二: 1.03, 周三: 1, 周四: 0.98, 周五: 1.03, 周六: 0.86, 周日: 0.8 },
};

function rhythm(date: IsoDate, phase: number): number {
  const { work, name } = chineseDays.getDayDetail(date);
  const day = WEEK[weekdayName(date)] ?? 1;
  const year = (2 * Math.PI * daysBetween(`${date.slice(0, 4)}-01-01`, date)) / 365.25;
  const season = 1 + 0.1 * Math.sin(year + phase);
  if (!work) return season * (name.includes(',') ? 0.74 : day);
  return season * (day < 0.9 ? 0.97 : day);
}

/** A count around `expected` whose variance is more than its mean: expected + (spread × expected)². */
function overdispersed(random: Random, expected: number, spread: number): number {
  const rate = expected * Math.exp(spread * random.noise() - (spread * spread) / 2);
  return Math.max(0, Math.round(rate + Math.sqrt(rate) * random.noise()));
}

const SHARES = { 物业管理: 0.06, 供热服务: 0.052, 消费维权: 0.045, 噪音扰民: 0.038, 交通秩序: 0.03 } as const;

function categories(random: Random, calls: number): [label: string, value: number][] {
  return Object.entries(SHARES)
    .map(([label, share]): [string, number] => [label, overdispersed(random, calls * share, 0.1)])
    .sort((a, b) => b[1] - a[1])
    .slice(0, 3);
}

/** Other noise: every weekday of its own, a smooth season of any phase, overdispersed counts, weather for days. */
function overdispersedDays(seed: number): Series {
  const random = randomFrom(seed * 7919 + 13);
  const phase = 2 * Math.PI * random.next();
  const series: Series = { counts: [], bursts: new Set() };
  let weather = 0;
  for (const date of datesFrom(FROM, YEARS.to)) {
    weather = 0.6 * weather + 0.03 * random.noise();
    const level = rhythm(date, phase) * Math.exp(weather);
    const calls = overdispersed(random, 1100 * level, 0.05);
    const direct = Math.round(calls * (0.6 + 0.01 * random.noise()));
    const hazards = overdispersed(random, 48 * level, 0.12);
    const messages = overdispersed(random, 70 * level, 0.1);
    const hotspots = categories(random, calls);
    if (random.chance(GAPS)) continue;
    for (const [metric, value] of Object.entries({ calls, messages, direct, transferred: calls - direct })) {
      series.counts.push(total(date, metric as JudgedMetric, value));
    }
    series.counts.push(total(date, 'hazards', hazards));
    for (const [label, value] of hotspots) series.counts.push({ date, metric: 'hotspot', label, value });
  }
  return series;
}

export const GENERATORS: readonly Generator[] = [
  { name: 'simulation of the demo', series: simulated },
  { name: 'overdispersed counts', series: overdispersedDays },
];
