// What a version made by a person changed, for its event: figures by metric and rank, without words of the page.
import type { Database } from 'better-sqlite3';
import type { Facts } from '../domain/event.js';

interface FigureFacts {
  id: number;
  metric: string;
  rank: number | null;
  label: string | null;
  value: number | null;
  replaces: number | null;
}

/** `before` has the figures of the earlier version that are changed or gone, `after` those that are changed or new. */
export function correctionFacts(
  db: Database,
): (earlier: number, later: number) => { before: Facts; after: Facts } {
  const select = db.prepare<[number], FigureFacts>(
    'SELECT id, metric, rank, label, value, replaces FROM figures WHERE reading_id = ? ORDER BY position',
  );
  return (earlier, later) => {
    const [old, fresh] = [select.all(earlier), select.all(later)];
    const kept = new Set<number>();
    for (const figure of fresh) {
      const was = old.find(({ id }) => id === figure.replaces);
      if (was && isSame(was, figure)) kept.add(was.id).add(figure.id);
    }
    const changed = (figures: FigureFacts[]): Facts[] =>
      figures
        .filter(({ id }) => !kept.has(id))
        .map(({ id, metric, rank, value }) => ({ id, metric, rank, value }));
    return {
      before: { reading: earlier, figures: changed(old) },
      after: { reading: later, figures: changed(fresh) },
    };
  };
}

function isSame(a: FigureFacts, b: FigureFacts): boolean {
  return a.metric === b.metric && a.rank === b.rank && a.label === b.label && a.value === b.value;
}
