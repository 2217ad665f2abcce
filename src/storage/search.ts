// The distinct words of a region's bulletins: read once, then kept in step with what is decided and redacted.
import type { Database } from 'better-sqlite3';
import type { IsoDate } from '../domain/dates.js';
import type { SeenWords, WordsRange } from '../domain/search.js';
import { wordIndex, type PrintedWords, type WordIndex } from './word-index.js';

export interface WordsReader {
  /** In no order. What was redacted is not there; readings without a day are not looked through. */
  wordsSeen(range: WordsRange): SeenWords[];
}

/** Whatever changes words is one of these, and they are only appended. */
const MARKS = `
  SELECT (SELECT ifnull(max(id), 0) FROM decisions) AS decision,
    (SELECT ifnull(max(id), 0) FROM redactions) AS redaction`;
const TOUCHED = `
  SELECT reading_id FROM decisions WHERE id > :decision
  UNION ALL
  SELECT r.id FROM redactions AS x CROSS JOIN readings AS r ON r.source_id = x.source_id WHERE x.id > :redaction`;
const OF_REGION = 'SELECT reading_id FROM decisions WHERE region = ?';
const STANDING = `
  SELECT s.reading_id AS id, s.key_date AS day, ifnull(s.key_date_to, s.key_date) AS lastDay, s.state, s.agency, o.sha256
  FROM json_each(:readings) AS wanted
  CROSS JOIN standing AS s ON s.reading_id = wanted.value
  CROSS JOIN sources AS o ON o.id = s.source_id
  WHERE s.region = :region AND s.key_date IS NOT NULL AND s.state IN ('accepted', 'pending') AND s.same_as IS NULL`;
const LABELLED = `
  SELECT id, metric, label, agency, remark FROM figures
  WHERE reading_id = ? AND metric IN ('hotspot', 'channel', 'receiver', 'topic')`;

interface Marks {
  decision: number;
  redaction: number;
}

interface StandingRow {
  id: number;
  day: IsoDate;
  lastDay: IsoDate;
  state: 'accepted' | 'pending';
  agency: string | null;
  sha256: string;
}

interface FigureRow {
  id: number;
  metric: 'hotspot' | 'channel' | 'receiver' | 'topic';
  label: string | null;
  agency: string | null;
  remark: string | null;
}

export function wordsReader(db: Database): WordsReader {
  const marks = db.prepare<[], Marks>(MARKS);
  const touched = db.prepare<[Marks], number>(TOUCHED).pluck();
  const ofRegion = db.prepare<[string], number>(OF_REGION).pluck();
  const read = readingsReader(db);
  let kept: { region: string; upTo: Marks; index: WordIndex } | null = null;
  return {
    wordsSeen({ region, from, to }) {
      // What is rolled back afterwards must not be remembered.
      if (db.inTransaction) throw new Error('words are looked up outside of transactions');
      const upTo = marks.get() ?? { decision: 0, redaction: 0 };
      const known = kept?.region === region ? kept : null;
      const index = known?.index ?? wordIndex();
      read(
        { region, readings: [...new Set(known === null ? ofRegion.all(region) : touched.all(known.upTo))] },
        index,
      );
      kept = { region, upTo, index };
      return index.seen({ from, to });
    },
  };
}

interface Wanted {
  region: string;
  readings: number[];
}

/** Puts readings into the index as they stand now, and takes out those that do not. */
function readingsReader(db: Database): (wanted: Wanted, index: WordIndex) => void {
  const standing = db.prepare<[{ region: string; readings: string }], StandingRow>(STANDING);
  const labelled = db.prepare<[number], FigureRow>(LABELLED);
  return ({ region, readings }, index) => {
    for (const id of readings) index.drop(id);
    for (const { state, agency, ...row } of standing.all({ region, readings: JSON.stringify(readings) })) {
      const reading = { ...row, isAccepted: state === 'accepted' };
      index.put(reading, [...body(agency, 0), ...labelled.all(row.id).flatMap(wordsOf)]);
    }
  };
}

function wordsOf({ id: figureId, metric, label, agency, remark }: FigureRow): PrintedWords[] {
  return [
    ...words({ metric, text: label, category: null, figureId }),
    ...body(agency, figureId),
    ...words({ metric: 'remark', text: remark, category: label, figureId }),
  ];
}

function body(agency: string | null, figureId: number): PrintedWords[] {
  return words({ metric: 'agency', text: agency, category: null, figureId });
}

function words({ text, ...printed }: Omit<PrintedWords, 'text'> & { text: string | null }): PrintedWords[] {
  return text === null || text === '' ? [] : [{ text, ...printed }];
}
