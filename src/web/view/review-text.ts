// The place of a reading in its archived text, with some words around it, and how a browser counts in it.
import type Handlebars from 'handlebars';
import type { ReviewedReading } from '../../domain/review.js';
import { markedText, WHOLE } from './marked-text.js';

export interface SourceText {
  body: Handlebars.SafeString;
  /** Offset of its first character in the archived text. */
  offset: number;
  /** Places, from `offset` on, of carriage returns that a browser drops before a line feed. */
  returns: string;
  isCut: { before: boolean; after: boolean };
}

/** Characters around the bulletin, at least; whole lines. */
const AROUND = 160;
const MOST_LINE = 200;

export function sourceText(text: string, reading: ReviewedReading): SourceText {
  const { bulletin } = reading;
  const from = lineStart(text, Math.max(0, bulletin.start - AROUND));
  const to = lineEnd(text, Math.min(text.length, bulletin.end + AROUND));
  const here = text.slice(from, to);
  const moved = <T extends { start: number; end: number }>(place: T): T => ({
    ...place,
    start: place.start - from,
    end: place.end - from,
  });
  const inside = ({ start, end }: { start: number; end: number }): boolean => start >= from && end <= to;
  const shifted = {
    ...reading,
    bulletin: {
      ...moved(bulletin),
      figures: bulletin.figures
        .filter(({ start, end }) => end > start)
        .filter(inside)
        .map(moved),
      findings: bulletin.findings.filter(inside).map(moved),
    },
  };
  return {
    body: markedText({ text: here, readings: [shifted], statements: [], findings: [] }, WHOLE),
    offset: from,
    returns: [...here.matchAll(/\r(?=\n)/g)].map(({ index }) => index).join(' '),
    isCut: { before: from > 0, after: to < text.length },
  };
}

function lineStart(text: string, at: number): number {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  return at - start <= MOST_LINE ? start : whole(text, at);
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end !== -1 && end - at <= MOST_LINE
    ? end
    : text.length - at <= MOST_LINE
      ? text.length
      : whole(text, at);
}

/** Never inside of a character of two units. */
function whole(text: string, at: number): number {
  return /[\uDC00-\uDFFF]/.test(text.charAt(at)) ? at - 1 : at;
}
