// Ledgers that nobody touched verify, whatever was done with them through the program.
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { compose, type Services } from '../../src/compose.js';
import { migrate } from '../../src/storage/migrate.js';
import { openStorage } from '../../src/storage/open.js';
import { PAGE, PAGE_OF_ACTION } from '../../src/storage/events.js';
import { bulletin, clockAt, document, hotlineText } from '../support/builders.js';
import { MIGRATIONS, newLedger, put, temporaryFolder } from '../support/ledger.js';
import { fill, rechain, tampered, verifyFile, withoutTriggers } from '../support/tampering.js';

const AT = '2025-10-18T04:00:00.000Z';
const WHOLE = { explained: [], faults: [], faultCount: 0 };

/** Works with a ledger and closes it; returns its file. */
async function ledger(
  work: (services: Services) => Promise<void> | void,
  ifMissing: 'seeds' | 'empty' = 'empty',
): Promise<string> {
  const dataDir = temporaryFolder();
  const services = compose({ dataDir, region: '西宁市' }, clockAt('2025-10-18'), ifMissing);
  await work(services);
  services.close();
  return join(dataDir, 'ledger.sqlite');
}

function shaOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

describe('a ledger that only the program wrote', () => {
  it('empty → passes, without a head', async () => {
    expect(verifyFile(await ledger(() => undefined))).toEqual({
      ...WHOLE,
      events: 0,
      head: null,
      adopted: null,
      heads: 0,
    });
  });

  it('seeds, pages, a conflict, a story, a correction, an alias, a user → passes; the head is the newest event', async () => {
    const file = await ledger(fill, 'seeds');
    const found = verifyFile(file);
    expect(found).toMatchObject(WHOLE);
    expect(found.events).toBeGreaterThan(25);
    expect(found.head?.seq).toBe(found.events);
  });

  it('archived sources read again, twice → passes', async () => {
    const file = await ledger(async (services) => {
      await fill(services);
      services.reread.apply(() => undefined);
      services.reread.apply(() => undefined);
    });
    expect(verifyFile(file)).toMatchObject(WHOLE);
  });

  it('a preview → no event', async () => {
    let [before, after]: unknown[] = [];
    await ledger(async ({ ingest, storage }) => {
      before = storage.head();
      await ingest.preview([document(hotlineText(), { published: '2025-10-16' })]);
      after = storage.head();
    }, 'seeds');
    expect(before).not.toBeNull();
    expect(after).toEqual(before);
  });

  it('while others write → one state from beginning to end', () => {
    const { storage, shell } = newLedger();
    put(storage, bulletin('2025-10-15'));
    const running = storage.verification([]);
    running.next();
    put(storage, bulletin('2025-10-16'));
    shell.exec("INSERT INTO marks VALUES ('later')");
    let step = running.next();
    while (step.done !== true) step = running.next();
    expect(step.value).toMatchObject({ ...WHOLE, events: 3 });
    const later = storage.verify([]);
    expect(later.events).toBe(6);
    expect(later.faults.map(({ message }) => message)).toEqual([
      '模拟数据标记 1 没有入链：表 marks 里有这一行，审计链里没有它的事件。',
    ]);
  });

  it('the service → the same, with turns for others between', async () => {
    await ledger(async (services) => {
      await fill(services);
      let turns = 0;
      const count = setInterval(() => (turns += 1), 0);
      expect(await services.verify([])).toEqual(services.storage.verify([]));
      clearInterval(count);
      expect(turns).toBeGreaterThan(0);
    });
  });

  it('events of an action → off their index; a page of the chain → off its own order', () => {
    const { shell } = newLedger();
    const plan = (sql: string): string =>
      shell
        .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
        .all({ action: 'export', before: 9, most: 9 })
        .map(({ detail }) => detail)
        .join();
    expect(plan(PAGE_OF_ACTION)).toBe('SEARCH events USING INDEX events_by_action (action=? AND rowid<?)');
    expect(plan(PAGE)).toBe('SEARCH events USING INTEGER PRIMARY KEY (rowid<?)');
  });
});

describe('a source that was redacted', () => {
  const text = hotlineText({ day: '9月1日' });
  const redacted = (more: (services: Services) => void = () => undefined): Promise<string> =>
    ledger(async (services) => {
      await fill(services);
      services.redact.redact(shaOf(text), { figures: 'kept', note: '误传', actor: '管理员' });
      more(services);
    });
  const after = (file: string, sql: string): string[] =>
    verifyFile(
      tampered({ file, head: '' }, (shell) => {
        withoutTriggers(shell, sql);
      }),
    ).faults.map(({ code, row }) => `${code} ${row === null ? '' : `${row.table} ${row.id}`}`);

  it('→ passes', async () => {
    expect(verifyFile(await redacted())).toMatchObject(WHOLE);
  });

  it('a figure that was kept is changed, or its text comes back → the redaction, and the source', async () => {
    const file = await redacted();
    expect(after(file, 'UPDATE figures SET value = 7 WHERE id = 3')).toEqual(['content redaction 1']);
    expect(after(file, "UPDATE sources SET text = '旧文' WHERE id = 1")).toEqual([
      'content redaction 1',
      'not-emptied sources 1',
    ]);
    expect(after(file, "UPDATE redactions SET note = '别的'")).toEqual(['content redaction 1']);
  });

  it('a foreign reading is moved to it to escape its digest → the redaction', async () => {
    const file = await redacted();
    const moved =
      'UPDATE readings SET source_id = 1 WHERE id = 2; UPDATE figures SET value = 7 WHERE reading_id = 2';
    expect(after(file, moved)).toEqual(['content redaction 1']);
  });

  it('a version that a person makes later → has a digest of its own', async () => {
    const file = await redacted(({ storage }) => {
      const key = {
        region: '西宁市',
        kind: 'hotline' as const,
        date: '2025-09-01',
        sameAs: null,
        reasons: [],
      };
      const by = { actor: '审核员', at: AT };
      storage.transaction(() => {
        const [held] = storage.entriesOn('西宁市', ['2025-09-01']);
        const corrects = held?.readingId ?? 0;
        storage.decide({ ...key, ...by, readingId: corrects, action: 'supersede' });
        const origin = { sourceId: 1, arrivalId: 1, parserVersion: '9', readAt: AT };
        const correction = { corrects, actor: by.actor };
        const readingId = storage.addReading({ ...origin, correction }, bulletin('2025-09-01'));
        storage.decide({ ...key, ...by, readingId, action: 'correct' });
      });
    });
    expect(verifyFile(file)).toMatchObject(WHOLE);
    expect(
      after(file, 'UPDATE figures SET value = 7 WHERE reading_id = (SELECT max(id) FROM readings)'),
    ).toEqual([expect.stringMatching(/^content reading/)]);
  });
});

