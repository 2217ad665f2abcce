// Every figure on a page leads somewhere: a printed one to its characters, a computed one to what it is made of.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CheerioAPI } from 'cheerio';
import { openApp, type TestApp } from '../support/app.js';
import { hotlineText } from '../support/builders.js';

const HAZARD =
  '\n\n西宁市安全隐患举报受理情况日报\n\nDAY，西宁市共收到安全隐患举报65件，其中12345政务服务便民热线接收举报48件、西宁市消防救援支队接收举报17件，主要反映小区物业、消防安全、市政道路等问题，已及时联系相应县区政府核实处理。';
const STORY =
  '本报讯 10月1日至15日，西宁市“有诉必应马上办”共受理群众诉求4000余件，响应率、满意率均在96%以上。';

/** Two weeks, a year before, a day that waits, a day in two versions, and a story. */
async function fill(test: TestApp): Promise<void> {
  const bring = async (text: string, name: string, published?: string): Promise<void> => {
    const given = published === undefined ? {} : { published };
    await test.services.ingest.ingest({
      ...{ name, bytes: Buffer.from(text), origin: 'person', actor: '录入员', ...given },
    });
  };
  for (let day = 5; day <= 15; day += 1) {
    const printed = `10月${day}日`;
    const calls = { calls: 1200 + day, direct: 700 + day, transferred: 500 };
    const text = hotlineText({ day: printed, ...calls }).replace('500件。', `500件，回访量${20 + day}件。`);
    const published = `2025-10-${String(day + 1).padStart(2, '0')}`;
    await bring(text + HAZARD.replace('DAY', printed), `day-${day}.txt`, published);
  }
  await bring(hotlineText({ day: '10月15日', calls: 900, direct: 424 }), '2024.txt', '2024-10-16');
  await bring(hotlineText({ day: '10月14日', calls: 999 }), 'unlike.txt', '2025-10-16');
  await bring(STORY, 'story.txt', '2025-10-16');
}

interface Shown {
  metric: string;
  value: string;
  href: string | undefined;
  /** What leads a figure without a link of its own: changes and differences stand beside what they are made of. */
  beside: string | undefined;
}

function figuresOf($: CheerioAPI): Shown[] {
  return $('main data')
    .get()
    .map((element) => {
      const [one, row] = [$(element), $(element).closest('dd, td, li, tr')];
      const beside = one.closest('.change').length > 0 ? row.find('.base a').attr('href') : undefined;
      const differs = one.closest('.differences').closest('.reading').attr('id');
      return {
        metric: one.attr('data-metric') ?? '',
        value: one.attr('value') ?? '',
        href: one.closest('a').attr('href'),
        beside: beside ?? differs,
      };
    });
}

describe('the figures of a filled ledger', () => {
  let test: TestApp;
  const pages = new Map<string, CheerioAPI>();
  const page = async (path: string): Promise<CheerioAPI> => {
    const known = pages.get(path) ?? (await test.as('viewer').page(path));
    pages.set(path, known);
    return known;
  };
  beforeAll(async () => {
    test = openApp('empty');
    await fill(test);
  });
  afterAll(() => test.close());

  it.each(['/daily/2025-10-15', '/daily/2025-10-14', '/weekly/2025-W42', '/statements'])(
    '%s: each printed one → a source page with the same value at its place; each computed one → what it is made of',
    async (path) => {
      const shown = figuresOf(await page(path));
      expect(shown.length).toBeGreaterThan(7);
      expect(shown.filter(({ href, beside }) => (href ?? beside) === undefined)).toEqual([]);
      const ways = { source: 0, other: 0 };
      for (const { metric, value, href = path } of shown) {
        const [address = '', place] = href.split('#');
        if (address.startsWith('/exports/')) continue;
        const $ = await page(address === '' ? path : address);
        if (place !== undefined) expect([href, $(`[id="${place}"]`).length]).toEqual([href, 1]);
        if (!address.startsWith('/sources/')) ways.other += 1;
        else {
          ways.source += 1;
          const mark = $(`[id="${place ?? ''}"]`);
          expect([metric, mark.find('data').attr('value')]).toEqual([metric, value]);
          expect($('.chosen-figure .card-value data').attr('value')).toBe(value);
          expect($('.chosen-figure .sentence mark').text()).not.toBe('');
          expect($('.archived mark.chosen').length).toBe(1);
        }
      }
      expect(ways.source).toBeGreaterThan(0);
    },
  );

  it('the datasets that a statement is held against → rows of just those days', async () => {
    const $ = await page('/statements');
    const hrefs = new Set(
      $('main a[href^="/exports/"]')
        .get()
        .map((link) => $(link).attr('href') ?? ''),
    );
    expect([...hrefs]).toEqual(['/exports/hotline.csv?from=2025-10-01&to=2025-10-15&for=excel']);
    for (const href of hrefs) {
      const csv = await test.as('viewer').get(href).expect(200);
      const days = $(`a[href="${href}"] data[data-metric="contacts.days"]`).attr('value');
      expect([csv.headers['x-row-count'], days]).toEqual(['11', '11']);
    }
  });

  it('the average of seven days → its days, each with its page', async () => {
    const $ = await page('/daily/2025-10-15');
    const links = $('#hotline-seven-days a')
      .get()
      .map((link) => $(link).attr('href'));
    expect(links).toEqual(
      [8, 9, 10, 11, 12, 13, 14].map((day) => `/daily/2025-10-${String(day).padStart(2, '0')}`),
    );
  });
});
