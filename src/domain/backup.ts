// Backups of the schedule: their names, and which of them are kept.
import { headText, type ChainHead } from './event.js';

/** How backups are made by themselves. */
export interface BackupPlan {
  /** A folder that is there; it is never made: an empty place where a disk should be must not fill the wrong one. */
  folder: string;
  /** A second folder, on another disk; null: none. */
  copyFolder: string | null;
  /** Time of day in Asia/Shanghai, `03:00`. */
  at: string;
  /** How many days with a backup keep theirs. */
  keep: number;
}

/** A backup of the schedule, as its name tells. */
export interface KeptBackup {
  name: string;
  /** ISO 8601 with the offset of Xining. */
  at: string;
  /** As `headText` writes it. */
  head: string;
}

export const KEPT_MONTHS = 12;

/** The head is part of the name: wherever the file goes, a head is recorded; and no file made by hand is called so. */
const NAME =
  /^ledger-(?<y>\d{4})(?<m>\d\d)(?<d>\d\d)-(?<h>\d\d)(?<i>\d\d)(?<s>\d\d)-(?<head>\d+-[0-9a-f]{32})\.sqlite$/;

/** `timestamp` as `shanghaiTimestamp` writes it. */
export function backupName(timestamp: string, head: ChainHead): string {
  const [day = '', time = ''] = timestamp.slice(0, 19).replace(/[-:]/g, '').split('T');
  return `ledger-${day}-${time}-${headText(head)}.sqlite`;
}

/** Those of the schedule among the names of a folder, newest first. */
export function backupsAmong(names: readonly string[]): KeptBackup[] {
  return names
    .flatMap((name) => {
      const { y, m, d, h, i, s, head = '' } = NAME.exec(name)?.groups ?? {};
      return head === '' ? [] : [{ name, at: `${y}-${m}-${d}T${h}:${i}:${s}+08:00`, head }];
    })
    .sort((a, b) => (a.at < b.at ? 1 : -1));
}

/**
 * Of the newest `keep` days that have a backup the last one stays, and of the newest twelve months the first one.
 * Days are counted by backups, not by the clock: where none are made any more, none go.
 */
export function expiredAmong(names: readonly string[], keep: number): string[] {
  const backups = backupsAmong(names);
  const staying = new Set([
    ...firstOfEach(backups, 10).slice(0, keep),
    ...firstOfEach(backups.toReversed(), 7).toReversed().slice(0, KEPT_MONTHS),
  ]);
  return backups.filter((backup) => !staying.has(backup)).map(({ name }) => name);
}

/** The first one of each day (10 characters of its time) or month (7), in the order given. */
function firstOfEach(backups: readonly KeptBackup[], length: number): KeptBackup[] {
  const first = new Map<string, KeptBackup>();
  for (const backup of backups) {
    const key = backup.at.slice(0, length);
    if (!first.has(key)) first.set(key, backup);
  }
  return [...first.values()];
}
