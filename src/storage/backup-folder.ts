// The backups of the schedule: made, copied to a second folder, and dropped when their time is over.
import { copyFile } from 'node:fs/promises';
import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Clock } from '../domain/clock.js';
import {
  backupName,
  backupsAmong,
  expiredAmong,
  type BackupPlan,
  type KeptBackup,
} from '../domain/backup.js';
import { shanghaiTimestamp } from '../domain/dates.js';
import { RequestError } from '../domain/errors.js';
import { GENESIS } from '../audit/event-hash.js';
import { verifiedCopy, type BackupOrder } from './backup.js';
import { fileDigest, makeWhole, sentenceOf } from './whole-file.js';

export interface BackupState {
  /** Null: there is none, or the folder cannot be read. */
  newest: KeptBackup | null;
  /** None was made for a day. */
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

const DAY_MS = 24 * 3_600_000;

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
        await runOnce({ ...order, stop }, plan, shanghaiTimestamp(clock.now()));
        failure = null;
      } catch (error) {
        failure = error instanceof RequestError ? error.message : '程序出错，详见日志。';
        throw error;
      }
    },
    state() {
      const newest = newestIn(plan.folder);
      const age = newest === null ? Infinity : clock.now().getTime() - new Date(newest.at).getTime();
      return { newest, isDue: age > DAY_MS, isOverdue: age > 2 * DAY_MS, failure };
    },
  };
}

export function newestIn(folder: string): KeptBackup | null {
  try {
    return backupsAmong(readdirSync(folder))[0] ?? null;
  } catch {
    return null;
  }
}

async function runOnce(order: BackupOrder, plan: BackupPlan, timestamp: string): Promise<void> {
  const { folder, copyFolder, keep } = plan;
  const name = await makeWhole(path.join(folder, 'ledger-backup'), async (partial) => {
    const { head } = await verifiedCopy(order, partial);
    const result = backupName(timestamp, head ?? { seq: 0, hash: GENESIS });
    return { result, target: path.join(folder, result) };
  });
  dropExpired(folder, keep);
  if (copyFolder === null) return;
  await copyOver(path.join(folder, name), path.join(copyFolder, name));
  dropExpired(copyFolder, keep);
}

/** Read back before it takes its place. */
async function copyOver(from: string, to: string): Promise<void> {
  await makeWhole(to, async (partial) => {
    await copyFile(from, partial);
    if ((await fileDigest(partial)) === (await fileDigest(from))) return { result: undefined };
    throw new RequestError('unavailable', `写到 ${to} 的备份读回来不一样，请检查磁盘。`);
  });
}

/** Only after a new one is there. */
function dropExpired(folder: string, keep: number): void {
  try {
    for (const name of expiredAmong(readdirSync(folder), keep))
      rmSync(path.join(folder, name), { force: true });
  } catch (error) {
    throw sentenceOf(error, folder);
  }
}
