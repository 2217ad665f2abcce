// Simulated years of daily bulletins for the demo: same seed, same years.
import { addDays, datesFrom, daysBetween, type IsoDate } from '../domain/dates.js';
import { dayFigures, type DayFigures } from './day-figures.js';
import { noticeText } from './notice-text.js';
import { randomFrom, type Random } from './random.js';

export interface SimulatedIssue {
  /** File name, which carries the data day. */
  name: string;
  /** One to three days after the data day, never later than `until`. */
  published: IsoDate;
  text: string;
}

export interface SimulationOptions {
  /** The present day: nothing is published later, so the newest days are still awaited. */
  until: IsoDate;
  years: number;
  seed: number;
}

/** Together about 2.5 % of the days: a run starts seldom and lasts one to four days. */
const GAP_STARTS = 0.015;
const GAP_LENGTHS = [1, 1, 1, 2, 2, 4] as const;
const FAULTS = 0.015;
const HOTLINE_ALONE = 0.008;
/** 1 to 3 days; most often the paper prints the day before yesterday. */
const LAGS = [1, 1, 2, 2, 2, 2, 3] as const;

/** One figure as an office might misprint it, so that the notice no longer adds up. */
function withFault(random: Random, day: DayFigures): DayFigures {
  const slip = random.pick([-10, -1, 1, 2, 10]);
  if (random.chance(0.3)) return { ...day, hazard: { ...day.hazard, total: day.hazard.total + slip } };
  if (random.chance(0.5))
    return { ...day, hotline: { ...day.hotline, messages: day.hotline.messages + slip } };
  return { ...day, hotline: { ...day.hotline, transferred: day.hotline.transferred + slip } };
}

/** Ordered by data day; papers never print a later day before an earlier one. */
export function* simulateYears(options: SimulationOptions): Generator<SimulatedIssue, void, undefined> {
  const random = randomFrom(options.seed);
  const first = addDays(options.until, -Math.round(365.25 * options.years));
  let gap = 0;
  let mood = 0;
  let printed = first;
  for (const date of datesFrom(first, addDays(options.until, -1))) {
    mood = 0.8 * mood + 0.45 * random.noise();
    const figures = dayFigures(random, { date, age: daysBetween(first, date) / 365.25, mood });
    const day = random.chance(FAULTS) ? withFault(random, figures) : figures;
    const text = noticeText(random, day, !random.chance(HOTLINE_ALONE));
    const wanted = addDays(date, random.pick(LAGS));
    printed = wanted > printed ? wanted : printed;
    if (gap > 0) gap -= 1;
    else if (random.chance(GAP_STARTS)) gap = random.pick(GAP_LENGTHS);
    if (gap === 0 && printed <= options.until) yield { name: `模拟-${date}.txt`, published: printed, text };
  }
}
