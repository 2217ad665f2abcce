// The source page: one figure on top, its versions and decisions, hostile names and texts; the original as a download.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { CheerioAPI } from 'cheerio';
import type { StoredFigure } from '../../src/domain/entry.js';
import { openApp, type TestApp } from '../support/app.js';
import { hotlineText } from '../support/builders.js';

let test: TestApp;
beforeEach(() => {
  test = openApp('empty');
});
afterEach(() => test.close());

async function bring(text: string, name = 'page.txt'): Promise<string> {
  const brought = { name, bytes: Buffer.from(text), origin: 'person', actor: '录入员' } as const;
  const [outcome] = await test.services.ingest.ingest({ ...brought, published: '2025-10-16' });
  return outcome?.sha256 ?? '';
}

function figuresOf(sha256: string, reading = 0): StoredFigure[] {
  return test.services.storage.source(sha256)?.readings[reading]?.bulletin.figures ?? [];
}

function idOf(sha256: string, metric: string): number {
  return figuresOf(sha256).find((figure) => figure.metric === metric)?.id ?? 0;
}

/** A person corrects the calls: a further version of the reading with all its figures. Returns the new calls' id. */
function correctCalls(sha256: string, value: number): number {
  const { storage, clock } = test.services;
  const held = storage.source(sha256)?.readings[0];
  const known = storage.knownSource(sha256);
  if (!held || !known) throw new Error('nothing to correct');
  const { readingId, bulletin, date } = held;
  const at = clock.now().toISOString();
  const { region, kind } = bulletin;
  const key = { region, kind, date, sameAs: null, reasons: [], at };
  storage.transaction(() => {
    const figures = bulletin.figures.map(({ id, ...figure }) => ({
      ...{ ...figure, replaces: id },
      ...(figure.metric === 'calls' ? { value } : {}),
    }));
    const origin = {
      sourceId: known.id,
      arrivalId: known.arrivals[0]?.id ?? 0,
      parserVersion: '9',
      readAt: at,
    };
    const corrected = storage.addReading(
      { ...origin, correction: { corrects: readingId, actor: '审核员' } },
      { ...bulletin, figures },
    );
    storage.decide({ ...key, readingId, action: 'supersede', actor: '审核员' });
    storage.decide({ ...key, readingId: corrected, action: 'correct', note: '印错一位', actor: '审核员' });
  });
  return idOf(sha256, 'calls');
}

const chosenPage = (sha256: string, id: number): Promise<CheerioAPI> =>
  test.as('admin').page(`/sources/${sha256}?figure=${id}`);

describe('a chosen figure', () => {
  it('→ its value, sentence, characters, document, page, digest and programs, and who accepted it when', async () => {
    const sha256 = await bring(hotlineText(), '晨报.txt');
    const $ = await chosenPage(sha256, idOf(sha256, 'direct'));
    const panel = $('.chosen-figure');
    expect(panel.find('h3').text()).toBe('直接办理');
    expect(panel.find('.card-value').text()).toBe('739件');
    expect(panel.find('.sentence').text()).toMatch(
      /^10月15日，12345.*直接办理739件，转交责任单位办理476件。$/,
    );
    expect(panel.find('.sentence mark').text()).toBe('739');
    const facts = panel.find('.facts').text();
    for (const words of ['晨报.txt，第1页，共1页', '2025年10月16日', sha256, '读取程序 text', '解析程序'])
      expect(facts).toContain(words);
    expect(facts).toContain('采用规则，2025年10月18日 10:00（第 3 号）');
    expect(panel.find('.badges').text()).toBe('已入账勾稽一致');
    const steps = panel.find('.steps tbody tr').get();
    expect(
      steps.map((row) =>
        $(row)
          .find('td')
          .get()
          .map((cell) => $(cell).text()),
      ),
    ).toEqual([
      ['读出第1版', expect.stringMatching(/^解析程序 /), '', '第 2 号'],
      ['第1版采用', '规则', '', '第 3 号'],
    ]);
    expect($(steps[1]).find('a').attr('href')).toBe('/audit?event=3#event-3');
    expect($(steps[1]).find('th').text()).toBe('2025年10月18日 10:00');
  });

  it('→ strong in the text, its bulletin’s others lightly, other bulletins’ lighter still', async () => {
    const sha256 = await bring(`${hotlineText()}\n\n${hotlineText({ day: '10月14日' })}`);
    const id = idOf(sha256, 'calls');
    const $ = await chosenPage(sha256, id);
    expect(
      $('.archived mark.chosen')
        .get()
        .map((mark) => $(mark).attr('id')),
    ).toEqual([`text-figure-${id}`]);
    expect($('.archived #figure-' + String(idOf(sha256, 'messages'))).attr('class')).toBe('near');
    expect($(`.archived #figure-${figuresOf(sha256, 1)[0]?.id ?? 0}`).attr('class')).toBe('far');
  });

  it('for those who may → a way to correct it and to its events; for others none', async () => {
    const sha256 = await bring(hotlineText());
    const id = idOf(sha256, 'calls');
    const { readingId = 0 } = test.services.storage.source(sha256)?.readings[0] ?? {};
    const hrefs = async (role: 'viewer' | 'clerk' | 'auditor'): Promise<string[]> => {
      const $ = await test.as(role).page(`/sources/${sha256}?figure=${id}`);
      expect($('main form').length).toBe(0);
      return $('.chosen-figure a')
        .get()
        .map((link) => $(link).attr('href') ?? '');
    };
    const review = `/review/${readingId}?figure=${id}`;
    expect(await hrefs('viewer')).toEqual([`#text-figure-${id}`, `/sources/${sha256}/original`]);
    expect(await hrefs('clerk')).toContain(review);
    const auditor = await hrefs('auditor');
    expect(auditor).toContain('/audit?event=3#event-3');
    expect(auditor).not.toContain(review);
  });

  it('that the source does not have, or that is no number → 404 or 400 in one sentence', async () => {
    const sha256 = await bring(hotlineText());
    for (const [query, status] of [
      ['figure=999999', 404],
      ['statement=1', 404],
      ['figure=-1', 400],
      ['figure=1%27%20OR%201', 400],
      ['figure=1&figure=2', 400],
      ['figure=99999999999999999999', 400],
    ] as const) {
      const { text } = await test.as('viewer').get(`/sources/${sha256}?${query}`).expect(status);
      expect(text).not.toContain('OR 1');
    }
  });

  it('beyond what a long text shows → it is shown all the same', async () => {
    const filler = '其他新闻的文字没有数字。'.repeat(12_000);
    const sha256 = await bring(`${filler}\n\n${hotlineText()}\n\n${filler}`);
    const id = idOf(sha256, 'transferred');
    const $ = await chosenPage(sha256, id);
    expect($(`.archived #text-figure-${id}`).text()).toBe('476');
    expect($('.archived .gap-note').length).toBe(2);
  });
});

