// Lays a generated bulletin out as a newspaper page in HTML: columns, boxes, overprint, vertical captions, codes.
import fc from 'fast-check';
import { addDays, type IsoDate } from '../../src/domain/dates.js';
import { hazardFacts, hotlineFacts } from './arbitraries.js';
import {
  expectedOf,
  paragraphsOf,
  type ExpectedBulletin,
  type Facts,
  type Paragraph,
} from './bulletin-text.js';
import { NEWS } from './newspaper.js';
import { newspaperStyle, type PageForm } from './newspaper-style.js';

export interface NewspaperPage {
  html: string;
  published: IsoDate;
  /** The days whose bulletins stand on the page. */
  expected: ExpectedBulletin[];
  form: PageForm;
}

const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六'];

const form: fc.Arbitrary<PageForm> = fc.record({
  font: fc.constantFrom('serif', 'sans'),
  size: fc.constantFrom(9, 9.5, 10, 10.5),
  columns: fc.constantFrom(3, 4, 5),
  bulletinColumns: fc.constantFrom(1, 2, 3),
  gap: fc.constantFrom(3, 4, 6),
  box: fc.constantFrom('line', 'double', 'none'),
  overprint: fc.constantFrom('nothing', 'title', 'day'),
  code: fc.constantFrom('none', 'between', 'inside'),
  caption: fc.constantFrom('left', 'right', 'none'),
  rules: fc.boolean(),
  turned: fc.boolean(),
  seed: fc.nat(10_000),
});

/** Squares along a side of a code. */
const SIDE = 29;

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

function escaped(text: string): string {
  return text.replace(/[&<>]/g, (mark) => ESCAPES[mark] ?? mark);
}

/** Printed twice, a hair apart, as typesetters make bold type where a font has none. */
function overprinted(text: string): string {
  return `<span class="over">${escaped(text)}<span>${escaped(text)}</span></span>`;
}

/** Squares like those of a QR code; the pattern says nothing. */
function codeBlock({ seed }: PageForm): string {
  let state = seed + 1;
  const cells = Array.from({ length: SIDE * SIDE }, (_, index) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    const isDark = state >>> 30 > 1;
    return isDark ? `<rect x="${index % SIDE}" y="${Math.floor(index / SIDE)}" width="1" height="1"/>` : '';
  });
  const svg = `<svg viewBox="0 0 ${SIDE} ${SIDE}" shape-rendering="crispEdges">${cells.join('')}</svg>`;
  return `<figure class="code">${svg}<figcaption>扫码关注</figcaption></figure>`;
}

function sentenceHtml(text: string, page: PageForm): string {
  const day = page.overprint === 'day' ? /\d+月\d+日/.exec(text) : null;
  const html = (part: string): string => {
    if (!day || !part.includes(day[0])) return escaped(part);
    const [before = '', behind = ''] = part.split(day[0]);
    return escaped(before) + overprinted(day[0]) + escaped(behind);
  };
  if (page.code !== 'inside') return `<p>${html(text)}</p>`;
  const middle = Math.floor(text.length / 2);
  // No number is cut by a code: typesetters set it between words.
  const cut = middle + Math.max(0, text.slice(middle).search(/(?<=[件、，。（])/));
  const parts = [html(text.slice(0, cut)), html(text.slice(cut))];
  return `<p>${parts[0] ?? ''}</p>${codeBlock(page)}<p class="rest">${parts[1] ?? ''}</p>`;
}

function paragraphHtml({ role, text }: Paragraph, page: PageForm): string {
  if (role === 'title') return `<h2>${page.overprint === 'title' ? overprinted(text) : escaped(text)}</h2>`;
  if (role === 'headline') return `<h3>${escaped(text)}</h3>`;
  if (role === 'sentence') return sentenceHtml(text, page);
  if (role === 'heading')
    return `${page.code === 'between' ? codeBlock(page) : ''}<p><b>${escaped(text)}</b></p>`;
  return `<p>${escaped(text)}</p>`;
}

function storyHtml(paragraphs: readonly Paragraph[], page: PageForm): string {
  return paragraphs.map((paragraph) => paragraphHtml(paragraph, page)).join('');
}

function bulletinHtml(facts: Facts, page: PageForm): string {
  return `<section class="bulletin">${storyHtml(paragraphsOf(facts), page)}</section>`;
}

function captionHtml(page: PageForm): string {
  return page.caption === 'none' ? '' : `<div class="vertical">有诉必应马上办</div>`;
}

/** Lead story over all columns, the bulletins beside other news, more news below. */
function bodyHtml(facts: readonly Facts[], page: PageForm): string {
  const stories = Array.from(
    { length: NEWS.length },
    (_, index) => NEWS[(index * 4 + page.seed) % NEWS.length] ?? [],
  ).map((story) => storyHtml(story, page));
  const bulletins = facts.map((one) => bulletinHtml(one, page)).join('');
  const beside = `<div class="beside">${stories.slice(0, 3).join('')}</div>`;
  const own = `<div class="own">${captionHtml(page)}<div class="bulletins">${bulletins}</div></div>`;
  return (
    `<h1>${page.turned ? '把实事办到群众心坎上' : '高原古城焕发新活力'}</h1>` +
    `<div class="lead">${stories.slice(3, 7).join('')}</div>` +
    `<div class="middle">${page.turned ? beside + own : own + beside}</div>` +
    `<div class="lead">${stories.slice(7).join('')}</div>`
  );
}

function mastheadHtml(published: IsoDate): string {
  const [year = '', month = '', day = ''] = published.split('-');
  const weekday = WEEKDAYS[new Date(`${published}T00:00:00Z`).getUTCDay()] ?? '';
  const printed = `${year}年${Number(month)}月${Number(day)}日 星期${weekday}`;
  return `<header><b>西宁晚报</b><span>${printed}</span><span>A03 要闻</span></header>`;
}

const page: fc.Arbitrary<NewspaperPage> = fc
  .record({ form, hotline: hotlineFacts, hazard: hazardFacts, lag: fc.integer({ min: 1, max: 3 }) })
  .map(({ form: chosen, hotline, hazard, lag }) => {
    const facts: Facts[] = [hotline, { ...hazard, day: hotline.day }];
    const published = addDays(hotline.day, lag);
    const html =
      `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">${newspaperStyle(chosen)}</head>` +
      `<body>${mastheadHtml(published)}${bodyHtml(facts, chosen)}</body></html>`;
    return { html, published, expected: facts.map(expectedOf), form: chosen };
  });

/** Pages with a hotline and a hazard bulletin of one day; the same seed gives the same pages. */
export function newspaperPages({ seed, count }: { seed: number; count: number }): NewspaperPage[] {
  return fc.sample(page, { seed, numRuns: count });
}
