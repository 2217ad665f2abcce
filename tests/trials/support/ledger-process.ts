// The real program in processes of its own: one command, or the web application until it is asked to end.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const MAIN = ['--import', 'tsx', 'src/main.ts'];

/** Its status and all that it said. */
export function ledger(dataDir: string, ...args: string[]): { status: number | null; said: string } {
  const env = { ...process.env, DATA_DIR: dataDir };
  const { status, stdout, stderr } = spawnSync(process.execPath, [...MAIN, ...args], {
    cwd: ROOT,
    env,
    encoding: 'utf8',
  });
  return { status, said: stdout + stderr };
}

export interface Served {
  url: string;
  child: ChildProcess;
  said: () => string;
  /** Returns the exit status and how long it took. */
  stop: (signal?: NodeJS.Signals) => Promise<{ status: number | null; ms: number }>;
}

export async function served(dataDir: string, settings: Record<string, string> = {}): Promise<Served> {
  const env = { ...process.env, DATA_DIR: dataDir, PORT: '0', ...settings };
  const child = spawn(process.execPath, [...MAIN, 'serve'], { cwd: ROOT, env });
  let said = '';
  const ended = once(child, 'close');
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (said += String(chunk)));
  while (!said.includes('Ctrl+C')) {
    if (child.exitCode !== null) throw new Error(said);
    await Promise.race([once(child.stderr, 'data'), ended]);
  }
  return {
    url: /已启动：(http:\S+)/.exec(said)?.[1] ?? '',
    child,
    said: () => said,
    async stop(signal = 'SIGTERM') {
      const before = performance.now();
      child.kill(signal);
      const [status] = (await ended) as [number | null];
      return { status, ms: performance.now() - before };
    },
  };
}
