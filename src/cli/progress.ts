// A progress bar on the terminal; nothing where the output is no terminal.
import { SingleBar } from 'cli-progress';
import { harmless, type Terminal } from './terminal.js';

export interface Progress {
  advance(): void;
  /** What is being done just now, behind the bar. */
  tell(doing: string): void;
  stop(): void;
}

export function startProgress(total: number, terminal: Terminal): Progress {
  const bar = new SingleBar({
    format: '{bar} {value}/{total}  {rate} 个/秒  剩余 {eta_formatted}  {doing}',
    stream: terminal.stderr,
    noTTYOutput: false,
  });
  const started = terminal.clock.now().getTime();
  let done = 0;
  bar.start(total, 0, { rate: 0, doing: '' });
  return {
    advance() {
      done += 1;
      const seconds = Math.max(0.001, (terminal.clock.now().getTime() - started) / 1000);
      bar.update(done, { rate: rateText(done / seconds) });
    },
    tell(doing) {
      bar.update(done, { doing: harmless(doing) });
    },
    stop() {
      bar.stop();
    },
  };
}

/** Scans come at one in half a minute, texts at hundreds a second. */
function rateText(rate: number): string {
  return rate < 10 ? rate.toFixed(rate < 1 ? 2 : 1) : String(Math.round(rate));
}
