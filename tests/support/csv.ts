// Reads CSV back as RFC 4180 says, character by character, with nothing taken from the encoder.

export function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (let at = 0; at < text.length || row.length > 0;) {
    const { value, end } = text[at] === '"' ? quoted(text, at) : plain(text, at);
    row.push(value);
    at = end + 1;
    if (text[end] === ',') continue;
    if (!text.startsWith('\r\n', end)) throw new Error(`neither comma nor CRLF at ${end}`);
    at += 1;
    rows.push(row);
    row = [];
  }
  return rows;
}

function plain(text: string, from: number): { value: string; end: number } {
  let end = from;
  while (end < text.length && !',\r\n"'.includes(text.charAt(end))) end += 1;
  return { value: text.slice(from, end), end };
}

function quoted(text: string, from: number): { value: string; end: number } {
  let value = '';
  let at = from + 1;
  for (;;) {
    const close = text.indexOf('"', at);
    if (close === -1) throw new Error(`no closing quote from ${from}`);
    value += text.slice(at, close);
    if (text[close + 1] !== '"') return { value, end: close + 1 };
    value += '"';
    at = close + 2;
  }
}
