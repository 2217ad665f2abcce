// Whether anything in a text may be overprinted: nearly all pages are done with after one walk over their characters.

import { codesOf } from './codes.js';

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

export function isSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdfff;
}

/** Every rule of overprinted type asks for a pair that is no digit behind another pair, or for 件件. */
export function mayBeOverprinted(text: string): boolean {
  const codes = codesOf(text);
  for (let at = 1; at < codes.length; at += 1) {
    const code = codes[at] ?? 0;
    // Characters of two units are looked at by the rules themselves.
    if (isSurrogate(code)) return true;
    if (code !== codes[at - 1] || isDigit(code) || at < 3) continue;
    if (codes[at - 2] === codes[at - 3]) return true;
  }
  return text.includes('件件');
}
