// What a preview says is what storing does; and what a refusal leaves.
import { request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { load, type CheerioAPI } from 'cheerio';
import { HOST, openApp, type TestApp } from '../support/app.js';
import { logIn, type Held } from '../support/visitor.js';
import { hotlineText } from '../support/builders.js';

let test: TestApp;
beforeEach(() => {
  test = openApp('empty');
});
afterEach(() => test.close());

const ONE = hotlineText();
const OTHER = hotlineText({ calls: 1216, direct: 740 });
const NEWS = '城市新闻一则，没有通报。';

async function previewFiles(files: [string, string][], published = '2025-10-16'): Promise<CheerioAPI> {
  const request = test.as('clerk').post('/ingest').field('published', published);
  for (const [name, text] of files) void request.attach('files', Buffer.from(text), name);
  return load((await request.expect(200)).text);
}

async function previewText(text: string, published = '2025-10-16'): Promise<CheerioAPI> {
  const response = await test
    .as('clerk')
    .post('/ingest')
    .field('text', text)
    .field('published', published)
    .expect(200);
  return load(response.text);
}

function idOf($: CheerioAPI): string {
  return $('form[action="/ingest/store"] input[name="id"]').attr('value') ?? '';
}

async function store($: CheerioAPI): Promise<string> {
  const stored = await test
    .as('clerk')
    .post('/ingest/store')
    .type('form')
    .send({ id: idOf($) })
    .expect(303);
  return stored.headers['location'] ?? '';
}

function badges($: CheerioAPI): string[] {
  return $('.badge[class*="state-"]')
    .get()
    .map((badge) => $(badge).text());
}

describe('a preview of several files', () => {
  it('two files of one day with other figures → the second will wait, as it then does; every id once', async () => {
    const $ = await previewFiles([
      ['n1.txt', ONE],
      ['n2.txt', OTHER],
    ]);
    expect(badges($)).toEqual(['将入账', '将待核']);
    expect($('.differences').text()).toMatch(/来电诉求.*1,215.*1,216/s);
    const ids = $('[id]')
      .get()
      .map((element) => $(element).attr('id'));
    expect(new Set(ids).size).toBe(ids.length);
    const result = await test.as('clerk').page(await store($));
    expect(badges(result)).toEqual(['已入账', '待核']);
  });

  it('the same bytes under two names → shown once, every id once, stored once', async () => {
    const $ = await previewFiles([
      ['n1.txt', ONE],
      ['copy.txt', ONE],
    ]);
    expect(badges($)).toEqual(['将入账']);
    expect($('.file').first().text()).toContain('与下面的“copy.txt”内容完全相同');
    const ids = $('[id]')
      .get()
      .map((element) => $(element).attr('id'));
    expect(new Set(ids).size).toBe(ids.length);
    expect(badges(await test.as('clerk').page(await store($)))).toEqual(['已入账']);
  });
});

describe('what a preview says', () => {
  it('a document that is there already → its present state, and nothing to store', async () => {
    await store(await previewText(ONE));
    const $ = await previewText(ONE);
    expect(badges($)).toEqual(['已入账']);
    expect($('.outcome').text()).toContain('以前已读入，现在已入账');
    expect($('main').text()).not.toMatch(/将入账|将记为/);
    expect($('form[action="/ingest/store"]').length).toBe(0);
  });

  it('nothing but other news → says that no bulletin was read; storing is the second choice', async () => {
    const $ = await previewText(NEWS);
    expect($('.decide').text()).toContain('没有读到通报');
    expect($('.decide .primary').text()).toContain('重新录入');
    expect($('.decide button:not(.primary)').first().text()).toBe('仍然存档');
    await store(await previewText(ONE));
    const beside = await previewFiles([
      ['粘贴的文字.txt', ONE],
      ['新闻.txt', NEWS],
    ]);
    expect(badges(beside)).toEqual(['已入账']);
    expect(beside('.decide button:not(.primary)').first().text()).toBe('仍然存档');
  });

  it('a bulletin of another region → named with what that means, in preview, result and source', async () => {
    const $ = await previewText(ONE.replaceAll('西宁', '海东'));
    const pages = [$, await test.as('clerk').page(await store($))];
    pages.push(await test.page(pages[1]?.('a[href^="/sources/"]').attr('href') ?? ''));
    for (const page of pages) {
      expect(page('main').text()).toMatch(/海东市\s+2025年10月15日/);
      expect(page('main').text()).toContain('不计入西宁市的日报和周报');
      expect(page('main a[href="/daily/2025-10-15"]').length).toBe(0);
    }
  });

  it('topics that only one of two prints → 有 and 没有; figures under their metric and side', async () => {
    const notice = (topics: string, count: number): string =>
      `西宁市安全隐患举报受理情况日报\n10月15日，西宁市共收到安全隐患举报${count}件，其中12345政务服务便民热线接收举报${count - 10}件、西宁市消防救援支队接收举报10件，主要反映${topics}等问题，已及时联系相应县区政府核实处理。`;
    await store(await previewText(notice('小区物业、消防安全', 40)));
    const $ = await previewText(notice('小区物业、燃气安全', 41));
    expect($('.differences data[data-metric="hazards.accepted"]').attr('value')).toBe('40');
    expect($('.differences data[data-metric="hazards.here"]').attr('value')).toBe('41');
    const rows = $('.differences tbody tr')
      .get()
      .map((row) => $(row).text());
    expect(rows).toEqual(expect.arrayContaining(['主要问题：消防安全有没有', '主要问题：燃气安全没有有']));
    await store($);
    const day = await test.page('/daily/2025-10-15');
    expect(day('.differences').text()).toContain('主要问题：燃气安全没有有');
  });

  it('more than 200 bulletins in one text → refused with a sentence, quickly', async () => {
    const many = Array.from({ length: 201 }, (_, index) => hotlineText({ messages: index + 1 })).join('\n\n');
    const $ = await previewText(many);
    expect($('.file .alert').text()).toContain('201 份通报，超过 200 份的上限');
    expect($('form[action="/ingest/store"]').length).toBe(0);
  });
});

describe('a form that is refused', () => {
  it('a day to come, a text that is too long, too many files → the text and the date stay', async () => {
    const late = await test
      .as('clerk')
      .post('/ingest')
      .field('text', ONE)
      .field('published', '2026-01-01')
      .expect(400);
    expect(load(late.text)('textarea').text().replaceAll('\r', '').trim()).toBe(ONE);
    const long = `甲${'乙'.repeat(1_500_000)}`;
    const tooLong = await test
      .as('clerk')
      .post('/ingest')
      .field('text', long)
      .field('published', '2025-10-16')
      .expect(413);
    const $ = load(tooLong.text);
    expect($('textarea').text().trim()).toBe(long);
    expect($('#published').attr('value')).toBe('2025-10-16');
    const request = test.as('clerk').post('/ingest').field('text', ONE);
    for (let index = 0; index < 21; index += 1)
      void request.attach('files', Buffer.from('a'), `${index}.txt`);
    const tooMany = load((await request.expect(413)).text);
    expect(tooMany('.alert').text()).toContain('文件请重新选择');
    expect(tooMany('textarea').text()).toContain('1215件次');
  });

  it('a date to come on the preview → the preview again, with a sentence, still to be stored', async () => {
    const id = idOf(await previewText(ONE));
    const answer = await test
      .as('clerk')
      .post('/ingest/preview')
      .type('form')
      .send({ id, published: '2026-01-01' });
    expect(answer.status).toBe(400);
    const $ = load(answer.text);
    expect($('.alert').text()).toContain('晚于今天');
    expect(badges(await test.as('clerk').page(await store($)))).toEqual(['已入账']);
  });

  it('a small form that is too large → 413 with the way back to 录入', async () => {
    const answer = await test
      .as('clerk')
      .post('/ingest/store')
      .type('form')
      .send({ id: 'a'.repeat(2_000_000) })
      .expect(413);
    expect(load(answer.text)('main a[href="/ingest"]').length).toBe(1);
  });

  it('forms that are none → 400 with a Chinese sentence and no bug in the log', async () => {
    const part = '--x\r\nContent-Disposition: form-data; name="text"\r\n\r\nabc';
    const cases: [string, string][] = [
      ['multipart/form-data', `${part}\r\n--x--\r\n`],
      ['multipart/form-data; boundary=x', part],
      [
        'multipart/form-data; boundary=x',
        '--x\r\nContent-Disp\u0000osition form-data\r\n\r\nabc\r\n--x--\r\n',
      ],
      ['multipart/form-data; boundary=x', `${part.replace('"text"', '"text[a]"')}\r\n--x--\r\n`],
    ];
    for (const [type, body] of cases) {
      const answer = await test.as('clerk').post('/ingest').set('Content-Type', type).send(body);
      expect([type, body, answer.status]).toEqual([type, body, 400]);
      expect(load(answer.text)('.alert').text()).toMatch(/^[\u4e00-\u9fff，。；]+$/);
    }
    const json = await test.as('clerk').post('/ingest/store').send({ id: 'x' }).expect(400);
    expect(json.text).not.toMatch(/Invalid|expected/);
    expect(json.text).toContain('不完整');
    expect(test.log.filter(({ level }) => Number(level) >= 50)).toEqual([]);
  });
});

describe('the result', () => {
  it('reloaded, or stored by a second click → the same result, stored once; after half an hour → gone', async () => {
    const $ = await previewText(ONE);
    const place = await store($);
    expect(place).toMatch(/^\/ingest\/results\/[\w-]{24}$/);
    for (const page of [await test.as('clerk').page(place), await test.as('clerk').page(place)])
      expect(badges(page)).toEqual(['已入账']);
    expect(await store($)).toBe(place);
    test.clock.pass(31);
    expect((await test.as('clerk').get(place).expect(404)).text).toContain('不再保留');
  });
});

describe('many at once', () => {
  /** Sends the head of an upload and no end, so that its turn lasts. */
  function hold(port: number, { cookie, token }: Held): { end: () => void; status: Promise<number> } {
    const type = 'multipart/form-data; boundary=x';
    const headers = { Host: HOST, 'Content-Type': type, Cookie: cookie, 'x-csrf-token': token };
    const request = httpRequest({ port, host: '127.0.0.1', path: '/ingest', method: 'POST', headers });
    const status = new Promise<number>((resolve, reject) => {
      request.on('response', (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      });
      request.on('error', reject);
    });
    request.write('--x\r\nContent-Disposition: form-data; name="text"\r\n\r\n');
    return { end: () => request.end(`${NEWS}\r\n--x--\r\n`), status };
  }

  it('one upload has its turn, eight wait, the next → 503 with Retry-After; then all are answered', async () => {
    const server = test.app.listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    await test.as('clerk').page('/ingest');
    const login = await logIn({ app: test.app, host: HOST }, 'clerk');
    const held = Array.from({ length: 9 }, () => hold(port, login));
    await new Promise((resolve) => setTimeout(resolve, 300));
    const refused = await test.as('clerk').post('/ingest').field('text', NEWS);
    expect([refused.status, refused.headers['retry-after']]).toEqual([503, '30']);
    for (const { end } of held) end();
    expect(await Promise.all(held.map(({ status }) => status))).toEqual(Array.from({ length: 9 }, () => 200));
    server.closeAllConnections();
    server.close();
  });
});
