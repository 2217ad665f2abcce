// Somebody changes the file past the program: each change is found and named.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type Database from 'better-sqlite3';
import { RequestError } from '../../src/domain/errors.js';
import type { Fault } from '../../src/domain/verification.js';
import {
  ledgerToTamper,
  rechain,
  tampered,
  verifyFile,
  withoutTriggers,
  type Change,
} from '../support/tampering.js';

const template = ledgerToTamper();

function faultsAfter(change: Change, heads = ''): Fault[] {
  return verifyFile(tampered(template, change), heads).faults;
}

/** With the triggers away and put back exactly as they were. */
function carefully(sql: string): Change {
  return (shell) => {
    withoutTriggers(shell, sql);
  };
}

/** `content reading 3`, or `gap 5` for a fault of the chain. */
function named({ code, seq, row }: Fault): string {
  return `${code} ${row === null ? String(seq) : `${row.table} ${row.id}`}`;
}

const firstAfter = (change: Change): string => faultsAfter(change).map(named)[0] ?? 'nothing';

const one = (shell: Database.Database, sql: string): number => Number(shell.prepare(sql).pluck().get());

/** The number of the newest event and of the one that brought a row. */
const newestSeq = (shell: Database.Database): number => one(shell, 'SELECT max(seq) FROM events');

describe('a ledger as the program wrote it', () => {
  it('→ passes, with its own head and with no heads at all', () => {
    const file = tampered(template, () => undefined);
    for (const heads of ['', template.head]) {
      expect(verifyFile(file, heads)).toMatchObject({ faults: [], faultCount: 0 });
    }
  });
});

describe('one row is changed, and the triggers restored', () => {
  it.each<[string, string, string]>([
    ['one digit of a figure', 'UPDATE figures SET value = value + 1 WHERE id = 3', 'content reading 1'],
    [
      'the printed characters of a figure',
      "UPDATE figures SET printed = '9' WHERE id = 3",
      'content reading 1',
    ],
    ['the label of a figure', "UPDATE figures SET label = '物业' WHERE id = 3", 'content reading 1'],
    ['a figure goes', 'DELETE FROM figures WHERE id = 3', 'content reading 1'],
    [
      'a figure more',
      "INSERT INTO figures (reading_id, position, metric, value, span_start, span_end) VALUES (1, 99, 'hotspot', 5, 0, 1)",
      'content reading 1',
    ],
    [
      'the verdict of a reading',
      "UPDATE readings SET verdict = 'unbalanced' WHERE id = 1",
      'content reading 1',
    ],
    [
      'which reading a version corrects',
      'UPDATE readings SET corrects = 2 WHERE corrects = 1',
      'content reading 5',
    ],
    ['a finding', "UPDATE findings SET message = '没有问题'", 'content reading 4'],
    [
      'a decision',
      "UPDATE decisions SET state = 'rejected', action = 'reject' WHERE id = 2",
      'content decision 2',
    ],
    ['who decided', "UPDATE decisions SET actor = '别人' WHERE id = 2", 'content decision 2'],
    [
      'why it was decided',
      "UPDATE decisions SET note = '另一个理由' WHERE note IS NOT NULL",
      'content decision 6',
    ],
    ['a publication date', "UPDATE arrivals SET published = '2025-09-09' WHERE id = 1", 'content arrival 1'],
    ['the name of a document', "UPDATE arrivals SET name = 'other.txt' WHERE id = 1", 'content arrival 1'],
    [
      'a source’s text',
      "UPDATE sources SET text = replace(text, '1215', '1216') WHERE id = 1",
      'content arrival 1',
    ],
    ['a source’s bytes', "UPDATE sources SET bytes = CAST('x' AS BLOB) WHERE id = 1", 'bytes sources 1'],
    ['a source’s bytes are gone', 'UPDATE sources SET bytes = NULL WHERE id = 1', 'bytes sources 1'],
    ['a statement', "UPDATE statements SET period_from = '2023-01'", 'content statement 1'],
    ['a statement’s figure', 'UPDATE statement_figures SET value = 1588 WHERE id = 1', 'content statement 1'],
    ['an endless number', 'UPDATE statement_figures SET value = 9e999 WHERE id = 1', 'content statement 1'],
    ['a withdrawal is taken back', 'DELETE FROM statement_withdrawals', 'row-gone withdrawal 1'],
    ['an alias', "UPDATE aliases SET name = '别的' WHERE id = 1", 'content alias 1'],
    ['since when an alias holds', "UPDATE aliases SET since = '2024-01-01' WHERE id = 1", 'content alias 1'],
    ['a user’s password', "UPDATE users SET password = 'scrypt$1$salt$other' WHERE id = 1", 'content user 1'],
    ['a user’s role', "UPDATE users SET role = 'viewer' WHERE id = 1", 'content user 1'],
    ['the mark of simulated data goes', 'DELETE FROM marks', 'row-gone mark 1'],
    ['a reading goes', 'DELETE FROM readings WHERE id = 2', 'row-gone reading 2'],
  ])('%s → found and named', (_what, sql, first) => {
    expect(firstAfter(carefully(sql))).toBe(first);
  });

  it('bytes together with their digest → the arrival that brought them', () => {
    const bytes = Buffer.from('another page');
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const change: Change = (shell) => {
      withoutTriggers(shell, () =>
        shell
          .prepare('UPDATE sources SET bytes = ?, sha256 = ?, size = ? WHERE id = 1')
          .run(bytes, sha256, 12),
      );
    };
    expect(firstAfter(change)).toBe('content arrival 1');
  });

  it('a sentence a person can read, with the event', () => {
    const [fault] = faultsAfter(carefully('UPDATE figures SET value = value + 1 WHERE id = 3'));
    expect(fault?.message).toMatch(/^读数 1（第\d+号事件）被改过/);
  });
});

