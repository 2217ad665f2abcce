// Datasets and the views for people: what is accepted, each figure once, each with its source.
import { describe, expect, it } from '@jest/globals';
import { DATASET_NAMES } from '../../src/domain/dataset.js';
import { DATASETS } from '../../src/exports/datasets.js';
import { bound } from '../../src/storage/dataset-filters.js';
import { DATASET_SQL } from '../../src/storage/datasets.js';
import { bulletin, figure, hazardBulletin, statement } from '../support/builders.js';
import { newLedger, put, putStatement } from '../support/ledger.js';
import type { TestLedger } from '../support/ledger.js';

const REGION = '西宁市';

/** Two accepted days that came in the wrong order, a repeat, and a pending day. */
function ledgerOfTwoDays(): TestLedger {
  const ledger = newLedger();
  const { storage } = ledger;
  put(storage, bulletin('2025-10-16'));
  const first = put(storage, bulletin('2025-10-15'), { name: 'first.txt' });
  put(storage, hazardBulletin('2025-10-15'));
  put(storage, bulletin('2025-10-15'), { sameAs: first });
  put(storage, bulletin('2025-10-17'), { action: 'hold', reasons: ['unbalanced'] });
  putStatement(storage, statement());
  return ledger;
}

describe('datasets', () => {
  it.each(DATASET_NAMES)('%s → its rows have exactly the columns of its export', (name) => {
    const { storage } = ledgerOfTwoDays();
    const [row] = storage.datasetRows(name, { region: REGION });
    const columns = DATASETS[name].columns.map((column) => column.key);
    expect(Object.keys(row ?? {}).sort()).toEqual([...columns].sort());
  });

  it('hotline → accepted days by date, with ISO week, figures and source', () => {
    const rows = [...ledgerOfTwoDays().storage.datasetRows('hotline', { region: REGION })];
    expect(rows.map((row) => row['date'])).toEqual(['2025-10-15', '2025-10-16']);
    expect(rows[0]).toMatchObject({
      calls: 1215,
      callbacks: null,
      iso_week: '2025-W42',
      source_name: 'first.txt',
    });
  });

  it('a list → by date, then rank', () => {
    const { storage } = newLedger();
    const channels = [2, 1].map((rank) => figure('channel', rank, { label: `渠道${rank}`, rank }));
    put(storage, bulletin('2025-10-16', { figures: channels }));
    put(storage, bulletin('2025-10-15', { figures: channels }));
    const rows = [...storage.datasetRows('channels', { region: REGION })];
    expect(rows.map((row) => `${String(row['date'])} ${String(row['rank'])}`)).toEqual([
      '2025-10-15 1',
      '2025-10-15 2',
      '2025-10-16 1',
      '2025-10-16 2',
    ]);
  });

  it('figures → every figure with its printed form, place and parser version', () => {
    const rows = [...ledgerOfTwoDays().storage.datasetRows('figures', { region: REGION, to: '2025-10-15' })];
    expect(rows).toHaveLength(6 + 3);
    expect(rows[0]).toMatchObject({
      metric: 'calls',
      printed: '1215',
      start: 0,
      end: 4,
      parser_version: '1',
    });
    expect(rows.at(-1)).toMatchObject({
      kind: 'hazard',
      metric: 'topic',
      value: null,
      agency: '相应县区政府',
    });
  });

  it('figures → reads every column of the table: the row hash is over all of them', () => {
    const { shell } = newLedger();
    const columns = (sql: string): string[] =>
      shell
        .prepare(sql)
        .columns()
        .map(({ name }) => name);
    expect(columns(DATASET_SQL.figures)).toEqual(expect.arrayContaining(columns('SELECT * FROM figures')));
  });

  it('first and last day given → both included', () => {
    const { storage } = ledgerOfTwoDays();
    const days = (range: object): unknown[] =>
      [...storage.datasetRows('hotline', { region: REGION, ...range })].map((row) => row['date']);
    expect(days({ from: '2025-10-16' })).toEqual(['2025-10-16']);
    expect(days({ to: '2025-10-15' })).toEqual(['2025-10-15']);
    expect(days({ from: '2025-10-15', to: '2025-10-16' })).toHaveLength(2);
  });

  it('somebody stores a day while rows are taken → it is stored, and the rows do not change', () => {
    const { storage } = ledgerOfTwoDays();
    const dates: unknown[] = [];
    for (const row of storage.datasetRows('hotline', { region: REGION })) {
      if (dates.length === 0) put(storage, bulletin('2025-10-18'));
      dates.push(row['date']);
    }
    expect(dates).toEqual(['2025-10-15', '2025-10-16']);
    expect(storage.entriesOn(REGION, ['2025-10-18'])).toHaveLength(1);
  });

  it.each(DATASET_NAMES)('%s → comes off the indexes; at most the ranks of one day are sorted', (name) => {
    const { shell } = newLedger();
    const range = bound({ region: REGION, from: '2025-01-01', to: '2025-12-31' });
    const plan = shell
      .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${DATASET_SQL[name]}`)
      .all(range)
      .map((row) => row.detail);
    // Events stand in the order they come out in, and have no day of their own to look them up by.
    const scans = plan.filter((detail) => detail.startsWith('SCAN') && detail !== 'SCAN events');
    expect(scans).toEqual([]);
    expect(plan).not.toContain('USE TEMP B-TREE FOR ORDER BY');
  });
});

describe('views for people', () => {
  it('hotline_daily and hotspots → accepted days once, with the source', () => {
    const { shell } = ledgerOfTwoDays();
    const days = shell.prepare('SELECT date, calls, transferred, source_name FROM hotline_daily').all();
    expect(days).toHaveLength(2);
    expect(days[0]).toEqual({ date: '2025-10-15', calls: 1215, transferred: 476, source_name: 'first.txt' });
    expect(shell.prepare('SELECT category, value, agency FROM hotspots LIMIT 1').get()).toEqual({
      category: '物业管理',
      value: 64,
      agency: '相应县区政府',
    });
  });

  it('the hazard views and hotline_channels → one row a figure', () => {
    const { shell } = ledgerOfTwoDays();
    const first = (view: string): unknown => shell.prepare(`SELECT * FROM ${view}`).get();
    expect(first('hazard_daily')).toMatchObject({ date: '2025-10-15', hazards: 65, agency: '相应县区政府' });
    expect(first('hazard_receivers')).toMatchObject({ receiver: '12345政务服务便民热线', value: 65 });
    expect(first('hazard_topics')).toMatchObject({ rank: 1, topic: '小区物业' });
    expect(first('hotline_channels')).toMatchObject({ rank: 1, channel: '西宁12345微信公众号', value: 65 });
  });
});
