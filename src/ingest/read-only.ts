// Reads a document without a ledger: what an empty one would make of it.
import type { Bulletin, Evidence } from '../domain/bulletin.js';
import type { Finding } from '../domain/finding.js';
import { judge, type Judgement } from '../domain/judgement.js';
import { readDocument } from '../documents/read-document.js';
import { readPage } from '../parser/read-page.js';

export type ReadOnlyOutcome =
  | { file: string; bulletins: (Bulletin & Judgement)[]; findings: Finding[] }
  | { file: string; error: { code: string; message: string } };

export interface NamedFile {
  /** What the outcome is shown under. */
  file: string;
  /** Its last part: the name may say when the page was published. */
  name: string;
  bytes: Uint8Array;
}

/** One outcome a document: a ZIP may hold several. `state` and `reasons` are what an empty ledger would give. */
export async function readOnly(
  { file, name, bytes }: NamedFile,
  evidence: Evidence,
): Promise<ReadOnlyOutcome[]> {
  const document = await readDocument(bytes);
  if (!document.ok) return [{ file, error: { code: document.code, message: document.message } }];
  const { bulletins, findings } = readPage(document.text, { ...evidence, fileName: name });
  const judged = bulletins.map((bulletin) => ({ ...bulletin, ...judge(bulletin) }));
  return [{ file, bulletins: judged, findings }];
}
