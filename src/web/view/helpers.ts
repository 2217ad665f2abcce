// The few words that templates know beyond Handlebars' own.
import { columnNotes, shortWhy } from './comparison-notes.js';
import { base, change, figure, figureAs, grouped, plainFigure, rate, statementFigure } from './figures.js';

export const helpers = {
  figure,
  figureAs,
  rate,
  base,
  change,
  plainFigure,
  statementFigure,
  columnNotes,
  shortWhy,
  count: (value: number): string => grouped(value),
  sumOf: (metric: string): string => `${metric}.sum`,
  averageOf: (metric: string): string => `${metric}.average`,
  eq: (left: unknown, right: unknown): boolean => left === right,
  join: (parts: string[]): string => parts.join('、'),
  /** The first eight digits tell two sources apart for a person. */
  short: (sha256: string): string => sha256.slice(0, 8),
};
