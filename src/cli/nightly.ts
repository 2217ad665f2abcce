// Makes a backup every night while the server runs; one that fails is logged and ends nothing.
import type { Logger } from 'pino';
import type { Services } from '../compose.js';

type Backups = NonNullable<Services['backups']>;

/** Returns what ends it: one that is being made is given up, and nothing of it stays. */
export async function startNightly(
  backups: Backups,
  logger: Pick<Logger, 'error'>,
): Promise<() => Promise<void>> {
  const { Cron } = await import('croner');
  const stop = new AbortController();
  let running: Promise<void> | null = null;
  const makeOne = async (): Promise<void> => {
    try {
      await backups.run(stop.signal);
    } catch (error) {
      if (!stop.signal.aborted) logger.error({ err: error }, 'backup failed');
    } finally {
      running = null;
    }
  };
  const start = (): void => {
    running ??= makeOne();
  };
  const [hour, minute] = backups.at.split(':').map(Number);
  const job = new Cron(`${minute} ${hour} * * *`, { timezone: 'Asia/Shanghai' }, start);
  // A machine that is off at night makes its backup in the morning.
  if (backups.state().isDue) start();
  return async () => {
    job.stop();
    stop.abort();
    await running;
  };
}
