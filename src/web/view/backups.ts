// How the backups of the schedule stand, for those who look after the ledger.
import type { Services } from '../../compose.js';
import { shanghaiTimeName } from '../../domain/dates.js';

export interface BackupsView {
  /** Null: there is none. */
  newest: { timeText: string; at: string; head: string } | null;
  /** What is wrong, in words. */
  warnings: string[];
}

/** Null: none are made by themselves. */
export function backupsView(backups: Services['backups']): BackupsView | null {
  if (backups === null) return null;
  const { newest, isOverdue, failure } = backups.state();
  return {
    newest: newest && { timeText: shanghaiTimeName(new Date(newest.at)), at: newest.at, head: newest.head },
    warnings: [
      ...(failure === null ? [] : [`最近一次备份没有做成：${failure}`]),
      ...(isOverdue ? ['已经两天没有新的备份，请检查备份文件夹和磁盘。'] : []),
    ],
  };
}
