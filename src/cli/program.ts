// The command line: which commands there are, and what becomes of their errors.
import { Command, CommanderError } from 'commander';
import { RequestError } from '../domain/errors.js';
import { FAILED, say, type Terminal } from './terminal.js';

type AddCommand = (terminal: Terminal, finish: (status: number) => void) => Command;

/** Each is loaded when it is asked for: none waits for the libraries of the others. */
const COMMANDS: Readonly<Record<string, () => Promise<AddCommand>>> = {
  serve: async () => (await import('./serve.js')).serveCommand,
  demo: async () => (await import('./demo.js')).demoCommand,
  read: async () => (await import('./read.js')).readCommand,
  ingest: async () => (await import('./ingest.js')).ingestCommand,
  watch: async () => (await import('./watch.js')).watchCommand,
  reread: async () => (await import('./reread.js')).rereadCommand,
  export: async () => (await import('./export.js')).exportCommand,
  report: async () => (await import('./report.js')).reportCommand,
  verify: async () => (await import('./verify.js')).verifyCommand,
  backup: async () => (await import('./backup.js')).backupCommand,
  restore: async () => (await import('./restore.js')).restoreCommand,
  note: async () => (await import('./note.js')).noteCommand,
  user: async () => (await import('./user.js')).userCommand,
};

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
  for (const add of await commandsFor(args)) {
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

/** The one that is named first; else all, for the help page. */
async function commandsFor([name = '']: string[]): Promise<AddCommand[]> {
  const named = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  return Promise.all((named === undefined ? Object.values(COMMANDS) : [named]).map((load) => load()));
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
