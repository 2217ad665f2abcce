// Builds ledger entries for report tests: what a bulletin prints, and how it stands.
import type { Kind, Metric } from '../../src/domain/bulletin.js';
import type { IsoDate } from '../../src/domain/dates.js';
import type { Entry, Scope, StoredFigure } from '../../src/domain/entry.js';

/** Totals by metric; lists as [label, value, agency]. What is not given is not printed. */
export interface Printed {
  totals?: Partial<Record<Metric, number>>;
  lists?: Partial<Record<Metric, [label: string, value: number | null, agency?: string][]>>;
}

export const REGION = '西宁市';

export const HOTLINE: Printed = { totals: { calls: 1000, messages: 50, direct: 600, transferred: 400 } };

let lastId = 0;

function figuresOf({ totals = {}, lists = {} }: Printed): StoredFigure[] {
  const place = { start: 0, end: 0, unit: '件' };
  const single = Object.entries(totals).map(([metric, value]) => ({
    ...place,
    id: ++lastId,
    metric: metric as Metric,
    value,
    printed: String(value),
  }));
  const listed = Object.entries(lists).flatMap(([metric, items]) =>
    items.map(([label, value, agency], index) => ({
      ...place,
      id: ++lastId,
      metric: metric as Metric,
      label,
      rank: index + 1,
      value,
      printed: value === null ? label : String(value),
      ...(agency !== undefined && { agency }),
    })),
  );
  return [...single, ...listed];
}

function entryOf(kind: Kind, date: IsoDate, printed: Printed): Entry {
  const readingId = ++lastId;
  const sha256 = readingId.toString(16).padStart(64, '0');
  return {
    readingId,
    kind,
    region: REGION,
    date,
    year: { known: true, rule: 'published' },
    verdict: 'balanced',
    quoted: false,
    state: 'accepted',
    reasons: [],
    figures: figuresOf(printed),
    findings: [],
    sources: [{ sha256, name: `${date}.txt`, published: null, readingId }],
  };
}

/** An accepted hotline bulletin of 1000 calls, unless told otherwise; change the rest by spreading. */
export function hotline(date: IsoDate, printed: Printed = HOTLINE): Entry {
  return entryOf('hotline', date, printed);
}

export function hazard(date: IsoDate, printed: Printed = { totals: { hazards: 40 } }): Entry {
  return entryOf('hazard', date, printed);
}

/** A hotline bulletin that prints only its calls. */
export function calls(date: IsoDate, value: number): Entry {
  return hotline(date, { totals: { calls: value } });
}

export function pending(entry: Entry, ...reasons: Entry['reasons']): Entry {
  return { ...entry, state: 'pending', reasons: reasons.length > 0 ? reasons : ['year-mentions'] };
}

export function scope(changes: Partial<Scope> = {}): Scope {
  return { region: REGION, today: '2025-10-31', coverageFrom: '2024-01-01', simulated: false, ...changes };
}
