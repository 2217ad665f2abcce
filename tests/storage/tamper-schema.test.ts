// Somebody hides in SQLite's own tables, takes records of migrations away, or has the chain made anew by an upgrade.
import { copyFileSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { RequestError } from '../../src/domain/errors.js';
import { adoptedText } from '../../src/domain/verification.js';
import { migrate } from '../../src/storage/migrate.js';
import { openStorage } from '../../src/storage/open.js';
import { bulletin } from '../support/builders.js';
import { MIGRATIONS, newLedger, put, temporaryFolder } from '../support/ledger.js';
import { ledgerToTamper, tampered, verifyFile, withoutTriggers, type Change } from '../support/tampering.js';

const template = ledgerToTamper();

const messagesOf = (file: string): string[] => verifyFile(file).faults.map(({ message }) => message);
const messages = (change: Change): string[] => messagesOf(tampered(template, change));
const sql =
  (text: string): Change =>
  (shell) =>
    shell.exec(text);

/** Straight into SQLite's own table, where no name is refused. */
function inSchema(change: Change): Change {
  return (shell) => {
    shell.unsafeMode();
    shell.pragma('writable_schema = ON');
    change(shell);
    const version = Number(shell.pragma('schema_version', { simple: true }));
    shell.pragma(`schema_version = ${version + 1}`);
    shell.pragma('writable_schema = RESET');
  };
}

function hidden(row: { type: string; name: string; table: string; sql: string }): Change {
  return inSchema((shell) => {
    shell
      .prepare(
        'INSERT INTO sqlite_schema (type, name, tbl_name, rootpage, sql) VALUES (:type, :name, :table, 0, :sql)',
      )
      .run(row);
  });
}

describe('under a name that looks like SQLite’s own', () => {
  it.each([
    { type: 'trigger', name: 'sqlite_stat9', table: 'events', word: '触发器' },
    { type: 'trigger', name: 'sqlite_stat1', table: 'events', word: '触发器' },
    { type: 'trigger', name: 'sqlite_sequence', table: 'events', word: '触发器' },
  ])('a $type $name that keeps events from coming → named', ({ word, ...row }) => {
    const body = `CREATE TRIGGER ${row.name} BEFORE INSERT ON events WHEN NEW.action = 'note' BEGIN SELECT RAISE(IGNORE); END`;
    expect(messages(hidden({ ...row, sql: body }))).toContain(`${word} ${row.name} 不是本程序建立的。`);
  });

  it('a view → named', () => {
    const row = { type: 'view', name: 'sqlite_stat1', table: 'sqlite_stat1' };
    const found = messages(hidden({ ...row, sql: 'CREATE VIEW sqlite_stat1 AS SELECT 1 AS n' }));
    expect(found).toContain('视图 sqlite_stat1 不是本程序建立的。');
  });

  it('statistics with other columns → named', () => {
    const found = messages((shell) => {
      shell.exec('ANALYZE');
      inSchema(
        sql("UPDATE sqlite_schema SET sql = replace(sql, 'stat)', 'stat,more)') WHERE name = 'sqlite_stat1'"),
      )(shell);
    });
    expect(found).toEqual(['表 sqlite_stat1 不是本程序建立的。']);
  });

  it('statistics as SQLite makes them → no fault', () => {
    expect(messages(sql('ANALYZE'))).toEqual([]);
  });

  it.each([
    ["INSERT INTO sqlite_sequence VALUES ('figures', 7)", '编号记录 sqlite_sequence 里多出一行：figures。'],
    ["INSERT INTO sqlite_sequence VALUES ('events', 7)", '编号记录 sqlite_sequence 里多出一行：events。'],
    ['INSERT INTO sqlite_sequence VALUES (NULL, 7)', '编号记录 sqlite_sequence 里多出一行：没有名称。'],
  ])('%s → named', (text, message) => {
    expect(messages(sql(text))).toEqual([message]);
  });
});

describe('user_version', () => {
  it('neither 0 nor 1 → named', () => {
    expect(messages(sql('PRAGMA user_version = 7')).join()).toContain('user_version 是 7，本程序只写 0 或 1');
  });

  it('1 on an upgraded file that nothing was redacted in: a redaction would leave remains → named', () => {
    const file = upgraded();
    openStorage(file, { migrations: MIGRATIONS }).close();
    expect(messagesOf(file)).toEqual([]);
    change(file, 'PRAGMA user_version = 1');
    expect(messagesOf(file).join()).toContain('旧版升级来的文件在隐去之前应是 0');
  });
});

describe('the record of migrations', () => {
  it('a row is gone or unknown → a fault, and everything else is still looked at', () => {
    const found = messages((shell) => {
      shell.exec("DELETE FROM migrations WHERE name = '004-statements.sql'");
      shell.exec("INSERT INTO migrations VALUES ('999-future.sql', '2030-01-01')");
      withoutTriggers(shell, 'UPDATE figures SET value = value + 1 WHERE id = 3');
    });
    expect(found).toEqual([
      expect.stringContaining('读数 1（'),
      expect.stringContaining('迁移记录里没有 004-statements.sql'),
      expect.stringContaining('迁移记录里有本程序没有的 999-future.sql'),
    ]);
  });

  it('the newest row is gone, or the whole record → a fault each', () => {
    expect(messages(sql("DELETE FROM migrations WHERE name = '010-events.sql'"))).toEqual([
      expect.stringContaining('迁移记录里没有 010-events.sql'),
    ]);
    expect(messages(sql('DROP TABLE migrations')).join()).toContain('表 migrations 不见了');
  });
});

/** The migrations before `name`, in a folder of their own. */
function migrationsBefore(name: string): string {
  const folder = temporaryFolder();
  for (const each of readdirSync(MIGRATIONS).filter((other) => other < name)) {
    copyFileSync(join(MIGRATIONS, each), join(folder, each));
  }
  return folder;
}

function change(file: string, text: string): void {
  const shell = new Database(file);
  shell.pragma('foreign_keys = OFF');
  shell.exec(text);
  shell.close();
}

/** A ledger of a program without a chain, with one accepted reading. */
function upgraded(): string {
  const folder = join(temporaryFolder(), 'data');
  mkdirSync(folder);
  const file = join(folder, 'ledger.sqlite');
  const shell = new Database(file);
  migrate(shell, migrationsBefore('006'));
  shell.exec(OLD_ROWS);
  shell.close();
  return file;
}

const DROPPED = "DROP TABLE events; DELETE FROM migrations WHERE name = '010-events.sql'";

function refusal(file: string): string {
  try {
    openStorage(file, { migrations: MIGRATIONS }).close();
    return 'opened';
  } catch (error) {
    if (error instanceof RequestError) return error.message;
    throw error;
  }
}

describe('the chain is dropped, so that an upgrade makes it anew over altered rows', () => {
  const plain = (more: string): string => {
    const { file, storage } = newLedger();
    put(storage, bulletin('2025-10-15'));
    storage.close();
    change(file, DROPPED);
    change(file, more);
    return file;
  };

  it('→ no opening; verify names the missing table', () => {
    const file = tampered(template, sql(DROPPED));
    expect(refusal(file)).toMatch(/^台账里有建审计链以后才会写入的内容，.*请运行 verify 看缺了什么/);
    const found = messagesOf(file).join();
    expect(found).toContain('表 events 不见了');
    expect(found).toContain('迁移记录里没有 010-events.sql');
    expect(found).toContain('审计链无法核对');
  });

  it.each<[string, string]>([
    ['SQLite’s own count', 'SELECT 1'],
    [
      'rows since the migration before it',
      "VACUUM; UPDATE migrations SET applied_at = '2025-01-01T00:00:00.000Z'",
    ],
    [
      'a user',
      "VACUUM; INSERT INTO users (name, role, password, active, actor, at) VALUES ('a', 'admin', 'x', 1, 'y', '')",
    ],
  ])('a ledger without corrections: %s tells', (_what, more) => {
    const file = plain(more);
    expect(refusal(file)).toContain('不能当作旧版台账重新入链');
    expect(messagesOf(file).join()).toContain('表 events 不见了');
  });

  it.each([
    ['a correction', 'users', 'aliases'],
    ['an alias', 'users'],
    ['a user', 'aliases'],
  ])('%s tells by itself', (what, ...emptied) => {
    const file = tampered(template, (shell) => {
      withoutTriggers(shell, () => {
        for (const table of emptied) shell.exec(`DELETE FROM ${table}`);
        if (what === 'a correction') shell.exec('UPDATE decisions SET note = NULL, cause = NULL');
        else
          shell.exec('UPDATE decisions SET note = NULL, cause = NULL; UPDATE readings SET corrects = NULL');
      });
      shell.exec(DROPPED);
      shell.exec("VACUUM; UPDATE migrations SET applied_at = '2030-01-01'");
    });
    expect(refusal(file)).toContain('不能当作旧版台账重新入链');
  });

  it('the record of the migration alone is gone, from a ledger without corrections → no opening, either', () => {
    const { file, storage } = newLedger();
    put(storage, bulletin('2025-10-15'));
    storage.close();
    change(file, "DELETE FROM migrations WHERE name = '010-events.sql'");
    expect(refusal(file)).toContain('不能当作旧版台账重新入链');
    expect(messagesOf(file)).toEqual([expect.stringContaining('迁移记录里没有 010-events.sql')]);
  });
});

describe('a true upgrade', () => {
  it('in one run → adopted, and verify says how many rows and when', () => {
    const file = upgraded();
    expect(() => verifyFile(file)).toThrow('台账还是旧版程序的格式');
    expect(refusal(file)).toBe('opened');
    const { adopted, faultCount } = verifyFile(file);
    expect(faultCount).toBe(0);
    expect(adopted?.rows).toBe(3);
    expect(adoptedText(adopted)).toMatch(
      /^其中 3 行在 \d{4}-\d\d-\d\d 升级时纳入，之前有没有改过无从证明。$/,
    );
  });

  it.each(['007', '008', '009', '010'])('killed before %s → goes on at the next start', (name) => {
    const file = upgraded();
    const shell = new Database(file);
    migrate(shell, migrationsBefore(name));
    shell.close();
    expect(() => verifyFile(file)).toThrow('台账还是旧版程序的格式');
    expect(refusal(file)).toBe('opened');
    expect(verifyFile(file)).toMatchObject({ faultCount: 0, adopted: { rows: 3 } });
  });

  it('in a ledger with a table of somebody’s own that counts its rows → adopted all the same', () => {
    const file = upgraded();
    change(file, 'CREATE TABLE mine (id INTEGER PRIMARY KEY AUTOINCREMENT); INSERT INTO mine VALUES (1)');
    expect(refusal(file)).toBe('opened');
  });

  it('a ledger of this program → nothing was adopted', () => {
    expect(verifyFile(template.file).adopted).toBeNull();
    expect(adoptedText(null)).toBeNull();
  });
});

const OLD_ROWS = `
  INSERT INTO sources (id, sha256, size, bytes, text, extractor, received_at)
    VALUES (1, '4a44dc15364204a80fe80e9039455cc1608281820fe2b24f1e5233ade6af1dd5', 2, CAST('10' AS BLOB), '10', 'text 1',
      '2025-01-01T00:00:00.000Z');
  INSERT INTO arrivals VALUES (1, 1, 'a.txt', '2025-01-02', 'person', '录入员', '2025-01-01T00:00:00.000Z');
  INSERT INTO readings VALUES (1, 1, 1, '1', 'hotline', '西宁市', '01-01', '2025-01-01', NULL, 1, 'published',
    'balanced', 0, NULL, 0, 2, '2025-01-01T00:00:00.000Z');
  INSERT INTO decisions VALUES (1, 1, 'accept', 'accepted', '西宁市', 'hotline', '2025-01-01', NULL, NULL, '[]',
    '规则', '2025-01-01T00:00:00.000Z')`;
