// What became of stored batches: under the id of their preview, so that a result can be looked at again for a while.
import type { Clock } from '../domain/clock.js';
import { RequestError } from '../domain/errors.js';
import type { FileOutcome } from '../domain/outcome.js';

interface Result {
  outcomes: Promise<FileOutcome[]>;
  /** The same; empty while the work goes on. */
  done: FileOutcome[];
  expires: number;
}

const LIFETIME_MS = 30 * 60_000;
const MOST_RESULTS = 32;

export interface Results {
  /** Does the work, unless it was begun under this id before: a second click stores nothing twice. */
  once: (id: string, work: () => Promise<FileOutcome[]>) => Promise<FileOutcome[]>;
  /** Refuses an id that is unknown or too old. */
  get: (id: string) => Promise<FileOutcome[]>;
  /** Drops each batch with this document: it was redacted, and its name stands there. */
  forget: (sha256: string) => void;
}

export function createResults(clock: Clock): Results {
  const results = new Map<string, Result>();
  const tidy = (): void => {
    const now = clock.now().getTime();
    for (const [id, { expires }] of results) {
      if (expires <= now || results.size > MOST_RESULTS) results.delete(id);
    }
  };
  return {
    once(id, work) {
      const begun = results.get(id);
      if (begun) return begun.outcomes;
      // The text is archived by now and need not stay here.
      const outcomes = work().then((done) => done.map((outcome) => ({ ...outcome, text: null })));
      const result: Result = { outcomes, done: [], expires: clock.now().getTime() + LIFETIME_MS };
      results.set(id, result);
      outcomes.then(
        (done) => (result.done = done),
        () => results.delete(id),
      );
      tidy();
      return outcomes;
    },
    async get(id) {
      tidy();
      const result = results.get(id);
      if (!result) throw new RequestError('not-found', '这次入库的结果已不再保留；入库的通报在它的日报里。');
      return await result.outcomes;
    },
    forget(digest) {
      for (const [id, { done }] of results) {
        if (done.some(({ sha256 }) => sha256 === digest)) results.delete(id);
      }
    },
  };
}
