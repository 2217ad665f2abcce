// Pages of hotspot categories through the real application: the list, one category, empty states, JSON twins, links to them.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { CheerioAPI } from 'cheerio';
import { openApp, type TestApp } from '../support/app.js';
import { hotlineText } from '../support/builders.js';

let test: TestApp;
beforeEach(() => {
  test = openApp('seeds');
});
afterEach(() => test.close());

async function bring(text: string, published: string): Promise<void> {
  const brought = {
    name: `${published}.txt`,
    bytes: Buffer.from(text),
    published,
    origin: 'person' as const,
  };
  await test.services.ingest.ingest({ ...brought, actor: '录入员' });
}

function values($: CheerioAPI, metric: string): string[] {
  const found = $(`main data[data-metric="${metric}"]`);
  return found.map((_index, element) => $(element).attr('value') ?? '').get();
}

const PLACE = `/hotspots/${encodeURIComponent('物业管理')}`;

describe('/hotspots', () => {
  it('no days given → twelve months up to the newest day, each category with its link and its bound', async () => {
    const $ = await test.page('/hotspots');
    expect($('main').text()).toContain('2024年11月1日—2025年10月15日');
    expect($('#from').attr('value')).toBe('2024-11-01');
    const links = $('.categories tbody th a')
      .map((_index, a) => $(a).text())
      .get();
    expect(links).toEqual(['物业管理', '消费维权', '劳动纠纷']);
    expect($('.categories data').first().text()).toBe('≥ 64');
    expect($('nav a[aria-current="page"]').text()).toBe('热点');
  });

  it('every figure → a link to what it is made of, which is there', async () => {
    const $ = await test.page('/hotspots?from=2025-10-01&to=2025-10-15');
    const loose = $('main data').filter((_index, data) => $(data).closest('a[href]').length === 0);
    expect(loose.length).toBe(0);
    const href = $('.months data').first().closest('a').attr('href') ?? '';
    const target = await test.page(href.split('#')[0] ?? '');
    expect(target(`[id="${href.split('#')[1] ?? ''}"]`)).toHaveLength(1);
  });

  it('days without any notice → says what to do', async () => {
    const $ = await test.page('/hotspots?from=2023-01-01&to=2023-01-31');
    expect($('main').text()).toContain('没有已入账的热线通报');
    expect($('main .actions a').first().attr('href')).toBe('/hotspots');
  });

  it.each([
    ['the end before the beginning', 'from=2025-10-15&to=2025-10-01', '起始日期晚于截止日期'],
    ['no day at all', 'from=2025-13-01', '日期不对'],
    ['a hundred years', 'from=1925-01-01&to=2025-01-01', '时段太长'],
  ])('%s → refused with a sentence', async (_name, query, told) => {
    const answer = await test.get(`/hotspots?${query}`).expect(400);
    expect(answer.text).toContain(told);
  });

  it('JSON → the same model', async () => {
    const { body } = (await test.get('/api/v1/hotspots?from=2025-10-01&to=2025-10-15').expect(200)) as {
      body: { categories: { label: string; daysText: string }[] };
    };
    expect(body.categories[0]).toMatchObject({ label: '物业管理', daysText: '1/1天' });
  });
});

describe('/hotspots/:name', () => {
  it('a category → days that print it linked to their characters, others unknown, the neighbouring topic', async () => {
    await bring(hotlineText({ day: '10月14日' }).replace('物业管理64件', '消费维权64件'), '2025-10-15');
    const $ = await test.page(`${PLACE}?from=2025-10-13&to=2025-10-15`);
    expect(values($, 'hotspot')).toEqual(['64']);
    expect($('main data[data-metric="hotspot"]').closest('a').attr('href')).toMatch(
      /^\/sources\/[0-9a-f]{64}\?figure=\d+#figure-\d+$/,
    );
    expect(
      $('.unlisted .unknown')
        .map((_index, cell) => $(cell).text())
        .get(),
    ).toEqual(['未印出', '未纳入统计']);
    const related = $('.related').text();
    expect(related).toContain('小区物业');
    expect(related).toContain('两类通报都入账的1天中，同日都印出的有1天');
    expect($('.related a[href="/daily/2025-10-15"]').length).toBeGreaterThan(0);
    expect($('main').text()).toContain('不作排名');
    expect($('.chart svg')).toHaveLength(2 + $('.chart-key svg').length);
    expect($('.chart-sentence').text()).toContain('有数据的2天中，1天印出“物业管理”，合计≥ 64件');
  });

  it('what was reported → with its day and its count as the link to the characters', async () => {
    const text = hotlineText({ day: '10月14日' }).replace('无集中反映问题', '主要反映<b>电梯</b>维修不及时');
    await bring(text, '2025-10-15');
    const answer = await test.get(`${PLACE}?from=2025-10-01&to=2025-10-15`);
    expect(answer.text).not.toContain('<b>电梯');
    const $ = await test.page(`${PLACE}?from=2025-10-01&to=2025-10-15`);
    const item = $('.remarks li').text();
    expect(item).toContain('2025年10月14日');
    expect(item).toContain('维修不及时');
    expect($('.remarks a.figure').attr('href')).toContain('#figure-');
  });

  it('grouped by the office → both labels under the name; the old label says where it stands', async () => {
    const { storage } = test.services;
    const alias = { metric: 'hotspot', label: '物业服务', name: '物业管理', since: '2024-01-01' } as const;
    storage.transaction(() =>
      storage.decideAlias({ ...alias, note: '同一件事', actor: '张三', at: '2025-10-18T00:00:00Z' }),
    );
    const $ = await test.page(`${PLACE}?from=2024-05-01&to=2025-10-15`);
    expect($('main').text()).toContain('含：物业服务');
    expect($('.whole data[data-metric="hotspot.sum"]').attr('value')).toBe(String(64 + 75));
    const old = await test.page(`/hotspots/${encodeURIComponent('物业服务')}?from=2024-05-01&to=2025-10-15`);
    expect(old('main .left-out a').attr('href')).toContain(PLACE);
  });

  it('printed, but not in these days → says so and leads to the search', async () => {
    const $ = await test.page(`${PLACE}?from=2024-05-01&to=2024-05-31`);
    expect($('main').text()).toContain('数量未知，不是零');
    expect($('main .actions a').first().attr('href')).toBe(`/search?q=${encodeURIComponent('物业管理')}`);
  });

  it.each(['没有的类别', '<script>', '%', '..', '"><img src=x>'])(
    '%s → 404, and nothing of it runs',
    async (name) => {
      const answer = await test.get(`/hotspots/${encodeURIComponent(name)}`);
      expect(answer.status).toBe(404);
      expect(answer.text).not.toMatch(/<script>|<img src=x/);
    },
  );

  it('a name that is no text → refused', async () => {
    await test.get('/hotspots/%E0%A4%A').expect(400);
    await test.get(`/hotspots/${'长'.repeat(101)}`).expect(400);
  });

  it('the day and the period pages → link each category to its page', async () => {
    const day = await test.page('/daily/2025-10-15');
    expect(day(`th a[href="${PLACE}"]`)).toHaveLength(1);
    const week = await test.page('/weekly/2025-W42');
    expect(week(`th a[href="${PLACE}?from=2025-10-13&to=2025-10-19"]`)).toHaveLength(1);
  });
});
