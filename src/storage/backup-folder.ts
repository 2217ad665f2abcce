// The backups of the schedule: made, copied to a second folder, and dropped when their time is over.
import { createReadStream, createWriteStream, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Clock } from '../domain/clock.js';
import {
  backupName,
  backupsAmong,
  expiredAmong,
  isBackupDue,
  isBackupOverdue,
  lackingIn,
  type BackupPlan,
  type KeptBackup,
  type Retention,
} from '../domain/backup.js';
import { shanghaiTimestamp } from '../domain/dates.js';
import { RequestError } from '../domain/errors.js';
import { GENESIS } from '../audit/event-hash.js';
import { verifiedCopy, type BackupOrder } from './backup.js';
import { fileDigest, makeWhole, PARTIAL, sentenceOf, sweep } from './whole-file.js';

export interface BackupState {
  /** Null: there is none, or the folder cannot be read. */
  newest: KeptBackup | null;
  /** None was made since the last time that was set for one. */
  isDue: boolean;
  /** None was made for two days. */
  isOverdue: boolean;
  /** Why the last one, or its copy, failed; null where it did not, or was not tried since the start. */
  failure: string | null;
}

export interface Backups {
  /** Time of day in Asia/Shanghai, `03:00`. */
  at: string;
  /** Makes one; throws what keeps it from being made or copied, which `state` tells from then on. */
  run(stop?: AbortSignal): Promise<void>;
  state(): BackupState;
}

export function createBackups(
  order: Pick<BackupOrder, 'file' | 'migrations'>,
  plan: BackupPlan,
  clock: Clock,
): Backups {
  let failure: string | null = null;
  return {
    at: plan.at,
    async run(stop) {
      try {
        await runOnce({ ...order, stop }, plan, clock.now());
        failure = null;
      } catch (error) {
        failure = error instanceof RequestError ? error.message : '程序出错，详见日志。';
        throw error;
      }
    },
    state() {
      const now = clock.now();
      const newest = newestIn(plan.folder, now);
      const isOverdue = isBackupOverdue(newest, now);
      return { newest, isDue: isBackupDue(newest, plan.at, now), isOverdue, failure };
    },
  };
}

export function newestIn(folder: string, now: Date): KeptBackup | null {
  try {
    return backupsAmong(readdirSync(folder), now)[0] ?? null;
  } catch {
    return null;
  }
}

/** Nothing goes before the new one is there, and in both places where it can be. */
async function runOnce(order: BackupOrder, plan: BackupPlan, now: Date): Promise<void> {
  const { folder, copyFolder, keep } = plan;
  const folders = [folder, ...(copyFolder === null ? [] : [copyFolder])];
  for (const each of folders) sweep(each, PARTIAL, now);
  await makeWhole(path.join(folder, 'ledger-backup'), async (partial) => {
    const { head } = await verifiedCopy(order, partial);
    const result = backupName(shanghaiTimestamp(now), head ?? { seq: 0, hash: GENESIS });
    return { result, target: path.join(folder, result) };
  });
  const retention = { keep, now };
  await allTried([
    ...folders.slice(1).map((to) => () => copyLacking({ from: folder, to, stop: order.stop }, retention)),
    ...folders.map((each) => () => dropExpired(each, retention)),
  ]);
}

interface Copying {
  from: string;
  to: string;
  stop: AbortSignal | undefined;
}

/** Also what could not be copied in earlier nights. */
async function copyLacking({ from, to, stop }: Copying, retention: Retention): Promise<void> {
  for (const name of lackingIn(namesIn(to), namesIn(from), retention))
    await copyOver({ from: path.join(from, name), to: path.join(to, name), stop });
}

/** Read back before it takes its place. */
async function copyOver({ from, to, stop }: Copying): Promise<void> {
  await makeWhole(to, async (partial) => {
    await pipeline(createReadStream(from), createWriteStream(partial), { signal: stop });
    if ((await fileDigest(partial, stop)) === (await fileDigest(from, stop))) return { result: undefined };
    throw new RequestError('unavailable', `写到 ${to} 的备份读回来不一样，请检查磁盘。`);
  });
}

/** One that cannot be removed keeps no other. */
function dropExpired(folder: string, retention: Retention): Promise<void> {
  return allTried(
    expiredAmong(namesIn(folder), retention).map((name) => () => {
      const file = path.join(folder, name);
      try {
        rmSync(file, { force: true });
      } catch (error) {
        throw sentenceOf(error, file);
      }
    }),
  );
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    throw sentenceOf(error, folder);
  }
}

/** Throws the first failure, after all were tried. */
async function allTried(steps: readonly (() => unknown)[]): Promise<void> {
  const failures: unknown[] = [];
  for (const step of steps) {
    try {
      await step();
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
}
