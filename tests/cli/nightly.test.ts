// The schedule within `serve`: one backup at a start that comes late, an error in the log, an end that leaves nothing.
import { expect, it } from '@jest/globals';
import { startNightly } from '../../src/cli/nightly.js';

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
