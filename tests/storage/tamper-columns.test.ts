// Somebody writes an empty text where the program writes null, or a value that a CHECK forbids: every column is held.
import { describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import type { Services } from '../../src/compose.js';
import type { Fault } from '../../src/domain/verification.js';
import { tableRules } from '../../src/storage/column-rules.js';
import { migrate } from '../../src/storage/migrate.js';
import { bulletin, document, figure, hotlineText } from '../support/builders.js';
import { MIGRATIONS, newLedger, put } from '../support/ledger.js';
import { ledgerToTamper, tampered, verifyFile, withoutTriggers, type Change } from '../support/tampering.js';

const BY = { actor: '审核员', at: '2025-10-18T04:00:00.000Z' };

const template = ledgerToTamper(more);

/** What `fill` leaves out: words taken away and figures added by a person, an alias taken back, redactions of both kinds. */
async function more({ storage, ingest, review, redact }: Services): Promise<void> {
  await ingest.ingest(document(hotlineText({ day: '9月8日' }), { name: 'd.txt', published: '2025-09-09' }));
  await ingest.ingest(document('没有通报的一页', { name: 'none.txt' }));
  const held = storage.entriesOn('西宁市', ['2025-09-08']).find(({ state }) => state === 'accepted');
  const hotspot = held?.figures.find(({ metric }) => metric === 'hotspot');
  if (held === undefined || hotspot === undefined) throw new Error('no reading to correct');
  review.correct({
    ...{ readingId: held.readingId, actor: BY.actor, note: '漏读一项' },
    changes: [{ id: hotspot.id, remark: '', agency: '' }],
    added: [{ metric: 'hotspot', label: '补上的一类', unit: '', value: 3, rank: 9 }],
  });
  storage.transaction(() => {
    const alias = { metric: 'hotspot', label: '物业管理', since: '2025-09-05', note: '撤回', ...BY } as const;
    storage.decideAlias({ ...alias, name: null });
  });
  const [one, two] = storage.digests();
  redact.redact(one ?? '', { figures: 'kept', note: '误传', actor: '管理员' });
  redact.redact(two ?? '', { figures: 'removed', note: '误传', actor: '管理员' });
}

function faultsAfter(change: Change): Fault[] {
  const file = tampered(template, (shell) => {
    shell.pragma('ignore_check_constraints = ON');
    withoutTriggers(shell, () => {
      change(shell);
    });
  });
  return verifyFile(file).faults;
}

function messages(sql: string): string[] {
  return faultsAfter((shell) => shell.exec(sql)).map(({ message }) => message);
}

/** Every column of text that may be null, of every table that the migrations make. */
function nullableTexts(): [string, string][] {
  const fresh = new Database(':memory:');
  migrate(fresh, MIGRATIONS);
  const columns = fresh
    .prepare<[], { tableName: string; name: string }>(
      `SELECT t.name AS tableName, c.name FROM sqlite_schema AS t JOIN pragma_table_info(t.name) AS c
       WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite%' AND c.type = 'TEXT' AND c."notnull" = 0`,
    )
    .all();
  fresh.close();
  return columns.map(({ tableName, name }) => [tableName, name]);
}

describe('an empty text where the program writes null', () => {
  it('a ledger that only the program wrote, words taken away and redacted → passes', () => {
    expect(verifyFile(template.file)).toMatchObject({ faults: [], faultCount: 0 });
    const shell = new Database(template.file, { readonly: true });
    const added = shell.prepare("SELECT printed, unit FROM figures WHERE label = '补上的一类'").get();
    const removed = shell.prepare('SELECT count(*) FROM figures WHERE value IS NULL').pluck().get();
    shell.close();
    expect(added).toEqual({ printed: null, unit: null });
    expect(removed).toBeGreaterThan(3);
  });

  it('empty words that are handed to the storage → null, and the ledger passes', () => {
    const { file, storage, shell } = newLedger();
    const words = { label: '', unit: '', printed: '', agency: '', remark: '' };
    put(storage, bulletin('2025-10-15', { agency: '', figures: [figure('hotspot', 3, words)] }));
    const row = shell.prepare('SELECT label, unit, printed, agency, remark FROM figures').get();
    expect(row).toEqual({ label: null, unit: null, printed: null, agency: null, remark: null });
    storage.close();
    expect(verifyFile(file).faults).toEqual([]);
  });

  it.each(nullableTexts())('%s.%s → the table, the row and the column', (table, column) => {
    let row = 0;
    const faults = faultsAfter((shell) => {
      const where = `ORDER BY "${column}" IS NOT NULL, rowid DESC LIMIT 1`;
      row = Number(shell.prepare(`SELECT rowid FROM ${table} ${where}`).pluck().get());
      const { changes } = shell.prepare(`UPDATE ${table} SET "${column}" = '' WHERE rowid = ?`).run(row);
      expect(changes).toBe(1);
    });
    // The digest of a source's text is in the chain; there null and empty differ.
    if (`${table}.${column}` === 'sources.text') expect(faults[0]?.code).toMatch(/content|not-emptied/);
    else
      expect(faults.find(({ code }) => code === 'empty')?.message).toContain(
        `表 ${table} 第 ${row} 行的 ${column} `,
      );
  });

  it('the last day of a decision: the day would vanish from the pages → named once, by its column', () => {
    const [first, ...others] = messages(
      "UPDATE decisions SET date_to = '' WHERE id = (SELECT min(id) FROM decisions WHERE date_to IS NULL)",
    );
    expect(first).toMatch(/^表 decisions 第 \d+ 行的 date_to 是空字串：/);
    expect(others).toEqual([expect.stringMatching(/^表 decisions 第 \d+ 行不合建表时的约束/)]);
  });

  it('several columns of one row → each', () => {
    const found = messages("UPDATE figures SET agency = '', remark = '' WHERE id = 3");
    expect(found.filter((message) => message.includes('空字串'))).toHaveLength(2);
  });

  it('an event → its number', () => {
    const found = faultsAfter((shell) => shell.exec("UPDATE events SET before = '' WHERE seq = 3"));
    expect(found.map(({ code, seq }) => [code, seq])).toEqual([
      ['empty', 3],
      ['check', 3],
    ]);
  });
});

describe('a value that a CHECK forbids, written with the checks off', () => {
  it.each<[string, string]>([
    ["UPDATE readings SET verdict = 'fine' WHERE id = 3", '表 readings 第 3 行不合建表时的约束'],
    ["UPDATE decisions SET action = 'reject' WHERE id = 3", '表 decisions 第 3 行不合建表时的约束'],
    ["UPDATE decisions SET reasons = '{}' WHERE id = 3", '表 decisions 第 3 行不合建表时的约束'],
    ["UPDATE users SET name = '' WHERE id = 1", '表 users 第 1 行不合建表时的约束'],
    ["UPDATE decisions SET reasons = '[' WHERE id = 3", '表 decisions 的约束无法核对'],
  ])('%s → the row', (sql, message) => {
    expect(messages(sql).join()).toContain(message);
  });

  it('every CHECK of every table is among those that are held', () => {
    const held = tableRules(MIGRATIONS).flatMap(({ checks }) => checks);
    const fresh = new Database(':memory:');
    migrate(fresh, MIGRATIONS);
    const all = fresh
      .prepare("SELECT group_concat(sql) FROM sqlite_schema WHERE type = 'table'")
      .pluck()
      .get();
    fresh.close();
    expect(held).toHaveLength(String(all).match(/\bCHECK\b/g)?.length ?? 0);
    expect(held).toContain("state <> 'accepted' OR date IS NOT NULL");
    expect(held).toContain('length(sha256) = 64');
  });
});

describe('events and older versions of SQLite', () => {
  it('where json_valid(NULL) is 0, as in 3.40 → the CHECKs of the migration still take an event without facts', () => {
    const old = new Database(':memory:');
    old.function('json_valid', (text: unknown) => (text === null ? 0 : 1));
    migrate(old, MIGRATIONS);
    const insert = old.prepare(
      "INSERT INTO events (seq, at, actor, action, previous, hash) VALUES (1, '', 'x', 'login', printf('%064d', 0), printf('%064d', 1))",
    );
    expect(insert.run().changes).toBe(1);
    old.close();
  });
});
