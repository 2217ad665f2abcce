// The schedule within `serve`: one backup at a start that comes late, an error in the log, an end that leaves nothing.
import { PassThrough } from 'node:stream';
import { expect, it } from '@jest/globals';
import { startNightly } from '../../src/cli/nightly.js';
import { serve } from '../../src/cli/serve.js';
import { compose } from '../../src/compose.js';
import { readServerConfig } from '../../src/config.js';
import { clockAt } from '../support/builders.js';
import { temporaryFolder } from '../support/ledger.js';

type Backups = Parameters<typeof startNightly>[0];

function scheduled(
  isDue: boolean,
  run: Backups['run'],
): { logged: unknown[]; begin: () => Promise<() => Promise<void>> } {
  const logged: unknown[] = [];
  const state = (): ReturnType<Backups['state']> => ({
    newest: null,
    isDue,
    isOverdue: false,
    failure: null,
  });
  const error = (...line: unknown[]): void => void logged.push(line);
  return { logged, begin: () => startNightly({ at: '03:00', run, state }, { error }) };
}

it('no backup for a day → one right at the start; else none before its time', async () => {
  let runs = 0;
  const run = (): Promise<void> => Promise.resolve(void (runs += 1));
  await (
    await scheduled(false, run).begin()
  )();
  expect(runs).toBe(0);
  await (
    await scheduled(true, run).begin()
  )();
  expect(runs).toBe(1);
});

it('one that fails → an error in the log, nothing else; one that is cut by the end → not even that', async () => {
  const failing = scheduled(true, () => Promise.reject(new Error('磁盘没有接上')));
  const end = await failing.begin();
  await new Promise(setImmediate);
  await end();
  expect(failing.logged).toMatchObject([[{ err: { message: '磁盘没有接上' } }, 'backup failed']]);
  const cut = scheduled(
    true,
    (stop) => new Promise((_, reject) => stop?.addEventListener('abort', () => reject(new Error('cut')))),
  );
  await (
    await cut.begin()
  )();
  expect(cut.logged).toEqual([]);
});

it('the end of `serve` while a backup does not come to its own → nobody is listened to, whatever it takes', async () => {
  const config = readServerConfig({ DATA_DIR: temporaryFolder(), PORT: '0' }, {});
  const clock = clockAt('2026-11-21');
  let finish = (): void => undefined;
  const run = (): Promise<void> => new Promise((resolve) => (finish = resolve));
  const state = { newest: null, isDue: true, isOverdue: false, failure: null };
  const services = {
    ...compose(config, clock, 'empty'),
    backups: { at: '03:00', run, state: () => state },
  };
  const [stdout, stderr, stdin] = [new PassThrough(), new PassThrough(), new PassThrough()];
  let said = '';
  stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const stop = new AbortController();
  const terminal = {
    ...{ env: {}, clock, actor: '测试', resolvePath: (path: string) => path },
    ...{ stdin, stdout, stderr },
  };
  const end = serve(services, { config, stop: stop.signal }, terminal);
  while (!said.includes('已启动')) await new Promise(setImmediate);
  const address = /http:\S+/.exec(said)?.[0] ?? '';
  expect((await fetch(`${address}/healthz`)).status).toBe(200);
  stop.abort();
  for (let tries = 0; tries < 30; tries += 1) {
    if (
      await fetch(`${address}/healthz`).then(
        () => false,
        () => true,
      )
    )
      break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await expect(fetch(`${address}/healthz`)).rejects.toThrow();
  finish();
  await end;
}, 10_000);
