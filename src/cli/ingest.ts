// `ingest PATH…`: reads and stores, goes on after a bad file, and says what became of each.
import { Command } from 'commander';
import { compose, type Services } from '../compose.js';
import { readConfig } from '../config.js';
import type { IsoDate } from '../domain/dates.js';
import { dateOption, documentsOf, readBytes, type DocumentFile } from './documents.js';
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

async function ingestAll(
  services: Services,
  { documents, published }: { documents: DocumentFile[]; published: IsoDate | undefined },
  terminal: Terminal,
): Promise<ShownOutcome[]> {
  const progress = startProgress(documents.length, terminal);
  const outcomes: ShownOutcome[] = [];
  for (const document of documents) {
    outcomes.push(...(await ingestOne(services, document, published)));
    progress.advance();
  }
  progress.stop();
  return outcomes;
}

/** Several outcomes of a ZIP. */
async function ingestOne(
  services: Services,
  document: DocumentFile,
  published: IsoDate | undefined,
): Promise<ShownOutcome[]> {
  const content = readBytes(document);
  const { file, name } = document;
  if ('error' in content) return [{ name: file, error: content.error, unchanged: false, readings: [] }];
  const given = published === undefined ? {} : { published };
  const { bytes } = content;
  const outcomes = await services.ingest.ingest({ name, bytes, ...given, origin: 'import', actor: ACTOR });
  return outcomes.map((outcome) => ({ ...outcome, name: file + outcome.name.slice(name.length) }));
}
