// A terminal for commands under test: a data folder of its own, captured output, a fixed clock.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { run } from '../../src/cli/program.js';
import type { Environment } from '../../src/config.js';

export interface Run {
  status: number;
  stdout: string;
  stderr: string;
}

export interface TestTerminal {
  folder: string;
  ledger(...args: string[]): Promise<Run>;
  /** The same terminal with this on its standard input. */
  typing(text: string): TestTerminal;
  /** The same terminal with more settings in its environment. */
  within(env: Environment): TestTerminal;
  remove(): void;
}

function captured(): { stream: PassThrough; text(): string } {
  const stream = new PassThrough();
  const chunks: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  return { stream, text: () => Buffer.concat(chunks).toString() };
}

/** Paths are meant from `folder`; the ledger lies in `folder`/data. */
export function testTerminal(today = '2026-11-21'): TestTerminal {
  const folder = mkdtempSync(join(tmpdir(), 'ledger-cli-'));
  return terminalIn(folder, { today, env: { DATA_DIR: join(folder, 'data') }, input: '' });
}

interface Setting {
  today: string;
  env: Environment;
  input: string;
}

function terminalIn(folder: string, setting: Setting): TestTerminal {
  const { today, env, input } = setting;
  return {
    folder,
    async ledger(...args) {
      const [stdout, stderr] = [captured(), captured()];
      const status = await run(args, {
        env,
        clock: { now: () => new Date(`${today}T00:30:00Z`), today: () => today },
        actor: '命令行（值班）',
        resolvePath: (path) => resolve(folder, path),
        stdin: Readable.from(input === '' ? [] : [input]),
        stdout: stdout.stream,
        stderr: stderr.stream,
      });
      return { status, stdout: stdout.text(), stderr: stderr.text() };
    },
    typing: (text) => terminalIn(folder, { ...setting, input: text }),
    within: (more) => terminalIn(folder, { ...setting, env: { ...env, ...more } }),
    remove() {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
