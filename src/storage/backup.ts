// A backup: a copy of the ledger in one file, which is there only once it is verified.
import { existsSync, statSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { RequestError } from '../domain/errors.js';
import type { ChainHead } from '../domain/event.js';
import { readFrom } from './connect.js';
import { copyLedger } from './copy.js';
import { makeWhole } from './whole-file.js';
import { isOlderLedger, verificationOf } from './verify.js';

export interface Backup {
  /** Null in a ledger in which nothing was ever done, or of before the chain. */
  head: ChainHead | null;
  size: number;
  /** False for one that an older program wrote: its file is checked, its chain cannot be. */
  isVerified: boolean;
}

export interface BackupOrder {
  /** The ledger. */
  file: string;
  migrations: string;
  stop?: AbortSignal | undefined;
}

/** Throws a RequestError where a file is in the way; else as `backUpTo`. */
export async function backUp(order: BackupOrder, target: string): Promise<Backup> {
  if (existsSync(target)) {
    throw new RequestError('invalid', `${target} 已经存在：备份不覆盖任何文件，请换一个名字。`);
  }
  return makeWhole(target, async (partial) => ({ result: await verifiedCopy(order, partial) }));
}

/** Throws a RequestError where the ledger is not as the program wrote it: what could not be restored is no backup. */
export async function verifiedCopy(order: BackupOrder, partial: string): Promise<Backup> {
  const { file, migrations, stop } = order;
  if (!existsSync(file)) throw new RequestError('unavailable', `没有台账：${file}`);
  const head = await copyLedger(file, partial, stop);
  const isVerified = !isOlderLedger(partial, migrations);
  if (isVerified) await mustVerify(partial, { migrations, stop });
  else mustBeIntact(partial);
  return { head, size: statSync(partial).size, isVerified };
}

/** Everything that `verify` looks at. */
export async function mustVerify(
  file: string,
  { migrations, stop }: Pick<BackupOrder, 'migrations' | 'stop'>,
): Promise<void> {
  const steps = verificationOf(file, { migrations, heads: [] });
  const verification = await inTurns(steps, stop);
  const [first] = verification.faults;
  if (first === undefined) return;
  throw new RequestError(
    'unavailable',
    `校验没有通过，有 ${verification.faultCount} 处不符。${first.message}`,
  );
}

function mustBeIntact(file: string): void {
  if (readFrom(file, (db) => db.pragma('integrity_check(1)', { simple: true })) === 'ok') return;
  throw new RequestError('unavailable', '校验没有通过：数据库文件不完好。');
}

/** Others have their turn between two steps. */
export async function inTurns<Result>(
  steps: Generator<undefined, Result>,
  stop?: AbortSignal,
): Promise<Result> {
  try {
    for (;;) {
      stop?.throwIfAborted();
      const { done, value } = steps.next();
      if (done === true) return value;
      await setImmediate();
    }
  } finally {
    // Closes what the steps have open.
    steps.return(undefined as never);
  }
}
