// What the database itself refuses, whoever asks.
import { describe, expect, it } from '@jest/globals';
import { bulletin, hazardBulletin } from '../support/builders.js';
import { countRows, newLedger, put } from '../support/ledger.js';

const FINDING = { code: 'rank-order', severity: 'warning', message: '次序', start: 1, end: 2 } as const;

/** The row that lets a source be emptied. */
const REDACTION =
  "INSERT INTO redactions VALUES (1, 1, 'kept', '误传', '管理员', '2025-10-20T04:00:00.000Z')";

describe('one accepted reading per key', () => {
  it('a second accepted reading on a key → refused, nothing stored', () => {
    const { storage, shell } = newLedger();
    put(storage, bulletin('2025-10-15'));
    const before = countRows(shell);
    expect(() => put(storage, bulletin('2025-10-15'))).toThrow('another reading is accepted on this key');
    expect(countRows(shell)).toEqual(before);
  });

  it('another kind, region, day or range → accepted beside it', () => {
    const { storage } = newLedger();
    put(storage, bulletin('2025-10-15'));
    put(storage, hazardBulletin('2025-10-15'));
    put(storage, bulletin('2025-10-15', { region: '海东市' }));
    put(storage, bulletin('2025-10-16'));
    put(storage, bulletin('2025-10-15', { dateTo: '2025-10-18' }));
    expect(() => put(storage, bulletin('2025-10-15', { dateTo: '2025-10-18' }))).toThrow('accepted');
  });

  it('one that repeats the accepted one, or the first one superseded → accepted', () => {
    const { storage } = newLedger();
    const first = put(storage, bulletin('2025-10-15'));
    put(storage, bulletin('2025-10-15'), { sameAs: first });
    const key = { region: '西宁市', kind: 'hotline', date: '2025-10-15' } as const;
    const rest = { sameAs: null, reasons: [], actor: '规则', at: '2025-10-20T04:00:00.000Z' };
    storage.decide({ ...key, ...rest, readingId: first, action: 'supersede' });
    const second = put(storage, bulletin('2025-10-15'));
    expect(storage.acceptedTouching(key).map((accepted) => accepted.readingId)).toEqual([second]);
  });
});

describe('append only', () => {
  const changes = [
    ['readings', "verdict = 'unbalanced'"],
    ['figures', 'value = value + 1'],
    ['findings', "message = ''"],
    ['decisions', "state = 'rejected'"],
    ['arrivals', "actor = '别人'"],
    ['marks', "name = 'other'"],
  ];

  it.each(changes)('UPDATE or DELETE on %s → refused', (table, change) => {
    const { storage, shell } = newLedger();
    storage.markSimulated({ actor: '模拟', at: '2025-10-18T02:00:00.000Z' });
    put(storage, bulletin('2025-10-15', { findings: [FINDING] }));
    expect(() => shell.exec(`UPDATE ${table} SET ${change}`)).toThrow(/only appended|set once/);
    expect(() => shell.exec(`DELETE FROM ${table}`)).toThrow(/only appended|set once/);
  });

  it('a source → may be emptied by a redaction, but neither changed nor removed', () => {
    const { storage, shell } = newLedger();
    put(storage, bulletin('2025-10-15'));
    shell.pragma('foreign_keys = OFF');
    expect(() => shell.exec("UPDATE sources SET text = '改写'")).toThrow('archived');
    expect(() => shell.exec('UPDATE sources SET bytes = NULL, text = NULL, size = 0')).toThrow('archived');
    expect(() => shell.exec("UPDATE sources SET bytes = NULL, text = NULL, stated = '2025-10-16'")).toThrow(
      'archived',
    );
    expect(() => shell.exec('DELETE FROM sources')).toThrow('archived');
    expect(() => shell.exec('UPDATE sources SET bytes = NULL, text = NULL')).toThrow('archived');
    shell.exec(REDACTION);
    shell.exec('UPDATE sources SET bytes = NULL, text = NULL, salt = NULL');
    expect(shell.prepare('SELECT bytes, text, length(sha256) AS digest FROM sources').get()).toEqual({
      bytes: null,
      text: null,
      digest: 64,
    });
  });
});

describe('what a document says of itself', () => {
  const source = {
    sha256: 'ab'.repeat(32),
    bytes: Buffer.from('x'),
    text: '一\n二',
    extractor: 'test 1',
    receivedAt: '2025-10-20T04:00:00.000Z',
    findings: [],
    pages: [
      { number: 1, start: 0, end: 1 },
      { number: 2, start: 2, end: 3 },
    ],
    lines: [{ start: 0, end: 1, page: 1, x: 10.5, y: 20, width: 300, height: 12 }],
    stated: '2025-10-16',
  };

  it('pages, places of lines and stated date → come back as they were; gone with the text', () => {
    const { storage, shell } = newLedger();
    storage.transaction(() => storage.addSource(source));
    const { text, extractor, pages, lines, stated } = source;
    expect(storage.extracted(source.sha256)).toEqual({ text, extractor, pages, lines, stated });
    shell.exec(REDACTION);
    shell.exec('UPDATE sources SET bytes = NULL, text = NULL, lines = NULL, salt = NULL');
    expect(storage.extracted(source.sha256)).toBeNull();
  });

  it('a source from before pages were kept → one page', () => {
    const { storage, shell } = newLedger();
    storage.transaction(() => storage.addSource(source));
    shell.exec('DROP TRIGGER sources_keep; UPDATE sources SET pages = NULL, lines = NULL, stated = NULL');
    expect(storage.extracted(source.sha256)).toEqual({
      text: source.text,
      extractor: 'test 1',
      pages: [{ number: 1, start: 0, end: 3 }],
    });
  });
});

describe('INSERT OR REPLACE', () => {
  it.each(['sources', 'arrivals', 'readings', 'figures', 'findings', 'decisions'])(
    'over a row of %s → refused like an update',
    (table) => {
      const { storage, shell } = newLedger();
      put(storage, bulletin('2025-10-15', { findings: [FINDING] }));
      const replace = (): unknown =>
        shell.prepare(`INSERT OR REPLACE INTO ${table} SELECT * FROM ${table} WHERE id = 1`).run();
      expect(replace).toThrow(/only appended|archived/);
    },
  );
});