describe('a corrected figure', () => {
  it('the newest version → both versions with value, who, when, why and number of the event', async () => {
    const sha256 = await bring(hotlineText());
    const before = idOf(sha256, 'calls');
    const after = correctCalls(sha256, 1216);
    const $ = await chosenPage(sha256, after);
    expect($('.chosen-figure .alert').length).toBe(0);
    expect($('.chosen-figure .conflict').text()).toBe(
      '这个数字由审核员更正：原来读作 1,215；理由：印错一位。',
    );
    const rows = $('table:has(caption:contains("各版")) tbody tr').get();
    const cells = rows.map((row) =>
      $(row)
        .find('th, td')
        .get()
        .map((cell) => $(cell).text().replace(/\s+/g, ' ').trim()),
    );
    expect(cells[0]?.slice(0, 3)).toEqual(['第1版', '1,215 件次', '已由新的读数代替']);
    expect(cells[1]).toEqual([
      ...[
        '第2版 （正在看）',
        '1,216 件次',
        '已入账',
        '审核员',
        '2025年10月18日 10:00',
        '印错一位',
        '第 4 号',
      ],
    ]);
    expect($(rows[0]).find('a').first().attr('href')).toBe(
      `/sources/${sha256}?figure=${before}#figure-${before}`,
    );
    expect($(`.archived #figure-${before}`).length).toBe(1);
  });

  it('an old link → that version with its value, and that it was replaced by which', async () => {
    const sha256 = await bring(hotlineText());
    const before = idOf(sha256, 'calls');
    const after = correctCalls(sha256, 1216);
    const $ = await chosenPage(sha256, before);
    expect($('.chosen-figure .card-value data').attr('value')).toBe('1215');
    expect($('.chosen-figure .alert').text()).toBe('这是第1版的数字，已由第2版代替。');
    expect($('.chosen-figure .alert a').attr('href')).toBe(
      `/sources/${sha256}?figure=${after}#figure-${after}`,
    );
    expect($(`.archived #text-figure-${before} data`).attr('value')).toBe('1215');
    expect($(`.sentence #figure-${before} data`).attr('value')).toBe('1215');
    expect($(`.archived #figure-${after}`).length).toBe(1);
    expect($('.chosen-figure a[href^="/review/"]').length).toBe(0);
  });

  it('the history below → every step in the order of the chain, the old figures readable', async () => {
    const sha256 = await bring(hotlineText());
    correctCalls(sha256, 1216);
    const $ = await test.as('auditor').page(`/sources/${sha256}`);
    const place = $('.place');
    expect(place.find('> summary').text()).toBe('2025年10月15日 热线通报：经过，共2版');
    expect(
      place
        .find('.steps tbody td[data-label="做了什么"]')
        .get()
        .map((cell) => $(cell).text()),
    ).toEqual([...['读出第1版', '第1版采用', '更正，作出第2版', '第1版由另一版代替', '第2版更正后采用']]);
    expect(
      place
        .find('details details data[data-metric="calls"]')
        .get()
        .map((one) => $(one).attr('value')),
    ).toEqual([...['1216', '1215']]);
  });

  it('a page that was read again with a publication date → old links lead to the new reading', async () => {
    const text = hotlineText();
    const brought = {
      name: 'page.txt',
      bytes: Buffer.from(text),
      origin: 'person',
      actor: '录入员',
    } as const;
    const [outcome] = await test.services.ingest.ingest(brought);
    const sha256 = outcome?.sha256 ?? '';
    const before = idOf(sha256, 'calls');
    await test.services.ingest.ingest({ ...brought, published: '2025-10-16' });
    const after = idOf(sha256, 'calls');
    expect(after).not.toBe(before);
    const $ = await chosenPage(sha256, before);
    expect($('.chosen-figure .alert a').attr('href')).toContain(`figure=${after}#`);
  });
});

