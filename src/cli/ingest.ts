// `ingest PATH…`: reads and stores, goes on after a bad file, and says what became of each.
import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { Command } from 'commander';
import { compose, type Services } from '../compose.js';
import { readLedgerConfig } from '../config.js';
import type { IngestEvent, Watch } from '../domain/progress.js';
import { publishedOption } from './date-options.js';
import { documentsOf, readBytes, type DocumentFile } from './documents.js';
import { ingestFile, type Manner, type OpenedFile } from './ingest-file.js';
import { OUTCOME_COLUMNS, outcomeRows, type ShownOutcome } from './outcome-rows.js';
import { startProgress } from './progress.js';
import { untilAsked, whenLate } from './signals.js';
import { textTable } from './table.js';
import { DONE, FAILED, print, say, type Terminal } from './terminal.js';

export function ingestCommand(terminal: Terminal, finish: (status: number) => void): Command {
  return new Command('ingest')
    .description('读取文件或文件夹并入库')
    .argument('<path...>', '文件或文件夹')
    .option('--published <date>', '刊发日期，如 2025-10-16')
    .action(async (paths: string[], options: { published?: string }) => {
      const published = publishedOption(options.published, terminal.clock);
      const documents = documentsOf(paths, terminal);
      const given = published === undefined ? {} : { published };
      await untilAsked(async (stop) => {
        const services = compose(readLedgerConfig(terminal.env), terminal.clock, 'seeds');
        whenLate(stop, () => services.ingest.close());
        try {
          finish(await ingestAll(services, { documents, stop, ...given }, terminal));
        } finally {
          services.close();
        }
      });
    });
}

interface Order extends Pick<Manner, 'published'> {
  documents: DocumentFile[];
  /** The file that is being read is finished, further ones are left. */
  stop: AbortSignal;
}

/** Returns the exit status. */
async function ingestAll(services: Services, order: Order, terminal: Terminal): Promise<number> {
  const { told, left } = await takeAll(services, order, terminal);
  const { rows, files, faults } = told;
  print(terminal, textTable([OUTCOME_COLUMNS, ...rows]));
  for (const fault of faults) say(terminal, fault);
  say(terminal, `共 ${files} 个文件，${faults.length} 个没有读成。`);
  if (left > 0) say(terminal, `已按要求停止，还有 ${left} 个文件没有读；再运行一次就会接着读。`);
  return faults.length > 0 ? FAILED : DONE;
}

/** What is said at the end: words alone, so that the texts of a hundred thousand files are not kept until then. */
interface Told {
  rows: string[][];
  files: number;
  faults: string[];
}

function tell(told: Told, outcomes: ShownOutcome[]): void {
  for (const outcome of outcomes) {
    const { name, error } = outcome;
    told.files += 1;
    told.rows.push(...outcomeRows(outcome));
    if (error !== undefined) told.faults.push(`${name}：${error.message}`);
  }
}

/** Opens some documents ahead: each core reads one of its own, the ledger takes them in their order. */
async function takeAll(
  services: Services,
  { documents, stop, ...given }: Order,
  terminal: Terminal,
): Promise<{ told: Told; left: number }> {
  const progress = startProgress(documents.length, terminal);
  const watch = (event: IngestEvent): void => progress.tell(stepText(event));
  const manner = { ...given, actor: terminal.actor, watch };
  const opened: OpenedFile[] = [];
  const told: Told = { rows: [], files: 0, faults: [] };
  let done = 0;
  for (const [index] of documents.entries()) {
    // Signals are heard between two turns only.
    await setImmediate();
    if (stop.aborted) break;
    const ahead = documents.slice(index + opened.length, index + availableParallelism() + 1);
    opened.push(...ahead.map((document) => open(services, document, watch)));
    const next = opened.shift();
    if (next) tell(told, await ingestFile(services, next, manner));
    progress.advance();
    done += 1;
  }
  progress.stop();
  return { told, left: documents.length - done };
}

function open({ ingest }: Services, document: DocumentFile, watch: Watch): OpenedFile {
  const content = readBytes(document);
  if (!('error' in content)) ingest.prepare({ name: document.name, ...content }, watch);
  return { ...document, content };
}

/** Which file, which page; of a file that is done, how many bulletins were found. */
function stepText(event: IngestEvent): string {
  const { name } = event;
  if (event.kind === 'done') return `${name}：${event.outcome.readings.length} 份通报`;
  return event.pages > 1 ? `${name} 第 ${event.page}/${event.pages} 页` : name;
}
