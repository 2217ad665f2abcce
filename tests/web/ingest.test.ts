import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { load, type CheerioAPI } from 'cheerio';
import { openApp, type TestApp } from '../support/app.js';
import { htmlOf, zipOf } from '../support/documents.js';
import { inGb18030 } from '../support/gb18030.js';

let test: TestApp;
beforeEach(() => {
  test = openApp('empty');
});
afterEach(() => test.close());

const BULLETIN = `西宁市党建引领“有诉必应马上办”机制创新工作日报
10月14日，12345政务服务便民热线接听群众来电诉求1103件次，网民留言60件（西宁12345微信公众号58件、人民网2件），直接办理700件，转交责任单位办理403件。
热点问题：
1. 物业管理61件，无集中反映问题，12345政务服务便民热线已及时联系相应县区政府核实处理。
2. 消费维权52件，无集中反映问题，12345政务服务便民热线已及时联系相应县区政府核实处理。`;

const HAZARD = `西宁市安全隐患举报受理情况日报
10月14日，西宁市共收到安全隐患举报41件，其中12345政务服务便民热线接收举报30件、西宁市消防救援支队接收举报11件，主要反映小区物业、消防安全、市政道路等问题，已及时联系相应县区政府核实处理。`;

async function preview(fields: Record<string, string>): Promise<CheerioAPI> {
  const request = test.as('clerk').post('/ingest');
  for (const [name, value] of Object.entries(fields)) void request.field(name, value);
  return load((await request.expect(200)).text);
}

async function store($: CheerioAPI): Promise<CheerioAPI> {
  const id = $('form[action="/ingest/store"] input[name="id"]').attr('value') ?? '';
  const stored = await test.as('clerk').post('/ingest/store').type('form').send({ id }).expect(303);
  return test.as('clerk').page(stored.headers['location'] ?? '');
}

describe('preview', () => {
  it('a pasted bulletin → figures marked where they stand, and nothing stored', async () => {
    const $ = await preview({ text: BULLETIN, published: '2025-10-15' });
    const marked = $('.archived mark data[data-metric="calls"]');
    expect([marked.attr('value'), marked.text()]).toEqual(['1103', '1103']);
    expect($('.archived').text().replaceAll('\r', '').trim()).toBe(BULLETIN);
    expect($('.outcome').text()).toContain('将入账');
    expect(test.services.storage.isEmpty()).toBe(true);
  });

  it('no publication date → pending with the reason in words; a date given then → accepted', async () => {
    const $ = await preview({ text: BULLETIN });
    expect($('.reasons').text()).toContain('没有印年份');
    const id = $('form[action="/ingest/preview"] input[name="id"]').attr('value') ?? '';
    const again = await test
      .as('clerk')
      .post('/ingest/preview')
      .type('form')
      .send({ id, published: '2025-10-15' });
    expect(load(again.text)('.outcome').text()).toContain('将入账');
  });

  it('one changed figure → pending, 勾稽不符 and the finding', async () => {
    const $ = await preview({ text: BULLETIN.replace('700件', '701件'), published: '2025-10-15' });
    expect($('.badge.verdict-unbalanced').text()).toBe('勾稽不符');
    expect($('.finding-error').text()).toContain('1103');
  });

  it('a page of other news, an empty file and a picture → each says what was not read and why', async () => {
    const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]);
    const response = await test
      .as('clerk')
      .post('/ingest')
      .attach('files', Buffer.from('城市新闻一则。'), '新闻.txt')
      .attach('files', Buffer.from(' '), '空.txt')
      .attach('files', png, '图.png')
      .expect(200);
    const texts = load(response.text)('.file').text();
    expect(texts).toContain('没有读到通报');
    expect(texts).toContain('文件里没有文字');
    expect(texts).toMatch(/不能读取 PDF 和图片|文件已损坏|图片已损坏/);
  });

  it('nothing given, a wrong date, a day to come → the form again with a sentence, 400', async () => {
    const cases: [Record<string, string>, string][] = [
      [{ text: ' ' }, '请粘贴文字'],
      [{ text: BULLETIN, published: '2025-02-30' }, '日期不对'],
      [{ text: BULLETIN, published: '2026-01-01' }, '晚于今天'],
    ];
    for (const [fields, sentence] of cases) {
      const request = test.as('clerk').post('/ingest');
      for (const [name, value] of Object.entries(fields)) void request.field(name, value);
      const $ = load((await request.expect(400)).text);
      expect($('.alert').text()).toContain(sentence);
    }
  });

  it('a file that is too large, files that are too large together → 413 with a sentence', async () => {
    const half = Buffer.alloc(43 * 1024 * 1024, 'a');
    const cases: [Buffer[], string][] = [
      [[Buffer.alloc(64 * 1024 * 1024 + 1, 'a')], '不超过 64 MB'],
      [[half, half, half], '一次不超过 128 MB'],
    ];
    for (const [files, sentence] of cases) {
      const request = test.as('clerk').post('/ingest');
      for (const file of files) void request.attach('files', file, 'big.txt');
      expect((await request.expect(413)).text).toContain(sentence);
    }
  });

  it('while it reads → the progress under the id of its form: which file, what was found; else 404', async () => {
    const form = await test.as('clerk').page('/ingest');
    const address = form('#ingest').attr('action') ?? '';
    const id = /^\/ingest\?progress=([\w-]{24})$/.exec(address)?.[1] ?? '';
    await test.as('clerk').get(`/ingest/progress/${id}`).expect(404);
    await test
      .as('clerk')
      .post(address)
      .field('published', '2025-10-15')
      .attach('files', Buffer.from(htmlOf(BULLETIN)), '晚报.html')
      .attach('files', Buffer.from(' '), '空.txt')
      .expect(200);
    const progress = await test.as('clerk').get(`/ingest/progress/${id}`).expect(200);
    expect(progress.body).toEqual({
      now: '正在读晚报.html',
      found: ['晚报.html：热线通报 2025年10月14日', '空.txt：没有读取，文件里没有文字。'],
    });
    expect(progress.headers['cache-control']).toBe('no-store');
    expect((await test.as('clerk').page('/ingest'))('#ingest').attr('action')).not.toBe(address);
  });
});

