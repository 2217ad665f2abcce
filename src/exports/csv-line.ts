// One line of CSV (RFC 4180), with strings that a spreadsheet would run made harmless.

export type Cell = string | number | null;

/** What makes a spreadsheet read a formula; some fold the full-width forms and pass over signs that nobody sees. */
const RUNS = /^\p{Cf}*[=+\-@\t\r\n＝＋－＠]/u;
const NEEDS_QUOTES = /[",\r\n]/;

/** With CRLF. Null is an empty cell. */
export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

export function csvCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = guard(cell);
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** One ' before a string that would run, and before one that begins with ': taking one away is exact. */
function guard(text: string): string {
  return RUNS.test(text) || text.startsWith("'") ? `'${text}` : text;
}
