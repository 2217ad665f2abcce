// Hostile strings on their way through an audit package: the guard against formulas is undone exactly.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { packageOf, servicesWith, verify } from '../support/audit-package.js';
import { parseCsv } from '../support/csv.js';

const PIECES = [
  ...['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠', "'", "''", '"', '""', ',', '\r\n'],
  ...[
    '\ufeff',
    '\ufeff=',
    '\u200b+',
    '\u2060\u202e@',
    '\u0000',
    '\u001f',
    '\u2028',
    '1',
    '0.10',
    '-5',
    '真',
    '𠮷',
    ' ',
    'null',
  ],
];
/** A lone surrogate is no text: the chain refuses it, so it never comes into a ledger. */
const hostile = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'grapheme' })), {
    minLength: 1,
    maxLength: 6,
  })
  .map((parts) => parts.join(''));

it('any strings in names, labels, remarks, reasons → every digest and row hash is recomputed from the plain CSV', async () => {
  const strings = [...PIECES, ...fc.sample(hostile, { numRuns: 300, seed: 7 })];
  const { folder, digest } = await packageOf(servicesWith(strings));
  const { status, output } = await verify(folder, '--digest', digest);
  expect(output).toContain('核验通过');
  expect(status).toBe(0);
  const names = parseCsv(readFileSync(join(folder, 'record/arrivals.csv'), 'utf8'))
    .slice(1)
    .map(([, , name = '']) => name);
  expect(names.filter((name) => /^\p{Cf}*[=+\-@\t\r\n＝＋－＠]/u.test(name))).toEqual([]);
  expect(names.map((name) => name.replace(/^'/, ''))).toEqual(strings);
});
