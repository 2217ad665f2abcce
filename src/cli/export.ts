// `export DATASET`, `export --package`: the same CSV and audit package as the web's; each is recorded.
import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Command } from 'commander';
import { compose, type Services } from '../compose.js';
import { readLedgerConfig } from '../config.js';
import { DATASET_NAMES, isDatasetName, type DatasetFilters, type DatasetName } from '../domain/dataset.js';
import { RequestError } from '../domain/errors.js';
import { dateOption } from './date-options.js';
import { placing } from './placing.js';
import { DONE, say, type Terminal } from './terminal.js';
import { writing } from './writing.js';

interface Options {
  from?: string;
  to?: string;
  kind?: string;
  category?: string;
  body?: string;
  package?: boolean;
  out?: string;
}

/** Null for the dataset: the audit package. */
interface Order {
  dataset: DatasetName | null;
  filters: DatasetFilters;
  /** Null: standard output. */
  target: string | null;
  actor: string;
}

export function exportCommand(terminal: Terminal, finish: (status: number) => void): Command {
  return new Command('export')
    .description(`导出 CSV（${DATASET_NAMES.join('、')}），或用 --package 导出审计包`)
    .argument('[dataset]', '数据集')
    .option('--from <date>', '起始日期')
    .option('--to <date>', '截止日期')
    .option('--kind <kind>', '通报种类：hotline 热线通报，hazard 安全隐患通报')
    .option('--category <name>', '类别：热点问题或隐患主要问题的名称，或归并后的名称')
    .option('--body <name>', '单位：接收单位或联系单位')
    .option('--package', '导出审计包（ZIP），须用 --out 指定文件')
    .option('--out <file>', '写入文件，已有的同名文件会被替换（默认输出到终端）')
    .action(async (dataset: string | undefined, options: Options) => {
      const order = orderOf(dataset, options, terminal);
      const services = compose(readLedgerConfig(terminal.env), terminal.clock, 'refuse');
      try {
        await carryOut(services, order, terminal);
      } finally {
        services.close();
      }
      finish(DONE);
    });
}

function orderOf(dataset: string | undefined, options: Options, terminal: Terminal): Order {
  const { out, package: isPackage = false } = options;
  const filters = filtersOf(options);
  const { actor } = terminal;
  const target = out === undefined ? null : terminal.resolvePath(out);
  if (!isPackage) return { dataset: datasetNamed(dataset), filters, target, actor };
  if (dataset !== undefined) {
    throw new RequestError('invalid', '审计包含全部数据集，--package 不能与数据集名称同用。');
  }
  if (target === null) throw new RequestError('invalid', '审计包要用 --out 指定写入的文件。');
  return { dataset: null, filters, target, actor };
}

function filtersOf({ kind, category, body, ...days }: Options): DatasetFilters {
  const from = dateOption('--from', days.from);
  const to = dateOption('--to', days.to);
  if (from !== undefined && to !== undefined && from > to) {
    throw new RequestError('invalid', `起始日期 ${from} 晚于截止日期 ${to}。`);
  }
  if (kind !== undefined && kind !== 'hotline' && kind !== 'hazard') {
    throw new RequestError('invalid', `--kind 的值“${kind}”不对，只能是 hotline 或 hazard。`);
  }
  return {
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(kind === undefined ? {} : { kind }),
    ...(category === undefined ? {} : { category }),
    ...(body === undefined ? {} : { body }),
  };
}

function datasetNamed(name: string | undefined): DatasetName {
  if (name === undefined) throw new RequestError('invalid', '缺少参数：dataset。用 --help 查看用法。');
  if (isDatasetName(name)) return name;
  throw new RequestError('invalid', `没有数据集“${name}”，可以导出的有：${DATASET_NAMES.join('、')}。`);
}

/** The file appears whole or not at all; standard output gets its first byte only when all rows are written. */
async function carryOut(services: Services, order: Order, terminal: Terminal): Promise<void> {
  const { target } = order;
  const parent = target === null ? services.tempDir : dirname(target);
  const folder = await writing(parent, () => mkdtemp(join(parent, '.export-')));
  try {
    const file = join(folder, 'export');
    const told = await writing(target ?? file, () => write(services, order, file));
    if (target === null) {
      await writing('标准输出', () => pipeline(createReadStream(file), terminal.stdout, { end: false }));
    }
    say(terminal, told);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** In one step the export is recorded and its file takes its place. */
async function write(services: Services, order: Order, file: string): Promise<string> {
  const { dataset, filters, target, actor } = order;
  const exporting = { actor, ...(target === null ? {} : placing(file, target)) };
  if (dataset === null) {
    const { rows, digest, head } = await services.writePackage(file, filters, exporting);
    return `审计包 ${rows} 行，包摘要 ${digest}，链首 ${head}。请把包摘要抄到别处保存。`;
  }
  const request = { dataset, forExcel: false, ...filters };
  const { rows, sha256, head } = await services.writeDataset(file, request, exporting);
  return `${rows} 行，SHA-256 ${sha256}，链首 ${head}`;
}
