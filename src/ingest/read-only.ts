// Reads a document without a ledger: what an empty one would make of it.
import type { Bulletin, Evidence } from '../domain/bulletin.js';
import type { Finding } from '../domain/finding.js';
import { judge, type Judgement } from '../domain/judgement.js';
import { readDocument } from '../documents/read-document.js';
import { readPage } from '../parser/read-page.js';

export type ReadOnlyOutcome =
  { bulletins: (Bulletin & Judgement)[]; findings: Finding[] } | { error: { code: string; message: string } };

/** `state` and `reasons` are what an empty ledger would give. */
export function readOnly(bytes: Uint8Array, evidence: Evidence): ReadOnlyOutcome {
  const document = readDocument(bytes);
  if (!document.ok) return { error: { code: document.code, message: document.message } };
  const { bulletins, findings } = readPage(document.text, evidence);
  return { bulletins: bulletins.map((bulletin) => ({ ...bulletin, ...judge(bulletin) })), findings };
}
