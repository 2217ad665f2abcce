// One unchanging state of the ledger: a connection that only reads, in one transaction until it is closed.
import type { Database } from 'better-sqlite3';
import type { DatasetRow } from '../domain/dataset.js';
import type { ChainHead } from '../domain/event.js';
import type { Moment } from '../domain/moment.js';
import { BYTES } from './archive.js';
import { connectReader } from './connect.js';
import { datasetRows } from './datasets.js';
import { NEWEST_EVENT } from './events.js';
import { SIMULATED } from './overview.js';
import { recordRows } from './record-tables.js';
import { refusing, refusingSteps } from './refusal.js';

const ARCHIVED = 'SELECT sha256 FROM sources WHERE bytes IS NOT NULL AND text IS NOT NULL ORDER BY id';

const FROZEN = 'SELECT id FROM reports WHERE document IS NOT NULL ORDER BY id';

/** Throws a RequestError where the file cannot be read. */
export function openMoment(file: string): Moment {
  return refusing(file, () => {
    const db = connectReader(file);
    try {
      return momentOf(db, file);
    } catch (error) {
      db.close();
      throw error;
    }
  });
}

function momentOf(db: Database, file: string): Moment {
  db.exec('BEGIN');
  const newest = db.prepare<[], ChainHead>(NEWEST_EVENT);
  const marked = db.prepare(SIMULATED);
  const bytes = db.prepare<[string], Uint8Array>(BYTES).pluck();
  const text = db.prepare<[string], string>('SELECT text FROM sources WHERE sha256 = ?').pluck();
  const document = db.prepare<[number], string>('SELECT document FROM reports WHERE id = ?').pluck();
  return {
    // The first look fixes the state that all further ones see.
    head: newest.get() ?? null,
    simulated: marked.get() !== undefined,
    datasetRows: (dataset, range) => refusingSteps(file, datasetRows(db, dataset, range)),
    recordRows(table) {
      const { columns, rows } = recordRows(db, table);
      return { columns, rows: refusingSteps<DatasetRow, unknown>(file, rows) };
    },
    archived: () => refusing(file, () => db.prepare<[], string>(ARCHIVED).pluck().all()),
    bytesOf: (sha256) => refusing(file, () => bytes.get(sha256) ?? absent(sha256)),
    textOf: (sha256) => refusing(file, () => text.get(sha256) ?? absent(sha256)),
    frozenReports: () => refusing(file, () => db.prepare<[], number>(FROZEN).pluck().all()),
    frozenDocument: (id) => refusing(file, () => document.get(id) ?? absent(String(id))),
    close: () => {
      db.close();
    },
  };
}

function absent(name: string): never {
  throw new Error(`nothing is archived under ${name}`);
}
