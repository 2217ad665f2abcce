// `reread`: what the present parser makes of the archived sources; with --apply also written.
import { Command } from 'commander';
import { changeCells, compose, REREAD_COLUMNS, statementCells } from '../compose.js';
import { readLedgerConfig } from '../config.js';
import type { Rereading } from '../domain/rereading.js';
import { startProgress } from './progress.js';
import { textTable } from './table.js';
import { DONE, print, say, type Terminal } from './terminal.js';

export function rereadCommand(terminal: Terminal, finish: (status: number) => void): Command {
  return new Command('reread')
    .description('用现在的规则重读全部存档，列出会有的变化')
    .option('--apply', '写入变化（新的读数，原来的保留备查）')
    .action((options: { apply?: boolean }) => {
      const services = compose(readLedgerConfig(terminal.env), terminal.clock, 'refuse');
      try {
        const { reread } = services;
        const progress = startProgress(reread.count(), terminal);
        const applied = options.apply === true;
        const result = (applied ? reread.apply : reread.preview)(() => progress.advance());
        progress.stop();
        report(result, applied, terminal);
        finish(DONE);
      } finally {
        services.close();
      }
    });
}

function report(rereading: Rereading, applied: boolean, terminal: Terminal): void {
  const { sources, withoutText, changes, statements } = rereading;
  const rows = [...changes.map(changeCells), ...statements.map(statementCells)];
  if (rows.length > 0) print(terminal, textTable([REREAD_COLUMNS, ...rows]));
  const unreadable = withoutText > 0 ? `，${withoutText} 份的文字已删除，没有重读` : '';
  const end = rows.length === 0 ? '没有变化' : `${rows.length} 处${applied ? '已写入' : '会有变化'}`;
  const how = rows.length > 0 && !applied ? '没有写入，加 --apply 才写入。' : '';
  say(terminal, `重读 ${sources} 份存档${unreadable}，${end}。${how}`);
}
