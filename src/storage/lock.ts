// Who has the ledger open: many at once, or a restore alone. The system lets go of a process that dies.
import path from 'node:path';
import Database from 'better-sqlite3';
import { RequestError } from '../domain/errors.js';
import { mustHaveFolder } from './connect.js';
import { refusing } from './refusal.js';

const TIMEOUT_MS = 1000;

/**
 * A file of its own, which stays empty and where it is: the ledger's own locks go with the ledger when it is put aside,
 * and cannot be had on one that is damaged. Returns what lets go.
 */
export function holdOpen(ledger: string): () => void {
  return held(ledger, {
    sql: 'BEGIN; SELECT 1 FROM sqlite_schema',
    busy: '正在恢复备份，台账暂时不能打开，请稍后再试。',
  });
}

/** Throws a RequestError where anybody has the ledger open. */
export function holdAlone(ledger: string): () => void {
  return held(ledger, { sql: 'BEGIN EXCLUSIVE', busy: IN_USE });
}

export const IN_USE = '台账正在使用：请先结束网页服务和其他命令（serve、watch、ingest 等），再恢复。';

function held(ledger: string, { sql, busy }: { sql: string; busy: string }): () => void {
  mustHaveFolder(ledger);
  return refusing(ledger, () => {
    const db = new Database(path.join(path.dirname(ledger), 'ledger.lock'), { timeout: TIMEOUT_MS });
    try {
      db.exec(sql);
    } catch (error) {
      db.close();
      if ((error as { code?: unknown }).code === 'SQLITE_BUSY') throw new RequestError('unavailable', busy);
      throw error;
    }
    return () => void db.close();
  });
}
