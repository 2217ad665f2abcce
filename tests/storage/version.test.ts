import { describe, expect, it } from '@jest/globals';
import { openStorage } from '../../src/storage/open.js';
import { bulletin } from '../support/builders.js';
import { MIGRATIONS, newLedger, put } from '../support/ledger.js';

describe('version of the ledger', () => {
  it('only read, here or by others → stays', () => {
    const { storage, shell } = newLedger();
    put(storage, bulletin('2025-10-15'));
    const before = storage.version();
    storage.entriesOn('西宁市', ['2025-10-15']);
    shell.prepare('SELECT count(*) FROM events').get();
    expect(storage.version()).toBe(before);
  });

  it('rehearsed: written and taken back → stays; written afterwards → another', () => {
    const { storage } = newLedger();
    const before = storage.version();
    storage.rehearse(() => put(storage, bulletin('2025-10-17')));
    expect(storage.version()).toBe(before);
    put(storage, bulletin('2025-10-17'));
    expect(storage.version()).not.toBe(before);
  });

  it('written here, by another opener, past the program → another each time', () => {
    const { storage, file, shell } = newLedger();
    const seen = [storage.version()];
    put(storage, bulletin('2025-10-15'));
    seen.push(storage.version());
    const other = openStorage(file, { migrations: MIGRATIONS });
    put(other, bulletin('2025-10-16'));
    other.close();
    seen.push(storage.version());
    shell.exec("INSERT INTO marks VALUES ('x')");
    seen.push(storage.version());
    expect(new Set(seen).size).toBe(seen.length);
  });
});
