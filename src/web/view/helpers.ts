// The few words that templates know beyond Handlebars' own.
import { drawing } from './charts.js';
import { columnNotes, shortWhy } from './comparison-notes.js';
import { dateName, monthDayName } from '../../domain/dates.js';
import type { Kind } from '../../domain/bulletin.js';
import { daysPlace } from '../../reports/addresses.js';
import { nameOf } from '../../reports/hotspot-listings.js';
import type { LedgerSide } from '../../reports/statements-model.js';
import * as figures from './figures.js';
import { comparePlace, hotspotPlace, monthPlace, searchPlace } from './places.js';
import { sourceName } from './plain-text.js';
import { columnClass, filled, reportDrawing, runs } from './report.js';
import { unusualFigures } from './unusual.js';

const { base, change, figure, figureAs, plainFigure, rate, statementFigure, grouped } = figures;
const { changedFigure, differing, previousOf, labelFigure, rateAs, daysOf, fraction, dayPlace, periodPlace } =
  figures;

/** Accepted days of a kind in a period, as rows. */
function datasetPlace(kind: Kind, { from, to }: LedgerSide): string {
  const range = new URLSearchParams({ ...(from === null ? {} : { from }), to, for: 'excel' });
  return `/exports/${kind === 'hazard' ? 'hazards' : kind}.csv?${range.toString()}`;
}

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
  previousOf,
  labelFigure,
  rateAs,
  daysOf,
  fraction,
  dayPlace,
  periodPlace,
  /** `#hotline-days`: a place on the page itself. */
  place: (kind: string, what: string): string => `#${kind}-${what}`,
  hotspotPlace,
  nameOf,
  monthPlace,
  searchPlace,
  comparePlace,
  /** `calls.base.sum`: parts of the name of a figure. */
  dotted: (...parts: unknown[]): string => parts.slice(0, -1).join('.'),
  anchorOf: (what: string, name: string): string => `#${what}-${name}`,
  datasetPlace,
  sourceName,
  dateName,
  shortDay: monthDayName,
  daysPlace,
  unusualFigures,
  columnNotes,
  shortWhy,
  runs,
  reportDrawing,
  drawing,
  filled,
  columnClass,
  count: (value: number): string => grouped(value),
  sumOf: (metric: string): string => `${metric}.sum`,
  daysIn: (metric: string): string => `${metric}.days`,
  previousName: (metric: string): string => `${metric}.previous`,
  averageOf: (metric: string): string => `${metric}.average`,
  eq: (left: unknown, right: unknown): boolean => left === right,
  join: (parts: string[]): string => parts.join('、'),
  /** The first eight digits tell two sources apart for a person. */
  short: (sha256: string): string => sha256.slice(0, 8),
};
