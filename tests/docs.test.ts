// Words that can be checked: every test that docs/security.md names is there under just that title.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';

const ROOT = join(import.meta.dirname, '..');
const NAMED = /(tests\/[\w/-]+\.test\.ts) › ([^|;()]+?)(?= \(|\)|;| \||$)/gm;

/** A title may have brackets or a semicolon of its own: what stands in the file decides where it ends. */
function isThere(file: string, title: string): boolean {
  const text = readFileSync(join(ROOT, file), 'utf8').replaceAll("\\'", "'");
  return text.includes(title);
}

it('docs/security.md → names only tests that exist', () => {
  const text = readFileSync(join(ROOT, 'docs', 'security.md'), 'utf8');
  const named = [...text.matchAll(NAMED)].map(([, file = '', title = '']) => [file, title.trim()] as const);
  expect(named.length).toBeGreaterThan(50);
  expect(named.filter(([file, title]) => !isThere(file, title))).toEqual([]);
});
