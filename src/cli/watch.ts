// `watch DIR`: papers dropped into a folder are read and stored as they come, until somebody ends it.
import { basename, dirname, join } from 'node:path';
import { watch as watchFolder } from 'chokidar';
import { Command } from 'commander';
import { compose, type Services } from '../compose.js';
import { readLedgerConfig } from '../config.js';
import { RequestError } from '../domain/errors.js';
import { readBytes } from './documents.js';
import { openDropFolder, type DropFolder } from './drop-folder.js';
import { ingestFile } from './ingest-file.js';
import { outcomeRows, type ShownOutcome } from './outcome-rows.js';
import { aborted, untilAsked, whenLate } from './signals.js';
import { DONE, print, say, type Terminal } from './terminal.js';

const ACTOR = '监视文件夹';
const DEFAULT_SECONDS = 2;

export function watchCommand(terminal: Terminal, finish: (status: number) => void): Command {
  return new Command('watch')
    .description('监视文件夹：放进去的报纸自动读取入库')
    .argument('<dir>', '文件夹')
    .option('--settle <seconds>', `文件多少秒不再变大才读取（默认 ${DEFAULT_SECONDS}）`)
    .action(async (dir: string, options: { settle?: string }) => {
      const settleMs = 1000 * secondsOption(options.settle);
      const drop = openDropFolder(terminal.resolvePath(dir));
      await untilAsked(async (stop) => {
        const services = compose(readLedgerConfig(terminal.env), terminal.clock, 'seeds');
        whenLate(stop, () => services.ingest.close());
        try {
          await follow({ services, drop, terminal }, { settleMs, stop });
        } finally {
          services.close();
        }
      });
      finish(DONE);
    });
}

function secondsOption(value: string | undefined): number {
  const seconds = value === undefined ? DEFAULT_SECONDS : Number(value);
  if (seconds > 0 && seconds <= 3600) return seconds;
  throw new RequestError('invalid', `--settle 的秒数“${value ?? ''}”不对，应在 0 到 3600 之间。`);
}

interface Desk {
  services: Services;
  drop: DropFolder;
  terminal: Terminal;
}

/** One paper at a time, in the order in which they are whole; the one that is being read is finished before the end. */
async function follow(
  desk: Desk,
  { settleMs, stop }: { settleMs: number; stop: AbortSignal },
): Promise<void> {
  const { folder, isPaper, isOwnFolder } = desk.drop;
  let last = Promise.resolve();
  const failure = new AbortController();
  const watcher = watchFolder(folder, {
    depth: 0,
    followSymlinks: false,
    awaitWriteFinish: { stabilityThreshold: settleMs, pollInterval: Math.min(500, settleMs / 2) },
  });
  const queue = (name: string): void => {
    const next = async (): Promise<void> => (stop.aborted ? undefined : await takeIn(desk, name, stop));
    last = last.then(next).catch((error: unknown) => failure.abort(error));
  };
  watcher.on('add', (path) => {
    if (isPaper(basename(path))) queue(basename(path));
  });
  watcher.on('addDir', (path) => {
    if (dirname(path) === folder && !isOwnFolder(basename(path)))
      say(desk.terminal, `${basename(path)} 是文件夹，里面的文件不会读取，请直接放文件。`);
  });
  watcher.on('error', (error) => failure.abort(error));
  say(desk.terminal, `正在监视 ${folder}。按 Ctrl+C 结束。`);
  await aborted(AbortSignal.any([stop, failure.signal]));
  await watcher.close();
  await last;
  if (failure.signal.aborted) throw failure.signal.reason;
}

async function takeIn({ services, drop, terminal }: Desk, name: string, stop: AbortSignal): Promise<void> {
  say(terminal, `正在读取 ${name}`);
  const paper = { path: join(drop.folder, name), file: name, name };
  const outcomes = await ingestFile(services, { ...paper, content: readBytes(paper) }, { actor: ACTOR });
  const rows = outcomes.flatMap(outcomeRows).map((row) => row.filter((cell) => cell !== '').join('  '));
  print(terminal, rows);
  const failed = outcomes.filter(({ error }) => error !== undefined);
  if (failed.length > 0 && stop.aborted) {
    say(terminal, `${name} 没有读完，留在原处，下次启动再读。`);
    return;
  }
  const sentences = failed.map((outcome) => sentenceOf(outcome, outcomes.length));
  const place = failed.length === 0 ? drop.toDone(name) : drop.toFailed(name, sentences.join('\n'));
  say(terminal, 'moved' in place ? `${name} → ${place.moved}` : `${name} 留在原处：${place.stays}`);
}

function sentenceOf({ name, error }: ShownOutcome, documents: number): string {
  const message = error?.message ?? '';
  return documents === 1 ? message : `${name}：${message}`;
}
