// Reads a document without a ledger: what an empty one would make of it.
import type { Bulletin, Evidence } from '../domain/bulletin.js';
import type { Finding } from '../domain/finding.js';
import type { Statement } from '../domain/statement.js';
import { judge, type Judgement } from '../domain/judgement.js';
import { openDocuments, readDocument } from '../documents/read-document.js';
import type { DocumentReading } from '../documents/reading.js';
import { pageFrom } from './page.js';

interface Judged {
  bulletins: (Bulletin & Judgement)[];
  statements: Statement[];
  findings: Finding[];
}

interface Refused {
  error: { code: string; message: string };
}

export type ReadOnlyOutcome = ({ file: string } & Judged) | ({ file: string } & Refused);

export interface NamedFile {
  /** What the outcome is shown under. */
  file: string;
  /** Its last part: the name may say when the page was published. */
  name: string;
  bytes: Uint8Array;
}

/** One outcome a document: a ZIP may hold several. `state` and `reasons` are what an empty ledger would give. */
export async function readOnly(given: NamedFile, evidence: Evidence): Promise<ReadOnlyOutcome[]> {
  const outcomes: ReadOnlyOutcome[] = [];
  for await (const { name, content } of openDocuments(given.name, given.bytes)) {
    const file = given.file + name.slice(given.name.length);
    const reading = 'ok' in content ? content : await readDocument(content);
    outcomes.push({ file, ...judged(reading, { ...evidence, fileName: name }) });
  }
  return outcomes;
}

function judged(reading: DocumentReading, evidence: Evidence): Judged | Refused {
  if (!reading.ok) return { error: { code: reading.code, message: reading.message } };
  const own = reading.published === undefined ? {} : { stated: reading.published };
  const page = pageFrom(reading.text, { ...evidence, ...own });
  if ('ok' in page) return { error: { code: page.code, message: page.message } };
  const { bulletins, statements, findings } = page;
  const withStates = bulletins.map((bulletin) => ({ ...bulletin, ...judge(bulletin) }));
  return { bulletins: withStates, statements, findings };
}
