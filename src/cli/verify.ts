// `verify`: recomputes the audit chain and everything that it speaks of, and names what is not as it was written.
import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { verifyLedger } from '../compose.js';
import { readLedgerConfig } from '../config.js';
import { RequestError } from '../domain/errors.js';
import { headLine } from '../domain/event.js';
import {
  adoptedText,
  recordedHeads,
  reservationText,
  type RecordedHead,
  type Verification,
} from '../domain/verification.js';
import { DONE, FAILED, print, type Terminal } from './terminal.js';

export function verifyCommand(terminal: Terminal, finish: (status: number) => void): Command {
  return new Command('verify')
    .description('校验审计链：台账自入链以来有没有被改动')
    .option('--head <file>', '另存的链首，每行一个；链尾被截、全链重算都靠它发现')
    .action(({ head }: { head?: string }) => {
      const heads = head === undefined ? [] : headsIn(terminal.resolvePath(head));
      const verification = verifyLedger(readLedgerConfig(terminal.env), heads);
      print(terminal, linesOf(verification));
      // Also with a reservation: whoever looks at the status alone would never ask.
      const isSure = verification.faultCount === 0 && reservationText(verification.explained) === null;
      finish(isSure ? DONE : FAILED);
    });
}

function headsIn(path: string): RecordedHead[] {
  const heads = recordedHeads(textOf(path));
  if (heads.length === 0) throw new RequestError('invalid', `${path} 里没有链首。`);
  return heads;
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    throw new RequestError('unavailable', `不能读取 ${path}（${code}）。`);
  }
}

function linesOf({ events, head, adopted, heads, explained, faults, faultCount }: Verification): string[] {
  const recorded = heads === 0 ? [] : [`另存的链首 ${heads} 个`];
  const upgrade = adoptedText(adopted);
  const rest = faultCount - faults.length;
  const reservation = reservationText(explained);
  const passed = reservation === null ? '校验通过：链与台账一致，没有发现改动。' : `校验通过，${reservation}`;
  const result =
    faultCount === 0
      ? [passed, ...(heads === 0 ? [WITHOUT_HEADS] : [])]
      : [
          `校验没有通过：发现 ${faultCount} 处不符，最先的是第 1 条。`,
          ...faults.map(({ message }, index) => `${index + 1}. ${message}`),
          ...(rest > 0 ? [`另有 ${rest} 处没有列出。`] : []),
        ];
  return [
    headLine(head),
    `事件 ${events} 个`,
    ...(upgrade === null ? [] : [upgrade]),
    ...recorded,
    ...explained.map(({ message }) => message),
    ...result,
  ];
}

const WITHOUT_HEADS = '没有给出另存的链首（--head）：整条链若被重新算过，只有另存的链首能发现。';
