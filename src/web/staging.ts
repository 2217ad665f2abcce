// Documents between preview and storing: a few, in memory, under an id that nobody can guess, for half an hour.
import { randomBytes } from 'node:crypto';
import type { Clock } from '../domain/clock.js';
import type { IsoDate } from '../domain/dates.js';
import { RequestError } from '../domain/errors.js';

export interface StagedDocument {
  name: string;
  bytes: Uint8Array;
  published?: IsoDate;
}

interface Batch {
  documents: StagedDocument[];
  digests: readonly string[];
  bytes: number;
  expires: number;
}

const LIFETIME_MS = 30 * 60_000;
const MOST_BATCHES = 32;
const MOST_BYTES = 128 * 1024 * 1024;

export interface Staging {
  /** The id under which these documents wait; `digests`: of all that is in them. */
  put(documents: StagedDocument[], digests?: readonly string[]): string;
  /** Refuses an id that is unknown, dropped or too old. */
  get(id: string): StagedDocument[];
  drop(id: string): void;
  /** Drops each batch that holds this document: it was redacted. */
  forget(sha256: string): void;
}

export function createStaging(clock: Clock): Staging {
  const batches = new Map<string, Batch>();
  const dropExpired = (): void => {
    const now = clock.now().getTime();
    for (const [id, batch] of batches) if (batch.expires <= now) batches.delete(id);
  };
  return {
    put(documents, digests = []) {
      dropExpired();
      const id = randomBytes(18).toString('base64url');
      const bytes = documents.reduce((sum, document) => sum + document.bytes.length, 0);
      batches.set(id, { documents, digests, bytes, expires: clock.now().getTime() + LIFETIME_MS });
      dropOldest(batches);
      return id;
    },
    get(id) {
      dropExpired();
      const batch = batches.get(id);
      if (!batch) throw new RequestError('not-found', '这次预览已过期或已入库，请重新录入。');
      return batch.documents;
    },
    drop(id) {
      batches.delete(id);
    },
    forget(sha256) {
      for (const [id, { digests }] of batches) if (digests.includes(sha256)) batches.delete(id);
    },
  };
}

/** The newest batch always stays: its page is the one being looked at. */
function dropOldest(batches: Map<string, Batch>): void {
  let held = [...batches.values()].reduce((sum, batch) => sum + batch.bytes, 0);
  for (const [id, batch] of batches) {
    if (batches.size <= 1 || (batches.size <= MOST_BATCHES && held <= MOST_BYTES)) return;
    batches.delete(id);
    held -= batch.bytes;
  }
}
