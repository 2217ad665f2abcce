// What the audit chain alone cannot tell: rows without an event, a cut tail, altered originals, a damaged file.
import type { Database } from 'better-sqlite3';
import { sha256 } from '../audit/canonical.js';
import { ENTITIES, ENTITY_NAMES } from '../domain/event.js';
import type { Fault } from '../domain/verification.js';
import { WIPED } from './connect.js';
import { ENTITY_TABLES } from './contained.js';

/** Null: a moment at which others may have their turn. */
export type Steps = Generator<Fault | null>;

const MOST_DAMAGES = 20;

/** Every row of the ledger has come with exactly one event. */
export function* rowsWithoutEvent(db: Database): Steps {
  for (const entity of ENTITIES) {
    const { table, id } = ENTITY_TABLES[entity];
    const rows = db.prepare<[string], number>(
      `SELECT t.${id} FROM ${table} AS t
       WHERE NOT EXISTS (SELECT 1 FROM events AS e WHERE e.entity = ? AND e.entity_id = t.${id}) ORDER BY t.${id}`,
    );
    yield null;
    for (const row of rows.pluck().iterate(entity)) {
      const message = `${ENTITY_NAMES[entity]} ${row} 没有入链：表 ${table} 里有这一行，审计链里没有它的事件。`;
      yield { code: 'no-event', seq: null, row: { table: entity, id: row }, message };
    }
  }
}

interface Reference {
  table: string;
  rowid: number;
  parent: string;
}

/** Figures, findings and the like that belong to nothing; sources that nobody brought. */
export function* looseRows(db: Database): Steps {
  const references = db.prepare<[], Reference>('PRAGMA foreign_key_check');
  for (const { table, rowid: id, parent } of references.iterate()) {
    const message = `表 ${table} 第 ${id} 行没有归属：它所指的 ${parent} 一行不存在。`;
    yield { code: 'reference', seq: null, row: { table, id }, message };
  }
  const alone = db.prepare<[], number>(
    'SELECT id FROM sources AS s WHERE NOT EXISTS (SELECT 1 FROM arrivals WHERE source_id = s.id) ORDER BY id',
  );
  for (const id of alone.pluck().iterate()) {
    const message = `原始资料 ${id} 没有入链：没有任何一次录入带来它。`;
    yield { code: 'no-arrival', seq: null, row: { table: 'sources', id }, message };
  }
}

/** The database itself counts the numbers that it handed out: a tail that was cut is missed there. */
export function* cutTail(db: Database): Steps {
  const { newest, handed } = db
    .prepare<[], { newest: number; handed: number }>(
      `SELECT ifnull((SELECT max(seq) FROM events), 0) AS newest,
        CAST(ifnull((SELECT max(seq) FROM sqlite_sequence WHERE name = 'events'), 0) AS INTEGER) AS handed`,
    )
    .get() ?? { newest: 0, handed: 0 };
  yield null;
  if (handed === newest) return;
  const message =
    handed > newest
      ? `审计链的末尾被截去：事件曾编到第${handed}号，现在只到第${newest}号。`
      : `审计链的编号记录被改过：记录只到第${handed}号，链已到第${newest}号。`;
  yield { code: 'tail-cut', seq: newest + 1, row: null, message };
}

/** Only events are numbered so, and only once. */
export function* foreignCounts(db: Database): Steps {
  const rows = db.prepare<[], { name: string | null }>(
    "SELECT name FROM sqlite_sequence WHERE rowid <> ifnull((SELECT min(rowid) FROM sqlite_sequence WHERE name = 'events'), 0)",
  );
  for (const { name } of rows.iterate()) {
    const message = `编号记录 sqlite_sequence 里多出一行：${name ?? '没有名称'}。`;
    yield { code: 'header', seq: null, row: null, message };
  }
}

/** What an upgraded file only gets once a redaction has rewritten it as a whole. */
const WIPED_BY_HAND = `
  SELECT 1 WHERE EXISTS (SELECT 1 FROM events WHERE action = 'adopt') AND NOT EXISTS (SELECT 1 FROM redactions)`;

/** Nothing but 0 and 1 is ever written there; 1 keeps a redaction from rewriting the whole file. */
export function* alteredHeader(db: Database): Steps {
  yield null;
  const version = Number(db.pragma('user_version', { simple: true }));
  const what = `数据库文件头的 user_version 是 ${version}`;
  const header = { code: 'header', seq: null, row: null } as const;
  if (version !== 0 && version !== WIPED) {
    yield { ...header, message: `${what}，本程序只写 0 或 ${WIPED}，它被改过。` };
  } else if (version === WIPED && db.prepare(WIPED_BY_HAND).get() !== undefined) {
    yield { ...header, message: `${what}，旧版升级来的文件在隐去之前应是 0，它被改过：隐去会因此留下残余。` };
  }
}

interface OriginalRow {
  id: number;
  sha256: string;
  size: number;
  bytes: Uint8Array | null;
  isRedacted: 0 | 1;
  hasRest: 0 | 1;
}

const ORIGINALS = `
  SELECT s.id, s.sha256, s.size, s.bytes,
    EXISTS (SELECT 1 FROM redactions AS x WHERE x.source_id = s.id) AS isRedacted,
    s.text IS NOT NULL OR s.lines IS NOT NULL OR s.salt IS NOT NULL AS hasRest
  FROM sources AS s ORDER BY s.id`;

/** The archived bytes against the digest that the chain has of them, one source in memory at a time. */
export function* alteredOriginals(db: Database): Steps {
  for (const row of db.prepare<[], OriginalRow>(ORIGINALS).iterate()) {
    yield null;
    const what = `原始资料 ${row.id}（${row.sha256.slice(0, 8)}）`;
    const where = { seq: null, row: { table: 'sources', id: row.id } };
    if (row.isRedacted === 1) {
      if (row.bytes === null && row.hasRest === 0) continue;
      yield { code: 'not-emptied', ...where, message: `${what}已经隐去，却还留有原件或文字。` };
    } else if (row.bytes === null) {
      yield { code: 'bytes', ...where, message: `${what}的原件不见了，也没有隐去它的决定。` };
    } else if (row.bytes.byteLength !== row.size || sha256(row.bytes) !== row.sha256) {
      yield { code: 'bytes', ...where, message: `${what}的原件被改过：与它的摘要不符。` };
    }
  }
}

/** Pages, indexes and constraints of the file, as SQLite sees them. */
export function* damagedFile(db: Database): Steps {
  yield null;
  const rows = db.prepare<[], string>(`PRAGMA integrity_check(${MOST_DAMAGES})`).pluck().all();
  for (const found of rows) if (found !== 'ok') yield damage(`数据库文件不完好（SQLite 报告：${found}）。`);
}

export function damage(message: string): Fault {
  return { code: 'damaged', seq: null, row: null, message };
}
