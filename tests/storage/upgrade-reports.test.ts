// A ledger from before reports were issued gets their tables; one whose reports somebody took away does not get empty ones.
import { copyFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { RequestError } from '../../src/domain/errors.js';
import { migrate } from '../../src/storage/migrate.js';
import { openStorage } from '../../src/storage/open.js';
import { putReport, reportFigure, smallDocument } from '../support/issuing.js';
import { MIGRATIONS, temporaryFolder } from '../support/ledger.js';
import { ledgerToTamper, tampered, verifyFile, withoutTriggers } from '../support/tampering.js';

const template = ledgerToTamper();

/** As a program left it that had no reports: one row, adopted into its chain. */
function olderLedger(): string {
  const file = join(temporaryFolder(), 'ledger.sqlite');
  const shell = new Database(file);
  for (const end of ['006', '011']) {
    const folder = temporaryFolder();
    for (const name of readdirSync(MIGRATIONS).filter((each) => each < end)) {
      copyFileSync(join(MIGRATIONS, name), join(folder, name));
    }
    migrate(shell, folder);
    if (end === '006') shell.exec("INSERT INTO marks VALUES ('simulated')");
  }
  shell.close();
  return file;
}

const NO_REPORTS = 'DROP TABLE report_sources; DROP TABLE reports; DROP TABLE remarks';
const NO_RECORD = "DELETE FROM migrations WHERE name = '011-reports.sql'";

describe('a ledger from before reports', () => {
  it('verified as it is → one sentence; opened once → passes, with the chain that it had', () => {
    const file = olderLedger();
    expect(() => verifyFile(file)).toThrow('台账还是旧版程序的格式');
    const storage = openStorage(file, { migrations: MIGRATIONS });
    expect(storage.countEvents()).toBe(1);
    expect(storage.newestReports('西宁市', 9)).toEqual([]);
    putReport(storage, smallDocument([reportFigure('calls', 1)]));
    storage.close();
    expect(verifyFile(file)).toMatchObject({ faults: [], events: 2, adopted: { rows: 1 } });
  });
});

describe('a ledger whose reports were taken away', () => {
  it('with the record of the migration → not taken for an older one: the tables are named, and no empty ones are made', () => {
    const file = tampered(template, (shell) => {
      withoutReports(shell);
      shell.exec(NO_RECORD);
    });
    const messages = verifyFile(file).faults.map(({ message }) => message);
    expect(messages).toContainEqual(expect.stringContaining('迁移记录里没有 011-reports.sql'));
    expect(messages).toContainEqual('表 reports 不见了。');
    expect(messages).toContainEqual('表 remarks 不见了。');
    expect(() => openStorage(file, { migrations: MIGRATIONS })).toThrow(RequestError);
    expect(() => openStorage(file, { migrations: MIGRATIONS })).toThrow('请运行 verify 看缺了什么');
  });

  it('the record of the migration alone → named, and the ledger is not opened', () => {
    const file = tampered(template, (shell) => {
      shell.exec(NO_RECORD);
    });
    expect(verifyFile(file).faults.map(({ message }) => message)).toEqual([
      expect.stringContaining('迁移记录里没有 011-reports.sql'),
    ]);
    expect(() => openStorage(file, { migrations: MIGRATIONS })).toThrow('这一步迁移的记录却不见了');
  });

  it('all rows of reports → each by its event', () => {
    const file = tampered(template, (shell) => {
      withoutTriggers(shell, 'DELETE FROM report_sources; DELETE FROM reports; DELETE FROM remarks');
    });
    const rows = verifyFile(file).faults.map(({ code, row }) => `${code} ${row?.table ?? ''}`);
    expect(rows).toEqual(['row-gone remark', 'row-gone report', 'row-gone report']);
  });
});

function withoutReports(shell: Database.Database): void {
  shell.pragma('foreign_keys = OFF');
  shell.exec(NO_REPORTS);
}
