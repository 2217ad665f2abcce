// `read PATH…`: reads without storing.
import { Command } from 'commander';
import { readLedgerConfig } from '../config.js';
import type { Evidence } from '../domain/bulletin.js';
import { readingLines, readOnly, statementLine } from '../reading.js';
import { publishedOption } from './date-options.js';
import { documentsOf, readBytes, type DocumentFile } from './documents.js';
import { DONE, FAILED, print, printJson, say, type Terminal } from './terminal.js';

interface Options {
  published?: string;
  json?: boolean;
}

type Outcome = Awaited<ReturnType<typeof readOnly>>[number];

export function readCommand(terminal: Terminal, finish: (status: number) => void): Command {
  return new Command('read')
    .description('读取文件或文件夹，只显示结果，不入库')
    .argument('<path...>', '文件或文件夹')
    .option('--published <date>', '刊发日期，如 2025-10-16')
    .option('--json', '输出 JSON')
    .action(async (paths: string[], options: Options) => {
      const outcomes = await readAll(paths, options, terminal);
      for (const outcome of outcomes) {
        if ('error' in outcome) say(terminal, `${outcome.file}：${outcome.error.message}`);
      }
      if (options.json) printJson(terminal, outcomes);
      else print(terminal, plainLines(outcomes));
      finish(outcomes.some((outcome) => 'error' in outcome) ? FAILED : DONE);
    });
}

async function readAll(paths: string[], options: Options, terminal: Terminal): Promise<Outcome[]> {
  const { region } = readLedgerConfig(terminal.env);
  const published = publishedOption(options.published, terminal.clock);
  const today = terminal.clock.today();
  const evidence = published === undefined ? { region, today } : { region, today, published };
  const outcomes: Outcome[] = [];
  for (const document of documentsOf(paths, terminal)) {
    outcomes.push(...(await readFile(document, evidence)));
  }
  return outcomes;
}

async function readFile(document: DocumentFile, evidence: Evidence): Promise<Outcome[]> {
  const { file, name } = document;
  const content = readBytes(document);
  return 'error' in content ? [{ file, ...content }] : readOnly({ file, name, ...content }, evidence);
}

function plainLines(outcomes: Outcome[]): string[] {
  return outcomes.flatMap((outcome) => {
    if ('error' in outcome) return [];
    const readings = outcome.bulletins.flatMap(readingLines);
    const statements = outcome.statements.map(statementLine);
    const findings = outcome.findings.map(({ message }) => `  ${message}`);
    const nothing = readings.length + statements.length + findings.length === 0 ? ['  没有发现通报'] : [];
    return [outcome.file, ...readings, ...statements, ...findings, ...nothing];
  });
}
