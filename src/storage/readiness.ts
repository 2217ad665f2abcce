// Whether the ledger can be read and written at this moment: tried for real, and nothing is left of it.
import { open, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { NEWEST_EVENT } from './events.js';
import { isDamaged, refusalOf } from './refusal.js';

export interface Readiness {
  /** Null: it can be read and written; else why not, a sentence that names no path. */
  unready(): Promise<string | null>;
}

/** A file of this size can be written and reaches the disk: more than a page of a newspaper takes. */
const PROBE = Buffer.alloc(1024 * 1024, 1);
const PROBE_NAME = '.readyz';

/** Another process may be storing one paper after the other: one second of it is no failure. */
const TRIES = 20;
const PAUSE_MS = 50;

const DISK: Partial<Record<string, string>> = {
  ENOSPC: '已满',
  EDQUOT: '已满',
  EFBIG: '已满',
  EROFS: '不可写入',
  EACCES: '不可写入',
  EPERM: '不可写入',
};

export function readinessOf(file: string): Readiness {
  return {
    async unready() {
      if (isDamaged(file)) return '数据库文件已损坏。';
      // In this order: without its folder the ledger is not even looked for.
      return (await refusalOfDisk(dirname(file))) ?? (await refusalOfLedger(file));
    },
  };
}

/** Waits in turns of others: a lock must not keep them from reading. */
async function refusalOfLedger(file: string): Promise<string | null> {
  for (let tries = 1; ; tries += 1) {
    try {
      tryLedger(file);
      return null;
    } catch (error) {
      const why = refusalOf(error);
      if (why === null) throw error;
      const isBusy = String((error as { code?: unknown }).code).startsWith('SQLITE_BUSY');
      if (!isBusy || tries === TRIES) return `数据库文件${why}。`;
      await pause(PAUSE_MS);
    }
  }
}

/** Reads the newest event and takes the right to write, which a locked or read-only file refuses. */
function tryLedger(file: string): void {
  const db = new Database(file, { fileMustExist: true, timeout: 0 });
  try {
    db.exec('BEGIN IMMEDIATE');
    db.prepare(NEWEST_EVENT).get();
    db.exec('ROLLBACK');
  } finally {
    db.close();
  }
}

/** SQLite asks the disk for room only when it commits: so a file is written that nobody ever sees. */
async function refusalOfDisk(folder: string): Promise<string | null> {
  const path = join(folder, PROBE_NAME);
  try {
    const probe = await open(path, 'w', 0o600);
    try {
      // Whatever happens from here on, nothing is left.
      await unlink(path);
      await probe.writeFile(PROBE);
      await probe.sync();
    } finally {
      await probe.close();
    }
    return null;
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    return `数据目录所在的磁盘${DISK[code] ?? `读写出错（${code}）`}。`;
  }
}
