// The figures of one simulated day: they add up; faults are put in afterwards.
import type { IsoDate } from '../domain/dates.js';
import { shapeOf, type DayShape } from './day-shape.js';
import { share, type Random } from './random.js';
import {
  CATEGORIES,
  EARLY_CHANNELS,
  LATE_CHANNELS,
  NO_FOCUS,
  RECEIVERS,
  TOPICS,
  type Category,
} from './vocabulary.js';

export interface Count {
  label: string;
  value: number;
}

export interface Hotspot extends Count {
  remark: string;
  agency: string;
}

export interface HotlineDay {
  calls: number;
  messages: number;
  channels: Count[];
  direct: number;
  transferred: number;
  /** Null on the days that do not print them. */
  callbacks: number | null;
  hotspots: Hotspot[];
}

export interface HazardDay {
  total: number;
  receivers: Count[];
  topics: string[];
}

export interface DayFigures {
  date: IsoDate;
  hotline: HotlineDay;
  hazard: HazardDay;
}

/** Where a day stands in the simulated years. */
export interface Moment {
  date: IsoDate;
  /** Years since the first simulated day: the slow trend, and when names changed. */
  age: number;
  /** What the days around have in common (weather, a burst main), about −1 to 1. */
  mood: number;
}

const COMMON_CALLS = 1060;
const YEARLY_GROWTH = 0.05;

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, Math.round(value)));
}

function seasonOf(category: Category, shape: DayShape, date: IsoDate): number {
  if (category.season === 'heating') return shape.heating * 1.6;
  if (category.season === 'wages') return shape.wages ? 1.7 : 1;
  if (category.season === 'summer') return date.slice(5, 7) >= '06' && date.slice(5, 7) <= '09' ? 1.5 : 0.6;
  return 1;
}

/** One category on one day; now and then a single cause (a burst main, a closed gym) doubles it. */
function hotspotOf(random: Random, category: Category, expected: number): Hotspot {
  const burst = random.chance(0.03);
  const focused = burst || random.chance(0.05);
  return {
    label: category.label,
    value: Math.round(expected * (burst ? 2.2 : 1) * (1 + 0.12 * random.noise())),
    remark: focused ? `主要反映${category.focus}等问题` : NO_FOCUS,
    agency: category.agency,
  };
}

function hotspotsOf(random: Random, calls: number, day: { shape: DayShape; date: IsoDate }): Hotspot[] {
  const length = random.chance(0.86) ? 3 : random.pick([2, 4, 5]);
  return CATEGORIES.map((category) =>
    hotspotOf(random, category, calls * category.share * seasonOf(category, day.shape, day.date)),
  )
    .sort((a, b) => b.value - a.value)
    .slice(0, length);
}

function channelsOf(random: Random, messages: number, age: number): Count[] {
  const listed = (age < 0.6 ? EARLY_CHANNELS : LATE_CHANNELS).filter(
    (_, index) => index === 0 || random.chance(0.8),
  );
  const weights = listed.map(
    (channel, index) => channel.weight * (index === 0 ? 1 : 0.4 + 1.2 * random.next()),
  );
  const values = share(messages, weights);
  return listed.map((channel, index) => ({ label: channel.label, value: values[index] ?? 0 }));
}

function hotlineOf(random: Random, moment: Moment, shape: DayShape): HotlineDay {
  const trend = 1 + YEARLY_GROWTH * moment.age;
  const spread = 1 + 0.05 * moment.mood + 0.035 * random.noise();
  const calls = clamp(COMMON_CALLS * shape.calls * trend * spread, 700, 1600);
  const messages = clamp(64 * (0.6 + 0.4 * shape.calls) * trend * (1 + 0.13 * random.noise()), 40, 110);
  const direct = Math.round(calls * (0.58 + 0.008 * moment.age + 0.012 * random.noise()));
  const printed = !random.chance(0.08);
  const callbacks = clamp(calls * 0.24 * (1 + 0.08 * random.noise()), 180, 320);
  return {
    calls,
    messages,
    channels: channelsOf(random, messages, moment.age),
    direct,
    transferred: calls - direct,
    callbacks: printed ? callbacks : null,
    hotspots: hotspotsOf(random, calls, { shape, date: moment.date }),
  };
}

function hazardOf(random: Random, moment: Moment, shape: DayShape): HazardDay {
  const total = clamp(50 * shape.calls * (1 + 0.08 * moment.age) * (1 + 0.16 * random.noise()), 30, 80);
  const listed = RECEIVERS.filter((receiver) => random.chance(receiver.listed));
  const values = share(
    total,
    listed.map((receiver) => receiver.weight * (0.8 + 0.4 * random.next())),
  );
  const length = random.between(3, 5);
  const start = random.chance(0.85) ? 0 : random.between(0, TOPICS.length - length);
  return {
    total,
    receivers: listed.map((receiver, index) => ({ label: receiver.label, value: values[index] ?? 0 })),
    topics: TOPICS.slice(start, start + length),
  };
}

export function dayFigures(random: Random, moment: Moment): DayFigures {
  const shape = shapeOf(moment.date);
  return {
    date: moment.date,
    hotline: hotlineOf(random, moment, shape),
    hazard: hazardOf(random, moment, shape),
  };
}
