// The few words that templates know beyond Handlebars' own.
import { columnNotes, shortWhy } from './comparison-notes.js';
import { dateName } from '../../domain/dates.js';
import * as figures from './figures.js';

const { base, change, figure, figureAs, plainFigure, rate, statementFigure, grouped } = figures;
const { changedFigure, differing, lastWeekOf, daysOf, fraction } = figures;

export const helpers = {
  figure,
  figureAs,
  rate,
  base,
  change,
  plainFigure,
  statementFigure,
  differing,
  changedFigure,
  lastWeekOf,
  daysOf,
  fraction,
  dateName,
  columnNotes,
  shortWhy,
  count: (value: number): string => grouped(value),
  sumOf: (metric: string): string => `${metric}.sum`,
  daysIn: (metric: string): string => `${metric}.days`,
  lastWeekName: (metric: string): string => `${metric}.lastWeek`,
  averageOf: (metric: string): string => `${metric}.average`,
  eq: (left: unknown, right: unknown): boolean => left === right,
  join: (parts: string[]): string => parts.join('、'),
  /** The first eight digits tell two sources apart for a person. */
  short: (sha256: string): string => sha256.slice(0, 8),
};