describe('the triggers are left away', () => {
  it('a trigger that is gone → named, beside what was changed', () => {
    const faults = faultsAfter((shell) => {
      shell.exec('DROP TRIGGER figures_keep; UPDATE figures SET value = 1 WHERE id = 3');
    });
    expect(faults.map(named)).toContain('content reading 1');
    expect(faults.map(({ message }) => message)).toContain('触发器 figures_keep 不见了。');
  });

  it.each([
    ['DROP VIEW hotspots; CREATE VIEW hotspots AS SELECT 1 AS n', '视图 hotspots 被换过'],
    [
      'DROP TRIGGER figures_keep; CREATE TRIGGER figures_keep BEFORE UPDATE ON figures WHEN 0 BEGIN SELECT 1; END',
      '触发器 figures_keep 被换过',
    ],
    ['CREATE TRIGGER quiet AFTER INSERT ON figures BEGIN SELECT 1; END', '触发器 quiet 不是本程序建立的'],
    ['DROP INDEX events_by_entity', '索引 events_by_entity 不见了'],
    ['ALTER TABLE figures ADD COLUMN extra TEXT', '表 figures 被换过'],
    ['CREATE TABLE mine (id INTEGER)', '表 mine 不是本程序建立的'],
    ['DROP VIEW standing; CREATE VIEW standing AS SELECT 1 AS n', '视图 standing 被换过'],
  ])('%s → named', (sql, message) => {
    const faults = faultsAfter((shell) => shell.exec(sql));
    expect(faults.map((fault) => fault.message).join()).toContain(message);
    expect(faults.every(({ code }) => code === 'schema')).toBe(true);
  });

  it('a table that is gone → named, and everything else is still looked at', () => {
    const faults = faultsAfter((shell) => {
      withoutTriggers(shell, 'UPDATE sources SET bytes = NULL WHERE id = 1');
      shell.exec('DROP TABLE aliases');
    });
    const messages = faults.map(({ message }) => message).join();
    expect(messages).toContain('审计链无法核对');
    expect(messages).toContain('表 aliases 不见了');
    expect(messages).toContain('原件不见了');
  });
});

/** Faults, or why the file cannot be read at all. */
function messagesOf(file: string): string {
  try {
    return verifyFile(file)
      .faults.map(({ message }) => message)
      .join();
  } catch (error) {
    if (error instanceof RequestError) return error.message;
    throw error;
  }
}

describe('the file itself is damaged', () => {
  it('a change behind the back of an index → also told by SQLite’s own check', () => {
    const faults = faultsAfter((shell) => {
      shell.unsafeMode();
      shell.pragma('writable_schema = ON');
      const index = shell.prepare("SELECT * FROM sqlite_schema WHERE name = 'aliases_by_label'").get();
      shell.exec("DELETE FROM sqlite_schema WHERE name = 'aliases_by_label'; PRAGMA writable_schema = RESET");
      withoutTriggers(shell, "UPDATE aliases SET since = '2024-01-01' WHERE id = 1");
      shell.pragma('writable_schema = ON');
      shell.prepare('INSERT INTO sqlite_schema VALUES (:type, :name, :tbl_name, :rootpage, :sql)').run(index);
      shell.pragma('writable_schema = RESET');
    });
    expect(faults.map(({ code }) => code)).toEqual(['content', 'damaged']);
    expect(faults[1]?.message).toContain('row 1 missing from index aliases_by_label');
  });

  it.each([3, 5, 8, 13, 20, 30])('page %s is overwritten → faults or a sentence, never a pass', (page) => {
    const file = tampered(template, () => undefined);
    const bytes = readFileSync(file);
    writeFileSync(file, bytes.fill(0xa5, 4096 * (page - 1), 4096 * page));
    const found = messagesOf(file);
    expect(found).toMatch(/损坏|不完好|无法核对|被改|不见了|没有入链/);
  });
});

