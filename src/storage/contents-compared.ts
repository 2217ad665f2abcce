// Whether two readings say the same in every figure and word that exports carry.
import type { Database } from 'better-sqlite3';
import type { Figure } from '../domain/bulletin.js';
import { sameContents } from '../domain/change.js';
import { FIGURES_OF } from './contents.js';
import { figureOf, type FigureRow } from './rows.js';

export interface Version {
  figures: Figure[];
  /** The body contacted, of a hazard bulletin. */
  agency: string | null;
  /** Redacted with its figures: what they were is not known any more. */
  isGone: boolean;
}

const FACTS_OF = `
  SELECT r.id, r.agency, EXISTS (
    SELECT 1 FROM redactions AS x WHERE x.source_id = r.source_id AND x.figures = 'removed'
  ) AS gone
  FROM json_each(?) AS wanted CROSS JOIN readings AS r ON r.id = wanted.value`;

export function versionsReader(db: Database): (readingIds: number[]) => Map<number, Version> {
  const facts = db.prepare<[string], { id: number; agency: string | null; gone: 0 | 1 }>(FACTS_OF);
  const figures = db.prepare<[string], FigureRow>(FIGURES_OF);
  return (readingIds) => {
    const wanted = JSON.stringify(readingIds);
    const versions = new Map<number, Version>();
    for (const { id, agency, gone } of facts.all(wanted))
      versions.set(id, { figures: [], agency, isGone: gone === 1 });
    for (const row of figures.all(wanted)) versions.get(row.reading_id)?.figures.push(figureOf(row));
    return versions;
  };
}

/** `repeated`: the second was a further source of the first, so it said the same when the first could still be read. */
export function sameVersion(a: Version | undefined, b: Version | undefined, repeated: boolean): boolean {
  if (a === undefined || b === undefined) return a === b;
  if (a.isGone) return repeated;
  return a.agency === b.agency && sameContents(a.figures, b.figures);
}
