// Runs something until the person presses Ctrl+C, closes the terminal, or the system asks the process to end.
import { once } from 'node:events';
import { RequestError } from '../domain/errors.js';
import { FAILED } from './terminal.js';

const ENDING = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** What runs when the signal comes has so long to be finished; then it is cut. */
export const PATIENCE_MS = 25_000;
/** Whatever holds it, the process is gone by then: the sample unit for systemd waits a little longer. */
const LIMIT_MS = 30_000;

/** `work` is told by the signal; its end is waited for. A second signal ends the process at once. */
export async function untilAsked<T>(work: (stop: AbortSignal) => Promise<T>): Promise<T> {
  const stop = new AbortController();
  const onSignal = (): void => {
    for (const signal of ENDING) process.off(signal, onSignal);
    stop.abort();
    setTimeout(() => process.exit(process.exitCode ?? FAILED), LIMIT_MS).unref();
  };
  for (const signal of ENDING) process.on(signal, onSignal);
  try {
    return await work(stop.signal);
  } finally {
    for (const signal of ENDING) process.off(signal, onSignal);
  }
}

/** The same for work that is given up half-way: `sentence` says so, as a failure. */
export function untilGivenUp<T>(sentence: string, work: (stop: AbortSignal) => Promise<T>): Promise<T> {
  return untilAsked(async (stop) => {
    try {
      return await work(stop);
    } catch (error) {
      if (!stop.aborted || error instanceof RequestError) throw error;
      throw new RequestError('unavailable', sentence, { cause: error });
    }
  });
}

export async function aborted(stop: AbortSignal): Promise<void> {
  if (!stop.aborted) await once(stop, 'abort');
}

/** Runs `cut` when the patience with what runs is over. */
export function whenLate(stop: AbortSignal, cut: () => void): void {
  void aborted(stop).then(() => setTimeout(cut, PATIENCE_MS).unref());
}
