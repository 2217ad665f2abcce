// The figures and findings of readings, for every read model that shows them.
import type { Database } from 'better-sqlite3';
import type { StoredFigure } from '../domain/entry.js';
import type { Finding } from '../domain/finding.js';
import { figureOf, findingOf } from './rows.js';
import type { FigureRow, FindingRow } from './rows.js';

export const FIGURES_OF = `
  SELECT f.* FROM json_each(?) AS wanted
  CROSS JOIN figures AS f ON f.reading_id = wanted.value
  ORDER BY f.reading_id, f.position`;

const FINDINGS_OF = `
  SELECT f.* FROM json_each(?) AS wanted
  CROSS JOIN findings AS f ON f.reading_id = wanted.value
  ORDER BY f.id`;

export interface Contents {
  figures: StoredFigure[];
  findings: Finding[];
}

/** Looks up many readings at once; a reading without rows has empty lists. */
export function contentsReader(db: Database): (readingIds: number[]) => (readingId: number) => Contents {
  const figures = db.prepare<[string], FigureRow>(FIGURES_OF);
  const findings = db.prepare<[string], FindingRow>(FINDINGS_OF);
  return (readingIds) => {
    const wanted = JSON.stringify(readingIds);
    const contents = new Map<number | null, Contents>();
    for (const id of readingIds) contents.set(id, { figures: [], findings: [] });
    for (const row of figures.all(wanted)) contents.get(row.reading_id)?.figures.push(figureOf(row));
    for (const row of findings.all(wanted)) contents.get(row.reading_id)?.findings.push(findingOf(row));
    return (readingId) => contents.get(readingId) ?? { figures: [], findings: [] };
  };
}
