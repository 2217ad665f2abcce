// Statements of stories through the real application: preview, storing, source page, `/statements`, JSON and CSV.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { load, type CheerioAPI } from 'cheerio';
import { openApp, type TestApp } from '../support/app.js';
import { hotlineText } from '../support/builders.js';
import { parseCsv } from '../support/csv.js';

let test: TestApp;
beforeEach(() => {
  test = openApp('empty');
});
afterEach(() => test.close());

const STORY =
  '本报讯 10月1日至3日，西宁市“有诉必应马上办”共受理群众诉求4000余件，响应率、满意率均在96%以上。前9个月，开发区各园区“有诉必应马上办”接待1587件，100%办结。';

async function bring(text: string, rest: { name?: string; published?: string } = {}): Promise<void> {
  const { name = 'story.txt', ...given } = rest;
  const brought = { name, bytes: Buffer.from(text), origin: 'person' as const, actor: '录入员', ...given };
  await test.services.ingest.ingest(brought);
}

function values($: CheerioAPI, metric: string): string[] {
  const found = $(`main data[data-metric="${metric}"]`);
  return found.map((_index, element) => $(element).attr('value') ?? '').get();
}

describe('/statements', () => {
  it('an empty ledger → says what will stand here', async () => {
    const $ = await test.page('/statements');
    expect($('main').text()).toContain('还没有读到阶段口径');
    expect($('nav a[aria-current="page"]').text()).toBe('阶段口径');
  });

  it('a period with one day of three → both sides, coverage, no difference, no accusation', async () => {
    await bring(STORY, { published: '2025-10-10' });
    await bring(hotlineText({ day: '10月2日' }), { name: 'day.txt', published: '2025-10-03' });
    const $ = await test.page('/statements');
    expect(values($, 'received')).toEqual(['4000', '1587']);
    expect(values($, 'responseRate')).toEqual(['96']);
    expect(values($, 'contacts.sum')).toEqual(['1280']);
    const text = $('main').text();
    expect(text).toContain('2025年10月1日至2025年10月3日共3天，台账有1天入账的数字');
    expect(text).toContain('另有2天没有入账的数字，不计算差额');
    expect(text).toContain('不是官方的诉求总量');
    expect(text).toContain('没有开发区各园区自己的数字');
    expect(text).not.toMatch(/虚报|不实|有误|造假/);
  });

  it('every day of the period there → the difference, and why it is none of an error', async () => {
    await bring(STORY, { published: '2025-10-10' });
    for (const day of [1, 2, 3]) {
      const published = `2025-10-0${day + 1}`;
      await bring(hotlineText({ day: `10月${day}日` }), { name: `${day}.txt`, published });
    }
    const { body } = (await test.get('/api/v1/statements').expect(200)) as {
      body: { statements: unknown[] };
    };
    expect(body.statements[0]).toMatchObject({
      scope: '西宁市',
      period: { printed: '10月1日至3日', from: '2025-10-01', to: '2025-10-03' },
      ledger: { daysInPeriod: 3, daysWithData: 3, difference: 4000 - 3 * 1280 },
    });
    const $ = await test.page('/statements');
    expect($('main').text()).toContain('公布数不是确数，公布数比台账多160件');
  });

  it('a figure → a link to its characters in the source, also where several rates share them', async () => {
    await bring(STORY, { published: '2025-10-10' });
    const $ = await test.page('/statements');
    for (const [metric, printed] of [
      ['received', '4000余'],
      ['responseRate', '96%'],
      ['satisfactionRate', '96%'],
    ] as const) {
      const href = $(`data[data-metric="${metric}"]`).first().parent('a').attr('href') ?? '';
      const [path = '', place = ''] = href.split('#');
      const source = await test.page(path);
      expect(source(`#${place}`).closest('mark').text()).toBe(printed);
    }
  });

  it('the same statement in another paper → one statement, one more source', async () => {
    await bring(STORY, { published: '2025-10-10' });
    await bring(`西宁晚报转载：\n${STORY}`, { name: 'second.txt', published: '2025-10-11' });
    const { body } = (await test.get('/api/v1/statements').expect(200)) as {
      body: { statements: { sources: { name: string }[] }[] };
    };
    expect(body.statements.map(({ sources }) => sources.map(({ name }) => name))).toEqual([
      ['story.txt', 'second.txt'],
      ['story.txt', 'second.txt'],
    ]);
  });
});

describe('a story brought', () => {
  it('previewed → its statements with marks, and nothing stored', async () => {
    const $ = load(
      (await test.as('clerk').post('/ingest').field('text', STORY).field('published', '2025-10-10')).text,
    );
    expect($('table.read-figures').text()).toContain('开发区各园区 前9个月');
    const marks = $('.archived mark data[data-metric="received"]');
    expect(marks.map((_index, mark) => $(mark).text()).get()).toEqual(['4000余', '1587']);
    expect(test.services.storage.isEmpty()).toBe(true);
  });

  it('again → nothing; with its publication date → only what that changes', async () => {
    const shown = (): unknown[] =>
      test.services.storage.statements('西宁市').map(({ id, period }) => [id, period.from]);
    await bring(
      '2024年重点项目开工。前9个月，西宁市“有诉必应马上办”受理诉求12万件。2023年10月以来，城西区“有诉必应马上办”受理诉求3万件。',
    );
    const before = shown();
    await bring(
      '2024年重点项目开工。前9个月，西宁市“有诉必应马上办”受理诉求12万件。2023年10月以来，城西区“有诉必应马上办”受理诉求3万件。',
    );
    expect(shown()).toEqual(before);
    expect(before).toEqual([
      [1, '2024-01'],
      [2, '2023-10'],
    ]);
    await bring(
      '2024年重点项目开工。前9个月，西宁市“有诉必应马上办”受理诉求12万件。2023年10月以来，城西区“有诉必应马上办”受理诉求3万件。',
      { published: '2025-10-10' },
    );
    expect(shown()).toEqual([
      [3, '2025-01'],
      [2, '2023-10'],
    ]);
  });

  it('exported → one row a figure with scope, period, qualifier and place', async () => {
    await bring(STORY, { published: '2025-10-10' });
    const { text } = await test.get('/exports/statements.csv?from=2025-10-01&to=2025-10-31').expect(200);
    const [header = [], ...rows] = parseCsv(text);
    const cells = rows.map((row) => Object.fromEntries(header.map((name, index) => [name, row[index]])));
    expect(cells).toHaveLength(3);
    expect(cells[0]).toMatchObject({
      region: '西宁市',
      scope: '西宁市',
      period_printed: '10月1日至3日',
      period_from: '2025-10-01',
      period_to: '2025-10-03',
      metric: 'received',
      value: '4000',
      unit: '件',
      qualifier: 'moreThan',
      printed: '4000余',
      source_name: 'story.txt',
    });
    expect(STORY.slice(Number(cells[0]?.['start']), Number(cells[0]?.['end']))).toBe('4000余');
    const excel = (await test.get('/exports/statements.csv?for=excel').expect(200)).text;
    expect(excel).toContain('开发区各园区');
    expect(excel).toContain('不低于');
  });
});
