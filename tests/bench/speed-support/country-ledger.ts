// Fills a ledger below the application: bare inserts into the real schema, no page read, no event of the chain.
import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { addDays, datesFrom, type IsoDate } from '../../../src/domain/dates.js';
import { insertsInto, whileFilling, type Inserts } from './bare-inserts.js';
import { OWN_REGION, printedOn, type Fate, type PrintedBulletin } from './country.js';

export interface Country {
  regions: readonly string[];
  from: IsoDate;
  to: IsoDate;
  /** What waits of the own region is no older, so that its present is the same whatever came before. */
  waitingFrom: IsoDate;
}

export interface Filled {
  bulletins: number;
  figures: number;
}

/** Days in a transaction. */
const DAYS_AT_ONCE = 10;

/** Day by day and all regions of a day, in the order in which they would come in. */
export function fillCountry(file: string, country: Country, onDay: (date: IsoDate) => void): Filled {
  return whileFilling(file, (db) => {
    db.pragma('journal_mode = MEMORY');
    db.pragma('cache_size = -524288');
    const filled = { bulletins: 0, figures: 0 };
    const addDay = dayAdder(db, country, filled);
    const dates = datesFrom(country.from, country.to);
    const addDays = db.transaction((some: IsoDate[]) => {
      some.forEach(addDay);
    });
    for (let day = 0; day < dates.length; day += DAYS_AT_ONCE) {
      const some = dates.slice(day, day + DAYS_AT_ONCE);
      addDays(some);
      onDay(some[0] ?? '');
    }
    return filled;
  });
}

interface Place {
  region: string;
  date: IsoDate;
  /** Instant of its arrival. */
  at: string;
}

function dayAdder(db: Database, country: Country, filled: Filled): (date: IsoDate) => void {
  const insert = insertsInto(db);
  return (date) => {
    const at = `${addDays(date, 1)}T01:00:00.000Z`;
    for (const region of country.regions) {
      const place = { region, date, at };
      const source = addSource(insert, place, '');
      for (const bulletin of printedOn(region, date)) {
        const isPast = region === OWN_REGION && date < country.waitingFrom;
        const decided = isPast && bulletin.fate !== 'held' ? 'accepted' : bulletin.fate;
        if (decided === 'conflict')
          addReading(insert, addSource(insert, place, bulletin.kind), {
            ...place,
            ...bulletin,
            fate: 'accepted',
          });
        const reading = addReading(insert, source, { ...place, ...bulletin, fate: decided });
        if (isPast && decided === 'held')
          decide(insert, reading, { ...place, ...bulletin, fate: 'accepted' });
        filled.bulletins += 1;
        filled.figures += bulletin.figures.length;
      }
    }
  };
}

interface Source {
  id: number;
  arrival: number;
}

function addSource(insert: Inserts, { region, date, at }: Place, further: string): Source {
  const name = `${region}-${date}${further}.txt`;
  const bytes = Buffer.from(name);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const pages = JSON.stringify([{ number: 1, start: 0, end: name.length }]);
  const salt = sha256.slice(0, 32);
  const id = insert.sources([sha256, bytes.byteLength, bytes, name, 'text', at, pages, salt]);
  return { id, arrival: insert.arrivals([id, name, at.slice(0, 10), 'import', '录入员', at]) };
}

type Bulletin = Place & PrintedBulletin;

/** With its first decision. */
function addReading(insert: Inserts, source: Source, bulletin: Bulletin): number {
  const { kind, region, date, at, fate, figures } = bulletin;
  const isDated = fate !== 'undated';
  const origin = [source.id, source.arrival, '5', kind, region, date.slice(5), isDated ? date : null];
  const year = isDated ? [1, 'published'] : [0, 'none'];
  const agency = kind === 'hazard' ? '相应县区政府' : null;
  const verdict = fate === 'held' ? 'unbalanced' : 'balanced';
  const id = insert.readings([...origin, ...year, verdict, 0, agency, 0, 500, at]);
  for (const [position, figure] of figures.entries()) {
    const { metric, label = null, value, agency: body = null, remark = null } = figure;
    const unit = value === null ? null : '件';
    const span = [20 * position, 20 * position + 4];
    const rank = label === null ? null : position;
    const what = [metric, label, rank, value, unit, String(value ?? label)];
    insert.figures([id, position, ...what, ...span, body, remark]);
  }
  if (fate === 'held')
    insert.findings([source.id, id, 'sum-mismatch', 'warning', '各项之和与总数不符。', 0, 20]);
  decide(insert, id, bulletin);
  return id;
}

const REASONS: Readonly<Record<Fate, string>> = {
  accepted: '[]',
  held: '["unbalanced"]',
  undated: '["year-none"]',
  conflict: '["conflict"]',
};

function decide(insert: Inserts, reading: number, { kind, region, date, at, fate }: Bulletin): void {
  const [action, state] = fate === 'accepted' ? ['accept', 'accepted'] : ['hold', 'pending'];
  const day = fate === 'undated' ? null : date;
  insert.decisions([reading, action, state, region, kind, day, REASONS[fate], '规则', at]);
}
