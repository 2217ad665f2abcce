// No page goes through a table that grows: every query that runs while the pages are asked for is explained.
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { openApp, type TestApp } from '../support/app.js';
import { addressOf, PAGES } from '../support/pages.js';
import { fillPicturedLedger } from '../support/pictured-ledger.js';

/** Tables that grow with what comes in; the others stay small: lists in the query itself, users, aliases, marks. */
const GROWING = [
  ...['sources', 'arrivals', 'readings', 'figures', 'findings', 'decisions', 'events'],
  ...['statements', 'statement_figures', 'statement_withdrawals', 'report_sources', 'reports', 'redactions'],
];

let test: TestApp;
let db: Database.Database;
let queries = new Set<string>();

interface Step {
  detail: string;
}

/** Scans that end with their first row. */
const ONE_ROW = ['SELECT seq, hash FROM events ORDER BY seq DESC LIMIT 1'];

/** Of whatever the library runs on a file while `work` runs: a query that is added to any page cannot be forgotten. */
async function taken(file: string, work: () => Promise<void>): Promise<Set<string>> {
  const queries = new Set<string>();
  const one = new Database(':memory:').prepare('SELECT 1');
  const statements = Object.getPrototypeOf(one) as Record<string, (...bound: unknown[]) => unknown>;
  const before = { ...statements };
  for (const method of ['get', 'all', 'iterate']) {
    const run = before[method];
    statements[method] = function (this: Database.Statement, ...bound: unknown[]) {
      if (this.database.name === file) queries.add(this.source);
      return run?.apply(this, bound);
    };
  }
  try {
    await work();
  } finally {
    Object.assign(statements, before);
  }
  return queries;
}

/** Alias or name → table, as the query and the views that it looks through say. */
function growingNames(sql: string, growing: readonly string[]): Set<string> {
  const names = new Set(growing);
  for (const [, table = '', alias = ''] of sql.matchAll(/\b(\w+)\s+AS\s+(\w+)/g)) {
    if (growing.includes(table)) names.add(alias);
  }
  return names;
}

function views(): string {
  return db.prepare<[], string>("SELECT sql FROM sqlite_schema WHERE type = 'view'").pluck().all().join('\n');
}

function scansOf(sql: string, growing: readonly string[] = GROWING): string[] {
  if (ONE_ROW.includes(sql)) return [];
  const names = growingNames(`${sql}\n${views()}`, growing);
  const derived = new Set(
    [...sql.matchAll(/\b(\w+)\s+AS\s+(?:MATERIALIZED\s*)?\(/g)].map(([, name = '']) => name),
  );
  for (const [, table = '', alias = ''] of sql.matchAll(/\b(\w+)\s+AS\s+(\w+)/g)) {
    if (derived.has(table)) names.delete(alias);
  }
  const named = [...sql.matchAll(/:(\w+)/g)].map(([, name = '']) => [name, null] as const);
  const places: unknown[] = Array.from(sql.matchAll(/\?/g), () => null);
  const bound: unknown[] = named.length > 0 ? [Object.fromEntries(named)] : places;
  const steps = db.prepare<unknown[], Step>(`EXPLAIN QUERY PLAN ${sql}`).all(...bound);
  return steps
    .map(({ detail }) => detail)
    .filter((detail) => names.has(/^SCAN (\w+)/.exec(detail)?.[1] ?? ''));
}

function scans(growing?: readonly string[]): string[] {
  return [...queries].flatMap((sql) => scansOf(sql, growing).map((detail) => `${detail}: ${sql}`));
}

beforeAll(async () => {
  test = openApp('empty');
  const pictured = fillPicturedLedger(test.services);
  const file = join(test.services.tempDir, 'ledger.sqlite');
  const admin = test.as('admin');
  await admin.page('/');
  queries = await taken(file, async () => {
    for (const page of PAGES) {
      // Storing and verifying are no looks at a page.
      const address = page.route?.startsWith('GET') ? addressOf(page, pictured) : null;
      if (address !== null) await (page.role === null ? test : admin).get(address);
    }
  });
  db = new Database(file);
}, 120_000);

afterAll(() => {
  db.close();
  test.close();
});

describe('the queries of all pages', () => {
  it('are taken down, those of every room among them', () => {
    const all = [...queries].join('\n');
    expect(queries.size).toBeGreaterThan(50);
    for (const table of ['figures', 'decisions', 'statements', 'events', 'reports'])
      expect(all).toContain(table);
  });

  it('→ no table that grows is gone through', () => {
    expect(scans()).toEqual([]);
  });

  it('with statistics that somebody had made → neither', () => {
    db.exec('ANALYZE');
    db.close();
    db = new Database(join(test.services.tempDir, 'ledger.sqlite'));
    // Of a table with so few rows the planner knows then that going through it is best.
    const few = GROWING.filter(
      (table) => (db.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? 0) < 10,
    );
    expect(scans(GROWING.filter((table) => !few.includes(table)))).toEqual([]);
  });

  it('a query that goes through one → is seen', () => {
    expect(scansOf('SELECT count(*) FROM figures AS f WHERE f.value > ?')).toHaveLength(1);
    expect(scansOf('SELECT 1 FROM standing WHERE note = :note')).toHaveLength(1);
  });
});
