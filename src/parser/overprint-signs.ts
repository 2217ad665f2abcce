// Whether anything in a text may be overprinted: nearly all pages are done with after one walk over their characters.

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function isSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdfff;
}

/** Every rule of overprinted type asks for a pair that is no digit behind another pair, or for 件件. */
export function mayBeOverprinted(text: string): boolean {
  for (let at = 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    // Characters of two units are looked at by the rules themselves.
    if (isSurrogate(code)) return true;
    if (code !== text.charCodeAt(at - 1) || isDigit(code) || at < 3) continue;
    if (text.charCodeAt(at - 2) === text.charCodeAt(at - 3)) return true;
  }
  return text.includes('件件');
}