describe('a ledger from before the chain', () => {
  function upgraded(): string {
    const folder = temporaryFolder();
    const early = join(folder, 'early');
    mkdirSync(early);
    for (const name of readdirSync(MIGRATIONS).filter((each) => each < '006')) {
      copyFileSync(join(MIGRATIONS, name), join(early, name));
    }
    const file = join(folder, 'ledger.sqlite');
    const old = new Database(file);
    migrate(old, early);
    old.exec(OLD_ROWS);
    old.close();
    return file;
  }

  it('before it is opened → a sentence, and it stays as it is', () => {
    const file = upgraded();
    const bytes = readFileSync(file);
    expect(() => verifyFile(file)).toThrow('台账还是旧版程序的格式');
    expect(readFileSync(file).equals(bytes)).toBe(true);
  });

  it('opened → every row is taken into the chain; it passes and goes on', () => {
    const file = upgraded();
    const storage = openStorage(file, { migrations: MIGRATIONS });
    expect(storage.verify([])).toMatchObject({ ...WHOLE, events: 7 });
    expect(new Set(storage.events({ most: 99 }).map(({ action }) => action))).toEqual(new Set(['adopt']));
    put(storage, bulletin('2025-10-16'));
    storage.close();
    expect(verifyFile(file)).toMatchObject({ ...WHOLE, events: 10 });
    const change = tampered({ file, head: '' }, (shell) => {
      withoutTriggers(shell, 'UPDATE figures SET value = 1 WHERE id = 1');
    });
    expect(verifyFile(change).faults[0]?.row).toEqual({ table: 'reading', id: 1 });
  });

  it('a chain that was computed anew over untouched rows → the very same hashes', () => {
    const { storage, shell } = newLedger();
    put(storage, bulletin('2025-10-15'));
    const head = storage.head();
    withoutTriggers(shell, () => {
      rechain(shell);
    });
    expect(storage.head()).toEqual(head);
  });
});

/** One source that was brought, with a reading, a decision, a statement and its withdrawal; a simulated ledger. */
const OLD_ROWS = `
  INSERT INTO marks VALUES ('simulated');
  INSERT INTO sources (id, sha256, size, bytes, text, extractor, received_at)
    VALUES (1, '${shaOf('10')}', 2, CAST('10' AS BLOB), '10', 'text 1', '2025-01-01T00:00:00.000Z');
  INSERT INTO arrivals VALUES (1, 1, 'a.txt', '2025-01-02', 'person', '录入员', '2025-01-01T00:00:00.000Z');
  INSERT INTO readings VALUES (1, 1, 1, '1', 'hotline', '西宁市', '01-01', '2025-01-01', NULL, 1, 'published',
    'balanced', 0, NULL, 0, 2, '2025-01-01T00:00:00.000Z');
  INSERT INTO figures (id, reading_id, position, metric, value, span_start, span_end) VALUES (1, 1, 0, 'calls', 10, 0, 2);
  INSERT INTO findings (source_id, reading_id, code, severity, message, span_start, span_end)
    VALUES (1, NULL, 'x', 'notice', 'y', 0, 1), (1, 1, 'x', 'notice', 'y', 0, 1);
  INSERT INTO decisions VALUES (1, 1, 'accept', 'accepted', '西宁市', 'hotline', '2025-01-01', NULL, NULL, '[]',
    '规则', '2025-01-01T00:00:00.000Z');
  INSERT INTO statements VALUES (1, 1, 1, '1', 'hotline', '西宁市', '西宁市', NULL, '2024', '2024', 1, 'printed', 0, 2,
    '2025-01-01T00:00:00.000Z'), (2, 1, 1, '1', 'hotline', '西宁市', '西宁市', NULL, '2024', '2024', 1, 'printed', 0, 2,
    '2025-01-01T00:00:00.000Z');
  INSERT INTO statement_figures VALUES (1, 1, 0, 'received', 10, '件', 'exact', '10', 0, 2);
  INSERT INTO statement_withdrawals VALUES (2, '规则', '2025-01-01T00:00:00.000Z')`;
