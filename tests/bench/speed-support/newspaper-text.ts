// Generated newspaper pages of about one length as a clerk would paste them: with a bulletin among the news, or without.
import { addDays, type IsoDate } from '../../../src/domain/dates.js';
import { NEWS } from '../../support/newspaper.js';
import { pagesWithoutBulletin, plainStory } from '../other-news.js';
import { anyLayout, samplePages } from '../pages.js';
import { randomFrom, type Random } from '../random.js';

export interface NewspaperText {
  text: string;
  published: IsoDate;
}

/** The text in one piece, as a decoder leaves it: no rope of parts to be joined when it is first read. */
export function flat(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le');
}

const LENGTH = 5_000;
/** What a page names that is worth a closer look. */
const OURS = /12345|诉|举报|网民留言|主要反映/;
const STORIES = NEWS.map((story) => story.map(({ text }) => text).join('\n')).filter(
  (text) => !OURS.test(text),
);

function otherStory(random: Random): string {
  const story = random.chance(0.5) ? plainStory(random) : (STORIES[random.below(STORIES.length)] ?? '');
  return OURS.test(story) ? otherStory(random) : story;
}

/** Other news until the page is full. */
function filled(random: Random, stories: string[]): string {
  let length = stories.reduce((sum, { length: one }) => sum + one, 0);
  while (length < LENGTH) {
    const story = otherStory(random);
    stories.splice(random.below(stories.length + 1), 0, story);
    length += story.length;
  }
  return flat(stories.join('\n\n'));
}

/** Pages of news that names neither the hotline nor hazards. */
export function pagesOfNews(count: number, seed: number): NewspaperText[] {
  const random = randomFrom(seed);
  return Array.from({ length: count }, () => ({
    text: filled(random, []),
    published: addDays('2025-01-01', random.below(365)),
  }));
}

/** Pages with the bulletins of a day, in any layout, among such news. */
export function pagesWithBulletin(count: number, seed: number): NewspaperText[] {
  const random = randomFrom(seed);
  return samplePages({ bulletins: 2 * count, seed }, anyLayout)
    .slice(0, count)
    .map(({ text, published }) => ({ text: filled(random, [text]), published }));
}

/** Pages of nothing but near misses: other cities' hotlines, the mechanism's meetings and totals. */
export function pagesOfNearMisses(count: number, seed: number): NewspaperText[] {
  const pages: NewspaperText[] = [];
  for (const text of pagesWithoutBulletin(count * 40, seed)) {
    const last = pages.at(-1);
    if (last && last.text.length < LENGTH) last.text += `\n\n${text}`;
    else if (pages.length < count) pages.push({ text, published: '2025-10-17' });
    else break;
  }
  for (const page of pages) page.text = flat(page.text);
  return pages;
}