describe('storing', () => {
  it('a preview stored → the day has the figure, its source the text', async () => {
    const result = await store(await preview({ text: BULLETIN, published: '2025-10-15' }));
    expect(result('.outcome').text()).toContain('已入账');
    const day = await test.page(result('.outcome a').attr('href') ?? '');
    expect(day('data[data-metric="calls"]').first().attr('value')).toBe('1103');
    const source = await test.page(day('.sources a').first().attr('href') ?? '');
    expect(source('.archived').text().replaceAll('\r', '')).toBe(BULLETIN);
    expect(source('main').text()).toContain('2025年10月15日');
  });

  it('the same again → nothing is written; other figures → conflict with both figures', async () => {
    await store(await preview({ text: BULLETIN, published: '2025-10-15' }));
    const again = await preview({ text: BULLETIN, published: '2025-10-15' });
    expect(again('main').text()).toContain('没有新的依据');
    const other = BULLETIN.replace('1103件次', '1104件次').replace('700件', '701件');
    const conflict = await preview({ text: other, published: '2025-10-15' });
    expect(conflict('.differences').text()).toMatch(/1,103.*1,104/s);
    expect(conflict('.outcome').text()).toContain('待核');
  });

  it('a pending reading stored → its day shows 待核, its figures and the reason', async () => {
    await store(await preview({ text: BULLETIN.replace('700件', '701件'), published: '2025-10-15' }));
    const $ = await test.page('/daily/2025-10-14');
    expect($('.standing-name').first().text()).toBe('待核');
    expect($('.reasons').text()).toContain('不符');
    expect($('.reading data[data-metric="calls"]').attr('value')).toBe('1103');
  });

  it('a reading without a date stored → listed on the ingest page', async () => {
    await store(await preview({ text: BULLETIN }));
    const $ = await test.as('clerk').page('/ingest');
    expect($('.undated').text()).toContain('10月14日（年份未定）');
  });

  it('Chinese file names and GB18030 bytes → kept and read', async () => {
    const bytes = inGb18030(BULLETIN);
    expect(bytes.equals(Buffer.from(BULLETIN))).toBe(false);
    const response = await test
      .as('clerk')
      .post('/ingest')
      .attach('files', bytes, '西宁晚报头版.txt')
      .expect(200);
    const $ = load(response.text);
    expect($('.file h2').text()).toBe('西宁晚报头版.txt');
    expect($('.archived').text()).toBe(BULLETIN);
    expect($('data[data-metric="hotspot"]').first().attr('value')).toBe('61');
  });

  it('a web page that states its day, inside a ZIP → stored under both names, the page of its source says so', async () => {
    const page = htmlOf(BULLETIN, { head: '<meta name="PubDate" content="2025-10-15">' });
    const zip = await zipOf([{ name: '头版.html', bytes: Buffer.from(page) }]);
    const response = await test.as('clerk').post('/ingest').attach('files', zip, '晚报.zip').expect(200);
    const result = await store(load(response.text));
    expect(result('.file h2').text()).toBe('晚报.zip/头版.html');
    expect(result('.outcome').text()).toContain('已入账');
    const source = await test.page(result('a[href^="/sources/"]').attr('href') ?? '');
    expect(source('.facts').text()).toContain('文件自述 2025年10月15日');
    expect(source('.facts').text()).toContain('网页，读取正文文字，共 1 页');
  });

  it('an id after half an hour or an invented one → 404 with a sentence', async () => {
    const $ = await preview({ text: BULLETIN });
    const id = $('input[name="id"]').first().attr('value') ?? '';
    test.clock.pass(31);
    for (const wrong of [id, 'AAAA']) {
      const response = await test
        .as('clerk')
        .post('/ingest/store')
        .type('form')
        .send({ id: wrong })
        .expect(404);
      expect(response.text).toContain('已过期或已入库');
    }
    expect(test.services.storage.isEmpty()).toBe(true);
    await test.as('clerk').post('/ingest/store').type('form').send({}).expect(400);
  });
});

describe('hostile content', () => {
  const SCRIPT = '<script>alert(1)</script>';

  it('markup in a label, a remark and a file name → shown as text on every page', async () => {
    const hotline = BULLETIN.replace('物业管理', `物业${SCRIPT}`).replace('人民网', `<b onclick=x>"'网`);
    const text = `${hotline}\n${HAZARD.replace('消防安全', '消防<i>安全')}`;
    const response = await test
      .as('clerk')
      .post('/ingest')
      .field('published', '2025-10-15')
      .attach('files', Buffer.from(text), `x"><img src=x onerror=1>.txt`)
      .expect(200);
    const pages = [response.text];
    const $ = load(response.text);
    pages.push((await store($)).html());
    for (const path of ['/daily/2025-10-14', '/weekly/2025-W42', '/ingest']) {
      pages.push((await test.as('clerk').get(path).expect(200)).text);
    }
    const link = load(pages[1] ?? '')('a[href^="/sources/"]').attr('href') ?? '';
    pages.push((await test.get(link).expect(200)).text);
    for (const page of pages) {
      const parsed = load(page);
      expect(parsed('script:not([src^="/assets/"]), img, b, i').length).toBe(0);
    }
    expect($('.archived').text()).toContain(SCRIPT);
    expect($('mark').text()).toContain('消防<i>安全');
  });
});
