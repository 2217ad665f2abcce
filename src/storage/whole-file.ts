// Files that appear whole or not at all, and what the disk says against it, as a sentence.
import { createHash } from 'node:crypto';
import { closeSync, createReadStream, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
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

/** Runs `make` on a file of another name, then moves it to `target`; what is half is gone. */
export async function makeWhole<T>(
  target: string,
  make: (partial: string) => Promise<{ result: T; target?: string }>,
): Promise<T> {
  const partial = `${target}.partial`;
  try {
    removeFile(partial);
    // Its owner's alone, from the first byte.
    writeFileSync(partial, '', { mode: 0o600, flag: 'wx' });
    const { result, target: place = target } = await make(partial);
    flush(partial);
    renameSync(partial, place);
    flush(path.dirname(place));
    return result;
  } catch (error) {
    throw sentenceOf(error, target);
  } finally {
    removeFile(partial);
  }
}

/** With what SQLite may have left beside it. */
export function removeFile(file: string): void {
  for (const end of ['', '-journal', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
}

/** What is written is on the disk; of a folder: the names in it. */
export function flush(file: string): void {
  const handle = openSync(file, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

export async function fileDigest(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
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
