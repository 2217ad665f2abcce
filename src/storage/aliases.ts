// Aliases: under which names printed labels are grouped, who decided it, and which labels there are to decide about.
import type { Database } from 'better-sqlite3';
import type { Alias, AliasMetric } from '../domain/alias.js';
import { dateName, type IsoDate } from '../domain/dates.js';
import { RequestError } from '../domain/errors.js';
import {
  changesNothing,
  followers,
  groupedName,
  groupingOf,
  type Grouping,
  type StoredAlias,
} from '../domain/grouping.js';
import type { Chain } from './events.js';
import { regroupedReader, type RegroupedReader } from './regrouped.js';

/** A label as accepted and pending readings print it. */
export interface SeenLabel {
  metric: AliasMetric;
  label: string;
  /** Null where it stands only in readings without a day. */
  firstDay: IsoDate | null;
  lastDay: IsoDate | null;
  /** Days that print it. */
  days: number;
  /** Where it was seen first; the figure is null for the body contacted of a hazard bulletin. */
  sha256: string;
  figureId: number | null;
}

export interface Aliases extends RegroupedReader {
  /** All that were ever decided, oldest first. */
  aliases(): StoredAlias[];
  /**
   * Appends an alias, and one for each label that was grouped under its label and goes with it, each with its event.
   * Call it inside a transaction. Throws a RequestError where it may not be applied. Returns the first row's id.
   */
  decideAlias(alias: Alias): number;
  /** Newest first; those of one day in the order in which they are printed. */
  labelsSeen(region: string): SeenLabel[];
}

const ALL = 'SELECT * FROM aliases ORDER BY id';
const ADD = `
  INSERT INTO aliases (metric, label, name, since, note, actor, at)
  VALUES (:metric, :label, :name, :since, :note, :actor, :at)`;

/** `first`: day, reading and figure where it was seen first, in one text that sorts. */
export const LABELS_SEEN = `
  WITH held AS MATERIALIZED (
    SELECT reading_id, key_date AS day, agency FROM standing
    WHERE region = :region AND state IN ('accepted', 'pending') AND same_as IS NULL
  ), printed AS (
    SELECT f.metric, f.label, h.day, h.reading_id, f.id AS figure_id
    FROM held AS h CROSS JOIN figures AS f ON f.reading_id = h.reading_id
    WHERE f.metric IN ('hotspot', 'channel', 'receiver', 'topic')
    UNION ALL
    SELECT 'agency', f.agency, h.day, h.reading_id, f.id
    FROM held AS h CROSS JOIN figures AS f ON f.reading_id = h.reading_id
    UNION ALL
    SELECT 'agency', agency, day, reading_id, 0 FROM held
  ), seen AS (
    SELECT metric, label, min(day) AS firstDay, max(day) AS lastDay, count(DISTINCT day) AS days,
      min(printf('%s%012d%012d', ifnull(day, '9999-99-99'), reading_id, figure_id)) AS first
    FROM printed WHERE label <> '' GROUP BY metric, label
  )
  SELECT s.metric, s.label, s.firstDay, s.lastDay, s.days, o.sha256,
    nullif(CAST(substr(s.first, 23) AS INTEGER), 0) AS figureId
  FROM seen AS s
  CROSS JOIN readings AS r ON r.id = CAST(substr(s.first, 11, 12) AS INTEGER)
  JOIN sources AS o ON o.id = r.source_id
  ORDER BY substr(s.first, 1, 10) DESC, s.first, s.metric = 'agency'`;

/** The grouping as decided by now. */
export function groupingReader(db: Database): () => Grouping {
  const all = db.prepare<[], StoredAlias>(ALL);
  return () => groupingOf(all.all());
}

export function aliasesKeeper(db: Database, events: Chain): Aliases {
  const all = db.prepare<[], StoredAlias>(ALL);
  const seen = db.prepare<[{ region: string }], SeenLabel>(LABELS_SEEN);
  return {
    aliases: () => all.all(),
    decideAlias: aliasAdder(appender(db, events), () => all.all()),
    ...regroupedReader(db),
    labelsSeen: (region) => seen.all({ region }),
  };
}

function aliasAdder(append: AppendAlias, all: () => StoredAlias[]): Aliases['decideAlias'] {
  return (alias) => {
    const others = all();
    checkApplicable(others, alias);
    const id = append(alias, others);
    for (const step of followers(others, alias)) append({ ...alias, ...step }, others);
    return id;
  };
}

type AppendAlias = (alias: Alias, others: StoredAlias[]) => number;

function appender(db: Database, events: Chain): AppendAlias {
  const add = db.prepare<[Alias]>(ADD);
  return (alias, others) => {
    const id = Number(add.run(alias).lastInsertRowid);
    const { metric, label, since, actor, at } = alias;
    const earlier = newestOf(others, { metric, label });
    events.appendFor({
      ...{ action: 'alias', entity: 'alias', entityId: id, actor, at },
      ...(earlier === undefined ? {} : { before: { metric, alias: earlier.id, since: earlier.since } }),
      after: { metric, alias: id, since },
    });
    return id;
  };
}

function newestOf(
  aliases: StoredAlias[],
  { metric, label }: Pick<Alias, 'metric' | 'label'>,
): StoredAlias | undefined {
  return aliases.findLast((other) => other.metric === metric && other.label === label);
}

/** A name must stand for itself on every day for which something is to be grouped under it. */
function checkApplicable(others: StoredAlias[], alias: Alias): void {
  const { label, name, since } = alias;
  const newest = newestOf(others, alias);
  if (name === null && (newest?.name ?? null) === null) {
    throw new RequestError('invalid', `“${label}”没有定过，不必撤回。`);
  }
  const isSame = newest?.name === name && newest.since <= since;
  if (isSame && changesNothing(others, { ...alias, id: Infinity })) {
    throw new RequestError('invalid', `“${label}”已经这样定了，没有变化。`);
  }
  const group = name === label ? null : groupedName(others, alias);
  if (group === null || name === null) return;
  const day = dateName(group.since);
  throw new RequestError(
    'invalid',
    group.under === label
      ? `“${name}”自${day}起已归入“${label}”，不能再反过来归并；请先撤回那一条。`
      : `“${name}”自${day}起已归入“${group.under}”，请直接归入“${group.under}”。`,
  );
}
