// Full dates that a page or a file name prints: mastheads, publication lines, names of saved pages.
import { dateOf, type IsoDate } from '../domain/dates.js';
import { matchesAt } from './matches.js';

const FULL_DATE =
  /(?<!\d)(20\d\d)[ \t]*(?:年|[-/._．])[ \t]*(\d{1,2})[ \t]*(?:月|[-/._．])[ \t]*(\d{1,2})(?!\d)|(?<!\d)(20\d\d)(\d\d)(\d\d)(?!\d)/y;
/** Words beside the date in a newspaper's head line or a site's publication line. */
const MASTHEAD_WORDS =
  /星期[一二三四五六日天]|周[一二三四五六日]|农历|第?\s*[A-D]?\d{1,2}\s*版|责任?编辑|责编|来源|发布(?:时间|日期)|总?第\s*\d+\s*期|[日晚]报\s*$|^\s*.{0,4}[日晚]报/;
const PROSE = /[，。；！？,;]/;
const LONGEST_LINE = 160;

export interface FoundDate {
  date: IsoDate;
  at: number;
}

/** Every full calendar date in a text. */
export function fullDatesIn(text: string): FoundDate[] {
  const found: FoundDate[] = [];
  for (const match of matchesAt(text, '20', FULL_DATE)) {
    const [, year = match[4], month = match[5] ?? '', day = match[6] ?? ''] = match;
    const date = dateOf(Number(year), `${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
    if (date !== null) found.push({ date, at: match.index });
  }
  return found;
}

interface Line {
  /** '' for a line too long to be a masthead. */
  line: string;
  start: number;
  end: number;
}

/** The line around a place; looks no further than a masthead is long. */
function lineAround(text: string, at: number): Line {
  const floor = Math.max(0, at - LONGEST_LINE);
  const before = text.slice(floor, at).lastIndexOf('\n');
  const behind = text.slice(at, at + LONGEST_LINE).indexOf('\n');
  const start = before === -1 ? floor : floor + before + 1;
  const end = behind === -1 ? Math.min(text.length, at + LONGEST_LINE) : at + behind;
  const isWhole = (before !== -1 || floor === 0) && (behind !== -1 || end === text.length);
  return { line: isWhole ? text.slice(start, end) : '', start, end };
}

/** A date in a line of its own kind, not in prose, with the words of a masthead in it or in a line beside it. */
function isMasthead(text: string, at: number): boolean {
  const { line, start, end } = lineAround(text, at);
  if (line === '' || PROSE.test(line)) return false;
  const before = start > 1 ? lineAround(text, start - 1).line : '';
  const behind = end + 1 < text.length ? lineAround(text, end + 1).line : '';
  const beside = [before, behind].filter((other) => other.trim().length <= 30 && !PROSE.test(other));
  return [line, ...beside].some((candidate) => MASTHEAD_WORDS.test(candidate));
}

/** The publication dates that a page states itself. */
export function mastheadDatesIn(text: string): IsoDate[] {
  return fullDatesIn(text)
    .filter(({ at }) => isMasthead(text, at))
    .map(({ date }) => date);
}
