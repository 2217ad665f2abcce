// What the pages say of exports that were made before something changed.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { exportedBy } from '../../src/web/view/changed-since.js';
import { openApp, type TestApp } from '../support/app.js';

let test: TestApp;
/** The seeded hotline bulletin of 15 October 2025. */
let readingId = 0;

beforeEach(() => {
  test = openApp();
  const [entry] = test.services.storage.entriesOn('西宁市', ['2025-10-15']);
  readingId = entry?.readingId ?? 0;
});

afterEach(() => {
  test.close();
});

async function boxOf(path: string): Promise<string> {
  return (await test.page(path))('.exported').text().replace(/\s+/g, ' ');
}

function decide(action: 'reject' | 'accept', note: string | null): void {
  const key = { region: '西宁市', kind: 'hotline', date: '2025-10-15' } as const;
  const by = { sameAs: null, reasons: [], actor: '王录入', at: '2025-10-18T03:00:00.000Z', note };
  test.services.storage.transaction(() => test.services.storage.decide({ ...key, ...by, readingId, action }));
}

function regroup(since: string): void {
  const { storage } = test.services;
  const alias = { metric: 'hotspot', label: '物业管理', name: '小区物业', since } as const;
  storage.transaction(() =>
    storage.decideAlias({ ...alias, note: '同一回事', actor: '王录入', at: '2025-10-18T03:00:00.000Z' }),
  );
}

describe('the week of an export', () => {
  it('never exported, or only other weeks → nothing said', async () => {
    await test.get('/exports/hotline.csv?from=2025-10-01&to=2025-10-12').expect(200);
    await test.get('/exports/statements.csv').expect(200);
    expect(await boxOf('/weekly/2025-W42')).toBe('');
  });

  it('exported within a longer period, nothing changed → says so', async () => {
    await test.get('/exports/hotline.csv?from=2025-10-01').expect(200);
    expect(await boxOf('/weekly/2025-W42')).toContain('此后没有变动');
  });

  it('a day taken out since, with its reason → marked, with reason and event', async () => {
    await test.get('/exports/figures.csv').expect(200);
    decide('reject', '误传');
    const box = await boxOf('/weekly/2025-W42');
    expect(box).toContain('此后有变动');
    expect(box).toMatch(
      /2025年10月15日热线通报 退出账 （王录入，2025年10月18日 11:00，理由：误传，第 \d+ 号）/,
    );
  });

  it('taken out and put back as it was → no change', async () => {
    await test.get('/exports/figures.csv').expect(200);
    decide('reject', '误传');
    decide('accept', null);
    expect(await boxOf('/weekly/2025-W42')).toContain('此后没有变动');
  });

  it('a label regrouped since → marked; one that holds only from a later day on → not', async () => {
    await test.get('/exports/figures.csv?from=2025-10-13&to=2025-10-19').expect(200);
    regroup('2025-10-20');
    expect(await boxOf('/weekly/2025-W42')).toContain('此后没有变动');
    regroup('2025-10-01');
    expect(await boxOf('/weekly/2025-W42')).toContain('“物业管理”归入“小区物业”（自2025年10月1日起）');
  });

  it('a reason with markup → shown as text', async () => {
    await test.get('/exports/figures.csv').expect(200);
    decide('reject', '<script>alert(1)</script>');
    const page = await test.page('/weekly/2025-W42');
    expect(page('.exported script').length).toBe(0);
    expect(page('.exported').text()).toContain('<script>alert(1)</script>');
  });
});

describe('the moment of an export', () => {
  it('is the head that its file carries, not its event', () => {
    const after = JSON.stringify({ dataset: 'hotline', from: null, to: '2025-10-19', head: '57-3f9a' });
    expect(exportedBy({ after })).toEqual({ from: null, to: '2025-10-19', seq: 57 });
  });

  it('of an empty ledger is before everything', () => {
    expect(exportedBy({ after: JSON.stringify({ dataset: 'hotline', head: '' }) })?.seq).toBe(0);
  });
});
