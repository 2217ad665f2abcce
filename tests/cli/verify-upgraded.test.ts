// `verify` of a ledger that is older than its chain, and of one whose chain was dropped to have it made anew.
import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { migrate } from '../../src/storage/migrate.js';
import { hotlineText } from '../support/builders.js';
import { MIGRATIONS } from '../support/ledger.js';
import { testTerminal, type TestTerminal } from '../support/terminal.js';

let terminal: TestTerminal;
beforeEach(() => {
  terminal = testTerminal();
});
afterEach(() => {
  terminal.remove();
});

const file = (): string => join(terminal.folder, 'data', 'ledger.sqlite');

/** As a program without a chain left it: with one row. */
function oldLedger(): void {
  const early = join(terminal.folder, 'early');
  for (const folder of ['data', 'early']) mkdirSync(join(terminal.folder, folder), { recursive: true });
  for (const name of readdirSync(MIGRATIONS).filter((each) => each < '006')) {
    copyFileSync(join(MIGRATIONS, name), join(early, name));
  }
  const shell = new Database(file());
  migrate(shell, early);
  shell.exec("INSERT INTO marks VALUES ('simulated')");
  shell.close();
}

describe('verify', () => {
  it('rows that an upgrade took in → how many, since when, and what is not proved', async () => {
    oldLedger();
    expect((await terminal.ledger('verify')).stderr).toContain('台账还是旧版程序的格式');
    expect((await terminal.ledger('export', 'hotline')).status).toBe(0);
    const { status, stdout } = await terminal.ledger('verify');
    expect(status).toBe(0);
    expect(stdout).toMatch(/\n其中 1 行在 \d{4}-\d\d-\d\d 升级时纳入，之前有没有改过无从证明。\n/);
  });

  it('the chain is dropped → no command opens the ledger, one sentence; verify names the table', async () => {
    writeFileSync(join(terminal.folder, 'page.txt'), hotlineText());
    await terminal.ledger('ingest', 'page.txt', '--published', '2025-10-16');
    expect((await terminal.ledger('verify')).stdout).not.toContain('升级时纳入');
    const shell = new Database(file());
    shell.exec("DROP TABLE events; DELETE FROM migrations WHERE name = '010-events.sql'");
    shell.close();
    const other = await terminal.ledger('export', 'hotline');
    expect(other.status).toBe(2);
    expect(other.stderr).toMatch(/^台账里有建审计链以后才会写入的内容，[^\n]*请运行 verify[^\n]*\n$/);
    const { status, stdout } = await terminal.ledger('verify');
    expect(status).toBe(2);
    expect(stdout).toContain('表 events 不见了');
  });
});
