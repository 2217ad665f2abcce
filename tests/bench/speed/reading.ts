// Fast 1: reading pages, against the least that a reader could do: normalise the text and look for the two titles.
import { addDays } from '../../../src/domain/dates.js';
import { readPage } from '../../../src/parser/read-page.js';
import { handIn, type Row } from '../parts.js';
import { median, sideBySide, timed, type Sides } from '../side-by-side.js';
import {
  flat,
  pagesOfNearMisses,
  pagesOfNews,
  pagesWithBulletin,
  type NewspaperText,
} from '../speed-support/newspaper-text.js';

const PAGES = 10_000;
/** As many parts of the pages are read in turns; every page is read once. */
const ROUNDS = 10;
const SEED = 20251015;
const TITLES = /工作日报|情况日报/;
const MEGABYTES = [5, 10, 20, 40];
const MOST_GROWTH = 2.2;
const GROWTH_ROUNDS = 3;

/** What has been found: no compiler may leave the work out. */
let found = 0;

function read({ text, published }: NewspaperText): void {
  found += readPage(text, { region: '西宁市', today: addDays(published, 20), published }).bulletins.length;
}

function search({ text }: NewspaperText): void {
  if (TITLES.test(text.normalize('NFKC'))) found += 1;
}

/** Each side has read as many other pages before, so that both are compiled. */
async function measured(pages: readonly NewspaperText[], warm: readonly NewspaperText[]): Promise<Sides> {
  for (const work of [read, search]) for (const page of warm) work(page);
  const size = pages.length / ROUNDS;
  let turn = 0;
  const side = (work: typeof read) => (): Promise<number> => {
    const from = Math.floor(turn / 2) * size;
    turn += 1;
    return timed(() => {
      for (const page of pages.slice(from, from + size)) work(page);
    });
  };
  return sideBySide({ ours: side(read), against: side(search) }, ROUNDS);
}

async function ratioRow(
  what: string,
  pages: readonly NewspaperText[],
  { warm, goal }: { warm: readonly NewspaperText[]; goal: number | null },
): Promise<Row> {
  process.stderr.write(`${what}\n`);
  const { ours, against, ratio } = await measured(pages, warm);
  const each = (milliseconds: number): string =>
    `${((1000 * milliseconds * ROUNDS) / pages.length).toFixed(1)} µs`;
  return {
    cells: [
      `${what} (${pages.length.toLocaleString('en-US')})`,
      each(ours),
      `NFKC and a search: ${each(against)}`,
      ratio.toFixed(2),
      goal === null ? '' : `≤ ${goal}`,
    ],
    met: goal === null ? null : ratio <= goal || `${ratio.toFixed(2)} instead of ${goal}`,
  };
}

/** Of one and the other in turns. */
function alternating(one: readonly NewspaperText[], other: readonly NewspaperText[]): NewspaperText[] {
  return one.flatMap((page, index) => [page, ...other.slice(index, index + 1)]);
}

/** Pages one behind the other until the text has so many bytes as UTF-8. */
function pageOf(pages: readonly NewspaperText[], megabytes: number): NewspaperText {
  const texts = pages.map(({ text }) => text).join('\n\n');
  const times = Math.ceil((megabytes * 2 ** 20) / Buffer.byteLength(texts));
  return { text: flat(texts.repeat(times)), published: pages[0]?.published ?? '2025-10-17' };
}

/** The worst of the doublings counts. */
async function growthRow(what: string, make: (megabytes: number) => NewspaperText): Promise<Row> {
  const taken: number[] = [];
  for (const megabytes of MEGABYTES) {
    const page = make(megabytes);
    const times: number[] = [];
    for (let round = 0; round < GROWTH_ROUNDS; round += 1) {
      globalThis.gc?.();
      times.push(await timed(() => read(page)));
    }
    taken.push(median(times));
    process.stderr.write(`${what}, ${megabytes} MB: ${times.map((time) => time.toFixed(0)).join(' ')} ms\n`);
  }
  const growth = Math.max(...taken.slice(1).map((time, index) => time / (taken[index] ?? time)));
  const told = (at: number): string => `${MEGABYTES.at(at) ?? 0} MB: ${(taken.at(at) ?? 0).toFixed(0)} ms`;
  return {
    cells: [`${what}, text doubled`, told(-1), told(0), growth.toFixed(2), `≤ ${MOST_GROWTH} a doubling`],
    met: growth <= MOST_GROWTH || `${growth.toFixed(2)} instead of ${MOST_GROWTH}`,
  };
}

const [news, bulletins] = [pagesOfNews(PAGES / 2, SEED), pagesWithBulletin(PAGES / 2, SEED)];
const near = pagesOfNearMisses(PAGES / 50, SEED);
const [otherNews, otherBulletins] = [pagesOfNews(500, SEED + 1), pagesWithBulletin(500, SEED + 1)];
const otherNear = pagesOfNearMisses(PAGES / 50, SEED + 1);
const all = alternating(news, bulletins);

const rows = [
  await ratioRow('all pages', all, { warm: alternating(otherNews, otherBulletins), goal: 3 }),
  await ratioRow('pages without a bulletin', news, { warm: otherNews, goal: 1.5 }),
  await ratioRow('pages with a bulletin', bulletins, { warm: otherBulletins, goal: null }),
  await ratioRow('pages of near misses only', near, { warm: otherNear, goal: null }),
  await growthRow('news with two bulletins', (megabytes) => {
    const { text, published } = pageOf(news.slice(0, 100), megabytes);
    const [first, last] = bulletins;
    return { text: flat(`${first?.text ?? ''}\n\n${text}\n\n${last?.text ?? ''}`), published };
  }),
  await growthRow('nothing but near misses', (megabytes) => pageOf(near, megabytes)),
];
process.stderr.write(`${found} found\n`);
handIn(rows);
