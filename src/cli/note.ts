// `note TEXT`: a change that was made by hand, for the record.
import { Command } from 'commander';
import { compose } from '../compose.js';
import { readLedgerConfig } from '../config.js';
import { headText } from '../domain/event.js';
import { noteText } from '../domain/note.js';
import { DONE, say, type Terminal } from './terminal.js';

export function noteCommand(terminal: Terminal, finish: (status: number) => void): Command {
  return new Command('note')
    .description('在审计链里记一笔：程序以外做过的改动')
    .argument('<text>', '事由')
    .action((text: string) => {
      const note = noteText(text);
      const services = compose(readLedgerConfig(terminal.env), terminal.clock, 'refuse');
      try {
        const at = terminal.clock.now().toISOString();
        const { storage } = services;
        const head = storage.transaction(() =>
          storage.record({ action: 'note', actor: terminal.actor, at, after: { note } }),
        );
        say(terminal, `已记入审计链第${head.seq}号，链首 ${headText(head)}。`);
      } finally {
        services.close();
      }
      finish(DONE);
    });
}
