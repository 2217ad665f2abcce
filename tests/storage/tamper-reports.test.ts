// Somebody changes what was issued, or what an editor wrote, past the program: each change is found and named.
import { describe, expect, it } from '@jest/globals';
import type { Fault } from '../../src/domain/verification.js';
import { sha256 } from '../../src/audit/canonical.js';
import { ledgerToTamper, tampered, verifyFile, withoutTriggers, type Change } from '../support/tampering.js';

const template = ledgerToTamper();

function faultsAfter(change: Change | string): Fault[] {
  const file = tampered(template, (shell) => {
    withoutTriggers(
      shell,
      typeof change === 'string'
        ? change
        : () => {
            change(shell);
          },
    );
  });
  return verifyFile(file).faults;
}

const named = ({ code, seq, row }: Fault): string =>
  `${code} ${row === null ? String(seq) : `${row.table} ${row.id}`}`;

describe('an issued report is changed, and the triggers restored', () => {
  it('as the program wrote it → passes', () => {
    expect(verifyFile(template.file).faults).toEqual([]);
  });

  it.each<[string, string, string[]]>([
    [
      'one character of the document',
      "UPDATE reports SET document = replace(document, '2,430', '2,431') WHERE id = 1",
      ['document reports 1'],
    ],
    [
      'its digest',
      "UPDATE reports SET digest = printf('%064d', 1) WHERE id = 1",
      ['content report 1', 'document reports 1'],
    ],
    ['a field', "UPDATE reports SET fields = replace(fields, '丙', '丁') WHERE id = 1", ['content report 1']],
    ['who issued it', "UPDATE reports SET actor = '别人' WHERE id = 1", ['content report 1']],
    ['when', "UPDATE reports SET at = '2025-01-01T00:00:00.000Z' WHERE id = 1", ['content report 1']],
    ['the remark that is in it', 'UPDATE reports SET remark_id = NULL WHERE id = 1', ['content report 1']],
    [
      'a figure of the differences',
      "UPDATE reports SET differences = replace(differences, '2,440', '2,450') WHERE id = 2",
      ['content report 2'],
    ],
    [
      'what a difference is called',
      "UPDATE reports SET names = replace(names, '来电', '去电') WHERE id = 2",
      ['document reports 2'],
    ],
    [
      'the words are gone',
      'UPDATE reports SET document = NULL, names = NULL WHERE id = 1',
      ['document reports 1'],
    ],
    [
      'an edition goes',
      'DELETE FROM reports WHERE id = 1',
      ['row-gone report 1', 'reference report_sources 1', 'reference report_sources 2'],
    ],
    ['the number of an edition', 'UPDATE reports SET edition = 3 WHERE id = 2', ['content report 2']],
    ['a source is cited no more', 'DELETE FROM report_sources WHERE id = 1', ['content report 1']],
    [
      'a source more',
      'INSERT INTO report_sources (report_id, source_id) VALUES (1, 3)',
      ['content report 1'],
    ],
    ['a remark', "UPDATE remarks SET text = '别的话' WHERE id = 1", ['content remark 1']],
    ['a remark is taken back', "UPDATE remarks SET text = '' WHERE id = 1", ['content remark 1']],
    [
      'a remark goes',
      'UPDATE reports SET remark_id = NULL WHERE id = 1; DELETE FROM remarks',
      ['row-gone remark 1', 'content report 1'],
    ],
  ])('%s → found and named', (_what, sql, faults) => {
    expect(faultsAfter(sql).map(named)).toEqual(faults);
  });

  it('the document together with its digest → the event that issued it', () => {
    const found = faultsAfter((shell) => {
      const document = '{"title":"另一份"}';
      shell
        .prepare('UPDATE reports SET document = ?, digest = ? WHERE id = 1')
        .run(document, sha256(document));
    });
    expect(found.map(named)).toEqual(['content report 1']);
  });

  it('sentences that a person can read', () => {
    const [gone] = faultsAfter('UPDATE reports SET document = NULL, names = NULL WHERE id = 1');
    expect(gone?.message).toBe('印发的报告 1 的文字不见了，也没有隐去它的来源的决定。');
    const [content] = faultsAfter("UPDATE remarks SET text = '别的话' WHERE id = 1");
    expect(content?.message).toMatch(/^值得关注 1（第\d+号事件）被改过/);
  });
});

describe('rows that no event brought', () => {
  it.each<[string, string, string]>([
    [
      'a report',
      `INSERT INTO reports (region, period, edition, fields, document, digest, differences, names, names_digest, actor, at)
       SELECT region, period, 3, fields, document, digest, differences, names, names_digest, actor, at FROM reports WHERE id = 2`,
      'no-event report 3',
    ],
    [
      'a remark',
      "INSERT INTO remarks (region, period, text, actor, at) VALUES ('西宁市', '2025-W36', '我说的', '某人', '')",
      'no-event remark 2',
    ],
  ])('%s → found and named', (_what, sql, fault) => {
    expect(faultsAfter(sql).map(named)).toEqual([fault]);
  });

  it('a redaction without an event → it excuses no missing words', () => {
    const found = faultsAfter(`
      INSERT INTO redactions (source_id, figures, note, actor, at) VALUES (1, 'kept', 'x', 'y', '');
      UPDATE reports SET document = NULL, names = NULL WHERE id = 1`);
    expect(found.map(named)).toContain('document reports 1');
  });
});

describe('the triggers', () => {
  it.each([
    "UPDATE reports SET actor = '别人' WHERE id = 1",
    'UPDATE reports SET document = NULL, names = NULL WHERE id = 1',
    'DELETE FROM reports WHERE id = 2',
    `INSERT OR REPLACE INTO reports (region, period, edition, fields, digest, differences, names_digest, actor, at)
     SELECT region, period, edition, fields, digest, differences, names_digest, '别人', at FROM reports WHERE id = 1`,
    'UPDATE report_sources SET source_id = 3 WHERE id = 1',
    'DELETE FROM report_sources',
    'INSERT OR REPLACE INTO report_sources VALUES (1, 2, 3)',
    "UPDATE remarks SET text = ''",
    'DELETE FROM remarks',
    "INSERT OR REPLACE INTO remarks VALUES (1, '西宁市', '2025-W36', '', '别人', '')",
  ])('%s → refused', (sql) => {
    tampered(template, (shell) => {
      expect(() => shell.exec(sql)).toThrow('only appended');
    });
  });
});
