// Reads a document in a process of its own: what it does to memory, time or itself, the server does not feel.
import { fork, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { ChildMessage, Task } from './child-main.js';
import { createQueue } from './queue.js';
import type { DocumentReading, Step, Unreadable } from './reading.js';
import { refuse } from './refusals.js';

export interface Limits {
  /** Without a sign of progress. */
  quietMs: number;
  totalMs: number;
  /** Resident memory of the whole process, native memory included. */
  memoryBytes: number;
}

const LIMITS: Limits = { quietMs: 120_000, totalMs: 900_000, memoryBytes: 1536 * 1024 * 1024 };
/** Of the JavaScript part alone: it ends itself sooner than it is looked at. */
const HEAP_MEGABYTES = 1024;
const LOOK_MS = 50;

const queued = createQueue(availableParallelism());

export interface Watching {
  progress: (step: Step) => void;
  /** Ends what runs and whatever would follow: the program is about to close. */
  signal?: AbortSignal | undefined;
  limits?: Partial<Limits>;
}

/** One document a process, one process a core; the rest wait in line. */
export function readInChild(task: Task, watching: Watching): Promise<DocumentReading> {
  return queued(() =>
    watching.signal?.aborted ? Promise.resolve(refuse.closing()) : readAlone(start(), task, watching),
  );
}

/** From TypeScript as it stands (development, tests) or compiled; nothing of our environment is handed on. */
function start(): ChildProcess {
  const isSource = import.meta.url.endsWith('.ts');
  const main = fileURLToPath(new URL(isSource ? './child-main.ts' : './child-main.js', import.meta.url));
  const loader = isSource
    ? ['--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href]
    : [];
  return fork(main, {
    execArgv: [...loader, `--max-old-space-size=${HEAP_MEGABYTES}`],
    env: {},
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
}

function readAlone(child: ChildProcess, task: Task, watching: Watching): Promise<DocumentReading> {
  const { progress, signal } = watching;
  const limits = { ...LIMITS, ...watching.limits };
  return new Promise((resolve) => {
    const kill = (): boolean => child.kill('SIGKILL');
    const end = (reading: DocumentReading): void => {
      clearInterval(memory);
      clearTimeout(total);
      clearTimeout(quiet);
      process.off('exit', kill);
      signal?.removeEventListener('abort', close);
      kill();
      resolve(reading);
    };
    const late = (): void => end(refuse.timeout());
    const close = (): void => end(refuse.closing());
    const memory = setInterval(() => {
      if (residentBytes(child.pid) > limits.memoryBytes) end(refuse.outOfMemory());
    }, LOOK_MS);
    const total = setTimeout(late, limits.totalMs);
    const quiet = setTimeout(late, limits.quietMs);
    process.once('exit', kill);
    signal?.addEventListener('abort', close);
    child.on('message', (message: ChildMessage) => {
      quiet.refresh();
      if ('step' in message) progress(message.step);
      else end(message.reading);
    });
    child.once('error', () => end(refuse.outOfMemory()));
    child.once('exit', (code, killer) => end(crashOf(code, killer)));
    child.send(task);
  });
}

/** V8 aborts where its heap is full; a system that is out of memory kills. */
function crashOf(code: number | null, signal: NodeJS.Signals | null): Unreadable {
  const isMemory = signal === 'SIGABRT' || signal === 'SIGKILL' || code === 134;
  return isMemory ? refuse.outOfMemory() : refuse.damaged();
}

/** 0 where the system does not tell (it is no Linux) or the process is gone. */
function residentBytes(pid: number | undefined): number {
  try {
    const kilobytes = /^VmRSS:\s*(\d+) kB$/m.exec(readFileSync(`/proc/${pid ?? 0}/status`, 'latin1'))?.[1];
    return Number(kilobytes ?? 0) * 1024;
  } catch {
    return 0;
  }
}
