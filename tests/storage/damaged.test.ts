// A ledger whose file is damaged under the program: reading says so in a sentence, as writing does.
import { describe, expect, it } from '@jest/globals';
import { openSync, closeSync, writeSync, fstatSync } from 'node:fs';
import { newLedger, put } from '../support/ledger.js';
import { bulletin } from '../support/builders.js';

/** Everything behind the first page, which holds the schema; pages that the program has in memory are read again. */
function overwrite(file: string): void {
  const handle = openSync(file, 'r+');
  const noise = Buffer.alloc(4096, 0xa5);
  for (let place = 4096; place < fstatSync(handle).size; place += 4096)
    writeSync(handle, noise, 0, 4096, place);
  closeSync(handle);
}

function damagedLedger(): ReturnType<typeof newLedger> {
  const ledger = newLedger();
  put(ledger.storage, bulletin('2025-10-15'));
  ledger.shell.pragma('wal_checkpoint(TRUNCATE)');
  overwrite(ledger.file);
  // Another connection's write makes ours forget the pages it holds.
  ledger.shell.exec('PRAGMA user_version = 1');
  return ledger;
}

const DAMAGED = { code: 'unavailable', message: expect.stringMatching(/^数据库文件已损坏：/) };

describe('pages of the file overwritten', () => {
  it('reading rows, streaming them, a moment → a sentence with the cause, never SQLite alone', () => {
    const { storage } = damagedLedger();
    const readings: (() => unknown)[] = [
      () => storage.entriesOn('西宁市', ['2025-10-15']),
      () => [...storage.datasetRows('hotline', { region: '西宁市' })],
      () => storage.pendingCount('西宁市'),
      () => [...storage.moment().datasetRows('hotline', { region: '西宁市' })],
    ];
    for (const read of readings) {
      let thrown: unknown = null;
      try {
        read();
      } catch (error) {
        thrown = error;
      }
      expect(thrown).toMatchObject(DAMAGED);
      expect((thrown as Error).cause).toMatchObject({ code: expect.stringMatching(/^SQLITE_CORRUPT/) });
    }
  });
});
