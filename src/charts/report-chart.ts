// The one chart of a printed report: calls and messages over time.
import { dayRef } from '../reports/book.js';
import { DAYS_DRAWN, type ChartBlock, type ChartPoint } from '../domain/report.js';
import type { SeriesDay, Values } from '../reports/series.js';
import { volumeChart, weeklyVolumeChart } from './volume.js';

const NOTHING: Values = { calls: null, messages: null };

/** SVG text in the colours of the page; null where there is nothing to draw. */
export function reportChart({ points }: Pick<ChartBlock, 'points'>): string | null {
  const series = { kind: 'hotline', days: points.map(dayOf) } as const;
  return (points.length > DAYS_DRAWN ? weeklyVolumeChart(series) : volumeChart(series)).svg;
}

function dayOf({ date, status, calls, messages }: ChartPoint): SeriesDay {
  const values = { calls, messages };
  return {
    ...dayRef(date),
    status: status === 'absent' ? 'missing' : status,
    values: status === 'accepted' ? values : NOTHING,
    waiting: status === 'pending' ? values : null,
  };
}
