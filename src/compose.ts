// Builds the services: the one place where the rooms meet.
import { existsSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LedgerConfig } from './config.js';
import type { Clock } from './domain/clock.js';
import { createAccounts } from './accounts/accounts.js';
import { createPasswords } from './accounts/password-hash.js';
import { RequestError } from './domain/errors.js';
import { REPORT_DEADLINE } from './domain/report.js';
import type { RecordedHead, Verification } from './domain/verification.js';
import { createExporter } from './exports/exporter.js';
import { createIssuer } from './exports/issuer.js';
import { createIngest } from './ingest/ingest.js';
import { readProposals } from './ingest/proposals.js';
import { createRedaction } from './ingest/redact.js';
import { createReread } from './ingest/reread.js';
import { createReview } from './ingest/review.js';
import { loadSeeds } from './ingest/seeds.js';
import { readTopicRelations } from './ingest/topic-relations.js';
import { createPrinting } from './printing/printing.js';
import { backUp, inTurns, type Backup } from './storage/backup.js';
import { createBackups, newestIn } from './storage/backup-folder.js';
import { drill, type Drill } from './storage/drill.js';
import { holdOpen } from './storage/lock.js';
import { openStorage, type Storage } from './storage/open.js';
import { restoreLedger, type Restoration } from './storage/restore.js';
import { endAllSessions, openSessions, type Sessions } from './storage/sessions.js';
import { drained, verificationOf } from './storage/verify.js';

export { ROLE_NAMES } from './accounts/roles.js';
export { createSetupCode } from './accounts/setup-code.js';
export { typedName } from './accounts/user-names.js';
export { fateText } from './reports/reading-text.js';
export { changeCells, REREAD_COLUMNS, statementCells } from './reports/reread-text.js';
export { KIND_NAMES } from './reports/wording.js';

const ROOT = join(import.meta.dirname, '..');
const MIGRATIONS = join(ROOT, 'migrations');

/** What the commands and the web application work with. */
export type Services = ReturnType<typeof compose>;

/** A ledger that is not there: created with the seeds, created empty, or refused. */
export type IfMissing = 'seeds' | 'empty' | 'refuse';

/**
 * Opens the ledger in the data folder and migrates it.
 * Throws a RequestError where the folder or the database cannot be used.
 */
// eslint-disable-next-line @typescript-eslint/explicit-module-boundary-types -- `Services` is this function's return type and cannot drift.
export function compose(
  {
    dataDir,
    region,
    reportDeadline = REPORT_DEADLINE,
    printing: chromium,
    backups: plan = null,
  }: LedgerConfig,
  clock: Clock,
  ifMissing: IfMissing,
) {
  const file = join(dataDir, 'ledger.sqlite');
  if (ifMissing !== 'refuse') makeFolder(dataDir);
  else if (!existsSync(file)) throw new RequestError('unavailable', `没有台账：${file}`);
  const { storage, letGo } = openHeld(file);
  const ingest = createIngest({ storage, clock, region });
  if (ifMissing === 'seeds' && storage.isEmpty()) loadSeeds(ingest, join(ROOT, 'seeds'));
  const printing = createPrinting(chromium ?? null, clock);
  let sessions: Sessions | null = null;
  return {
    storage,
    accounts: createAccounts({ users: storage, passwords: createPasswords(), clock }),
    /** Opened, and created, on first use: only the web and the users' commands need it. */
    sessions: (): Sessions => (sessions ??= openSessions(join(dataDir, 'sessions.sqlite'))),
    ingest,
    reread: createReread({ storage, clock, region }),
    review: createReview({ storage, clock, region }),
    reports: createIssuer({ storage, clock, region, deadline: reportDeadline }),
    redact: createRedaction({ storage, clock }),
    proposals: readProposals(join(ROOT, 'seeds')),
    topicRelations: readTopicRelations(join(ROOT, 'seeds')),
    printing,
    /** Null: none are made by themselves. */
    backups: plan && createBackups({ file, migrations: MIGRATIONS }, plan, clock),
    clock,
    region,
    tempDir: tmpdir(),
    ...createExporter({ storage, clock, region, root: ROOT }),
    /** As `storage.verify`; other requests have their turn between its steps. */
    verify: (heads: readonly RecordedHead[]) => inTurns(storage.verification(heads)),
    close: (): void => {
      void printing.close();
      ingest.close();
      sessions?.close();
      storage.close();
      letGo();
    },
  };
}

/** As long as it is open, no restore puts another in its place. */
function openHeld(file: string): { storage: Storage; letGo: () => void } {
  const letGo = holdOpen(file);
  try {
    return { storage: openStorage(file, { migrations: MIGRATIONS }), letGo };
  } catch (error) {
    letGo();
    throw error;
  }
}

/** Reads the file alone: a ledger that the program can no longer open is verified, too, and nothing is migrated. */
export function verifyLedger({ dataDir }: LedgerConfig, heads: readonly RecordedHead[]): Verification {
  const file = join(dataDir, 'ledger.sqlite');
  if (!existsSync(file)) throw new RequestError('unavailable', `没有台账：${file}`);
  return drained(verificationOf(file, { migrations: MIGRATIONS, heads }));
}

/** Without opening the ledger: before an upgrade it is copied as the older program wrote it. */
export function backUpLedger({ dataDir }: LedgerConfig, target: string, stop?: AbortSignal): Promise<Backup> {
  return backUp({ file: join(dataDir, 'ledger.sqlite'), migrations: MIGRATIONS, stop }, target);
}

/** Puts the backup in the ledger's place, also where there is no ledger yet. */
export function restoreFrom(
  { dataDir }: LedgerConfig,
  { backup, actor, clock, stop }: Trial & { actor: string },
): Promise<Restoration> {
  makeFolder(dataDir);
  const endSessions = (): void => {
    endAllSessions(join(dataDir, 'sessions.sqlite'));
  };
  return restoreLedger({
    ...{ ledger: join(dataDir, 'ledger.sqlite'), backup, migrations: MIGRATIONS },
    ...{ actor, at: clock.now(), endSessions, stop },
  });
}

interface Trial {
  backup: string;
  clock: Clock;
  stop?: AbortSignal;
}

/** Of the schedule; null: there is none. */
export function newestBackup({ backups }: LedgerConfig, clock: Clock): string | null {
  const newest = backups ? newestIn(backups.folder, clock.now()) : null;
  return backups && newest ? join(backups.folder, newest.name) : null;
}

export function drillBackup({ dataDir }: LedgerConfig, { backup, clock, stop }: Trial): Promise<Drill> {
  const ledger = join(dataDir, 'ledger.sqlite');
  if (!existsSync(ledger)) throw new RequestError('unavailable', `没有台账：${ledger}`);
  return drill({ ledger, backup, migrations: MIGRATIONS, now: clock.now(), stop });
}

function makeFolder(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    throw new RequestError('unavailable', `数据目录 ${dataDir} 无法使用（${code}）。`);
  }
}
