// Text → page, within what one document may hold.
import type { Evidence, PageReading } from '../domain/bulletin.js';
import type { Clock } from '../domain/clock.js';
import type { IsoDate } from '../domain/dates.js';
import type { Finding } from '../domain/finding.js';
import type { ExtractedText } from '../domain/layout.js';
import type { Unreadable } from '../documents/reading.js';
import { charactersToRead } from '../parser/extent.js';
import { readPage } from '../parser/read-page.js';

/** A paper prints two or four a day; half a year of them in one text is no page of a paper. */
const MOST_BULLETINS = 200;
/** Titles without figures; a page that was misread has a few. */
const MOST_UNREAD = 200;
/** The longest known story tells a dozen. */
const MOST_STATEMENTS = 200;
/** As many as so many bulletins have with what stands around them; reading more would keep everyone waiting. */
const MOST_CHARACTERS = 800_000;
/** Findings that belong to no bulletin; nobody looks at more. */
const MOST_FINDINGS = 500;

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
  return bounded(text.extracted.text, () => readAs(place, text));
}

/** The same where the evidence is already put together. */
export function pageFrom(text: string, evidence: Evidence): PageReading | Unreadable {
  return bounded(text, () => readPage(text, evidence));
}

function bounded(text: string, read: () => PageReading): PageReading | Unreadable {
  if (charactersToRead(text) > MOST_CHARACTERS) return tooLarge('与通报有关的文字太多');
  const page = read();
  const { bulletins, statements, findings } = page;
  const unread = findings.filter(({ code }) => code === 'bulletin-unread').length;
  const excess =
    excessOf(bulletins.length, MOST_BULLETINS, ['份', '通报']) ??
    excessOf(unread, MOST_UNREAD, ['处', '通报标题没有读出数字']) ??
    excessOf(statements.length, MOST_STATEMENTS, ['条', '阶段口径']);
  return excess === null ? { ...page, findings: firstOf(findings) } : tooLarge(excess);
}

function excessOf(count: number, most: number, [unit, what]: [string, string]): string | null {
  return count <= most ? null : `有 ${count} ${unit}${what}，超过 ${most} ${unit}的上限`;
}

function tooLarge(what: string): Unreadable {
  return { ok: false, code: 'too-large', message: `文件里${what}，没有读取；请分成几份录入。` };
}

/** The last of them says how many more there are. */
function firstOf(findings: Finding[]): Finding[] {
  const next = findings[MOST_FINDINGS];
  if (next === undefined) return findings;
  const message = `这一类地方还有 ${findings.length - MOST_FINDINGS} 处，没有一一列出。`;
  return [...findings.slice(0, MOST_FINDINGS), { ...next, message }];
}
