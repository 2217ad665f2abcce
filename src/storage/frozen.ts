// What was issued must be as it was issued: the documents of reports against the digests that the chain has of them.
import type { Database } from 'better-sqlite3';
import { sha256 } from '../audit/canonical.js';
import type { Fault } from '../domain/verification.js';
import type { Steps } from './integrity.js';

interface FrozenRow {
  id: number;
  digest: string;
  document: string | null;
  names: string | null;
  names_digest: string;
  /** A source that it cites was redacted after it was issued, as the chain says. */
  isRedacted: 0 | 1;
}

const FROZEN = `
  SELECT r.id, r.digest, r.document, r.names, r.names_digest, EXISTS (
    SELECT 1 FROM report_sources AS c
    JOIN redactions AS x ON x.source_id = c.source_id
    JOIN events AS e ON e.entity = 'redaction' AND e.entity_id = x.id
    JOIN events AS issued ON issued.entity = 'report' AND issued.entity_id = r.id
    WHERE c.report_id = r.id AND e.seq > issued.seq
  ) AS isRedacted
  FROM reports AS r ORDER BY r.id`;

/** One document in memory at a time. */
export function* alteredReports(db: Database): Steps {
  for (const row of db.prepare<[], FrozenRow>(FROZEN).iterate()) {
    yield null;
    const { id, document, names } = row;
    if (row.isRedacted === 1) {
      if (document === null && names === null) continue;
      yield fault('not-emptied', id, '引用的来源已经隐去，却还留有文字。');
      continue;
    }
    if (document === null || names === null)
      yield fault('document', id, '的文字不见了，也没有隐去它的来源的决定。');
    if (document !== null && sha256(document) !== row.digest) {
      yield fault('document', id, '的文字被改过：与它的摘要不符。');
    }
    if (names !== null && sha256(names) !== row.names_digest) {
      yield fault('document', id, '的更正说明被改过：与它的摘要不符。');
    }
  }
}

function fault(code: Fault['code'], id: number, what: string): Fault {
  return { code, seq: null, row: { table: 'reports', id }, message: `印发的报告 ${id} ${what}` };
}
