// Text files: byte order mark, then strict UTF-8, UTF-16 without a mark, then strict GB18030.

import type { DocumentReading } from './reading.js';
import { refuse } from './refusals.js';

const TEXT_EXTRACTOR = 'text 1';

/** A whole paper is one or two megabytes of text; beyond this a file is something else. */
export const MAX_TEXT_BYTES = 8 * 1024 * 1024;

/** Encoding guessers take short GB18030 for other scripts; a strict decoder refuses instead of guessing. */
function decodeStrictly(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return null;
    throw error;
  }
}

/** Digits and line ends of UTF-16 carry a zero byte on one side; a few characters (一, U+4E00) on the other. */
function encodingByZeroBytes(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const zeros = [0, 0];
  const sample = bytes.subarray(0, 65_536);
  for (const [index, byte] of sample.entries())
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (odd > 2 * even) return 'utf-16le';
  return even > 2 * odd ? 'utf-16be' : null;
}

function encodingByMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  return null;
}

function isControl(code: number): boolean {
  const isLayout = code >= 0x09 && code <= 0x0d;
  return (code < 0x20 && !isLayout) || code === 0x7f || code === 0xfffe || code === 0xffff;
}

/** Text holds next to no control characters; GB18030 decodes much that is no text at all. */
function looksLikeText(text: string): boolean {
  let controls = 0;
  for (let index = 0; index < text.length; index += 1) if (isControl(text.charCodeAt(index))) controls += 1;
  return controls <= text.length / 1000;
}

/** The text, without its byte order mark, or null where the bytes are no text in a known encoding. */
export function decodeText(bytes: Uint8Array): string | null {
  const marked = encodingByMark(bytes);
  const encodings = marked ? [marked] : ['utf-8', encodingByZeroBytes(bytes), 'gb18030'];
  for (const encoding of encodings) {
    const text = encoding === null ? null : decodeStrictly(bytes, encoding);
    if (text !== null && looksLikeText(text)) return text;
  }
  return null;
}

/** Reads at once, in this process: decoding is all there is to do. */
export function readPlainText(bytes: Uint8Array): DocumentReading {
  if (bytes.length === 0) return refuse.empty();
  if (bytes.length > MAX_TEXT_BYTES) return refuse.tooLarge(bytes.length, MAX_TEXT_BYTES);
  const text = decodeText(bytes);
  if (text === null) return refuse.notText();
  if (text.trim() === '') return refuse.blank();
  return { ok: true, text, extractor: TEXT_EXTRACTOR, pages: [{ number: 1, start: 0, end: text.length }] };
}
