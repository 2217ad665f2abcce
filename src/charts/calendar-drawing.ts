// The squares of a year: weeks side by side on a wide place, two half years of weeks one below the other on a narrow one.
import { daysBetween } from '../domain/dates.js';
import type { CountMetric } from '../reports/models.js';
import type { SeriesDay } from '../reports/series.js';
import type { Size } from './chart.js';
import { signStatus, STATUS_GLYPHS } from './key.js';
import type { Levels } from './levels.js';
import type { Drawing, Shape } from './render.js';
import { box, sign, words, type Box } from './sheet.js';
import { HEAT, TOKENS } from './tokens.js';

export interface Calendar {
  days: SeriesDay[];
  metric: CountMetric;
  levels: Levels;
}

const WEEKDAYS = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'];
/** A year fills the width; fewer weeks have larger squares, up to a size. */
const WIDE = { left: 30, top: 22, width: 648, largest: 22 };
const NARROW = { left: 34, top: 24, cell: 16, half: 154 };

/** Days that one block holds. */
const HALF_YEAR = 184;

interface Place {
  /** From Monday, 0. */
  weekday: number;
  /** Weeks since the first one drawn. */
  week: number;
  day: SeriesDay;
}

function placesOf(days: SeriesDay[]): Place[] {
  const offset = WEEKDAYS.indexOf(days[0]?.weekday ?? '');
  const first = days[0]?.date ?? '';
  return days.map((day) => {
    const index = daysBetween(first, day.date) + offset;
    return { weekday: index % 7, week: Math.floor(index / 7), day };
  });
}

/** A shade where the volume is known, a bare square where it is not, the sign of the status on every other day. */
function square(day: SeriesDay, place: Box, { metric, levels }: Calendar): Shape[] {
  const value = day.values[metric] ?? null;
  if (value !== null) return [box(place, HEAT[levels.levelOf(value)] ?? TOKENS.surface)];
  if (day.status === 'accepted') return [box(place, 'none', TOKENS.gap)];
  const status = signStatus(day);
  if (status === null) return [];
  const centre = [place.x + place.width / 2, place.y + place.height / 2] as const;
  return [sign(STATUS_GLYPHS[status], centre, 0.9)];
}

function isFirst({ day }: Place): boolean {
  return day.date.endsWith('-01');
}

const monthName = ({ day }: Place): string => `${Number(day.date.slice(5, 7))}月`;

function wide(calendar: Calendar): Drawing {
  const { left, top } = WIDE;
  const places = placesOf(calendar.days);
  const weeks = (places.at(-1)?.week ?? 0) + 1;
  const cell = Math.min(WIDE.largest, WIDE.width / weeks);
  const squares = places.flatMap(({ weekday, week, day }) => {
    const [x, y] = [left + week * cell, top + weekday * cell];
    return square(day, { x, y, width: cell - 1.4, height: cell - 1.4 }, calendar);
  });
  const months = places
    .filter(isFirst)
    .map((place) => words(monthName(place), [left + (place.week + (place.weekday > 0 ? 1 : 0)) * cell, 9]));
  const weekdays = [0, 2, 4, 6].map((index) => words(WEEKDAYS[index] ?? '', [0, top + (index + 0.5) * cell]));
  return { width: 680, height: top + 7 * cell + 2, shapes: [...squares, ...months, ...weekdays] };
}

/** One half year: weeks below each other. */
function half(calendar: Calendar, from: number): { shapes: Shape[]; weeks: number } {
  const { left, top, cell } = NARROW;
  const places = placesOf(calendar.days);
  const squares = places.flatMap(({ weekday, week, day }) => {
    const [x, y] = [from + left + weekday * cell, top + week * cell];
    return square(day, { x, y, width: cell - 2, height: cell - 2 }, calendar);
  });
  const months = places
    .filter(isFirst)
    .map((place) =>
      words(monthName(place), [from, top + (place.week + (place.weekday > 0 ? 1.5 : 0.5)) * cell]),
    );
  const weekdays = WEEKDAYS.map((name, index) =>
    words(name.slice(1), [from + left + (index + 0.5) * cell - 1, 10], { align: 'center' }),
  );
  return { shapes: [...squares, ...months, ...weekdays], weeks: (places.at(-1)?.week ?? 0) + 1 };
}

function narrow(calendar: Calendar): Drawing {
  if (calendar.days.length <= HALF_YEAR) {
    const { shapes, weeks: rows } = half(calendar, 0);
    return { width: 300, height: NARROW.top + rows * NARROW.cell, shapes };
  }
  const isEarly = ({ date }: SeriesDay): boolean => date.slice(5, 7) <= '06';
  const halves = [
    half({ ...calendar, days: calendar.days.filter(isEarly) }, 0),
    half({ ...calendar, days: calendar.days.filter((day) => !isEarly(day)) }, NARROW.half),
  ];
  const weeks = Math.max(...halves.map((one) => one.weeks));
  return {
    width: 300,
    height: NARROW.top + weeks * NARROW.cell,
    shapes: halves.flatMap(({ shapes }) => shapes),
  };
}

export function calendarDrawing(calendar: Calendar, size: Size): Drawing {
  return size === 'wide' ? wide(calendar) : narrow(calendar);
}
