// The product's own process, with the time it takes and the most memory that it ever had.
import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

const ROOT = join(import.meta.dirname, '..', '..', '..');
/** Between two looks at a process that ends by itself. */
const LOOK_MS = 20;

export interface Cost {
  milliseconds: number;
  megabytes: number;
}

/** Runs a command of the built program to its end. */
export async function commandCost(dataDir: string, args: readonly string[]): Promise<Cost> {
  const from = performance.now();
  const { child, ended } = start(dataDir, args);
  let megabytes = 0;
  while (child.exitCode === null && child.signalCode === null) {
    megabytes = Math.max(megabytes, peakOf(child) ?? 0);
    await setTimeout(LOOK_MS);
  }
  const milliseconds = performance.now() - from;
  await ended;
  if (child.exitCode !== 0) throw new Error(`${args.join(' ')} ended with ${child.exitCode ?? 'a signal'}`);
  return { milliseconds, megabytes };
}

/** `work` is given the address of a new server; its memory is that of the server when the work is done. */
export async function serverCost(dataDir: string, work: (address: string) => Promise<number>): Promise<Cost> {
  const { child, ended, address } = start(dataDir, ['serve', '--port', '0']);
  try {
    const milliseconds = await work(await address);
    return { milliseconds, megabytes: peakOf(child) ?? 0 };
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
}

interface Started {
  child: ChildProcess;
  ended: Promise<unknown>;
  /** Of a server; fails where the process ends before it says one. */
  address: Promise<string>;
}

function start(dataDir: string, args: readonly string[]): Started {
  const env = { PATH: process.env['PATH'], DATA_DIR: dataDir };
  const stdio: ['ignore', 'pipe', 'ignore'] = ['ignore', 'pipe', 'ignore'];
  const child = spawn(process.execPath, ['dist/main.js', ...args], { cwd: ROOT, env, stdio });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const address = new Promise<string>((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (part: Buffer) => {
      said += part.toString();
      const [found] = /http:\S+/.exec(said) ?? [];
      if (found !== undefined) resolve(found);
    });
    void ended.then(() => reject(new Error(`${args.join(' ')} ended before it listened`)));
  });
  address.catch(() => undefined);
  return { child, ended, address };
}

/** Null where the system does not tell, or the process is gone. */
function peakOf({ pid }: ChildProcess): number | null {
  try {
    const [, kilobytes] = /^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid ?? 0}/status`, 'utf8')) ?? [];
    return kilobytes === undefined ? null : Number(kilobytes) / 1024;
  } catch {
    return null;
  }
}
