// `figures.csv`, the long table: where each figure comes from, which version it is, what it supersedes and why.
import { beforeAll, describe, expect, it } from '@jest/globals';
import { figureHash } from '../../src/audit/content.js';
import type { DatasetFilters, DatasetRow } from '../../src/domain/dataset.js';
import { bulletin, figure } from '../support/builders.js';
import { fullServices } from '../support/audit-package.js';
import { newLedger, put } from '../support/ledger.js';

const REGION = '西宁市';

let services: ReturnType<typeof fullServices>;
let rows: DatasetRow[];
const rowsOf = (filters: DatasetFilters = {}): DatasetRow[] => [
  ...services.storage.datasetRows('figures', { region: REGION, ...filters }),
];
const of = (date: string, metric: string): DatasetRow | undefined =>
  rows.find((row) => row['date'] === date && row['metric'] === metric);

beforeAll(() => {
  services = fullServices();
  rows = rowsOf();
});

describe('a figure of the long table', () => {
  it('as the parser read it → version 1, supersedes nothing, by whom and when, its page', () => {
    expect(of('2025-10-15', 'calls')).toMatchObject({
      ...{ record_version: 1, supersedes: null, supersedes_hash: null, reason: null, page: 1 },
      ...{ recorded_by: '规则', recorded_at: '2025-10-20T04:00:00.000Z' },
    });
  });

  it('corrected in version 2, copied in version 3 → version 3, still in place of the first, with the reason of then', () => {
    const calls = of('2025-10-16', 'calls');
    expect(calls).toMatchObject({
      value: 1216,
      record_version: 3,
      reason: '=原件是1216',
      recorded_by: '审核员',
    });
    const event = services.storage
      .events({ most: 100 })
      .find(({ entity, entity_id: id }) => entity === 'reading' && id === calls?.['reading_id']);
    expect(event?.action).toBe('correct');
    const hotspot = of('2025-10-16', 'hotspot');
    expect(hotspot).toMatchObject({
      label: '物业服务',
      group: '物业管理',
      record_version: 3,
      reason: '名称印错',
    });
    expect(Number(hotspot?.['supersedes'])).toBeGreaterThan(Number(calls?.['supersedes']));
  });

  it('copied unchanged through every version → version 3, supersedes nothing', () => {
    expect(of('2025-10-16', 'direct')).toMatchObject({
      ...{ record_version: 3, supersedes: null, supersedes_hash: null, reason: null },
    });
  });

  it('its row hash → of the row with the salt of its source, the one superseded likewise', () => {
    const { storage, shell } = newLedger();
    const first = put(storage, bulletin('2025-10-15'));
    const [row] = storage.datasetRows('figures', { region: REGION });
    const raw = shell.prepare<[number], DatasetRow>('SELECT * FROM figures WHERE reading_id = ?').get(first);
    const salt = shell.prepare<[], string>('SELECT salt FROM sources').pluck().get() ?? null;
    expect(row?.['row_hash']).toBe(figureHash(raw ?? {}, salt));
  });

  it('of a redacted source → without its label if it went, hashed without the salt', () => {
    expect(of('2025-10-12', 'calls')).toMatchObject({
      value: 900,
      row_hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(of('2025-10-13', 'calls')).toBeUndefined();
  });
});

describe('filters of the long table', () => {
  const labels = (filters: DatasetFilters): Set<unknown> =>
    new Set(rowsOf(filters).map((row) => row['label']));

  it('a category → by the printed label, and by the name that it is grouped under from that day on', () => {
    expect(labels({ category: '物业管理' })).toEqual(new Set(['物业管理', '物业服务']));
    expect(labels({ category: '物业管理', to: '2025-09-30' })).toEqual(new Set());
    expect(labels({ category: '物业服务', to: '2025-09-30' })).toEqual(new Set(['物业服务']));
  });

  it('a channel of that name is no category; a body → receivers and bodies contacted, whatever the metric', () => {
    const { storage } = newLedger();
    const label = '市委网信办';
    const figures = [
      figure('channel', 1, { label, rank: 1 }),
      figure('hotspot', 2, { label: '噪音', agency: label }),
    ];
    put(storage, bulletin('2025-10-15', { figures }));
    const metrics = (filters: DatasetFilters): unknown[] =>
      [...storage.datasetRows('figures', { region: REGION, ...filters })].map((row) => row['metric']);
    expect(metrics({ category: label })).toEqual([]);
    expect(metrics({ body: label })).toEqual(['hotspot']);
  });

  it('a kind → only its bulletins, in statements too', () => {
    expect(new Set(rowsOf({ kind: 'hazard' }).map((row) => row['kind']))).toEqual(new Set(['hazard']));
    const told = (filters: DatasetFilters): number =>
      [...services.storage.datasetRows('statements', { region: REGION, ...filters })].length;
    expect([told({ kind: 'hotline' }) > 0, told({ kind: 'hazard' })]).toEqual([true, 0]);
  });
});
