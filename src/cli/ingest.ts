// `ingest PATH…`: reads and stores, goes on after a bad file, and says what became of each.
import { availableParallelism } from 'node:os';
import { Command } from 'commander';
import { compose, type Services } from '../compose.js';
import { readLedgerConfig } from '../config.js';
import type { IngestEvent, Watch } from '../domain/progress.js';
import { publishedOption } from './date-options.js';
import { documentsOf, readBytes, type DocumentFile } from './documents.js';
import { ingestFile, type Manner, type OpenedFile } from './ingest-file.js';
import { OUTCOME_COLUMNS, outcomeRows, type ShownOutcome } from './outcome-rows.js';
import { startProgress } from './progress.js';
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
      const services = compose(readLedgerConfig(terminal.env), terminal.clock, 'seeds');
      try {
        const given = published === undefined ? {} : { published };
        const outcomes = await ingestAll(services, { documents, ...given }, terminal);
        print(terminal, textTable([OUTCOME_COLUMNS, ...outcomes.flatMap(outcomeRows)]));
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
  { documents, ...given }: { documents: DocumentFile[] } & Pick<Manner, 'published'>,
  terminal: Terminal,
): Promise<ShownOutcome[]> {
  const progress = startProgress(documents.length, terminal);
  const watch = (event: IngestEvent): void => progress.tell(stepText(event));
  const manner = { ...given, actor: terminal.actor, watch };
  const opened: OpenedFile[] = [];
  const outcomes: ShownOutcome[] = [];
  for (const [index] of documents.entries()) {
    const ahead = documents.slice(index + opened.length, index + availableParallelism() + 1);
    opened.push(...ahead.map((document) => open(services, document, watch)));
    const next = opened.shift();
    if (next) outcomes.push(...(await ingestFile(services, next, manner)));
    progress.advance();
  }
  progress.stop();
  return outcomes;
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
