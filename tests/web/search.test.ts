// The search through the real application: links, marks, states, filters in the address, redaction, hostile input.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { CheerioAPI } from 'cheerio';
import { openApp, type TestApp } from '../support/app.js';
import { hotlineText } from '../support/builders.js';

let test: TestApp;
beforeEach(() => {
  test = openApp('seeds');
});
afterEach(() => test.close());

function find(words: string, rest: Record<string, string> = {}): Promise<CheerioAPI> {
  return test.page(`/search?${new URLSearchParams({ q: words, ...rest }).toString()}`);
}

function hits($: CheerioAPI): string[] {
  return $('.hit')
    .map((_index, a) => $(a).text())
    .get();
}

async function bring(text: string, published: string): Promise<string> {
  const brought = {
    name: `${published}.txt`,
    bytes: Buffer.from(text),
    published,
    origin: 'person' as const,
  };
  const [outcome] = await test.services.ingest.ingest({ ...brought, actor: '录入员' });
  return outcome?.sha256 ?? '';
}

describe('/search', () => {
  it('nothing asked → what can be asked; the masthead has a field on every page', async () => {
    const $ = await test.page('/search');
    expect($('main').text()).toContain('可以这样找');
    const day = await test.page('/daily/2025-10-15');
    expect(day('.masthead form[action="/search"] input[name="q"]')).toHaveLength(1);
  });

  it('a category → its page; topics and bodies → their characters; marked; what was not searched is told', async () => {
    const $ = await find('物業');
    expect(hits($)).toEqual(['物业管理', '物业服务', '小区物业']);
    expect(
      $('.hit mark')
        .map((_index, mark) => $(mark).text())
        .get(),
    ).toEqual(['物业', '物业', '物业']);
    const links = $('.hit')
      .map((_index, a) => $(a).attr('href'))
      .get();
    expect(links[0]).toBe(`/hotspots/${encodeURIComponent('物业管理')}`);
    expect(links[2]).toMatch(/^\/sources\/[0-9a-f]{64}\?figure=\d+#figure-\d+$/);
    for (const link of links) await test.get(link).expect(200);
    expect($('main').text()).toContain('没有查找：版面的其余文字');
  });

  it('a day → its page with how it stands; a week → in each year', async () => {
    const $ = await find('10.15');
    expect(hits($)).toEqual(['2025年10月15日']);
    expect($('.hits').text()).toContain('热线通报：已入账');
    expect(hits(await find('第22周'))).toEqual(['2024年第22周（5月27日—6月2日）']);
  });

  it('a pending reading → found and marked as waiting', async () => {
    await bring(hotlineText({ day: '10月14日', calls: 1 }).replace('物业管理', '供热服务'), '2025-10-15');
    const $ = await find('供热');
    expect(hits($)).toEqual(['供热服务']);
    expect($('.status-pending').text()).toBe('待核1天');
    expect($('.status-accepted')).toHaveLength(0);
  });

  it('filters → stand in the form again, bound what is found, and an empty answer leads out of them', async () => {
    const $ = await find('物业', { from: '2025-01-01', to: '2025-12-31', kind: 'hotspot' });
    expect(hits($)).toEqual(['物业管理']);
    expect([
      $('#from').attr('value'),
      $('#to').attr('value'),
      $('#kind option[selected]').attr('value'),
    ]).toEqual([...['2025-01-01', '2025-12-31', 'hotspot']]);
    const none = await find('物业', { from: '2023-01-01', to: '2023-12-31' });
    expect(none('main').text()).toContain('没有找到');
    expect(none('.actions a').first().attr('href')).toBe(`/search?q=${encodeURIComponent('物业')}`);
  });

  it('more than fit → the rest behind a link, which has them', async () => {
    const labels = Array.from({ length: 12 }, (_, index) => `类别${'甲乙丙丁戊己庚辛壬癸子丑'[index] ?? ''}`);
    for (const [index, label] of labels.entries()) {
      const day = `10月${String(index + 1)}日`;
      await bring(
        hotlineText({ day }).replace('物业管理', label),
        `2025-10-${String(index + 2).padStart(2, '0')}`,
      );
    }
    const $ = await find('类别');
    expect(hits($)).toHaveLength(8);
    const more = $('.panel .actions a').last();
    expect(more.text()).toBe('还有4项热点类别');
    expect(hits(await test.page(more.attr('href') ?? ''))).toHaveLength(12);
  });

  it.each(['kept', 'removed'] as const)(
    'words of a redacted source, figures %s → not found any more',
    async (figures) => {
      const text = hotlineText({ day: '10月14日' }).replace('无集中反映问题', '张三丰多次反映噪声');
      const sha256 = await bring(text, '2025-10-15');
      expect(hits(await find('张三丰'))).toHaveLength(1);
      test.services.redact.redact(sha256, { figures, note: '个人信息', actor: '管理员' });
      const answer = await test.get(`/search?q=${encodeURIComponent('张三丰')}`);
      expect(answer.text).toContain('没有找到');
      const { body } = (await test.get(`/api/v1/search?q=${encodeURIComponent('反映噪声')}`)) as {
        body: { total: number };
      };
      expect(body.total).toBe(0);
    },
  );

  it.each([
    '%',
    '_',
    "' OR 1=1 --",
    '<script>alert(1)</script>',
    '"><img src=x onerror=x>',
    '\\',
    '.*',
    '\u202e',
  ])('%j → an ordinary word that is not there; nothing of it runs', async (words) => {
    const answer = await test.get(`/search?${new URLSearchParams({ q: words }).toString()}`).expect(200);
    expect(answer.text).not.toMatch(/<script>alert|<img src=x/);
    expect(answer.text).not.toContain('class="hit"');
  });

  it.each([
    ['too long', `q=${'长'.repeat(101)}`],
    ['an unknown kind', 'q=a&kind=zz'],
    ['a page that is none', 'q=a&page=0'],
    ['days the wrong way round', 'q=a&from=2025-02-01&to=2025-01-01'],
  ])('%s → 400', async (_name, query) => {
    await test.get(`/search?${query}`).expect(400);
  });

  it('JSON → what the page shows', async () => {
    const { body } = (await test.get(`/api/v1/search?q=${encodeURIComponent('10月15日')}`).expect(200)) as {
      body: { days: { code: string }[]; isAsked: boolean };
    };
    expect([body.isAsked, body.days.map(({ code }) => code)]).toEqual([true, ['2025-10-15']]);
  });
});

describe('a stretch of many years', () => {
  const LONG = ['1900-01-01..2199-12-31', '1900-01-01至2199-12-31'];
  const asked: number[] = [];

  beforeEach(() => {
    asked.length = 0;
    const { storage } = test.services;
    const entriesOn = storage.entriesOn.bind(storage);
    storage.entriesOn = (region, dates) => {
      asked.push(dates.length);
      return entriesOn(region, dates);
    };
  });

  it.each(LONG)('%s looked for → no day of it is looked at', async (q) => {
    for (const path of ['/search', '/api/v1/search']) {
      await test.get(`${path}?${new URLSearchParams({ q }).toString()}`).expect(200);
    }
    expect(asked).toEqual([0, 0]);
  });

  it.each(LONG)('%s compared → a sentence, and no day of it is looked at', async (a) => {
    const answer = await test.get(`/compare?${new URLSearchParams({ a, b: '2025' }).toString()}`).expect(400);
    expect(answer.text).toContain('时段太长，最多三年。');
    expect(Math.max(0, ...asked)).toBe(0);
  });

  it('most of a year without its year → the days of three years at most', async () => {
    await test.get(`/search?${new URLSearchParams({ q: '1月1日至12月31日' }).toString()}`).expect(200);
    expect(asked).toEqual([365 + 366 + 365]);
  });
});
