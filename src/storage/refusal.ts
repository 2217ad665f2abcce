// What the database refuses for reasons outside this program, as a sentence; a broken rule of the schema is a bug.
import { RequestError } from '../domain/errors.js';

/** By the beginning of SQLite's error code. */
const REFUSALS: Record<string, string> = {
  SQLITE_NOTADB: '不是 SQLite 数据库',
  SQLITE_CORRUPT: '已损坏',
  SQLITE_CANTOPEN: '无法打开',
  SQLITE_READONLY: '不可写入',
  SQLITE_BUSY: '正被其他程序占用，请稍后再试',
  SQLITE_FULL: '所在的磁盘已满',
  SQLITE_IOERR: '读写出错，请检查磁盘',
};

/** Runs `work` on the database in `file`; throws a RequestError where the file or its disk refuses. */
export function refusing<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
    const why = Object.entries(REFUSALS).find(([prefix]) => code.startsWith(prefix))?.[1];
    if (why === undefined) throw error;
    throw new RequestError('unavailable', `数据库文件${why}：${file}`);
  }
}
