// `export DATASET`: the same CSV as the web's, to standard output or into a file.
import { createReadStream } from 'node:fs';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Command } from 'commander';
import { compose, type Services } from '../compose.js';
import { readLedgerConfig } from '../config.js';
import { DATASET_NAMES, isDatasetName, type DatasetName } from '../domain/dataset.js';
import { RequestError } from '../domain/errors.js';
import { dateOption } from './date-options.js';
import { DONE, say, type Terminal } from './terminal.js';

interface Options {
  from?: string;
  to?: string;
  out?: string;
}

export function exportCommand(terminal: Terminal, finish: (status: number) => void): Command {
  return new Command('export')
    .description(`导出 CSV：${DATASET_NAMES.join('、')}`)
    .argument('<dataset>', '数据集')
    .option('--from <date>', '起始日期')
    .option('--to <date>', '截止日期')
    .option('--out <file>', '写入文件（默认输出到终端）')
    .action(async (dataset: string, options: Options) => {
      const request = requestOf(dataset, options);
      const services = compose(readLedgerConfig(terminal.env), terminal.clock, 'refuse');
      try {
        await exportTo(services, { request, out: options.out }, terminal);
      } finally {
        services.close();
      }
      finish(DONE);
    });
}

type Request = Parameters<Services['writeDataset']>[1];

function requestOf(dataset: string, options: Options): Request {
  const from = dateOption('--from', options.from);
  const to = dateOption('--to', options.to);
  if (from !== undefined && to !== undefined && from > to) {
    throw new RequestError('invalid', `起始日期 ${from} 晚于截止日期 ${to}。`);
  }
  const range = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
  return { dataset: datasetNamed(dataset), ...range, forExcel: false };
}

function datasetNamed(name: string): DatasetName {
  if (isDatasetName(name)) return name;
  throw new RequestError('invalid', `没有数据集“${name}”，可以导出的有：${DATASET_NAMES.join('、')}。`);
}

/** The file appears whole or not at all; standard output gets its first byte only when all rows are written. */
async function exportTo(
  services: Services,
  { request, out }: { request: Request; out: string | undefined },
  terminal: Terminal,
): Promise<void> {
  const target = out === undefined ? null : terminal.resolvePath(out);
  const parent = target === null ? services.tempDir : dirname(target);
  const folder = await writing(parent, () => mkdtemp(join(parent, '.export-')));
  try {
    const file = join(folder, 'rows.csv');
    const { rows, sha256 } = await writing(file, () => services.writeDataset(file, request));
    if (target !== null) await writing(target, () => rename(file, target));
    else {
      await writing('标准输出', () => pipeline(createReadStream(file), terminal.stdout, { end: false }));
    }
    say(terminal, `${rows} 行，SHA-256 ${sha256}`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Throws a RequestError where the system does not let `work` write to `path`. */
async function writing<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const { code, syscall } = error as NodeJS.ErrnoException;
    if (code === undefined || syscall === undefined) throw error;
    const why = code === 'EISDIR' ? '：这是文件夹。' : `（${code}）。`;
    throw new RequestError('unavailable', `不能写入 ${path}${why}`);
  }
}
