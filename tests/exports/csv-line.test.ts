// One line of CSV: RFC 4180, and nothing that a spreadsheet would run.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { csvLine } from '../../src/exports/csv-line.js';
import type { Cell } from '../../src/exports/csv-line.js';
import { parseCsv } from '../support/csv.js';

const DANGEROUS = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/** Signs that nobody sees: a spreadsheet may pass over them. */
const UNSEEN = ['\u200b', '\u2060', '\ufeff', '\u202e', '\u00ad'];

/** Strings that are likely to hurt: quotes, separators, line ends, guards, formulas, any character. */
const text = fc
  .array(
    fc.oneof(fc.constantFrom("'", '"', ',', '\r\n', ...DANGEROUS, ...UNSEEN), fc.string({ unit: 'binary' })),
  )
  .map((parts) => parts.join(''));
const cell: fc.Arbitrary<Cell> = fc.oneof(text, fc.integer(), fc.constant(null));

/** What a reader of the file does: one ' in front is the guard's. */
function undo(read: string): string {
  return read.startsWith("'") ? read.slice(1) : read;
}

describe('a line of CSV', () => {
  it('plain cells → as they are, CRLF at the end, null empty', () => {
    expect(csvLine(['2025-10-15', 1215, null, '物业管理'])).toBe('2025-10-15,1215,,物业管理\r\n');
  });

  it('quotes, commas and line ends → quoted, quotes doubled', () => {
    expect(csvLine(['说“a”', 'a,b', 'a"b', 'a\nb'])).toBe('说“a”,"a,b","a""b","a\nb"\r\n');
  });

  it.each(DANGEROUS)('a string that begins with %j → guarded', (start) => {
    expect(parseCsv(csvLine([`${start}1+1`]))).toEqual([[`'${start}1+1`]]);
  });

  it.each(UNSEEN)(
    'a string that begins with %j, which nobody sees, and then a formula → guarded',
    (unseen) => {
      const text = `${unseen}${unseen}=1+1`;
      expect(parseCsv(csvLine(['a', text]))).toEqual([['a', `'${text}`]]);
      expect(csvLine(['a', `${unseen}物业`])).toBe(`a,${unseen}物业\r\n`);
    },
  );

  it('a string that begins with a quote mark of its own → guarded too, so that undoing is exact', () => {
    expect(csvLine(["'=1+1", "o'clock"])).toBe("''=1+1,o'clock\r\n");
  });

  it('a negative number → a number, never guarded', () => {
    expect(csvLine([-5, 0, 1.5])).toBe('-5,0,1.5\r\n');
  });

  it('any cells → read back exactly, and no string begins as a formula', () => {
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 6 }), (cells) => {
        const rows = parseCsv(csvLine(cells));
        expect(rows).toHaveLength(1);
        const read = rows[0] ?? [];
        expect(read.map((value, index) => (typeof cells[index] === 'string' ? undo(value) : value))).toEqual(
          cells.map((value) => (value === null ? '' : String(value))),
        );
        const strings = read.filter((_value, index) => typeof cells[index] === 'string');
        expect(
          strings.filter((value) => DANGEROUS.includes(value.replace(/^\p{Cf}+/u, '').charAt(0))),
        ).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});
