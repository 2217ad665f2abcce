// A grid of names × days; many days on a narrow place stand one below the other instead.
import { countText } from '../reports/rounding.js';
import type { LabelMark, LabelRow, SeriesDay } from '../reports/series.js';
import type { Size } from './chart.js';
import { signStatus, STATUS_GLYPHS, UNLISTED } from './key.js';
import type { Levels } from './levels.js';
import type { Drawing, Shape } from './render.js';
import { box, sign, words, type Box } from './sheet.js';
import { FEW, WIDTHS } from './timeline.js';
import { HEAT, onHeat, TOKENS } from './tokens.js';

export interface Grid {
  rows: LabelRow[];
  days: SeriesDay[];
  levels: Levels;
}

/** Of a month the cells have to hold three digits. */
function widthOf(days: SeriesDay[], size: Size): number {
  if (size === 'narrow') return 300;
  return days.length <= FEW ? WIDTHS.wide : 760;
}

const GAP = 2;
/** Letters of figures in small cells. */
const SMALL = 11.5;

/** Where columns and rows begin and how large a cell is. */
interface Frame {
  left: number;
  top: number;
  column: number;
  row: number;
  /** Days run downwards. */
  isTurned: boolean;
}

function frameOf({ rows, days }: Grid, size: Size): Frame {
  const isTurned = size === 'narrow' && days.length > FEW;
  if (isTurned) return { left: 50, top: 58, column: 250 / Math.max(rows.length, 6), row: 32, isTurned };
  const left = size === 'wide' ? 80 : 66;
  const column = (widthOf(days, size) - left) / days.length;
  return { left, top: days.length <= FEW ? 46 : 34, column: Math.min(column, 84), row: 34, isTurned };
}

function cellBox(frame: Frame, row: number, day: number): Box {
  const [across, down] = frame.isTurned ? [row, day] : [day, row];
  return {
    x: frame.left + across * frame.column,
    y: frame.top + down * frame.row,
    width: frame.column - GAP,
    height: frame.row - GAP,
  };
}

const middle = ({ x, y, width, height }: Box): [number, number] => [x + width / 2, y + height / 2];

/** Count above rank. */
function printed({ count, rank }: LabelMark, place: Box, levels: Levels): Shape[] {
  const [x, y] = middle(place);
  const level = count === null ? 0 : levels.levelOf(count);
  const fill = onHeat(level);
  return [
    box(place, HEAT[level] ?? TOKENS.surface),
    words(count === null ? '—' : countText(count), [x, y - 6], {
      align: 'center',
      fill,
      size: SMALL,
      bold: true,
    }),
    words(rank === null ? '' : `${rank}`, [x, y + 8], { align: 'center', fill, size: SMALL }),
  ];
}

function cell(
  mark: LabelMark | null,
  place: Box,
  { day, levels }: { day: SeriesDay; levels: Levels },
): Shape[] {
  if (mark !== null) return printed(mark, place, levels);
  return day.status === 'accepted' ? [sign(UNLISTED, middle(place))] : [];
}

/** `物业\n管理`: at most three lines of two characters, the last one shortened. */
function broken(label: string): string {
  const pairs = label.match(/.{1,2}/gu) ?? [];
  return pairs.length <= 3
    ? pairs.join('\n')
    : [...pairs.slice(0, 2), `${pairs[2]?.slice(0, 1) ?? ''}…`].join('\n');
}

function rowHead({ label }: LabelRow, index: number, frame: Frame): Shape {
  const place = cellBox(frame, index, 0);
  const [x, y] = middle(place);
  if (!frame.isTurned) return words(label, [0, y], { fill: TOKENS.ink, width: frame.left - 8 });
  return words(broken(label), [x, frame.top / 2 - 4], { align: 'center', fill: TOKENS.ink, size: SMALL });
}

/** The day, and the sign of its status where it has no figures. */
function dayHead(day: SeriesDay, index: number, frame: Frame): Shape[] {
  const [x, y] = middle(cellBox(frame, 0, index));
  const number = `${Number(day.date.slice(8))}`;
  const status = signStatus(day);
  const glyph = status === null ? null : STATUS_GLYPHS[status];
  if (frame.isTurned) {
    return [words(`${number}日`, [0, y]), ...(glyph ? [sign(glyph, [38, y])] : [])];
  }
  const isFew = frame.top > 40;
  const name = isFew ? `${number}日\n${day.weekday}` : number;
  const head = words(name, [x, isFew ? 20 : 10], { align: 'center' });
  return [head, ...(glyph ? [sign(glyph, [x, frame.top + frame.row / 2])] : [])];
}

export function gridDrawing(grid: Grid, size: Size): Drawing {
  const { rows, days, levels } = grid;
  const frame = frameOf(grid, size);
  const cells = rows.flatMap(({ marks }, row) =>
    days.flatMap((day, index) => cell(marks[index] ?? null, cellBox(frame, row, index), { day, levels })),
  );
  const heads = [
    ...rows.map((row, index) => rowHead(row, index, frame)),
    ...days.flatMap((day, index) => dayHead(day, index, frame)),
  ];
  const down = frame.isTurned ? days.length : rows.length;
  return { width: widthOf(days, size), height: frame.top + down * frame.row, shapes: [...cells, ...heads] };
}
