// The backups of the schedule: what they are called, how long they stay, a second folder, and what is said when one fails.
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { backupName, expiredAmong } from '../../src/domain/backup.js';
import { createBackups, type Backups } from '../../src/storage/backup-folder.js';
import { MIGRATIONS, newLedger, temporaryFolder } from '../support/ledger.js';
import { verifyFile } from '../support/tampering.js';

const HEAD = { seq: 5, hash: 'a'.repeat(64) };

function nightly(from: string, days: number): string[] {
  const start = new Date(`${from}T00:00:00Z`).getTime();
  return Array.from({ length: days }, (_, day) => new Date(start + day * 86_400_000).toISOString()).map(
    (at) => backupName(`${at.slice(0, 10)}T03:00:00.000+08:00`, HEAD),
  );
}

/** What is left after each night's retention, oldest first. */
function leftAfter(names: string[], keep: number): string[] {
  let left: string[] = [];
  for (const name of names) {
    left = [...left, name];
    const gone = new Set(expiredAmong(left, keep));
    left = left.filter((each) => !gone.has(each));
  }
  return left;
}

const days = (names: string[]): string[] => names.map((name) => name.slice(7, 15));

describe('retention', () => {
  it('two years of nights → the newest 30 days, and the first one of each of the newest twelve months', () => {
    const left = days(leftAfter(nightly('2024-01-01', 731), 30));
    expect(left.slice(-30)).toEqual(days(nightly('2025-12-02', 30)));
    expect(left.slice(0, -30)).toEqual(
      Array.from({ length: 12 }, (_, month) => `2025${String(month + 1).padStart(2, '0')}01`),
    );
  });

  it('several of one day → the last one counts; a month that began late → its first one', () => {
    const at = (time: string): string => backupName(`${time}.000+08:00`, HEAD);
    const names = ['2025-10-05T03:00:00', '2025-10-06T03:00:00', '2025-10-06T09:00:00'].map(at);
    expect(expiredAmong(names, 1)).toEqual([at('2025-10-06T03:00:00')]);
  });

  it('no backups for years, then one → none goes that still counts; what was not made by the schedule → never', () => {
    const old = nightly('2020-01-01', 3);
    expect(expiredAmong([...old, ...nightly('2025-01-01', 1)], 30)).toEqual([]);
    const foreign = [
      'ledger-20200101-030000.sqlite',
      'ledger-20200101.sqlite',
      `x${old[0] ?? ''}`,
      `${old[0] ?? ''}.bak`,
    ];
    expect(expiredAmong([...foreign, ...nightly('2025-01-01', 60)], 1)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/2020/)]),
    );
  });
});

interface Place {
  backups: Backups;
  folder: string;
  copyFolder: string;
  at: (instant: string) => void;
}

function place(keep = 2): Place {
  const { storage, file } = newLedger();
  storage.record({ action: 'note', actor: '测试', at: '2025-10-18T00:00:00Z', after: { note: '一' } });
  const [folder, copyFolder] = [temporaryFolder(), temporaryFolder()];
  let now = new Date('2025-10-18T19:00:00Z');
  const clock = { now: () => now, today: () => '2025-10-19' };
  const plan = { folder, copyFolder, at: '03:00', keep };
  return {
    ...{ folder, copyFolder },
    backups: createBackups({ file, migrations: MIGRATIONS }, plan, clock),
    at: (instant) => {
      now = new Date(instant);
    },
  };
}

describe('a run', () => {
  it('→ one file that verifies, named by its time and head, and the same in the second folder', async () => {
    const { backups, folder, copyFolder } = place();
    expect(backups.state()).toMatchObject({ newest: null, isDue: true, isOverdue: true });
    await backups.run();
    const [name = ''] = readdirSync(folder);
    expect(name).toMatch(/^ledger-20251019-030000-1-[0-9a-f]{32}\.sqlite$/);
    expect(readdirSync(copyFolder)).toEqual([name]);
    expect(readFileSync(join(folder, name)).equals(readFileSync(join(copyFolder, name)))).toBe(true);
    expect(verifyFile(join(folder, name))).toMatchObject({ faults: [], events: 1 });
    expect(backups.state()).toEqual({
      ...{ newest: { name, at: '2025-10-19T03:00:00+08:00', head: name.slice(23, -7) } },
      ...{ isDue: false, isOverdue: false, failure: null },
    });
  });

  it("three nights where two are kept → the first stays as its month's, the strangers stay, in both folders", async () => {
    const { backups, folder, copyFolder, at } = place(1);
    for (const each of [folder, copyFolder]) writeFileSync(join(each, '我的备份.sqlite'), '');
    for (const day of ['18', '19', '20']) {
      at(`2025-10-${day}T19:00:00Z`);
      await backups.run();
    }
    for (const each of [folder, copyFolder]) {
      expect(
        readdirSync(each)
          .map((name) => name.slice(0, 15))
          .sort(),
      ).toEqual(['ledger-20251019', 'ledger-20251021', '我的备份.sqlite'].sort());
    }
    at('2025-10-24T00:00:00Z');
    expect(backups.state()).toMatchObject({ isDue: true, isOverdue: true });
  });

  it('the disk is not there → a sentence, nothing is made, it is told until one succeeds', async () => {
    const { storage, file } = newLedger();
    storage.record({ action: 'note', actor: '测试', at: '2025-10-18T00:00:00Z', after: { note: '一' } });
    const folder = join(temporaryFolder(), '备份盘');
    const clock = { now: () => new Date('2025-10-18T19:00:00Z'), today: () => '2025-10-19' };
    const plan = { folder, copyFolder: null, at: '03:00', keep: 2 };
    const backups = createBackups({ file, migrations: MIGRATIONS }, plan, clock);
    await expect(backups.run()).rejects.toThrow('文件夹不存在（磁盘没有接上？）');
    expect(readdirSync(dirname(folder))).not.toContain(basename(folder));
    expect(backups.state().failure).toContain('磁盘没有接上');
    mkdirSync(folder);
    await backups.run();
    expect(backups.state()).toMatchObject({ failure: null, isOverdue: false });
  });

  it('only the second folder refuses → the first has the backup, the failure is told', async () => {
    const { backups, folder, copyFolder } = place();
    writeFileSync(join(copyFolder, 'x'), '');
    chmodSync(copyFolder, 0o500);
    const isRoot = process.getuid?.() === 0;
    if (isRoot) return;
    await expect(backups.run()).rejects.toThrow('没有权限');
    expect(readdirSync(folder)).toHaveLength(1);
    expect(readdirSync(copyFolder)).toEqual(['x']);
    expect(backups.state().failure).toContain('没有权限');
  });

  it('stopped half-way → nothing is left of it', async () => {
    const { backups, folder } = place();
    const stop = new AbortController();
    stop.abort();
    await expect(backups.run(stop.signal)).rejects.toThrow();
    expect(readdirSync(folder)).toEqual([]);
  });
});
