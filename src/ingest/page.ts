// Text → page, within what one document may hold.
import type { Evidence, PageReading } from '../domain/bulletin.js';
import type { Clock } from '../domain/clock.js';
import type { IsoDate } from '../domain/dates.js';
import type { ExtractedText } from '../domain/layout.js';
import type { Unreadable } from '../documents/reading.js';
import { readPage } from '../parser/read-page.js';

/** A paper prints two or four a day; half a year of them in one text is no page of a paper. */
const MOST_BULLETINS = 200;

export interface PageText {
  /** May say when the page was published. */
  name: string;
  extracted: Pick<ExtractedText, 'text' | 'stated'>;
  published: IsoDate | null;
}

interface Place {
  clock: Pick<Clock, 'today'>;
  region: string;
}

export function readAs({ clock, region }: Place, { name, extracted, published }: PageText): PageReading {
  const { text, stated } = extracted;
  const given = published === null ? {} : { published };
  const own = stated === undefined ? {} : { stated };
  return readPage(text, { region, today: clock.today(), fileName: name, ...given, ...own });
}

/** The page, or why it is not taken. */
export function pageOf(place: Place, text: PageText): PageReading | Unreadable {
  return bounded(readAs(place, text));
}

/** The same where the evidence is already put together. */
export function pageFrom(text: string, evidence: Evidence): PageReading | Unreadable {
  return bounded(readPage(text, evidence));
}

function bounded(page: PageReading): PageReading | Unreadable {
  const count = page.bulletins.length;
  if (count <= MOST_BULLETINS) return page;
  const message = `文件里有 ${count} 份通报，超过 ${MOST_BULLETINS} 份的上限，没有读取；请分成几份录入。`;
  return { ok: false, code: 'too-large', message };
}
