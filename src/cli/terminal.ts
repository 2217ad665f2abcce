// What a command needs of the process it runs in.
import type { Readable, Writable } from 'node:stream';
import type { Environment } from '../config.js';
import type { Clock } from '../domain/clock.js';

export interface Terminal {
  env: Environment;
  clock: Clock;
  /** Who is at the keyboard, for the record: the command line and the name that the machine knows the person by. */
  actor: string;
  /** A path of the command line, from where the person called it. */
  resolvePath(path: string): string;
  /** Passwords are read from here. */
  stdin: Readable & { isTTY?: boolean; setRawMode?(raw: boolean): unknown };
  /** Data only. */
  stdout: Writable;
  /** Everything said about the work. */
  stderr: Writable & { isTTY?: boolean };
}

/** Exit statuses: all well, or some of the work failed. */
export const DONE = 0;
export const FAILED = 2;

/** Says one line about the work. */
export function say(terminal: Terminal, line: string): void {
  terminal.stderr.write(`${harmless(line)}\n`);
}

/** Prints results as lines of plain text. */
export function print(terminal: Terminal, lines: string[]): void {
  terminal.stdout.write(lines.map((line) => `${harmless(line)}\n`).join(''));
}

/** Prints JSON. It escapes control characters up to U+001F by itself, the others only by this. */
export function printJson(terminal: Terminal, value: unknown): void {
  const json = JSON.stringify(value, null, 2).replace(/[\u007f-\u009f]/g, escaped);
  terminal.stdout.write(`${json}\n`);
}

/** A page or a file name must not clear the screen, rename the window or pretend to be a line of ours. */
export function harmless(text: string): string {
  return text.replace(/\p{Cc}/gu, '\ufffd');
}

function escaped(character: string): string {
  return `\\u00${character.charCodeAt(0).toString(16)}`;
}
