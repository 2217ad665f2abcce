// The seeds, and the real pages that repeat them.
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { createIngest } from '../../src/ingest/ingest.js';
import type { Ingest } from '../../src/ingest/ingest.js';
import { loadSeeds } from '../../src/ingest/seeds.js';
import type { Storage } from '../../src/storage/open.js';
import { clockAt, document } from '../support/builders.js';
import { countRows, newLedger } from '../support/ledger.js';
import { sharedPages } from '../support/shared-pages.js';

const SEEDS = join(import.meta.dirname, '..', '..', 'seeds');
const REGION = '西宁市';

function ingestInto(storage: Storage): Ingest {
  return createIngest({ storage, clock: clockAt('2025-11-01'), region: REGION });
}

describe('seeds', () => {
  it('a new ledger → both days accepted without a finding, and no coverage opened', () => {
    const { storage } = newLedger();
    const outcomes = loadSeeds(ingestInto(storage), SEEDS);
    const readings = outcomes.flatMap((outcome) => outcome.readings);
    expect(readings.map(({ bulletin, state, date }) => [bulletin.kind, state, date])).toEqual([
      ['hotline', 'accepted', '2024-05-29'],
      ['hazard', 'accepted', '2024-05-29'],
      ['hotline', 'accepted', '2025-10-15'],
      ['hazard', 'accepted', '2025-10-15'],
    ]);
    expect(readings.flatMap(({ bulletin }) => bulletin.findings)).toEqual([]);
    expect(readings.map(({ bulletin }) => bulletin.year)).toContainEqual({ known: false, rule: 'fileName' });
    expect(storage.coverageFrom(REGION)).toBeNull();
  });

  it('loaded twice → nothing changes', () => {
    const { storage, shell } = newLedger();
    const ingest = ingestInto(storage);
    loadSeeds(ingest, SEEDS);
    const before = countRows(shell);
    expect(loadSeeds(ingest, SEEDS).map((outcome) => outcome.unchanged)).toEqual([true, true]);
    expect(countRows(shell)).toEqual(before);
  });
});

const pages = sharedPages().filter(({ name }) => ['page-002.txt', 'page-003.txt'].includes(name));

(pages.length > 0 ? describe : describe.skip)('the real pages of the seeds, which print no year', () => {
  it('on a seeded ledger → one more source of each day; again → unchanged', () => {
    const { storage, shell } = newLedger();
    const ingest = ingestInto(storage);
    loadSeeds(ingest, SEEDS);
    for (const { name, text } of pages) {
      const { readings } = ingest.ingestText(document(text, { name }));
      expect(readings.map(({ state, repeats, reasons }) => ({ state, repeats, reasons }))).toEqual([
        { state: 'accepted', repeats: true, reasons: [] },
        { state: 'accepted', repeats: true, reasons: [] },
      ]);
    }
    const [hotline] = storage.entriesOn(REGION, ['2025-10-15']);
    expect(hotline?.sources.map((source) => source.name)).toEqual(['2025-10-15.txt', 'page-002.txt']);
    expect(storage.coverageFrom(REGION)).toBe('2024-05-29');
    const before = countRows(shell);
    for (const { name, text } of pages) {
      expect(ingest.ingestText(document(text, { name })).unchanged).toBe(true);
    }
    expect(countRows(shell)).toEqual(before);
  });

  it('on an empty ledger → pending by its mentions; with a publication date → accepted', () => {
    const { storage } = newLedger();
    const ingest = ingestInto(storage);
    const [{ name, text } = { name: '', text: '' }] = pages;
    const states = (published?: string): unknown[] =>
      ingest
        .ingestText(document(text, { name, ...(published === undefined ? {} : { published }) }))
        .readings.map(({ state, date, reasons }) => [state, date, reasons]);
    expect(states()).toEqual([
      ['pending', '2025-10-15', ['year-mentions']],
      ['pending', '2025-10-15', ['year-mentions']],
    ]);
    expect(states('2025-10-16')).toEqual([
      ['accepted', '2025-10-15', []],
      ['accepted', '2025-10-15', []],
    ]);
    expect(storage.entriesOn(REGION, ['2025-10-15'])).toHaveLength(2);
  });

  it('one digit changed → held with conflict, and the difference', () => {
    const { storage } = newLedger();
    const ingest = ingestInto(storage);
    loadSeeds(ingest, SEEDS);
    const [{ text } = { text: '' }] = pages;
    const changed = text.replace('物业管理 64件', '物业管理 63件');
    const [hotline] = ingest.ingestText(document(changed, { published: '2025-10-16' })).readings;
    expect(hotline).toMatchObject({ state: 'pending', reasons: ['conflict'], repeats: false });
    expect(hotline?.differences).toEqual([
      { metric: 'hotspot', label: '物业管理', accepted: 64, here: 63, printedIn: 'both' },
    ]);
  });
});
