// A restore on disks that refuse: one on which a file has one name alone, and one that does not let the change be made.
import * as fs from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it, jest } from '@jest/globals';
import type { Restoration } from '../../src/storage/restore.js';
import { clockAt } from '../support/builders.js';
import { MIGRATIONS, newLedger, temporaryFolder } from '../support/ledger.js';

const fault = (code: string): Error => Object.assign(new Error(code), { code, syscall: 'link' });

interface Tried {
  file: string;
  ended: () => boolean;
  restore: () => Promise<Restoration>;
}

/** A ledger of two events, and a backup of the first; the disk behaves as told. */
async function trial(disk: Partial<typeof fs>): Promise<Tried> {
  jest.resetModules();
  jest.unstable_mockModule('node:fs', () => ({ ...fs, ...disk }));
  const { backUp } = await import('../../src/storage/backup.js');
  const { restoreLedger } = await import('../../src/storage/restore.js');
  const { storage, file } = newLedger();
  const note = { action: 'note', actor: '测试', at: '2025-10-18T00:00:00Z', after: { note: '一' } } as const;
  storage.record(note);
  const backup = join(temporaryFolder(), 'b.sqlite');
  await backUp({ file, migrations: MIGRATIONS }, backup);
  storage.record(note);
  storage.close();
  let hasEnded = false;
  const order = {
    ...{ ledger: file, backup, migrations: MIGRATIONS, actor: '测试', at: clockAt('2025-10-19').now() },
    endSessions: () => void (hasEnded = true),
  };
  const restore = (): Promise<Restoration> => restoreLedger(order);
  return { file, ended: () => hasEnded, restore };
}

describe('a restore', () => {
  it.each(['EPERM', 'ENOTSUP', 'EOPNOTSUPP'])(
    'where no hard link can be made (%s) → the ledger is renamed, the backup in its place',
    async (code) => {
      const { file, restore, ended } = await trial({
        linkSync: () => {
          throw fault(code);
        },
      });
      const { kept, head } = await restore();
      expect(head.seq).toBe(2);
      expect(fs.existsSync(join(dirname(file), kept ?? ''))).toBe(true);
      expect(fs.existsSync(file)).toBe(true);
      expect(ended()).toBe(true);
    },
  );

  it('the disk fails at the change → the ledger stays, nobody is logged out', async () => {
    const { file, restore, ended } = await trial({
      linkSync: () => {
        throw fault('EIO');
      },
    });
    await expect(restore()).rejects.toThrow('读写出错');
    expect(fs.readdirSync(dirname(file)).sort()).toEqual(['ledger.lock', 'ledger.sqlite']);
    expect(ended()).toBe(false);
  });
});
