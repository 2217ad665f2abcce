// Backups of the schedule: their names, when one is due, and which of them are kept.
import { fileStamp, shanghaiDate } from './dates.js';
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

export interface Retention {
  keep: number;
  now: Date;
}

const KEPT_MONTHS = 12;
/** What was redacted shall not stay in backups for longer. */
export const MOST_KEPT_DAYS = 366;
const DAY_MS = 24 * 3_600_000;

/** The head is part of the name: wherever the file goes, a head is recorded; and no file made by hand is called so. */
const NAME =
  /^ledger-(?<y>\d{4})(?<m>\d\d)(?<d>\d\d)-(?<h>\d\d)(?<i>\d\d)(?<s>\d\d)-(?<head>\d+-[0-9a-f]{32})\.sqlite$/;

/** `timestamp` as `shanghaiTimestamp` writes it. */
export function backupName(timestamp: string, head: ChainHead): string {
  return `ledger-${fileStamp(timestamp)}-${headText(head)}.sqlite`;
}

/** Those of the schedule among the names of a folder, newest first; none that lies in the future: a clock was wrong. */
export function backupsAmong(names: readonly string[], now: Date): KeptBackup[] {
  return names
    .flatMap((name) => {
      const { y, m, d, h, i, s, head = '' } = NAME.exec(name)?.groups ?? {};
      return head === '' ? [] : [{ name, at: `${y}-${m}-${d}T${h}:${i}:${s}+08:00`, head }];
    })
    .filter(({ at }) => new Date(at) <= now)
    .sort((a, b) => (a.at < b.at ? 1 : -1));
}

/** Whether none was made since the last time of day `at` in Xining. */
export function isBackupDue(newest: KeptBackup | null, at: string, now: Date): boolean {
  const scheduled = new Date(`${shanghaiDate(now)}T${at}:00+08:00`).getTime();
  const last = scheduled <= now.getTime() ? scheduled : scheduled - DAY_MS;
  return newest === null || new Date(newest.at).getTime() < last;
}

/** Whether none was made for two days. */
export function isBackupOverdue(newest: KeptBackup | null, now: Date): boolean {
  return newest === null || now.getTime() - new Date(newest.at).getTime() > 2 * DAY_MS;
}

/**
 * Of the newest `keep` days that have a backup the last one stays, and of the newest twelve months the first one.
 * Days are counted by backups, not by the clock: where none are made any more, none go.
 */
export function expiredAmong(names: readonly string[], { keep, now }: Retention): string[] {
  const backups = backupsAmong(names, now);
  const staying = new Set([
    ...firstOfEach(backups, 10).slice(0, keep),
    ...firstOfEach(backups.toReversed(), 7).toReversed().slice(0, KEPT_MONTHS),
  ]);
  return backups.filter((backup) => !staying.has(backup)).map(({ name }) => name);
}

/** What is kept in one folder and not in the other, newest first; not what would go there the same night. */
export function lackingIn(
  other: readonly string[],
  names: readonly string[],
  retention: Retention,
): string[] {
  const gone = new Set([
    ...expiredAmong(names, retention),
    ...expiredAmong([...new Set([...other, ...names])], retention),
  ]);
  return backupsAmong(names, retention.now)
    .map(({ name }) => name)
    .filter((name) => !gone.has(name) && !other.includes(name));
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
