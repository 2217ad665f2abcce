// Words that can be checked: every test that docs/security.md names is there under just that title, and one thing has one name.
import { readdirSync, readFileSync } from 'node:fs';
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

it('what a bulletin prints → 印出 on every page, in every file and in the handbook, never 登出', () => {
  const files = ['src', 'views', 'docs'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(ts|hbs|md)$/.test(name))
      .map((name) => join(ROOT, folder, name)),
  );
  expect(files.length).toBeGreaterThan(300);
  expect(files.filter((file) => readFileSync(file, 'utf8').includes('登出'))).toEqual([]);
});