describe('rows that no event brought', () => {
  it('a whole bulletin past the chain → its source, its arrival, its reading and its decision', () => {
    const faults = faultsAfter((shell) => {
      shell.exec(`
        INSERT INTO sources (id, sha256, size, bytes, text, extractor, received_at)
          VALUES (90, '${'a'.repeat(64)}', 1, x'00', '10', 'text 1', '2025-10-18');
        INSERT INTO arrivals VALUES (91, 90, 'x', NULL, 'person', '某人', '2025-10-18');
        INSERT INTO readings (id, source_id, arrival_id, parser_version, kind, region, month_day, date, year_known,
            year_rule, verdict, quoted, span_start, span_end, read_at)
          VALUES (92, 90, 91, '9', 'hotline', '西宁市', '09-20', '2025-09-20', 1, 'published', 'balanced', 0, 0, 2, '');
        INSERT INTO figures (reading_id, position, metric, value, span_start, span_end)
          VALUES (92, 0, 'calls', 10, 0, 2);
        INSERT INTO decisions (id, reading_id, action, state, region, kind, date, reasons, actor, at)
          VALUES (93, 92, 'accept', 'accepted', '西宁市', 'hotline', '2025-09-20', '[]', '规则', '')`);
    });
    expect(faults.map(named)).toEqual([
      'no-event arrival 91',
      'no-event reading 92',
      'no-event decision 93',
      'bytes sources 90',
    ]);
    expect(faults[1]?.message).toBe('读数 92 没有入链：表 readings 里有这一行，审计链里没有它的事件。');
  });

  it.each<[string, string, string]>([
    [
      'an alias',
      "INSERT INTO aliases (metric, label, name, since, note, actor, at) VALUES ('topic', 'a', 'b', '2025-01-01', 'c', 'd', '')",
      'no-event alias 2',
    ],
    [
      'a user',
      "INSERT INTO users (name, role, password, active, actor, at) VALUES ('贼', 'admin', 'x', 1, 'y', '')",
      'no-event user 2',
    ],
    ['a withdrawal', "DELETE FROM events WHERE entity = 'withdrawal'", 'no-event withdrawal 1'],
    [
      'a source that nobody brought',
      "INSERT INTO sources (id, sha256, size, bytes, text, extractor, received_at) VALUES (90, printf('%064d', 1), 0, x'', '', 't', '')",
      'no-arrival sources 90',
    ],
    [
      'a figure of no reading',
      "INSERT INTO figures (id, reading_id, position, metric, value, span_start, span_end) VALUES (900, 900, 0, 'calls', 1, 0, 1)",
      'reference figures 900',
    ],
    [
      'a finding of no source',
      "INSERT INTO findings (id, source_id, code, severity, span_start, span_end) VALUES (900, 900, 'x', 'error', 0, 1)",
      'reference findings 900',
    ],
    [
      'a figure of no statement',
      "INSERT INTO statement_figures VALUES (900, 900, 0, 'received', 1, '件', 'exact', '1', 0, 1)",
      'reference statement_figures 900',
    ],
  ])('%s → found and named', (_what, sql, expected) => {
    expect(faultsAfter(carefully(sql)).map(named)).toContain(expected);
  });

  it('a redaction without an event → named, and it excuses no change', () => {
    const change = carefully(`
      INSERT INTO redactions (source_id, figures, note, actor, at) VALUES (1, 'kept', 'x', 'y', '');
      UPDATE figures SET value = 1 WHERE id = 3`);
    expect(faultsAfter(change).map(named)).toEqual([
      'content reading 1',
      'no-event redaction 1',
      'not-emptied sources 1',
    ]);
  });
});

