// The one chart of a printed report: calls and messages over time, told by the words beneath it, without signs that would need a key.
import { DAYS_DRAWN, type ChartBlock, type ChartPoint } from '../domain/report.js';
import { dayRef } from '../reports/book.js';
import type { SeriesDay, Values } from '../reports/series.js';
import { partsOf } from '../reports/series-parts.js';
import { linesDrawing, type Timeline } from './lines.js';
import { render } from './render.js';
import { dayTimeline, hasPoints, weekTimeline } from './volume.js';

const NOTHING: Values = { calls: null, messages: null };

/** SVG text in the colours of the page; null where there is nothing to draw. */
export function reportChart({ title, sentence, points }: Omit<ChartBlock, 'type'>): string | null {
  const timeline = timelineOf(points);
  if (!hasPoints(timeline)) return null;
  const slots = timeline.slots.map(({ label }) => ({ label, status: null }));
  return render(linesDrawing({ ...timeline, slots }, 'wide'), {
    id: 'report-drawing',
    title,
    desc: sentence,
  });
}

function timelineOf(points: ChartPoint[]): Timeline {
  const days = points.map(dayOf);
  return days.length > DAYS_DRAWN
    ? weekTimeline(partsOf({ kind: 'hotline', days }, 'week'))
    : dayTimeline(days, 'wide');
}

/** Why a day is absent is told in words elsewhere: nothing is drawn for it. */
function dayOf({ date, status, calls, messages }: ChartPoint): SeriesDay {
  const values = { calls, messages };
  return {
    ...dayRef(date),
    status: status === 'absent' ? 'outside' : status,
    isAhead: false,
    values: status === 'accepted' ? values : NOTHING,
    waiting: status === 'pending' ? values : null,
  };
}
