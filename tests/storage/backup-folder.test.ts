// The backups of the schedule: what they are called, how long they stay, a second folder, and what is said when one fails.
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { backupName, backupsAmong, expiredAmong, isBackupDue } from '../../src/domain/backup.js';
import { createBackups, type Backups } from '../../src/storage/backup-folder.js';
import { MIGRATIONS, newLedger, temporaryFolder } from '../support/ledger.js';
import { verifyFile } from '../support/tampering.js';

const NOW = new Date('2026-11-21T00:00:00Z');
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
    const gone = new Set(expiredAmong(left, { keep, now: NOW }));
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
    expect(expiredAmong(names, { keep: 1, now: NOW })).toEqual([at('2025-10-06T03:00:00')]);
  });

  it('no backups for years, then one → none goes that still counts; what was not made by the schedule → never', () => {
    const old = nightly('2020-01-01', 3);
    expect(expiredAmong([...old, ...nightly('2025-01-01', 1)], { keep: 30, now: NOW })).toEqual([]);
    const foreign = [
      'ledger-20200101-030000.sqlite',
      'ledger-20200101.sqlite',
      `x${old[0] ?? ''}`,
      `${old[0] ?? ''}.bak`,
    ];
    const names = [...foreign, ...nightly('2025-01-01', 60)];
    expect(expiredAmong(names, { keep: 1, now: NOW })).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/2020/)]),
    );
  });
});

describe('a backup is due', () => {
  const due = (made: string, now: string): boolean => {
    const [newest = null] = backupsAmong([backupName(`${made}.000+08:00`, HEAD)], NOW);
    return isBackupDue(newest, '03:00', new Date(`${now}+08:00`));
  };

  it('made up in the morning, the machine off at night again → the next morning, too, though no day went by', () => {
    expect(due('2025-10-18T08:30:00', '2025-10-19T08:00:00')).toBe(true);
  });

  it('made at its time or since → not before the next time; at that time → due', () => {
    expect(due('2025-10-19T03:00:00', '2025-10-19T23:00:00')).toBe(false);
    expect(due('2025-10-19T03:00:00', '2025-10-20T02:59:59')).toBe(false);
    expect(due('2025-10-19T03:00:00', '2025-10-20T03:00:00')).toBe(true);
  });
});

interface Place {
  file: string;
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
    ...{ file, folder, copyFolder },
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

  it('names that lie in the future → no newest one, due and overdue; they stay, and take no place of another', async () => {
    const { backups, folder } = place(1);
    const future = backupName('2030-01-01T03:00:00.000+08:00', HEAD);
    writeFileSync(join(folder, future), '');
    expect(backups.state()).toMatchObject({ newest: null, isDue: true, isOverdue: true });
    await backups.run();
    expect(readdirSync(folder)).toEqual([expect.stringMatching(/^ledger-20251019/), future]);
    expect(backups.state()).toMatchObject({ isDue: false, isOverdue: false });
  });

  it('two at once on one folder → both whole, and nothing half', async () => {
    const { backups, folder, file } = place();
    const clock = { now: () => new Date('2025-10-18T19:00:01Z'), today: () => '2025-10-19' };
    const plan = { folder, copyFolder: null, at: '03:00', keep: 2 };
    const other = createBackups({ file, migrations: MIGRATIONS }, plan, clock);
    await Promise.all([backups.run(), other.run()]);
    expect(readdirSync(folder).sort()).toEqual([
      expect.stringMatching(/^ledger-20251019-030000-1-/),
      expect.stringMatching(/^ledger-20251019-030001-1-/),
    ]);
    for (const name of readdirSync(folder)) expect(verifyFile(join(folder, name)).faults).toEqual([]);
  });

  it('halves of a process that died → gone after a day, in both folders; the one of today and what has another name stay', async () => {
    const { backups, folder, copyFolder } = place();
    const [old, fresh] = ['a', 'b'].map((digit) => `ledger-backup-${digit.repeat(16)}.partial`);
    const names = [old ?? '', `${old ?? ''}-journal`, fresh ?? '', 'mine.partial'];
    for (const each of [folder, copyFolder]) {
      for (const name of names) {
        writeFileSync(join(each, name), '');
        const at = new Date(name === fresh ? '2025-10-18T12:00:00Z' : '2025-10-17T12:00:00Z');
        utimesSync(join(each, name), at, at);
      }
    }
    await backups.run();
    for (const each of [folder, copyFolder])
      expect(readdirSync(each).filter((name) => name.includes('partial'))).toEqual([fresh, 'mine.partial']);
  });

  it('the second folder was away for a night → it has that one, too, after the next', async () => {
    const { backups, folder, copyFolder, at } = place();
    rmSync(copyFolder, { recursive: true });
    await expect(backups.run()).rejects.toThrow('磁盘没有接上');
    mkdirSync(copyFolder);
    at('2025-10-19T19:00:00Z');
    await backups.run();
    expect(readdirSync(copyFolder)).toHaveLength(2);
    expect(readdirSync(copyFolder)).toEqual(readdirSync(folder));
  });

  it('what the second folder would drop the same night → is not copied', async () => {
    const { backups, folder, copyFolder } = place(1);
    const [first = '', second = ''] = nightly('2025-09-01', 2);
    writeFileSync(join(folder, second), '');
    writeFileSync(join(copyFolder, first), '');
    await backups.run();
    expect(readdirSync(copyFolder)).toEqual([first, expect.stringMatching(/^ledger-20251019/)]);
  });

  it('one that cannot be removed → the copy is made, the others go, and it is told', async () => {
    const { backups, folder, copyFolder } = place(1);
    const [first = '', stuck = '', third = ''] = nightly('2025-10-01', 3);
    for (const name of [first, third]) writeFileSync(join(folder, name), '');
    mkdirSync(join(folder, stuck));
    await expect(backups.run()).rejects.toThrow(stuck);
    const newest = expect.stringMatching(/^ledger-20251019/) as unknown;
    expect(readdirSync(folder)).toEqual([first, stuck, newest]);
    expect(readdirSync(copyFolder)).toEqual([first, newest]);
  });

  it('stopped while it is copied to the second folder → given up at once, nothing half is left there', async () => {
    const { backups, folder, copyFolder } = place();
    const stop = new AbortController();
    const run = backups.run(stop.signal);
    run.catch(() => undefined);
    for (let turns = 0; turns < 100_000 && readdirSync(copyFolder).length === 0; turns += 1)
      await setImmediate();
    stop.abort();
    await expect(run).rejects.toThrow();
    expect(readdirSync(copyFolder)).toEqual([]);
    expect(existsSync(join(folder, readdirSync(folder)[0] ?? 'none'))).toBe(true);
  });

  it('stopped half-way → nothing is left of it', async () => {
    const { backups, folder } = place();
    const stop = new AbortController();
    stop.abort();
    await expect(backups.run(stop.signal)).rejects.toThrow();
    expect(readdirSync(folder)).toEqual([]);
  });
});
