// The read model of the daily and weekly pages.
import { describe, expect, it } from '@jest/globals';
import type Database from 'better-sqlite3';
import { FIGURES_OF } from '../../src/storage/contents.js';
import { ENTRIES_ON, SOURCES_OF } from '../../src/storage/entries.js';
import { ACCEPTED_ON_MONTH_DAY, ACCEPTED_TOUCHING } from '../../src/storage/keys.js';
import { COVERAGE_FROM, NEWEST_DAY } from '../../src/storage/overview.js';
import { bulletin, hazardBulletin } from '../support/builders.js';
import { newLedger, put } from '../support/ledger.js';

const REGION = '西宁市';

describe('entries on given days', () => {
  it('an accepted reading → comes back as it was read, with its source', () => {
    const { storage } = newLedger();
    const finding = { code: 'rank-order', severity: 'warning', message: '次序', start: 1, end: 2 } as const;
    const read = hazardBulletin('2025-10-15', { findings: [finding] });
    const readingId = put(storage, read, { name: 'page.txt' });
    const [entry] = storage.entriesOn(REGION, ['2025-10-15']);
    expect(entry).toMatchObject({ readingId, date: '2025-10-15', state: 'accepted', reasons: [] });
    expect(entry).toMatchObject({ year: read.year, verdict: 'balanced', agency: '相应县区政府' });
    expect(entry?.figures).toMatchObject(read.figures);
    expect(entry?.findings).toEqual([finding]);
    expect(entry?.sources).toMatchObject([{ name: 'page.txt', published: null, readingId }]);
  });

  it('a reading that repeats it → a further source, no entry of its own', () => {
    const { storage } = newLedger();
    const first = put(storage, bulletin('2025-10-15'), { name: 'first.txt' });
    put(storage, bulletin('2025-10-15'), { sameAs: first, name: 'second.txt' });
    const entries = storage.entriesOn(REGION, ['2025-10-15']);
    expect(entries.map((entry) => entry.sources.map((source) => source.name))).toEqual([
      ['first.txt', 'second.txt'],
    ]);
  });

  it('a source with several pages → the page that the bulletin begins on; with one → none', () => {
    const { storage } = newLedger();
    const pages = [
      { number: 1, start: 0, end: 150 },
      { number: 2, start: 151, end: 400 },
    ];
    const first = put(storage, bulletin('2025-10-15'), { pages });
    put(storage, hazardBulletin('2025-10-15'), { pages });
    put(storage, bulletin('2025-10-16'), { pages: pages.slice(0, 1) });
    put(storage, bulletin('2025-10-15', { start: 151 }), { pages, sameAs: first });
    const entries = storage.entriesOn(REGION, ['2025-10-15', '2025-10-16']);
    const told = entries.map(({ kind, date, sources }) => [kind, date, ...sources.map(({ page }) => page)]);
    expect(told).toEqual([
      ['hotline', '2025-10-15', 1, 2],
      ['hazard', '2025-10-15', 2],
      ['hotline', '2025-10-16', undefined],
    ]);
  });

  it('pending readings → there, behind the accepted one; superseded ones and other days → not', () => {
    const { storage } = newLedger();
    put(storage, bulletin('2025-10-15'), { action: 'hold', reasons: ['conflict'] });
    const accepted = put(storage, bulletin('2025-10-15'));
    put(storage, bulletin('2025-10-15'), { action: 'supersede' });
    put(storage, bulletin('2025-10-16'));
    put(storage, bulletin('2025-10-15', { region: '海东市' }));
    const entries = storage.entriesOn(REGION, ['2025-10-15', '2025-10-15', '2025-10-14']);
    expect(entries.map(({ state, reasons }) => [state, reasons])).toEqual([
      ['accepted', []],
      ['pending', ['conflict']],
    ]);
    expect(entries[0]?.readingId).toBe(accepted);
  });

  it('a notice over several days → on each of its days once, not beside them', () => {
    const { storage } = newLedger();
    put(storage, bulletin('2025-10-01', { dateTo: '2025-10-08' }), { action: 'hold', reasons: ['range'] });
    const on = (...dates: string[]): number => storage.entriesOn(REGION, dates).length;
    expect([on('2025-10-01'), on('2025-10-05', '2025-10-06'), on('2025-10-08')]).toEqual([1, 1, 1]);
    expect([on('2025-09-30'), on('2025-10-09'), on('2025-09-30', '2025-10-09')]).toEqual([0, 0, 0]);
  });
});

describe('query plans', () => {
  function plan(shell: Database.Database, sql: string, parameters: unknown[]): string[] {
    const rows = shell.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(...parameters);
    return rows.map((row) => row.detail);
  }
  const days = { region: REGION, dates: '["2025-10-15"]', first: '2025-10-15' };
  const day = { region: REGION };
  const upTo = { region: REGION, today: '2025-12-31' };
  const key = { region: REGION, kind: 'hotline', first: '2025-10-15', last: '2025-10-15' };
  const queries: [string, string, unknown[]][] = [
    ['entriesOn', ENTRIES_ON, [days]],
    ['sources of entries', SOURCES_OF, [{ wanted: '[1]' }]],
    ['figures of entries', FIGURES_OF, ['[1]']],
    ['accepted on a key', ACCEPTED_TOUCHING, [key]],
    ['newest day', NEWEST_DAY, [upTo]],
    ['first day of the coverage', COVERAGE_FROM, [day]],
    [
      'accepted on a month-day',
      ACCEPTED_ON_MONTH_DAY,
      [{ region: REGION, kind: 'hotline', monthDay: '10-15' }],
    ],
  ];

  it.each(queries)('%s → every table by an index, none scanned', (_name, sql, parameters) => {
    const details = plan(newLedger().shell, sql, parameters);
    const scans = details.filter((detail) => /^SCAN (?!.*VIRTUAL TABLE|CONSTANT ROW)/.test(detail));
    expect(scans).toEqual([]);
    expect(details.some((detail) => /^SEARCH (d|f|s) /.test(detail))).toBe(true);
  });
});
