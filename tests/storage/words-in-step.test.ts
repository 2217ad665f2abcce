// The words kept in memory against the query that would look through every figure: the same after whatever is decided.
import { describe, expect, it } from '@jest/globals';
import type { Database } from 'better-sqlite3';
import fc from 'fast-check';
import type { Bulletin } from '../../src/domain/bulletin.js';
import { addDays } from '../../src/domain/dates.js';
import type { Action } from '../../src/domain/decision.js';
import type { SeenWords, WordsRange } from '../../src/domain/search.js';
import { openStorage, type Storage } from '../../src/storage/open.js';
import { bulletin, figure } from '../support/builders.js';
import { MIGRATIONS, newLedger, put, type TestLedger } from '../support/ledger.js';

const AT = '2025-10-20T04:00:00.000Z';
const FIRST = '2025-10-01';
const REGION = '西宁市';
const EVER = { region: REGION, from: '1900-01-01', to: '2199-12-31' };

/** Every figure of the span, each time: slow, and right by its looks. */
const ALL_THROUGH = `
  WITH held AS MATERIALIZED (
    SELECT reading_id, key_date AS day, state, agency FROM standing
    WHERE region = :region AND ifnull(key_date_to, key_date) >= :from AND key_date <= :to
      AND state IN ('accepted', 'pending') AND same_as IS NULL
  ), printed AS (
    SELECT f.metric, f.label AS text, NULL AS category, h.day, h.state, h.reading_id, f.id AS figure_id
    FROM held AS h JOIN figures AS f ON f.reading_id = h.reading_id
    WHERE f.metric IN ('hotspot', 'channel', 'receiver', 'topic')
    UNION ALL
    SELECT 'agency', f.agency, NULL, h.day, h.state, h.reading_id, f.id
    FROM held AS h JOIN figures AS f ON f.reading_id = h.reading_id
    WHERE f.metric IN ('hotspot', 'channel', 'receiver', 'topic')
    UNION ALL
    SELECT 'remark', f.remark, f.label, h.day, h.state, h.reading_id, f.id
    FROM held AS h JOIN figures AS f ON f.reading_id = h.reading_id
    WHERE f.metric IN ('hotspot', 'channel', 'receiver', 'topic')
    UNION ALL
    SELECT 'agency', agency, NULL, day, state, reading_id, 0 FROM held
  ), seen AS (
    SELECT metric, text, category, min(day) AS firstDay, max(day) AS lastDay,
      count(DISTINCT CASE state WHEN 'accepted' THEN day END) AS acceptedDays,
      count(DISTINCT day) AS days, max(printf('%s%012d%012d', day, reading_id, figure_id)) AS newest
    FROM printed WHERE text <> '' GROUP BY metric, text, category
  )
  SELECT s.metric, s.text, s.category, s.firstDay, s.lastDay, s.acceptedDays,
    s.days - s.acceptedDays AS pendingDays, o.sha256,
    nullif(CAST(substr(s.newest, 23) AS INTEGER), 0) AS figureId
  FROM seen AS s
  JOIN readings AS r ON r.id = CAST(substr(s.newest, 11, 12) AS INTEGER)
  JOIN sources AS o ON o.id = r.source_id`;

function sorted(words: SeenWords[]): string[] {
  return words
    .map(({ metric, text, category, firstDay, lastDay, acceptedDays, pendingDays, sha256, figureId }) =>
      JSON.stringify([
        metric,
        text,
        category,
        firstDay,
        lastDay,
        acceptedDays,
        pendingDays,
        sha256,
        figureId,
      ]),
    )
    .sort();
}

function expectInStep({ storage, shell }: Pick<TestLedger, 'storage' | 'shell'>, range: WordsRange): void {
  const looked = shell.prepare<[WordsRange], SeenWords>(ALL_THROUGH).all(range);
  expect(sorted(storage.wordsSeen(range))).toEqual(sorted(looked));
}

function printing(date: string, labels: string[], rest: Partial<Bulletin> = {}): Bulletin {
  const figures = labels.map((label, index) =>
    figure('hotspot', 10, { label, rank: index + 1, agency: `${label}局`, remark: `主要反映${label}` }),
  );
  return bulletin(date, { figures: [...figures, figure('channel', 1, { label: labels[0] ?? '' })], ...rest });
}

function redact({ storage, shell }: TestLedger, readingId: number, figures: 'kept' | 'removed'): void {
  const source = shell
    .prepare<[number], number>('SELECT source_id FROM readings WHERE id = ?')
    .pluck()
    .get(readingId);
  storage.transaction(() => {
    storage.sealRedaction(
      storage.redactSource(source ?? 0, { figures, note: '误传', actor: '管理员', at: AT }),
    );
  });
}

interface Decided {
  reading: number;
  action: Action;
  day: number;
  region: string;
}