describe('a figure of a statement', () => {
  const STORY = '本报讯 前4个月，西宁市“有诉必应马上办”平台接待1587件，100%办结。';

  it('→ scope, sentence and characters; rates that share a number have a place each', async () => {
    const sha256 = await bring(STORY, 'story.txt');
    const [statement] = test.services.storage.statementsOf(sha256);
    const [received, closure] = statement?.figures ?? [];
    const $ = await test.as('viewer').page(`/sources/${sha256}?statement=${closure?.id ?? 0}`);
    expect($('.chosen-figure h3').text()).toBe('办结率');
    expect($('.chosen-figure-head .soft').text()).toBe('阶段口径 西宁市 前4个月');
    expect($('.sentence mark').text()).toBe('100%');
    expect($(`.archived #statement-figure-${received?.id ?? 0}`).attr('class')).toBe('near');
  });

  it('that is no longer read → its old link still shows it, and says so', async () => {
    const brought = {
      name: 'story.txt',
      bytes: Buffer.from(STORY),
      origin: 'person',
      actor: '录入员',
    } as const;
    const [outcome] = await test.services.ingest.ingest(brought);
    const sha256 = outcome?.sha256 ?? '';
    const before = test.services.storage.statementsOf(sha256)[0]?.figures[0]?.id ?? 0;
    await test.services.ingest.ingest({ ...brought, published: '2024-05-16' });
    expect(test.services.storage.statementsOf(sha256)[0]?.figures[0]?.id).not.toBe(before);
    const $ = await test.as('viewer').page(`/sources/${sha256}?statement=${before}`);
    expect($('.chosen-figure .badges').text()).toBe('已撤下');
    expect($(`[id="statement-figure-${before}"] data`).attr('value')).toBe('1587');
  });
});

describe('hostile names and texts', () => {
  it('markup, scripts and closing tags → text, in title, table and sentence', async () => {
    const evil = '</data></mark></title><script>alert(1)</script><img src=x onerror=alert(1)>';
    const name = `"><svg onload=alert(1)>.txt`;
    const sha256 = await bring(
      hotlineText().replace('网民留言', `${evil}网民留言`).concat(`\n\n${evil}`),
      name,
    );
    const $ = await chosenPage(sha256, idOf(sha256, 'messages'));
    expect($('script:not([src]), img, svg, [onerror], [onload]').length).toBe(0);
    expect($('.archived').text()).toContain(evil);
    expect($('h1').text()).toBe(name);
    expect($('.archived mark.chosen').text()).toBe('65');
    expect($('.sentence').text()).toContain(evil);
  });

  it('signs that turn the writing around → shown as signs, so that figures read as they stand', async () => {
    const sha256 = await bring(
      hotlineText().replace('来电诉求', '来电诉求\u200F').concat('\n\n\u202E倒写'),
      'a\u202Egpj.txt',
    );
    const { text } = await test.as('viewer').get(`/sources/${sha256}`).expect(200);
    expect(text).not.toMatch(/[\u200F\u202E]/u);
    const $ = await test.as('viewer').page(`/sources/${sha256}`);
    expect($('.archived .control').last().attr('title')).toBe('看不见的控制符 U+202E');
    expect($('h1').text()).toBe('a\uFFFDgpj.txt');
  });

  it('line ends of two signs → the marks stand on their characters', async () => {
    const sha256 = await bring(hotlineText().replaceAll('\n', '\r\n'));
    const $ = await chosenPage(sha256, idOf(sha256, 'hotspot'));
    expect(
      $('.archived mark')
        .get()
        .map((mark) => $(mark).text()),
    ).toEqual([...['1215', '65', '65', '739', '476', '64']]);
    expect($('.sentence').text()).toBe(
      '1. 物业管理64件，无集中反映问题，12345政务服务便民热线已及时联系相应县区政府核实处理。',
    );
  });

  it('narrow columns that break words and numbers → one sentence, the number whole', async () => {
    const text = hotlineText().replace('接听群众来电诉求1215件次', '接听群众\n来电诉求12\n15件\n次');
    const sha256 = await bring(text);
    const $ = await chosenPage(sha256, idOf(sha256, 'calls'));
    expect($('.sentence').text()).toContain('接听群众来电诉求1215件次，');
    expect($('.sentence mark').text()).toBe('1215');
  });
});
