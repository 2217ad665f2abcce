// One count of one day, without its bulletin: what series over many days are made of.
import type { IsoDate } from './dates.js';

/** The totals that a day is judged by, and the counts of its hotspot categories. */
export const JUDGED_METRICS = ['calls', 'messages', 'direct', 'transferred', 'hazards', 'hotspot'] as const;
export type JudgedMetric = (typeof JUDGED_METRICS)[number];

/** As accepted for just this day: pending days and notices of several days have none. */
export interface DayCount {
  date: IsoDate;
  metric: JudgedMetric;
  /** Of a hotspot: the name that its category is grouped under; null for a total. */
  label: string | null;
  value: number;
}
