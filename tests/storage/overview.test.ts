// Questions about the ledger as a whole.
import { describe, expect, it } from '@jest/globals';
import { bulletin, figure, hazardBulletin } from '../support/builders.js';
import { DAY_COUNTS } from '../../src/storage/day-counts.js';
import { newLedger, put } from '../support/ledger.js';

const REGION = '西宁市';

describe('newest day', () => {
  it('an empty ledger → none', () => {
    expect(newLedger().storage.newestDay(REGION, '2025-12-31')).toBeNull();
  });

  it('accepted, pending and superseded readings → the newest that stands, of either kind', () => {
    const { storage } = newLedger();
    put(storage, bulletin('2025-10-14'));
    put(storage, hazardBulletin('2025-10-15'), { action: 'hold', reasons: ['unbalanced'] });
    put(storage, bulletin('2025-10-17'), { action: 'supersede' });
    expect(storage.newestDay(REGION, '2025-12-31')).toBe('2025-10-15');
  });

  it('a notice over several days → its last day', () => {
    const { storage } = newLedger();
    put(storage, bulletin('2025-10-01', { dateTo: '2025-10-08' }), { action: 'hold', reasons: ['range'] });
    put(storage, bulletin('2025-10-03'));
    expect(storage.newestDay(REGION, '2025-12-31')).toBe('2025-10-08');
  });
});

describe('coverage', () => {
  it('only seeds → none', () => {
    const { storage } = newLedger();
    put(storage, bulletin('2024-05-29'), { origin: 'seed' });
    expect(storage.coverageFrom(REGION)).toBeNull();
  });

  it('days that a person or an import brought → the first of them, pending or not', () => {
    const { storage } = newLedger();
    put(storage, bulletin('2024-05-29'), { origin: 'seed' });
    put(storage, bulletin('2025-10-15'), { origin: 'import' });
    put(storage, bulletin('2025-10-13'), { action: 'hold', reasons: ['unbalanced'] });
    expect(storage.coverageFrom(REGION)).toBe('2025-10-13');
  });

  it('a person brings a further source of a seed → the coverage starts there', () => {
    const { storage } = newLedger();
    const seed = put(storage, bulletin('2024-05-29'), { origin: 'seed' });
    put(storage, bulletin('2024-05-29'), { sameAs: seed });
    expect(storage.coverageFrom(REGION)).toBe('2024-05-29');
  });
});

describe('counts by day', () => {
  const calls = (value: number): ReturnType<typeof figure>[] => [figure('calls', value)];

  it('accepted, pending, superseded and merged notices → the accepted ones of a single day alone', () => {
    const { storage } = newLedger();
    put(storage, bulletin('2025-10-12', { figures: calls(1) }));
    put(storage, bulletin('2025-10-13', { figures: calls(2) }));
    put(storage, bulletin('2025-10-14', { figures: calls(3) }), { action: 'hold', reasons: ['unbalanced'] });
    put(storage, bulletin('2025-10-15', { figures: calls(4) }), { action: 'supersede' });
    put(storage, bulletin('2025-10-16', { dateTo: '2025-10-17', figures: calls(5) }));
    put(storage, bulletin('2025-10-18', { figures: calls(6) }));
    expect(storage.dayCounts(REGION, '2025-10-13', '2025-10-17')).toEqual([
      { date: '2025-10-13', metric: 'calls', label: null, value: 2 },
    ]);
  });

  it('half a year of a long ledger → found by its dates, no table is read through', () => {
    const { shell } = newLedger();
    const plan = shell
      .prepare<[Record<string, string>], { detail: string }>(`EXPLAIN QUERY PLAN ${DAY_COUNTS}`)
      .all({ region: REGION, from: '2025-04-01', to: '2025-10-01' })
      .map(({ detail }) => detail);
    expect(plan.filter((detail) => /^SCAN (?!accepted)/.test(detail))).toEqual([]);
    expect(plan.some((detail) => /^SEARCH .*date>\? AND date<\?/.test(detail))).toBe(true);
  });
});

describe('marks and leftovers', () => {
  it('a simulated ledger → says so for good; one with sources cannot become one', () => {
    const { storage } = newLedger();
    expect([storage.isEmpty(), storage.simulated()]).toEqual([true, false]);
    storage.markSimulated({ actor: '模拟', at: '2025-10-18T02:00:00.000Z' });
    put(storage, bulletin('2025-10-15'), { origin: 'simulation' });
    expect([storage.isEmpty(), storage.simulated()]).toEqual([false, true]);
    expect(() => {
      storage.markSimulated({ actor: '模拟', at: '2025-10-18T02:00:00.000Z' });
    }).toThrow('台账中已有资料');
  });

  it('a pending reading without a date → among the undated, on no day', () => {
    const { storage } = newLedger();
    const undated = bulletin('2025-10-15', { date: null, year: { known: false, rule: 'none' } });
    put(storage, undated, { action: 'hold', reasons: ['year-none'], name: 'page.txt' });
    expect(storage.entriesOn(REGION, ['2025-10-15'])).toEqual([]);
    expect(storage.undated(REGION)).toMatchObject([
      { name: 'page.txt', state: 'pending', date: null, bulletin: { monthDay: '10-15' } },
    ]);
  });
});
