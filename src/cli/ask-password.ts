// A password typed without being shown, or one line of standard input: never part of the command line.
import { RequestError } from '../domain/errors.js';
import { say, type Terminal } from './terminal.js';

const MOST_BYTES = 4096;
const ENTER = /[\r\n]/;
const INTERRUPT = '\u0003';
const END = '\u0004';
const ERASE = new Set(['\u007f', '\b']);

/** On a terminal it is asked for twice. */
export async function askPassword(terminal: Terminal): Promise<string> {
  if (terminal.stdin.isTTY !== true) return firstLine(terminal);
  const first = await typed(terminal, '密码：');
  if ((await typed(terminal, '再填一次：')) === first) return first;
  throw new RequestError('invalid', '两次填写的密码不一样。');
}

async function firstLine({ stdin }: Terminal): Promise<string> {
  let text = '';
  stdin.setEncoding('utf8');
  for await (const chunk of stdin) {
    text += String(chunk);
    if (text.includes('\n') || text.length > MOST_BYTES) break;
  }
  return text.split(/\r?\n/)[0] ?? '';
}

/** The terminal shows nothing while it is raw; so Ctrl+C has to be heard here. */
async function typed(terminal: Terminal, prompt: string): Promise<string> {
  const { stdin } = terminal;
  terminal.stderr.write(prompt);
  stdin.setRawMode?.(true);
  stdin.setEncoding('utf8');
  stdin.resume();
  try {
    return await line(stdin);
  } finally {
    stdin.setRawMode?.(false);
    stdin.pause();
    say(terminal, '');
  }
}

function line(stdin: Terminal['stdin']): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const onData = (chunk: string): void => {
      for (const sign of chunk) {
        if (sign === INTERRUPT || sign === END)
          finish(() => reject(new RequestError('invalid', '没有填写密码。')));
        else if (ENTER.test(sign)) finish(() => resolve(text));
        else if (ERASE.has(sign)) text = Array.from(text).slice(0, -1).join('');
        else text += sign;
      }
    };
    const finish = (settle: () => void): void => {
      stdin.off('data', onData);
      settle();
    };
    stdin.on('data', onData);
  });
}