function decide(
  storage: Storage,
  readingId: number,
  { action, day, region }: Omit<Decided, 'reading'>,
): void {
  const key = { region, kind: 'hotline', date: addDays(FIRST, day) } as const;
  storage.transaction(() =>
    storage.decide({ ...key, readingId, action, sameAs: null, reasons: [], actor: '录入员', at: AT }),
  );
}

const day = fc.integer({ min: 0, max: 5 });
const region = fc.constantFrom(REGION, REGION, REGION, '海东市');
const steps = fc.array(
  fc.oneof(
    fc.record({
      do: fc.constant('put' as const),
      day,
      region,
      length: fc.constantFrom(1, 1, 1, 3),
      labels: fc.array(fc.constantFrom('供水', '供热', '物业', ''), { minLength: 1, maxLength: 3 }),
      agency: fc.constantFrom(undefined, '区政府', '供水局'),
      action: fc.constantFrom('accept' as const, 'hold' as const),
    }),
    fc.record({
      do: fc.constant('decide' as const),
      reading: fc.nat(9),
      day,
      region,
      action: fc.constantFrom('accept' as const, 'hold', 'reject', 'supersede', 'correct', 'set-date'),
    }),
    fc.record({
      do: fc.constant('redact' as const),
      reading: fc.nat(9),
      figures: fc.constantFrom('kept' as const, 'removed'),
    }),
    fc.record({ do: fc.constant('look' as const), from: day, length: fc.integer({ min: -1, max: 4 }) }),
  ),
  { maxLength: 25 },
);

type Step = typeof steps extends fc.Arbitrary<(infer One)[]> ? One : never;

function take(ledger: TestLedger, readings: number[], step: Step): void {
  const { storage } = ledger;
  if (step.do === 'put') {
    const { labels, agency, action } = step;
    const dateTo = step.length === 1 ? {} : { dateTo: addDays(FIRST, step.day + step.length - 1) };
    const body = agency === undefined ? {} : { agency };
    const rest = { region: step.region, ...dateTo, ...body };
    readings.push(put(storage, printing(addDays(FIRST, step.day), labels, rest), { action }));
  } else if (step.do === 'look') {
    const from = addDays(FIRST, step.from);
    expectInStep(ledger, { region: REGION, from, to: addDays(from, step.length) });
  } else {
    const reading = readings[step.reading];
    if (reading === undefined) return;
    if (step.do === 'decide') decide(storage, reading, step);
    else redact(ledger, reading, step.figures);
  }
}

/** Two accepted readings of one key, a second redaction: the schema refuses them, and nothing is written. */
function unlessRefused(work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!/accepted on this key|only appended/.test(String(error))) throw error;
  }
}

describe('words kept in memory', () => {
  it('after any acts, for any span of days and region → as if every figure were looked through', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const ledger = newLedger();
        const readings: number[] = [];
        for (const step of all) {
          unlessRefused(() => {
            take(ledger, readings, step);
          });
          expectInStep(ledger, EVER);
        }
        expectInStep(ledger, { ...EVER, region: '海东市' });
      }),
      { numRuns: 25 },
    );
  });

  it('a bulletin that another process stores, or redacts → there, and gone, with the next look', () => {
    const { storage, shell, file } = newLedger();
    put(storage, printing(FIRST, ['供水']));
    expectInStep({ storage, shell }, EVER);
    const other = openStorage(file, { migrations: MIGRATIONS });
    try {
      const reading = put(other, printing('2025-10-02', ['供热']));
      expectInStep({ storage, shell }, EVER);
      redact({ storage: other, shell, file }, reading, 'removed');
      expect(storage.wordsSeen(EVER).map(({ text }) => text)).not.toContain('供热');
    } finally {
      other.close();
    }
  });

  it('what a look is told cannot be rolled back: inside of a transaction there is none', () => {
    const { storage } = newLedger();
    expect(() => storage.rehearse(() => storage.wordsSeen(EVER))).toThrow('outside of transactions');
  });

  it('a long ledger → once known, a look reads no figure that was not decided about since', () => {
    const { storage, shell } = newLedger();
    for (let index = 0; index < 30; index += 1)
      put(storage, printing(addDays(FIRST, index), ['供水', '供热']));
    const before = storage.wordsSeen(EVER);
    // Past the program: no decision tells of it.
    withoutTriggers(shell, "UPDATE figures SET label = '改动' WHERE id % 2 = 0");
    expect(storage.wordsSeen(EVER)).toEqual(before);
    decide(storage, 3, { action: 'reject', day: 2, region: REGION });
    expect(storage.wordsSeen(EVER).filter(({ text }) => text === '改动')).toEqual([]);
  });
});

function withoutTriggers(shell: Database, sql: string): void {
  const triggers = shell
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'figures'")
    .pluck()
    .all();
  for (const name of triggers) shell.exec(`DROP TRIGGER ${name}`);
  shell.exec(sql);
}
