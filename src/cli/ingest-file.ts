// One file into the ledger: what became of it, or of each document in it.
import type { Services } from '../compose.js';
import type { IsoDate } from '../domain/dates.js';
import { RequestError } from '../domain/errors.js';
import type { Watch } from '../domain/progress.js';
import type { DocumentFile, FileBytes } from './documents.js';
import type { ShownOutcome } from './outcome-rows.js';

export interface OpenedFile extends DocumentFile {
  content: FileBytes;
}

export interface Manner {
  actor: string;
  published?: IsoDate;
  watch?: Watch;
}

/** Several outcomes of a ZIP. A ledger that cannot be written now is an error of this file only. */
export async function ingestFile(
  { ingest }: Services,
  { file, name, content }: OpenedFile,
  { watch, ...manner }: Manner,
): Promise<ShownOutcome[]> {
  if ('error' in content) return [failed(file, content.error)];
  try {
    const outcomes = await ingest.ingest({ name, ...content, ...manner, origin: 'import' }, watch);
    return outcomes.map((outcome) => ({ ...outcome, name: file + outcome.name.slice(name.length) }));
  } catch (error) {
    if (error instanceof RequestError) return [failed(file, error)];
    throw error;
  }
}

function failed(name: string, { code, message }: { code: string; message: string }): ShownOutcome {
  return { name, error: { code, message }, unchanged: false, readings: [], statements: [] };
}
