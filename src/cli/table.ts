// A table of plain text; a Chinese character is two cells of the terminal.
import stringWidth from 'string-width';

/** Lines; columns as wide as their widest cell; the last one is not padded. */
export function textTable(rows: string[][]): string[] {
  const columns = largest(rows.map((row) => row.length)) - 1;
  const widths = Array.from({ length: Math.max(0, columns) }, (_, column) =>
    largest(rows.map((row) => stringWidth(row[column] ?? ''))),
  );
  const padded = (cell: string, column: number): string =>
    cell + ' '.repeat(Math.max(0, (widths[column] ?? 0) - stringWidth(cell)));
  return rows.map((row) => row.map(padded).join('  '));
}

/** A call takes no hundred thousand arguments: `Math.max(...numbers)` would end a long ingest just before it reports. */
function largest(numbers: number[]): number {
  return numbers.reduce((most, number) => Math.max(most, number), 0);
}
