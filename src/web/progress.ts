// How far a reading is, for the page that waits for it: under the id that its form was given, for a short while.
import { randomBytes } from 'node:crypto';
import type { Clock } from '../domain/clock.js';
import type { FoundIn, Watch } from '../domain/progress.js';
import { RequestError } from '../domain/errors.js';
import { dayText } from '../reports/reading-text.js';
import { KIND_NAMES } from '../reports/wording.js';

export interface ProgressView {
  /** Which file, which page. */
  now: string;
  /** A line a document that is done, in order. */
  found: string[];
}

interface Entry extends ProgressView {
  touched: number;
}

export interface ProgressBook {
  /** An id that nobody can guess, for one form. */
  newId: () => string;
  /** What the reading of a submission tells goes under its form's id. */
  begin: (id: string | undefined) => Watch;
  /** Refuses an id under which nothing is read. */
  look: (id: string) => ProgressView;
  /** Drops all of them: a source was redacted, and lines of progress do not tell whose names they hold. */
  forget: () => void;
}

const LIFETIME_MS = 10 * 60_000;
const MOST_ENTRIES = 64;

export function createProgressBook(clock: Clock): ProgressBook {
  const entries = new Map<string, Entry>();
  const tidy = (): void => {
    const oldest = clock.now().getTime() - LIFETIME_MS;
    for (const [id, { touched }] of entries) {
      if (touched < oldest || entries.size > MOST_ENTRIES) entries.delete(id);
    }
  };
  return {
    newId: () => randomBytes(18).toString('base64url'),
    begin(id) {
      const entry: Entry = { now: '正在读……', found: [], touched: clock.now().getTime() };
      if (id !== undefined) entries.set(id, entry);
      tidy();
      return (event) => {
        entry.touched = clock.now().getTime();
        if (event.kind === 'done') entry.found.push(foundText(event.outcome));
        else entry.now = `正在读${event.name}${pageText(event)}`;
      };
    },
    look(id) {
      const entry = entries.get(id);
      if (!entry) throw new RequestError('not-found', '没有这次录入的进度。');
      return { now: entry.now, found: entry.found };
    },
    forget: () => entries.clear(),
  };
}

/** Nothing of it is read yet. */
export function inLine(ahead: number): ProgressView {
  return { now: `前面还有 ${ahead} 份在录入，轮到时自动开始，请不要关闭页面。`, found: [] };
}

function pageText({ page, pages }: { page: number; pages: number }): string {
  return pages > 1 ? `，第 ${page}/${pages} 页` : '';
}

function foundText({ name, error, readings }: FoundIn): string {
  if (error) return `${name}：没有读取，${error.message}`;
  const bulletins = readings.map(
    ({ bulletin, date }) => `${KIND_NAMES[bulletin.kind]} ${dayText({ ...bulletin, date })}`,
  );
  return `${name}：${bulletins.length > 0 ? bulletins.join('、') : '没有读到通报'}`;
}
