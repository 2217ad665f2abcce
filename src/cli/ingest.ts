// `ingest PATH…`: reads and stores, goes on after a bad file, and says what became of each.
import { availableParallelism } from 'node:os';
import { Command } from 'commander';
import { compose, type Services } from '../compose.js';
import { readConfig } from '../config.js';
import type { IsoDate } from '../domain/dates.js';
import type { IngestEvent, Watch } from '../domain/progress.js';
import { dateOption, documentsOf, readBytes, type DocumentFile, type FileBytes } from './documents.js';
import { OUTCOME_COLUMNS, outcomeRows, type ShownOutcome } from './outcome-rows.js';
import { startProgress } from './progress.js';
import { textTable } from './table.js';
import { DONE, FAILED, say, type Terminal } from './terminal.js';

const ACTOR = '命令行';

export function ingestCommand(terminal: Terminal, finish: (status: number) => void): Command {
  return new Command('ingest')
    .description('读取文件或文件夹并入库')
    .argument('<path...>', '文件或文件夹')
    .option('--published <date>', '刊发日期，如 2025-10-16')
    .action(async (paths: string[], options: { published?: string }) => {
      const published = dateOption('--published', options.published);
      const documents = documentsOf(paths, terminal);
      const services = compose(readConfig(terminal.env), terminal.clock);
      try {
        const outcomes = await ingestAll(services, { documents, published }, terminal);
        terminal.stdout.write(textTable([OUTCOME_COLUMNS, ...outcomes.flatMap(outcomeRows)]));
        const failed = outcomes.filter(({ error }) => error !== undefined);
        for (const { name, error } of failed) say(terminal, `${name}：${error?.message ?? ''}`);
        say(terminal, `共 ${outcomes.length} 个文件，${failed.length} 个没有读成。`);
        finish(failed.length > 0 ? FAILED : DONE);
      } finally {
        services.close();
      }
    });
}

/** Opens some documents ahead: each core reads one of its own, the ledger takes them in their order. */
async function ingestAll(
  services: Services,
  { documents, published }: { documents: DocumentFile[]; published: IsoDate | undefined },
  terminal: Terminal,
): Promise<ShownOutcome[]> {
  const progress = startProgress(documents.length, terminal);
  const watch = (event: IngestEvent): void => progress.tell(stepText(event));
  const given = published === undefined ? {} : { published };
  const opened: OpenedFile[] = [];
  const outcomes: ShownOutcome[] = [];
  for (const [index] of documents.entries()) {
    const ahead = documents.slice(index + opened.length, index + availableParallelism() + 1);
    opened.push(...ahead.map((document) => open(services, document, watch)));
    const next = opened.shift();
    if (next) outcomes.push(...(await ingestOne(services, { ...next, ...given }, watch)));
    progress.advance();
  }
  progress.stop();
  return outcomes;
}

interface OpenedFile extends DocumentFile {
  content: FileBytes;
}

function open({ ingest }: Services, document: DocumentFile, watch: Watch): OpenedFile {
  const content = readBytes(document);
  if (!('error' in content)) ingest.prepare({ name: document.name, ...content }, watch);
  return { ...document, content };
}

/** Several outcomes of a ZIP. */
async function ingestOne(
  { ingest }: Services,
  { file, name, content, published }: OpenedFile & { published?: IsoDate },
  watch: Watch,
): Promise<ShownOutcome[]> {
  if ('error' in content) return [{ name: file, error: content.error, unchanged: false, readings: [], statements: [] }];
  const given = published === undefined ? {} : { published };
  const brought = { name, ...content, ...given, origin: 'import', actor: ACTOR } as const;
  const outcomes = await ingest.ingest(brought, watch);
  return outcomes.map((outcome) => ({ ...outcome, name: file + outcome.name.slice(name.length) }));
}

/** Which file, which page; of a file that is done, how many bulletins were found. */
function stepText(event: IngestEvent): string {
  const { name } = event;
  if (event.kind === 'done') return `${name}：${event.outcome.readings.length} 份通报`;
  return event.pages > 1 ? `${name} 第 ${event.page}/${event.pages} 页` : name;
}
