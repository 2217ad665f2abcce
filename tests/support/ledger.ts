// A ledger in a temporary folder, with the real schema, and a second connection to look into its file.
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from '@jest/globals';
import Database from 'better-sqlite3';
import type { Bulletin } from '../../src/domain/bulletin.js';
import type { Action } from '../../src/domain/decision.js';
import type { Reason } from '../../src/domain/judgement.js';
import type { PageSpan } from '../../src/domain/layout.js';
import type { Origin } from '../../src/domain/source.js';
import type { Statement } from '../../src/domain/statement.js';
import { openStorage } from '../../src/storage/open.js';
import type { Storage } from '../../src/storage/open.js';

export const MIGRATIONS = join(import.meta.dirname, '..', '..', 'migrations');

const AT = '2025-10-20T04:00:00.000Z';

const cleanUp: (() => void)[] = [];

afterEach(() => {
  for (const undo of cleanUp.splice(0).reverse()) undo();
});

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hotline-ledger-'));
  cleanUp.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export interface TestLedger {
  storage: Storage;
  file: string;
  /** Looks into the file past the program, as the sqlite3 shell would. */
  shell: Database.Database;
}

export function newLedger(): TestLedger {
  const file = join(temporaryFolder(), 'ledger.sqlite');
  const storage = openStorage(file, { migrations: MIGRATIONS });
  const shell = new Database(file);
  cleanUp.push(() => {
    shell.close();
    storage.close();
  });
  return { storage, file, shell };
}

/** The rows of every table that ingest writes to. */
export function countRows(shell: Database.Database): Record<string, unknown> {
  const tables = ['sources', 'arrivals', 'readings', 'figures', 'findings', 'decisions'];
  const counts = tables.map((table) => `(SELECT count(*) FROM ${table}) AS ${table}`);
  return shell.prepare<[], Record<string, unknown>>(`SELECT ${counts.join(', ')}`).get() ?? {};
}

let sources = 0;

function nextSource(): Parameters<Storage['addSource']>[0] {
  sources += 1;
  const text = `source ${sources}`;
  const sha256 = createHash('sha256').update(text).digest('hex');
  return {
    sha256,
    bytes: Buffer.from(text),
    text,
    extractor: 'test',
    pages: [],
    receivedAt: AT,
    findings: [],
  };
}

/** Archives a source of its own for the bulletin, writes its reading and decides. Returns the reading's id. */
export function put(
  storage: Storage,
  bulletin: Bulletin,
  how: {
    action?: Action;
    reasons?: Reason[];
    sameAs?: number;
    origin?: Origin;
    name?: string;
    pages?: PageSpan[];
  } = {},
): number {
  const source = { ...nextSource(), ...(how.pages && { pages: how.pages }) };
  const { origin = 'person', name = `${sources}.txt`, action = 'accept', reasons = [] } = how;
  return storage.transaction(() => {
    const sourceId = storage.addSource(source);
    const arrivalId = storage.addArrival(sourceId, { name, published: null, origin, actor: '测试', at: AT });
    const readingId = storage.addReading({ sourceId, arrivalId, parserVersion: '1', readAt: AT }, bulletin);
    const { region, kind, date, dateTo } = bulletin;
    const key = { region, kind, date, ...(dateTo === undefined ? {} : { dateTo }) };
    const sameAs = how.sameAs ?? null;
    storage.decide({ ...key, readingId, action, sameAs, reasons, actor: '规则', at: AT });
    return readingId;
  });
}

/** Archives a source of its own for the statement. Returns the statement's id. */
export function putStatement(
  storage: Storage,
  statement: Statement,
  published: string | null = null,
): number {
  const source = nextSource();
  return storage.transaction(() => {
    const sourceId = storage.addSource(source);
    const name = `${sources}.txt`;
    const arrivalId = storage.addArrival(sourceId, {
      name,
      published,
      origin: 'person',
      actor: '测试',
      at: AT,
    });
    const origin = { sourceId, arrivalId, parserVersion: '2', region: '西宁市', readAt: AT };
    return storage.addStatement(origin, statement);
  });
}
