// The sentence around a figure, for a reader's eye: line breaks of a narrow column taken out.
import Handlebars from 'handlebars';
import type { Span } from '../../domain/finding.js';
import { textHtml } from './plain-text.js';

/** A sentence, a paragraph, or an item of a list ends here. */
const END = /[。；！？;]|\r?\n[ \t]*\r?\n|\r?\n(?=[ \t]*(?:[#*•-]|\d{1,2}[.．、）)])|[ \t]*\u3000)/gu;
/** Of a text without any bounds, so much is shown on both sides. */
const MOST = 160;

export interface Sentence {
  before: Handlebars.SafeString;
  marked: Handlebars.SafeString;
  after: Handlebars.SafeString;
}

export function sentenceAround(text: string, { start, end }: Span): Sentence {
  const left = text.slice(Math.max(0, start - MOST), start);
  const right = text.slice(end, end + MOST);
  const begin = [...left.matchAll(END)].at(-1);
  const [close] = right.matchAll(END);
  const before = begin === undefined ? left : left.slice(begin.index + begin[0].length);
  const after = close === undefined ? right : right.slice(0, close.index + close[0].length);
  const isCut = {
    left: begin === undefined && start > MOST,
    right: close === undefined && end + MOST < text.length,
  };
  return {
    before: shown(`${isCut.left ? '……' : ''}${before.trimStart()}`),
    marked: shown(text.slice(start, end)),
    after: shown(`${after.trimEnd()}${isCut.right ? '……' : ''}`),
  };
}

/** Chinese needs no space where a line ends. */
export function joined(text: string): string {
  return text.replace(/[ \t]*\r?\n[ \t]*/gu, '');
}

function shown(text: string): Handlebars.SafeString {
  return new Handlebars.SafeString(textHtml(joined(text)));
}
