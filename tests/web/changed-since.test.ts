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

describe('exports of a dataset, with filters, and many of them', () => {
  const WEEK = '/weekly/2025-W42';
  const badgesOf = async (): Promise<string[]> => {
    const page = await test.page('/exports');
    return page('#history + table tbody td[data-label="此后"]')
      .map((_index, cell) => page(cell).text().trim())
      .get();
  };

  it('a hotline day taken out → datasets of hotline are changed, those of hazards are not; statements are not compared', async () => {
    for (const name of ['hotline', 'hazards', 'receivers', 'figures', 'statements'])
      await test.get(`/exports/${name}.csv`).expect(200);
    await test.get('/exports/figures.csv?kind=hazard').expect(200);
    decide('reject', '误传');
    expect(await badgesOf()).toEqual(['没有变动', '—（不比较）', '有变动', '没有变动', '没有变动', '有变动']);
    const box = await test.page(WEEK);
    const heads = box('.exported h3')
      .map((_index, head) => box(head).text().replace(/\s+/g, ' ').trim())
      .get();
    expect(heads.map((head) => [head.split(' ')[0], head.includes('此后有变动')])).toEqual([
      ['全部数字', false],
      ['全部数字', true],
      ['隐患接收单位', false],
      ['安全隐患举报', false],
      ['热线通报', true],
    ]);
  });

  it('a hotspot regrouped → the list of hotspots is changed, that of channels and the totals are not', async () => {
    for (const name of ['hotline', 'channels', 'hotspots'])
      await test.get(`/exports/${name}.csv`).expect(200);
    regroup('2025-10-01');
    expect(await badgesOf()).toEqual(['有变动', '没有变动', '没有变动']);
  });

  it('filtered by category → the change need not be in it', async () => {
    await test.get(`/exports/hotspots.csv?category=${encodeURIComponent('物业管理')}`).expect(200);
    expect(await boxOf(WEEK)).not.toContain('另有筛选');
    decide('reject', '误传');
    expect(await boxOf(WEEK)).toContain('这次导出另有筛选，变动不一定在其中。');
  });

  it('only told that there was a filter → the same', () => {
    const narrowed = (facts: object): boolean | undefined =>
      exportedBy({ after: JSON.stringify({ dataset: 'hotspots', head: '', ...facts }) })?.isNarrowed;
    expect([narrowed({ category: true, body: false }), narrowed({ category: false, body: false })]).toEqual([
      true,
      false,
    ]);
    expect([narrowed({ category: null, body: '甲' }), narrowed({})]).toEqual([true, false]);
  });

  it('a source redacted, figures kept → told with its event', async () => {
    await test.get('/exports/figures.csv').expect(200);
    const { storage, redact } = test.services;
    const { sha256 } = storage.reviewed(readingId) ?? { sha256: '' };
    redact.redact(sha256, { figures: 'kept', note: '含个人信息', actor: '管理员' });
    expect(await badgesOf()).toEqual(['有变动']);
    const box = await boxOf(WEEK);
    expect(box).toContain(`一份来源已隐去（第 ${storage.head()?.seq} 号）。`);
    expect(box).not.toContain('此后没有变动');
  });

  it('300 exports, most of other days → those of the week are found; the newest five are shown, the others counted', async () => {
    const record = (from: string, to: string | null): unknown =>
      test.services.storage.record({
        ...{ action: 'export', actor: '王录入', at: '2025-10-18T02:00:00.000Z' },
        after: { dataset: 'hotline', from, to, head: '1-a', rows: 1, sha256: 'a'.repeat(64) },
      });
    for (let index = 0; index < 8; index += 1) record('2025-10-13', '2025-10-13');
    record('2025-10-19', null);
    for (let index = 0; index < 291; index += 1) record('2025-10-20', '2025-10-26');
    const page = await test.page(WEEK);
    expect(page('.exported article').length).toBe(5);
    expect(page('.exported').text()).toContain('另有 4 次更早的导出。');
  });

  it('the list says only whether; one that is asked for is opened there, also an older one', async () => {
    for (let index = 0; index < 21; index += 1) await test.get('/exports/figures.csv').expect(200);
    const oldest = test.services.storage.events({ action: 'export', most: 50 }).at(-1)?.seq ?? 0;
    decide('reject', '误传');
    const page = await test.page('/exports');
    expect(page('.changes').length).toBe(0);
    const href = page('td[data-label="此后"] a').last().attr('href') ?? '';
    const opened = await test.page(href.replace(/#.*/, ''));
    const row = opened(`[id="${href.replace(/.*#/, '')}"]`);
    expect([row.find('.changes li').length, opened('.changes').length]).toEqual([1, 1]);
    const older = await test.page(`/exports?since=${oldest}`);
    expect(older(`#export-${oldest} .changes li`).length).toBe(1);
    await test.get('/exports?since=x').expect(200);
  });
});

describe('the moment of an export', () => {
  it('is the head that its file carries, not its event', () => {
    const after = JSON.stringify({ dataset: 'hotline', from: null, to: '2025-10-19', head: '57-3f9a' });
    expect(exportedBy({ after })).toMatchObject({ from: null, to: '2025-10-19', seq: 57 });
  });

  it('of an empty ledger is before everything', () => {
    expect(exportedBy({ after: JSON.stringify({ dataset: 'hotline', head: '' }) })?.seq).toBe(0);
  });
});
