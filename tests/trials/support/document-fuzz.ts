// Mutated documents through the adapters: each is read or refused in time, and nothing escapes them.
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { openDocuments, readDocument } from '../../../src/documents/read-document.js';
import type { DocumentReading } from '../../../src/documents/reading.js';
import type { Told } from './document-child.js';
import { mutatedDocument } from './document-mutations.js';
import type { Fault } from './failing-input.js';

/** A document of a page or two that takes longer hangs. */
const PATIENCE_MS = 20_000;
/** Processes at once. */
const LANES = 2;

export interface DocumentFuzz {
  documents: number;
  /** Read, not refused. */
  read: number;
  /** By number: they ended the process that read them. */
  ended: number[];
  faults: Fault[];
}

interface Choice {
  indexes: readonly number[];
  seed: number;
}

/** In two processes, each started again when a document ends it or keeps it. */
export async function fuzzDocuments(choice: Choice): Promise<DocumentFuzz> {
  return await inLanes(choice, () => {
    let child = start();
    return {
      async read(input) {
        let told: Told | 'ended' | 'late' = 'late';
        // The machine may have been busy with something else: a hang hangs again.
        for (let looks = 0; looks < 2 && told === 'late'; looks += 1) {
          told = await ask(child, input);
          if (typeof told !== 'string') break;
          child.kill('SIGKILL');
          child = start();
        }
        return told;
      },
      close: () => void child.kill(),
    };
  });
}

/** The way the product goes: a process a document, whose end is an answer, too. */
export async function fuzzAsProduct(choice: Choice): Promise<DocumentFuzz> {
  return await inLanes(choice, () => ({ read: readAsProduct, close: () => undefined }));
}

interface Lane {
  /** `ended`: the process did; `late`: no answer. */
  read: (input: Buffer) => Promise<Told | 'ended' | 'late'>;
  close: () => void;
}

async function inLanes({ indexes, seed }: Choice, open: () => Lane): Promise<DocumentFuzz> {
  const result: DocumentFuzz = { documents: indexes.length, read: 0, ended: [], faults: [] };
  const rest = indexes.values();
  const run = async (): Promise<void> => {
    const lane = open();
    for (const index of rest) {
      const input = await mutatedDocument(seed, index);
      const told = await lane.read(input);
      const what = told === 'late' ? `no answer within ${PATIENCE_MS} ms` : faultOf(told);
      if (what !== null) result.faults.push({ seed, index, what, input });
      if (told === 'ended') result.ended.push(index);
      else if (told !== 'late' && told.readings.some(({ ok }) => ok)) result.read += 1;
    }
    lane.close();
  };
  await Promise.all(Array.from({ length: LANES }, run));
  return result;
}

/** Whatever is told of a document has to be a reading with its pages in order, or a code with a sentence. */
function faultOf(told: Told | 'ended'): string | null {
  if (told === 'ended') return null;
  if (told.thrown !== null) return told.thrown;
  const odd = told.readings.find((reading) =>
    reading.ok
      ? reading.pages.some(({ start, end }) => !(start <= end && end <= reading.text.length))
      : reading.code === 'timeout' || !reading.message.endsWith('。'),
  );
  return odd === undefined ? null : `an odd reading: ${JSON.stringify(odd).slice(0, 400)}`;
}

function start(): ChildProcess {
  return fork(join(import.meta.dirname, 'document-child.ts'), {
    execArgv: ['--import', 'tsx', '--max-old-space-size=1024'],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
}

async function ask(child: ChildProcess, bytes: Buffer): Promise<Told | 'ended' | 'late'> {
  const over = new AbortController();
  const { signal } = over;
  const late = new Promise<'late'>((resolve) => {
    const timer = setTimeout(resolve, PATIENCE_MS, 'late');
    signal.addEventListener('abort', () => clearTimeout(timer));
  });
  const given = (): 'late' => 'late';
  const told = once(child, 'message', { signal }).then(([message]) => message as Told, given);
  const ended = once(child, 'exit', { signal }).then(() => 'ended' as const, given);
  child.send(bytes);
  try {
    return await Promise.race([told, ended, late]);
  } finally {
    over.abort();
  }
}

async function readAsProduct(bytes: Buffer): Promise<Told> {
  const readings: DocumentReading[] = [];
  try {
    for await (const { content } of openDocuments('mutated', bytes)) {
      readings.push('ok' in content ? content : await readDocument(content));
    }
    return { readings, thrown: null };
  } catch (error) {
    return { readings, thrown: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
