// The command line: which commands there are, and what becomes of their errors.
import { Command, CommanderError } from 'commander';
import { RequestError } from '../domain/errors.js';
import { demoCommand } from './demo.js';
import { exportCommand } from './export.js';
import { ingestCommand } from './ingest.js';
import { noteCommand } from './note.js';
import { readCommand } from './read.js';
import { reportCommand } from './report.js';
import { rereadCommand } from './reread.js';
import { serveCommand } from './serve.js';
import { FAILED, say, type Terminal } from './terminal.js';
import { userCommand } from './user.js';
import { verifyCommand } from './verify.js';
import { watchCommand } from './watch.js';

const COMMANDS = [
  serveCommand,
  demoCommand,
  readCommand,
  ingestCommand,
  watchCommand,
  rereadCommand,
  exportCommand,
  reportCommand,
  verifyCommand,
  noteCommand,
  userCommand,
];

/** Of the library's help pages. */
const TITLES: Partial<Record<string, string>> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Commands:': '命令：',
};

const USAGE: Partial<Record<string, string>> = {
  'commander.unknownCommand': '没有这个命令',
  'commander.unknownOption': '没有这个选项',
  'commander.missingArgument': '缺少参数',
  'commander.optionMissingArgument': '选项缺少值',
  'commander.excessArguments': '参数太多',
};

/** Runs a command line; returns the exit status. Bugs are thrown on. */
export async function run(args: string[], terminal: Terminal): Promise<number> {
  let status = 0;
  const program = new Command('ledger')
    .description('热线台账：读通报、存台账、出报表')
    .helpOption('-h, --help', '显示用法')
    .helpCommand(false)
    .configureHelp({ styleTitle: (title) => TITLES[title] ?? title })
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.stdout.write(text),
      writeErr: () => undefined,
    });
  const finish = (code: number): void => {
    status = code;
  };
  for (const add of COMMANDS) {
    const command = add(terminal, finish).copyInheritedSettings(program);
    for (const part of command.commands) part.copyInheritedSettings(program);
    program.addCommand(command);
  }
  try {
    await program.parseAsync(args, { from: 'user' });
    return status;
  } catch (error) {
    return statusOf(error, terminal);
  }
}

function statusOf(error: unknown, terminal: Terminal): number {
  if (error instanceof RequestError) {
    for (const line of error.message.split('\n')) say(terminal, line);
    return FAILED;
  }
  if (!(error instanceof CommanderError)) throw error;
  if (error.exitCode === 0) return 0;
  const detail = /'([^']*)'/.exec(error.message)?.[1];
  const sentence = USAGE[error.code] ?? '命令不完整';
  say(terminal, `${sentence}${detail === undefined ? '' : `：${detail}`}。用 --help 查看用法。`);
  return FAILED;
}
