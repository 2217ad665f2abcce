// Which printed labels stand under another name than at an earlier moment of the audit chain.
import type { Database } from 'better-sqlite3';
import type { AliasMetric } from '../domain/alias.js';
import type { DatasetRange } from '../domain/dataset.js';
import type { IsoDate } from '../domain/dates.js';
import { regrouped, type Regrouped, type StoredAlias } from '../domain/grouping.js';

export interface LabelRange extends Pick<DatasetRange, 'region' | 'from' | 'to'> {
  /** Absent: all. */
  metrics?: readonly AliasMetric[];
}

export interface RegroupedReader {
  /**
   * What is grouped otherwise now than it was at event `seq`, label by label; aliases that change no grouping are not
   * among them. With `range`, only labels that accepted readings of those days print on a day that is concerned.
   */
  aliasesSince(seq: number, range?: LabelRange): Regrouped[];
  /** The same for many moments; the pages of all of them are looked through once. */
  aliasesSinceEach(asked: readonly { seq: number; range: LabelRange }[]): Regrouped[][];
}

const UP_TO = "SELECT ifnull(max(entity_id), 0) FROM events WHERE entity = 'alias' AND seq <= ?";
/** The days on which accepted readings print the labels; `:bodies` 0: none of them is a body contacted. */
export const PRINTED_ON = `
  WITH wanted AS MATERIALIZED (
    SELECT value ->> 0 AS metric, value ->> 1 AS label FROM json_each(:labels)
  ), held AS MATERIALIZED (
    SELECT reading_id, key_date AS day, agency FROM standing
    WHERE region = :region AND state = 'accepted' AND same_as IS NULL AND key_date BETWEEN :from AND :to
  ), printed AS (
    SELECT f.metric, f.label, h.day FROM held AS h CROSS JOIN figures AS f ON f.reading_id = h.reading_id
    WHERE f.label IN (SELECT label FROM wanted)
    UNION ALL
    SELECT 'agency', f.agency, h.day FROM held AS h CROSS JOIN figures AS f ON f.reading_id = h.reading_id
    WHERE :bodies AND f.agency IN (SELECT label FROM wanted)
    UNION ALL
    SELECT 'agency', agency, day FROM held WHERE :bodies AND agency IN (SELECT label FROM wanted)
  )
  SELECT DISTINCT p.metric, p.label, p.day FROM printed AS p
  JOIN wanted AS w ON w.metric = p.metric AND w.label = p.label`;

interface Printed {
  metric: AliasMetric;
  label: string;
  day: IsoDate;
}

const LAST = '9999-12-31';

export function regroupedReader(db: Database): RegroupedReader {
  const all = db.prepare<[], StoredAlias>('SELECT * FROM aliases ORDER BY id');
  const upTo = db.prepare<[number], number>(UP_TO).pluck();
  const daysOf = printedDays(db);
  const since = (seq: number, now: StoredAlias[]): Regrouped[] => {
    const last = upTo.get(seq) ?? 0;
    return now.length === 0 || last === now.at(-1)?.id
      ? []
      : regrouped(
          now.filter(({ id }) => id <= last),
          now,
        );
  };
  const each: RegroupedReader['aliasesSinceEach'] = (asked) => {
    const now = all.all();
    const changed = asked.map(({ seq, range: { metrics } }) =>
      since(seq, now).filter(({ metric }) => metrics?.includes(metric) ?? true),
    );
    const days = daysOf(
      changed.flat(),
      asked.map(({ range }) => range),
    );
    return asked.map(({ range }, place) =>
      (changed[place] ?? []).filter((one) => days(one).some((day) => isConcerned(day, one, range))),
    );
  };
  return {
    aliasesSince: (seq, range) =>
      range === undefined ? since(seq, all.all()) : (each([{ seq, range }])[0] ?? []),
    aliasesSinceEach: each,
  };
}

function isConcerned(
  day: IsoDate,
  { since, until }: Regrouped,
  { from = '', to = LAST }: LabelRange,
): boolean {
  return since <= day && (until === null || day < until) && from <= day && day <= to;
}

/** One look through the pages of all ranges; all are of one region. */
function printedDays(
  db: Database,
): (labels: readonly Regrouped[], ranges: readonly LabelRange[]) => (label: Regrouped) => IsoDate[] {
  const printed = db.prepare<[Record<string, string | number>], Printed>(PRINTED_ON);
  return (labels, ranges) => {
    const days = new Map<string, IsoDate[]>();
    const wanted = new Set(labels.map(nameOf));
    const region = ranges[0]?.region;
    if (wanted.size === 0 || region === undefined) return () => [];
    const from = ranges.map((range) => range.from ?? '').sort()[0] ?? '';
    const to =
      ranges
        .map((range) => range.to ?? LAST)
        .sort()
        .at(-1) ?? LAST;
    const bodies = Number(labels.some(({ metric }) => metric === 'agency'));
    for (const row of printed.iterate({ region, from, to, bodies, labels: `[${[...wanted].join(',')}]` })) {
      const known = days.get(nameOf(row));
      if (known) known.push(row.day);
      else days.set(nameOf(row), [row.day]);
    }
    return (label) => days.get(nameOf(label)) ?? [];
  };
}

function nameOf({ metric, label }: Pick<Regrouped, 'metric' | 'label'>): string {
  return JSON.stringify([metric, label]);
}
