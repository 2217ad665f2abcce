// A backup made ready to take the ledger's place: copied, brought to the newest schema, verified.
import { existsSync } from 'node:fs';
import { RequestError } from '../domain/errors.js';
import { mustVerify } from './backup.js';
import { connect, readFrom } from './connect.js';
import { copyLedger, headOf } from './copy.js';
import { migrationRecord } from './migrate.js';
import { refusing } from './refusal.js';
import { createPrivate } from './whole-file.js';

export interface CandidateOrder {
  backup: string;
  migrations: string;
  stop?: AbortSignal | undefined;
}

/** Throws a RequestError where the backup is no ledger, newer than this program, or not as it was written. */
export async function prepareCandidate(
  { backup, migrations, stop }: CandidateOrder,
  candidate: string,
): Promise<void> {
  mustBeLedger(backup, migrations);
  createPrivate(candidate);
  await copyLedger(backup, candidate, stop);
  connect(candidate, migrations).close();
  try {
    await mustVerify(candidate, { migrations, stop });
  } catch (error) {
    if (error instanceof RequestError) throw new RequestError('unavailable', `${backup} ${error.message}`);
    throw error;
  }
}

function mustBeLedger(backup: string, migrations: string): void {
  if (!existsSync(backup)) throw new RequestError('unavailable', `没有这个文件：${backup}`);
  const { head, unknown } = refusing(backup, () =>
    readFrom(backup, (db) => ({ head: headOf(db), unknown: migrationRecord(db, migrations).unknown })),
  );
  if (head === null) throw new RequestError('invalid', `${backup} 不是台账的备份：里面没有审计链。`);
  if (unknown.length > 0) {
    const names = unknown.join('、');
    throw new RequestError(
      'unavailable',
      `${backup} 比本程序新（本程序没有迁移 ${names}），请用写入它的新版程序恢复。`,
    );
  }
}
