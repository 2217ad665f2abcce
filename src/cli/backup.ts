// `backup FILE`: the ledger as it is now in one file, while others write.
import { Command } from 'commander';
import { backUpLedger } from '../compose.js';
import { readLedgerConfig } from '../config.js';
import { headLine } from '../domain/event.js';
import { untilGivenUp } from './signals.js';
import { DONE, print, say, type Terminal } from './terminal.js';

export function backupCommand(terminal: Terminal, finish: (status: number) => void): Command {
  return new Command('backup')
    .description('备份：把台账存成一个文件，写完即校验；网页服务不必停')
    .argument('<file>', '备份文件，不能是已有的文件')
    .action(async (file: string) => {
      const target = terminal.resolvePath(file);
      const config = readLedgerConfig(terminal.env);
      const { head, size, isVerified } = await untilGivenUp('备份已中断，没有留下文件。', (stop) =>
        backUpLedger(config, target, stop),
      );
      const chain = head === null ? '没有审计链' : headLine(head);
      print(terminal, [`${target}  ${sizeText(size)}  ${chain}`]);
      say(terminal, isVerified ? VERIFIED : INTACT);
      finish(DONE);
    });
}

const VERIFIED = '备份已写好并校验通过：文件完好，审计链与台账一致。';
const INTACT = '备份已写好：文件完好。台账还是旧版程序的格式，审计链没有校验。';

export function sizeText(bytes: number): string {
  return `${(bytes / 1024 ** 2).toFixed(1)} MB`;
}