describe('the chain itself is changed', () => {
  it.each<[string, string]>([
    ['who', "actor = '别人'"],
    ['when', "at = '2020-01-01T00:00:00.000+08:00'"],
    ['what', "action = 'hold'"],
    ['after', "after = '{}'"],
    ['the row it brought', 'entity_id = 77'],
  ])('%s of an event → that event', (_what, set) => {
    expect(firstAfter(carefully(`UPDATE events SET ${set} WHERE seq = 5`))).toBe('hash 5');
  });

  it('a middle event goes → the gap, and the row that it brought', () => {
    const faults = faultsAfter(carefully('DELETE FROM events WHERE seq = 5'));
    expect(faults.map(({ code }) => code)).toEqual(['gap', 'no-event']);
    expect(faults[0]?.message).toBe('第5号事件不见了：第4号之后就是第6号。');
  });

  it('a middle event goes and the others move up → the first that moved', () => {
    const change = carefully(`
      DELETE FROM events WHERE seq = 5;
      UPDATE events SET seq = -seq WHERE seq > 5; UPDATE events SET seq = -seq - 1 WHERE seq < 0`);
    expect(firstAfter(change)).toBe('hash 5');
  });

  it('two events change places → the first of them', () => {
    const change = carefully(`
      UPDATE events SET seq = -5 WHERE seq = 5; UPDATE events SET seq = 5 WHERE seq = 6;
      UPDATE events SET seq = 6 WHERE seq = -5`);
    expect(firstAfter(change)).toBe('hash 5');
  });

  it('one event is made anew with a sound hash → the link to the next', () => {
    const change: Change = (shell) => {
      withoutTriggers(shell, () => {
        shell.exec("UPDATE events SET actor = '别人' WHERE seq = 5");
        const later = shell.prepare('SELECT seq, hash, previous FROM events WHERE seq > 5').all();
        rechain(shell);
        const restore = shell.prepare(
          'UPDATE events SET hash = :hash, previous = :previous WHERE seq = :seq',
        );
        for (const row of later) restore.run(row);
      });
    };
    expect(firstAfter(change)).toBe('link 6');
  });

  it('the tail is cut, its rows stay → rows without an event, and the numbers that were handed out', () => {
    const faults = faultsAfter((shell) => {
      const seq = one(shell, "SELECT seq FROM events WHERE entity = 'alias'");
      withoutTriggers(shell, `DELETE FROM events WHERE seq >= ${seq}`);
    });
    expect(faults.map(named)).toEqual(
      expect.arrayContaining(['no-event alias 1', 'no-event withdrawal 1', 'no-event user 1']),
    );
    expect(faults.map(({ message }) => message).join()).toMatch(/审计链的末尾被截去：事件曾编到第\d+号/);
  });

  it('the tail is cut with its rows → the numbers that were handed out', () => {
    const faults = faultsAfter((shell) => {
      const seq = newestSeq(shell);
      withoutTriggers(shell, `DELETE FROM events WHERE seq > ${seq - 3}; DELETE FROM users`);
    });
    expect(faults.map(({ code }) => code)).toEqual(['tail-cut']);
  });

  it('the tail is cut with its rows and its numbers → nothing but a recorded head tells', () => {
    const change: Change = (shell) => {
      const seq = newestSeq(shell) - 3;
      withoutTriggers(
        shell,
        `DELETE FROM events WHERE seq > ${seq}; DELETE FROM users;
        UPDATE sqlite_sequence SET seq = ${seq} WHERE name = 'events'`,
      );
    };
    expect(faultsAfter(change)).toEqual([]);
    const [fault, ...others] = faultsAfter(change, template.head);
    expect(others).toEqual([]);
    expect(fault?.code).toBe('head-cut');
    expect(fault?.message).toMatch(/后面的被截去了。$/);
  });

  it('the whole chain is gone → every row, and the numbers', () => {
    const faults = faultsAfter(carefully('DELETE FROM events'), template.head);
    const codes = new Set(faults.map(({ code }) => code));
    expect([...codes]).toEqual(['head-cut', 'no-event', 'tail-cut']);
  });

  it.each<[string, string]>([
    ['a figure', 'UPDATE figures SET value = value + 1 WHERE id = 3'],
    ['a decision', "UPDATE decisions SET actor = '别人' WHERE id = 2"],
    [
      'the mark',
      "DELETE FROM events WHERE entity = 'mark'; UPDATE events SET seq = seq - 1; DELETE FROM marks",
    ],
  ])('%s is changed and every hash computed anew → only the recorded head tells', (_what, sql) => {
    const change: Change = (shell) => {
      withoutTriggers(shell, () => {
        shell.exec(sql);
        rechain(shell);
        shell.exec("UPDATE sqlite_sequence SET seq = (SELECT max(seq) FROM events) WHERE name = 'events'");
      });
    };
    expect(faultsAfter(change)).toEqual([]);
    const [fault] = faultsAfter(change, template.head);
    expect(fault?.code).toMatch(/^head-(differs|cut)$/);
  });

  it('the count of numbers is set back and events follow → a number that does not fit', () => {
    expect(firstAfter(carefully("UPDATE sqlite_sequence SET seq = 1 WHERE name = 'events'"))).toMatch(
      /^tail-cut/,
    );
    expect(firstAfter(carefully("DELETE FROM sqlite_sequence WHERE name = 'events'"))).toMatch(/^tail-cut/);
  });
});
