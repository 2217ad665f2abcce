// `restore FILE`: a backup takes the ledger's place; `restore --drill`: tries whether one would.
import { basename } from 'node:path';
import { Command } from 'commander';
import { drillBackup, newestBackup, restoreFrom, ROLE_NAMES } from '../compose.js';
import { readLedgerConfig, type LedgerConfig } from '../config.js';
import { backupsAmong } from '../domain/backup.js';
import { shanghaiTimeName } from '../domain/dates.js';
import { RequestError } from '../domain/errors.js';
import { headLine } from '../domain/event.js';
import { sizeText } from './backup.js';
import { untilGivenUp } from './signals.js';
import { DONE, print, say, type Terminal } from './terminal.js';

type Restoration = Awaited<ReturnType<typeof restoreFrom>>;
type User = Restoration['after']['users'][number];

export function restoreCommand(terminal: Terminal, finish: (status: number) => void): Command {
  return new Command('restore')
    .description('恢复：用备份换下台账，换下的台账留在旁边；网页服务要先停')
    .argument('[file]', '备份文件')
    .option('--drill', '演练：只在旁边试着恢复并校验，不动台账；不写文件就用最新的自动备份')
    .action(async (file: string | undefined, { drill }: { drill?: boolean }) => {
      const config = readLedgerConfig(terminal.env);
      const backup = file === undefined ? undefined : terminal.resolvePath(file);
      if (drill === true) await practise(config, backup ?? newest(config, terminal), terminal);
      else if (backup === undefined) throw new RequestError('invalid', '请写明要恢复的备份文件。');
      else await restore(config, backup, terminal);
      finish(DONE);
    });
}

function newest(config: LedgerConfig, { clock }: Terminal): string {
  const found = newestBackup(config, clock);
  if (found !== null) return found;
  throw new RequestError('unavailable', '没有自动备份可以演练：请写明备份文件，或设 BACKUP_DIR。');
}

async function practise(config: LedgerConfig, backup: string, terminal: Terminal): Promise<void> {
  const { head, size, behind } = await untilGivenUp('演练已中断，没有留下什么。', (stop) =>
    drillBackup(config, { backup, clock: terminal.clock, stop }),
  );
  print(terminal, [
    `${backup}  ${sizeText(size)}  ${headLine(head)}`,
    `演练通过：这份备份可以恢复，校验没有发现改动，链首在现有的审计链上。${ageText(backup, terminal)}台账在它之后又有 ${behind} 个事件。`,
  ]);
}

/** Of one that the schedule made: its name tells. */
function ageText(backup: string, { clock }: Terminal): string {
  const now = clock.now();
  const [made] = backupsAmong([basename(backup)], now);
  if (made === undefined) return '';
  const at = new Date(made.at);
  const hours = Math.round((now.getTime() - at.getTime()) / 3_600_000);
  return `它是 ${shanghaiTimeName(at)} 的，距今 ${hours < 48 ? `${hours} 小时` : `${Math.round(hours / 24)} 天`}。`;
}

async function restore(config: LedgerConfig, backup: string, terminal: Terminal): Promise<void> {
  const { actor, clock } = terminal;
  const done = await untilGivenUp('恢复已中断，台账原样未动。', (stop) =>
    restoreFrom(config, { backup, actor, clock, stop }),
  );
  const { digest, head, kept } = done;
  print(terminal, [
    `已恢复 ${backup}（SHA-256 ${digest}），校验通过。`,
    `备份的${headLine(done.after.head)}；恢复记入审计链，现在的${headLine(head)}`,
    ...(kept === null ? ['原来没有台账。'] : [keptLine(done, kept)]),
    '所有人都要重新登录。',
    ...userLines(done),
    ...redactionLines(done),
  ]);
  if (done.isEarlier === false)
    say(terminal, '注意：这份备份不是原台账的早先状态，它的链首不在原台账的审计链上。');
}

function keptLine({ before }: Restoration, kept: string): string {
  const where = `换下的台账留作数据目录里的 ${kept}`;
  return before === null ? `${where}；它读不出来，链首不明。` : `${where}，它的${headLine(before.head)}`;
}

/** What changed of who can log in: somebody who was let go may be back. */
function userLines({ before, after }: Restoration): string[] {
  if (before === null) return ['原台账的用户不明，请逐个核对：user list'];
  const names = [...new Set([...before.users, ...after.users].map(({ name }) => name))].sort();
  const find = (users: readonly User[], name: string): User | undefined =>
    users.find((user) => user.name === name);
  const changes = names
    .map((name) => ({ name, change: changeText(find(before.users, name), find(after.users, name)) }))
    .filter(({ change }) => change !== '');
  if (changes.length === 0) return ['用户没有变化。'];
  return ['用户随备份回到当时，请核对：', ...changes.map(({ name, change }) => `  ${name}：${change}`)];
}

function changeText(was: User | undefined, is: User | undefined): string {
  if (was === undefined) return is === undefined ? '' : `原台账里没有，现在有了（${standing(is)}）`;
  if (is === undefined) return '备份里没有，现在不能登录了';
  return [
    was.role === is.role ? [] : `角色由${ROLE_NAMES[was.role]}变回${ROLE_NAMES[is.role]}`,
    was.active === is.active ? [] : is.active === 1 ? '原来已停用，现在又能登录' : '原来启用，现在停用',
    was.password === is.password ? [] : '密码变回备份时的',
  ]
    .flat()
    .join('，');
}

function standing({ role, active }: User): string {
  return `${ROLE_NAMES[role]}，${active === 1 ? '启用' : '停用'}`;
}

/** Their words are back. */
function redactionLines({ before, after }: Restoration): string[] {
  const still = new Set(after.redactions.map(({ sha256 }) => sha256));
  const undone = (before?.redactions ?? []).filter(({ sha256 }) => !still.has(sha256));
  if (undone.length === 0) return [];
  return [
    `有 ${undone.length} 份来源的隐去在这份备份之后，恢复后内容又回来了，请由管理员重新隐去：`,
    ...undone.map(
      ({ sha256, at, note }) => `  /sources/${sha256}  ${shanghaiTimeName(new Date(at))} 隐去：${note}`,
    ),
  ];
}
