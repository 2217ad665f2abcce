// Files that appear whole or not at all, and what the disk says against it, as a sentence.
import { createHash, randomBytes } from 'node:crypto';
import { createReadStream, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { RequestError } from '../domain/errors.js';
import { refusalOf } from './refusal.js';

/** By the code of the system. */
const WHY: Partial<Record<string, string>> = {
  ENOENT: '文件夹不存在（磁盘没有接上？）',
  ENOSPC: '磁盘已满',
  EDQUOT: '磁盘配额已满',
  EACCES: '没有权限',
  EPERM: '没有权限',
  EROFS: '磁盘只读',
  EIO: '读写出错，请检查磁盘',
};

/** What a process that died left of a file. */
export const PARTIAL = /^ledger-backup-[0-9a-f]{16}\.partial(?:-journal|-wal|-shm)?$/;
const DAY_MS = 24 * 3_600_000;

/** Runs `make` on a file of a name that nobody else has, then moves it to `target`; what is half is gone. */
export async function makeWhole<T>(
  target: string,
  make: (partial: string) => Promise<{ result: T; target?: string }>,
): Promise<T> {
  const name = `ledger-backup-${randomBytes(8).toString('hex')}.partial`;
  const partial = path.join(path.dirname(target), name);
  try {
    createPrivate(partial);
    const { result, target: place = target } = await make(partial);
    await flush(partial);
    renameSync(partial, place);
    await flush(path.dirname(place));
    return result;
  } catch (error) {
    throw sentenceOf(error, target);
  } finally {
    removeFile(partial);
  }
}

/** Its owner's alone, from the first byte. */
export function createPrivate(file: string): void {
  writeFileSync(file, '', { mode: 0o600, flag: 'wx' });
}

/** With what SQLite may have left beside it. */
export function removeFile(file: string): void {
  for (const end of ['', '-journal', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
}

/** Removes what is called so and was not written to for a day: nobody is at work on it any more. */
export function sweep(folder: string, names: RegExp, now: Date): void {
  try {
    for (const name of readdirSync(folder).filter((each) => names.test(each))) {
      const file = path.join(folder, name);
      if (now.getTime() - statSync(file).mtimeMs > DAY_MS) rmSync(file, { recursive: true, force: true });
    }
  } catch {
    // Whatever is wrong with the folder is told by the work that follows; what lies there is tried again next time.
  }
}

/** What is written is on the disk; of a folder: the names in it. */
export async function flush(file: string): Promise<void> {
  const handle = await open(file, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

export async function fileDigest(file: string, stop?: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash, { signal: stop });
  return hash.digest('hex');
}

/** Of the disk: a sentence; anything else: itself. */
export function sentenceOf(error: unknown, file: string): unknown {
  if (error instanceof RequestError) return error;
  const { code = '', syscall } = error as NodeJS.ErrnoException;
  const why = refusalOf(error) ?? (syscall === undefined ? null : (WHY[code] ?? code));
  return why === null
    ? error
    : new RequestError('unavailable', `不能写入 ${file}：${why}。`, { cause: error });
}
