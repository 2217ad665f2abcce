// Takes a source's characters out of the ledger for good: bytes, text, and every string that came from them.
import { SqliteError, type Database } from 'better-sqlite3';
import { keyOf, type ReadingKey } from '../domain/decision.js';
import type { Redaction } from '../domain/redaction.js';
import { BUSY_TIMEOUT_MS, WIPED } from './connect.js';
import type { Chain } from './events.js';
import type { StandingRow } from './rows.js';

/** A reading of a redacted source that was accepted or pending, under the key of its newest decision. */
export interface HeldKey {
  readingId: number;
  key: ReadingKey;
  /** Readings of other sources that repeat it: those that are archived whole first, then the oldest. */
  repeatedBy: number[];
}

export interface Redactions {
  /** Null where the source is archived whole, or unknown. */
  redaction(sha256: string): Redaction | null;
  /** Empties the source; returns the id of the redaction. Call it inside a transaction that ends with `sealRedaction`. */
  redactSource(sourceId: number, redaction: Redaction): number;
  heldKeysOf(sourceId: number): HeldKey[];
  /** Appends the redaction's event, whose digest covers what is left of the source: the last step. */
  sealRedaction(id: number): void;
  /**
   * Wipes what is out of the tables and still in the files: the write-ahead log has pages as they were before, and a file
   * from before this program overwrote what it deletes has remains in unused places. False where somebody is in the way.
   */
  wipe(): boolean;
}

/** In this order; `:source` is the source's id. */
const EMPTY = [
  'UPDATE sources SET bytes = NULL, text = NULL, lines = NULL, salt = NULL WHERE id = :source',
  "UPDATE arrivals SET name = '' WHERE source_id = :source",
  'UPDATE readings SET agency = NULL WHERE source_id = :source',
  'UPDATE findings SET message = NULL, proposal = NULL WHERE source_id = :source',
  "UPDATE statements SET scope = '', period_printed = NULL WHERE source_id = :source",
  `UPDATE reports SET document = NULL, names = NULL
   WHERE id IN (SELECT report_id FROM report_sources WHERE source_id = :source)`,
];
const OF_SOURCE = 'reading_id IN (SELECT id FROM readings WHERE source_id = :source)';
const EMPTY_FIGURES: Record<Redaction['figures'], string> = {
  kept: `UPDATE figures SET agency = NULL, remark = NULL WHERE ${OF_SOURCE}`,
  removed: `
    UPDATE figures SET agency = NULL, remark = NULL, label = NULL, value = NULL, unit = NULL, printed = NULL
    WHERE ${OF_SOURCE}`,
};

const HELD = `
  SELECT * FROM standing WHERE source_id = ? AND state IN ('accepted', 'pending') ORDER BY reading_id`;
const REPEATED_BY = `
  SELECT s.reading_id FROM standing AS s
  WHERE s.same_as = :reading AND s.state = 'accepted' AND s.source_id <> :source
  ORDER BY EXISTS (SELECT 1 FROM redactions AS x WHERE x.source_id = s.source_id), s.reading_id`;

type RedactionRow = Redaction & { id: number; source_id: number };

export function redactionKeeper(db: Database, events: Chain): Redactions {
  const find = db.prepare<[string], Redaction>(
    `SELECT x.figures, x.note, x.actor, x.at FROM redactions AS x
     JOIN sources AS o ON o.id = x.source_id WHERE o.sha256 = ?`,
  );
  return {
    redaction: (sha256) => find.get(sha256) ?? null,
    redactSource: emptier(db),
    heldKeysOf: heldKeys(db),
    sealRedaction: sealer(db, events),
    wipe: () => wipe(db),
  };
}

/** Short: it is tried again, and the server waits meanwhile. */
const WIPE_TIMEOUT_MS = 500;

function wipe(db: Database): boolean {
  db.pragma(`busy_timeout = ${WIPE_TIMEOUT_MS}`);
  try {
    if (db.pragma('user_version', { simple: true }) !== WIPED) {
      db.exec('VACUUM');
      db.pragma(`user_version = ${WIPED}`);
    }
    const [result] = db.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
    return result?.busy === 0;
  } catch (error) {
    // The redaction itself is done; a lock or a full disk only puts this off.
    if (error instanceof SqliteError && /^SQLITE_(BUSY|FULL|LOCKED|IOERR)/.test(error.code)) return false;
    throw error;
  } finally {
    db.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
  }
}

function emptier(db: Database): Redactions['redactSource'] {
  const add = db.prepare<[number, string, string, string, string]>(
    'INSERT INTO redactions (source_id, figures, note, actor, at) VALUES (?, ?, ?, ?, ?)',
  );
  const empty = EMPTY.map((sql) => db.prepare<[{ source: number }]>(sql));
  const figuresOf = {
    kept: db.prepare<[{ source: number }]>(EMPTY_FIGURES.kept),
    removed: db.prepare<[{ source: number }]>(EMPTY_FIGURES.removed),
  };
  return (source, { figures, note, actor, at }) => {
    const { lastInsertRowid } = add.run(source, figures, note, actor, at);
    for (const statement of [...empty, figuresOf[figures]]) statement.run({ source });
    return Number(lastInsertRowid);
  };
}

function heldKeys(db: Database): Redactions['heldKeysOf'] {
  const held = db.prepare<[number], StandingRow>(HELD);
  const repeatedBy = db.prepare<[{ reading: number; source: number }], number>(REPEATED_BY).pluck();
  return (source) =>
    held.all(source).map(({ reading_id: readingId, key_date: date, key_date_to: dateTo, ...row }) => ({
      readingId,
      key: keyOf({ ...row, date, dateTo: dateTo ?? undefined }),
      repeatedBy: repeatedBy.all({ reading: readingId, source }),
    }));
}

function sealer(db: Database, events: Chain): Redactions['sealRedaction'] {
  const find = db.prepare<[number], RedactionRow>('SELECT * FROM redactions WHERE id = ?');
  return (id) => {
    const row = find.get(id);
    if (row === undefined) throw new Error(`there is no redaction ${id}`);
    const { source_id: source, figures, note, actor, at } = row;
    const after = { source, figures, note };
    events.appendFor({ action: 'redact', actor, at, entity: 'redaction', entityId: id, after });
  };
}
