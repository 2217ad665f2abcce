// What the database refuses for reasons outside this program, as a sentence; a broken rule of the schema is a bug.
import { RequestError } from '../domain/errors.js';

const DAMAGED = '已损坏';

/** By the beginning of SQLite's error code. */
const REFUSALS: Record<string, string> = {
  SQLITE_NOTADB: '不是 SQLite 数据库',
  SQLITE_CORRUPT: DAMAGED,
  SQLITE_CANTOPEN: '无法打开',
  SQLITE_READONLY: '不可写入',
  SQLITE_BUSY: '正被其他程序占用，请稍后再试',
  SQLITE_FULL: '所在的磁盘已满',
  SQLITE_IOERR: '读写出错，请检查磁盘',
};

/** Files in which this process met a damage: what it does not touch again is damaged all the same. */
const damaged = new Set<string>();

export function isDamaged(file: string): boolean {
  return damaged.has(file);
}

/** The end of a sentence that begins with the file; null for a bug. */
export function refusalOf(error: unknown): string | null {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  return Object.entries(REFUSALS).find(([prefix]) => code.startsWith(prefix))?.[1] ?? null;
}

/** What is thrown instead where the file or its disk refuses: a RequestError; a bug is itself. */
export function asRefusal(file: string, error: unknown): unknown {
  const why = refusalOf(error);
  if (why === null) return error;
  if (why === DAMAGED) damaged.add(file);
  return new RequestError('unavailable', `数据库文件${why}：${file}`, { cause: error });
}

/** Runs `work` on the database in `file`; throws a RequestError where the file or its disk refuses. */
export function refusing<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw asRefusal(file, error);
  }
}

/** The same for what is read piece by piece. */
export function* refusingSteps<Step, Result>(
  file: string,
  steps: Iterable<Step, Result>,
): Generator<Step, Result, undefined> {
  try {
    return yield* steps;
  } catch (error) {
    throw asRefusal(file, error);
  }
}

type Methods = Record<string, (...given: never[]) => unknown>;

/** The same methods, with the refusals of the disk as sentences. */
export function guarded<T extends object>(file: string, methods: T): T {
  const guards = Object.entries(methods as Methods).map(([name, method]) => [
    name,
    (...given: never[]) => refusing(file, () => method(...given)),
  ]);
  return Object.fromEntries(guards) as T;
}
