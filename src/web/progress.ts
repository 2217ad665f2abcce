// How far a reading is, for the page that waits for it: under the id that its form was given, for a short while.
import { randomBytes } from 'node:crypto';
import type { Clock } from '../domain/clock.js';
import type { FileOutcome } from '../domain/outcome.js';
import type { IngestEvent } from '../domain/progress.js';
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

/** What the reading of one submission tells. */
export interface Teller {
  /** A file of the submission begins; the first is 1. */
  file: (index: number, name: string) => void;
  watch: (event: IngestEvent) => void;
}

export interface ProgressBook {
  /** An id that nobody can guess, for one form. */
  newId: () => string;
  begin: (id: string | undefined, files: number) => Teller;
  /** Refuses an id under which nothing is read. */
  look: (id: string) => ProgressView;
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
    begin(id, files) {
      const entry: Entry = { now: '', found: [], touched: 0 };
      if (id !== undefined) entries.set(id, entry);
      return tellerOf(entry, files, () => {
        entry.touched = clock.now().getTime();
        tidy();
      });
    },
    look(id) {
      const entry = entries.get(id);
      if (!entry) throw new RequestError('not-found', '没有这次录入的进度。');
      return { now: entry.now, found: entry.found };
    },
  };
}

function tellerOf(entry: Entry, files: number, touch: () => void): Teller {
  let place = '';
  const say = (text: string): void => {
    entry.now = `正在读${place}${text}`;
    touch();
  };
  return {
    file(index, name) {
      place = files > 1 ? `第 ${index}/${files} 个文件：` : '：';
      say(name);
    },
    watch(event) {
      if (event.kind === 'done') entry.found.push(foundText(event.outcome));
      else say(`${event.name}${event.pages > 1 ? `，第 ${event.page}/${event.pages} 页` : ''}`);
      touch();
    },
  };
}

function foundText({ name, error, readings }: FileOutcome): string {
  if (error) return `${name}：没有读取，${error.message}`;
  const bulletins = readings.map(
    ({ bulletin, date }) => `${KIND_NAMES[bulletin.kind]} ${dayText({ ...bulletin, date })}`,
  );
  return `${name}：${bulletins.length > 0 ? bulletins.join('、') : '没有读到通报'}`;
}
