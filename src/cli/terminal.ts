// What a command needs of the process it runs in.
import type { Writable } from 'node:stream';
import type { Environment } from '../config.js';
import type { Clock } from '../domain/clock.js';

export interface Terminal {
  env: Environment;
  clock: Clock;
  /** A path of the command line, from where the person called it. */
  resolvePath(path: string): string;
  /** Data only. */
  stdout: Writable;
  /** Everything said about the work. */
  stderr: Writable & { isTTY?: boolean };
}

/** Exit statuses: all well, or some of the work failed. */
export const DONE = 0;
export const FAILED = 2;

export function say(terminal: Terminal, line: string): void {
  terminal.stderr.write(`${line}\n`);
}
