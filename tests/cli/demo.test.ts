// The demo as a person starts it: a real process on a throw-away ledger.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');
let temporary: string;
let demo: ChildProcess | undefined;

function startDemo(): ChildProcess {
  const environment = { ...process.env, TMPDIR: temporary, DATA_DIR: join(temporary, 'data') };
  demo = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts', 'demo', '--port', '0'], {
    cwd: ROOT,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return demo;
}

async function said(stream: NodeJS.ReadableStream | null, pattern: RegExp): Promise<string> {
  let text = '';
  for await (const chunk of stream ?? []) {
    text += String(chunk);
    const match = pattern.exec(text);
    if (match) return match[0];
  }
  throw new Error(`never said ${String(pattern)}: ${text}`);
}

function demoFolders(): string[] {
  return readdirSync(temporary).filter((name) => name.startsWith('hotline-ledger-demo-'));
}

describe('demo', () => {
  beforeEach(() => {
    temporary = mkdtempSync(join(tmpdir(), 'demo-test-'));
  });

  afterEach(() => {
    demo?.kill('SIGKILL');
    rmSync(temporary, { recursive: true, force: true });
  });

  it('started and stopped → serves simulated pages, says so, leaves nothing behind', async () => {
    const running = startDemo();
    const address = await said(running.stdout, /http:\/\/\S+/);
    expect(demoFolders()).toHaveLength(1);
    const page = await (await fetch(address)).text();
    expect(page).toContain('模拟数据');
    const csv = await (await fetch(`${address}/exports/hotline.csv`)).text();
    const lines = csv.trimEnd().split('\r\n');
    expect(lines.length).toBeGreaterThan(650);
    expect(lines.slice(1).every((line) => line.includes('模拟数据'))).toBe(true);
    running.kill('SIGTERM');
    await expect(once(running, 'exit')).resolves.toEqual([0, null]);
    expect(demoFolders()).toEqual([]);
    expect(existsSync(join(temporary, 'data'))).toBe(false);
  });

  it('the terminal is closed while it makes its data → leaves nothing behind', async () => {
    const running = startDemo();
    await said(running.stderr, /正在生成/);
    expect(demoFolders()).toHaveLength(1);
    running.kill('SIGHUP');
    await expect(once(running, 'exit')).resolves.toEqual([0, null]);
    expect(demoFolders()).toEqual([]);
  });
});
