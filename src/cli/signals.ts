// Runs something until the person presses Ctrl+C, closes the terminal, or the system asks the process to end.
import { once } from 'node:events';

const ENDING = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** `work` is told by the signal; its end is waited for. */
export async function untilAsked<T>(work: (stop: AbortSignal) => Promise<T>): Promise<T> {
  const stop = new AbortController();
  const onSignal = (): void => {
    stop.abort();
  };
  for (const signal of ENDING) process.once(signal, onSignal);
  try {
    return await work(stop.signal);
  } finally {
    for (const signal of ENDING) process.off(signal, onSignal);
  }
}

export async function aborted(stop: AbortSignal): Promise<void> {
  if (!stop.aborted) await once(stop, 'abort');
}
