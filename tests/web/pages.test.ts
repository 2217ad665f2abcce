import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { openApp, type TestApp } from '../support/app.js';
import { bulletin, hotlineText } from '../support/builders.js';
import { put } from '../support/ledger.js';

describe('pages of a ledger with the two seeded days', () => {
  let test: TestApp;
  beforeAll(() => {
    test = openApp();
  });
  afterAll(() => test.close());

  it('the front page → the newest day in its main figures, with a link to it', async () => {
    const $ = await test.page('/');
    expect($('#newest a').attr('href')).toBe('/daily/2025-10-15');
    expect($('#newest-cards data[data-metric="calls"]').attr('value')).toBe('1215');
  });

  it('a day with a bulletin → its own figure is the first of its metric, linked to its characters', async () => {
    const $ = await test.page('/daily/2025-10-15');
    const first = $('data[data-metric="calls"]').first();
    expect([first.attr('value'), first.text()]).toEqual(['1215', '1,215']);
    expect($.html()).toContain('<data value="1215" data-metric="calls">1,215</data>');
    const [path = '', place = ''] = (first.parent('a').attr('href') ?? '').split('#');
    const source = await test.page(path);
    expect(source(`#${place}`).text()).toBe('1215');
    expect(source(`#${place} data`).attr('value')).toBe('1215');
  });

  it('a day with a bulletin → every printed figure, the sum named as computed, verdict and missing call-backs', async () => {
    const $ = await test.page('/daily/2025-10-15');
    const values = (metric: string): (string | undefined)[] =>
      $(`data[data-metric="${metric}"]`)
        .map((_index, element) => $(element).attr('value'))
        .get();
    expect(values('messages')).toEqual(['73']);
    expect(values('contacts')).toEqual(['1288']);
    expect(values('channel')).toEqual(['65', '2', '1', '3', '2']);
    expect(values('hotspot')).toEqual(['64', '58', '49']);
    expect(values('receiver')).toEqual(['48', '17']);
    expect(values('callbacks')).toEqual([]);
    expect(values('directRate')).toEqual(['60.82']);
    const text = $('main').text();
    for (const words of ['来电留言合计（计算）', '勾稽一致', '739 ÷ 1,215', '小区物业', '较前一日']) {
      expect(text).toContain(words);
    }
  });

  it('tables → captions with the unit and heads with a scope', async () => {
    for (const path of ['/daily/2025-10-15', '/weekly/2025-W42', '/exports']) {
      const $ = await test.page(path);
      $('table').each((_index, table) => expect($(table).children('caption').text().trim()).not.toBe(''));
      expect($('th').not('[scope]').length).toBe(0);
    }
  });

  it('a day without a bulletin → a page that says so, with no figure', async () => {
    for (const [date, name] of [
      ['2025-10-17', '待刊'],
      ['2025-10-10', '未纳入统计'],
    ]) {
      const $ = await test.page(`/daily/${date}`);
      expect($('.standing-name').first().text()).toBe(name);
      expect($('data').length).toBe(0);
    }
  });

  it('the date picker → the day; the week of a day → its week; nothing chosen → the newest', async () => {
    for (const [path, place] of [
      ['/daily?date=2024-05-29', '/daily/2024-05-29'],
      ['/daily?date=', '/daily/2025-10-15'],
      ['/daily', '/daily/2025-10-15'],
      ['/weekly?date=2024-12-30', '/weekly/2025-W01'],
      ['/weekly', '/weekly/2025-W42'],
    ]) {
      const response = await test.get(path ?? '').expect(302);
      expect(response.headers['location']).toBe(place);
    }
  });

  it('the week → its days in order, the six without a bulletin named, sums and lower bounds', async () => {
    const $ = await test.page('/weekly/2025-W42');
    expect($('h1').text()).toBe('2025年第42周（10月13日—19日）');
    const named = $('.left-out').first().text();
    for (const day of [13, 14, 16, 17, 18, 19]) expect(named).toContain(`10月${day}日`);
    expect(named).not.toContain('10月15日');
    expect($('data[data-metric="calls"]').attr('value')).toBe('1215');
    expect($('data[data-metric="calls.sum"]').text()).toBe('1,215');
    expect($('data[data-metric="hotspot.sum"]').first().text()).toBe('≥ 64');
  });

  it('the JSON twins → the same models', async () => {
    const day = await test.get('/api/v1/daily/2025-10-15').expect(200);
    expect(day.body).toMatchObject({ date: '2025-10-15', simulated: false, hotline: { status: 'accepted' } });
    const week = await test.get('/api/v1/weekly/2025-W42').expect(200);
    expect(week.body).toMatchObject({ kind: 'week', code: '2025-W42', hotline: { daysWithData: 1 } });
  });

  it('static files → the style sheet, and fonts that may be kept for a year', async () => {
    const sheet = await test.get('/assets/base.css').expect(200);
    expect(sheet.headers['content-type']).toContain('text/css');
    const font = await test.get('/assets/fonts/noto-sans-sc/400.css').expect(200);
    expect(font.headers['cache-control']).toContain('immutable');
    for (const file of ['package.json', 'README.md', 'LICENSE', 'metadata.json']) {
      await test.get(`/assets/fonts/noto-sans-sc/${file}`).expect(404);
    }
  });

  it('a source page → when it came, by whom and with which publication date; how it was read, in words', async () => {
    const day = await test.page('/daily/2025-10-15');
    const $ = await test.page(day('.sources a').first().attr('href') ?? '');
    const cells = $('table:has(caption:contains("录入经过")) tbody tr')
      .first()
      .find('th, td')
      .get()
      .map((cell) => $(cell).text());
    expect(cells).toEqual(['2025年10月18日 10:00', '示例数据', '2025-10-15.txt', '未填']);
    expect($('.facts').text()).toContain('纯文本，照原字读取，共 1 页');
  });

  it('the week → a head for the printed sheet: what it is, region, week, day of printing', async () => {
    const $ = await test.page('/weekly/2025-W42');
    const head = $('.print-only').text();
    for (const words of ['热线台账　周报', '西宁市', '2025年第42周', '打印日期：2025年10月18日'])
      expect(head).toContain(words);
  });

  it('every page → language, skip link, no inline style or script', async () => {
    for (const path of ['/daily/2025-10-15', '/weekly/2025-W42', '/ingest', '/exports']) {
      const $ = await test.as('clerk').page(path);
      expect($('html').attr('lang')).toBe('zh-CN');
      expect($('a.skip').attr('href')).toBe('#main');
      expect($('[style], style, script:not([src])').length).toBe(0);
    }
  });

  it('the health check → ok', async () => {
    await test.get('/healthz').expect(200, { status: 'ok', empty: false });
  });
});

describe('periods of which fewer days have data', () => {
  let test: TestApp;
  const bring = async (days: number[], callbacks: number[] = []): Promise<void> => {
    for (const day of days) {
      const extra = callbacks.includes(day) ? '，回访群众30件' : '';
      const text = hotlineText({ day: `10月${day}日` }).replace('476件。', `476件${extra}。`);
      const name = `2025-10-${String(day + 1).padStart(2, '0')}.txt`;
      const origin = { origin: 'import', actor: '测试' } as const;
      await test.services.ingest.ingest({ name, bytes: Buffer.from(text), ...origin });
    }
  };
  beforeEach(() => {
    test = openApp('empty');
  });
  afterEach(() => test.close());

  it('a week of two days after one of seven → last week beside its own days, each number as data', async () => {
    await bring([6, 7, 8, 9, 10, 11, 12, 13, 14]);
    const $ = await test.page('/weekly/2025-W42');
    const row = $('table:has(caption:contains("留言渠道")) tbody tr').first();
    expect(row.text().replace(/\s+/g, ' ')).toContain('130 2/2天455 7/7天');
    const values = (metric: string): string | undefined =>
      row.find(`data[data-metric="${metric}"]`).attr('value');
    expect(['channel.sum', 'channel.previous', 'channel.days', 'channel.previous.days'].map(values)).toEqual([
      '130',
      '455',
      '2',
      '7',
    ]);
    expect($('main').text()).toContain('本周2天、上周7天有数据');
    expect($('data[data-metric="directRate.numerator"]').attr('value')).toBe('1478');
    expect($('data[data-metric="directRate.denominator"]').attr('value')).toBe('2430');
  });

  it('figures of a base with other numbers of days → each note names its figures; one that holds for all does not', async () => {
    await bring([7, 8, 9, 10, 11, 12, 13, 14], [12, 13, 14]);
    const named = (await test.page('/daily/2025-10-14'))('.hotline .notes').text();
    expect(named).toContain('来电诉求、网民留言、来电留言合计（计算）、直接办理、转交办理：有数据的7天平均');
    expect(named).toContain('回访量：有数据的2天平均');
    const plain = (await test.page('/daily/2025-10-11'))('.hotline .notes').text();
    expect(plain).toContain('本日不逢节假日；有数据的4天平均');
  });
});

describe('a ledger without bulletins', () => {
  it('the front page → says what to do next', async () => {
    const test = openApp('empty');
    const $ = await test.page('/');
    expect($('main a[href="/ingest"]').length).toBe(1);
    test.close();
  });
});

describe('a ledger of simulated bulletins', () => {
  it('pages, JSON, export and its file name → all say 模拟数据', async () => {
    const test = openApp('empty');
    test.services.storage.markSimulated({ actor: '模拟', at: '2025-10-18T02:00:00.000Z' });
    for (const path of ['/daily/2025-10-15', '/weekly/2025-W42', '/ingest', '/exports', '/nowhere']) {
      expect((await test.as('clerk').get(path)).text).toContain('<strong>模拟数据</strong>');
    }
    const day = await test.get('/api/v1/daily/2025-10-15').expect(200);
    expect(day.body).toMatchObject({ simulated: true });
    const csv = await test.get('/exports/hotline.csv').expect(200);
    expect(csv.headers['content-disposition']).toContain(encodeURIComponent('模拟数据'));
    test.close();
  });
});

describe('a quarter with a further bulletin of an accepted day', () => {
  it('its page → says that the sums follow the accepted one', async () => {
    const test = openApp('empty');
    try {
      put(test.services.storage, bulletin('2025-10-14'));
      put(test.services.storage, bulletin('2025-10-14'), { action: 'hold', reasons: ['conflict'] });
      for (const path of ['/quarterly/2025-Q4', '/yearly/2025']) {
        const $ = await test.page(path);
        expect($('.left-out').text()).toContain('10月14日另有待核的通报，合计以已入账的为准。');
      }
    } finally {
      test.close();
    }
  });
});
