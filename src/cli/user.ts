// `user`: who may log in, and as what. Passwords are typed or piped in, never written on the command line.
import { Command } from 'commander';
import { compose, ROLE_NAMES, typedName, type IfMissing, type Services } from '../compose.js';
import { readLedgerConfig } from '../config.js';
import { RequestError } from '../domain/errors.js';
import { ROLES, type Role } from '../domain/user.js';
import { askPassword } from './ask-password.js';
import { textTable } from './table.js';
import { DONE, print, say, type Terminal } from './terminal.js';

const ROLES_TEXT = ROLES.map((role) => `${role}（${ROLE_NAMES[role]}）`).join('、');
const COLUMNS = ['姓名', '角色', '状态'];

type Work = (services: Services) => Promise<void> | void;

export function userCommand(terminal: Terminal, finish: (status: number) => void): Command {
  const within = async (ifMissing: IfMissing, work: Work): Promise<void> => {
    await withLedger(terminal, ifMissing, work);
    finish(DONE);
  };
  /** Whatever changes of a user, the sessions of that user end. */
  const change = (name: string, done: string, work: Work): Promise<void> =>
    within('refuse', async (services) => {
      await work(services);
      services.sessions().destroyOf(typedName(name));
      say(terminal, `${name}：${done}`);
    });
  const command = new Command('user').description('管理用户：谁能登录、是什么角色；密码从终端或标准输入读取');
  command
    .command('list')
    .description('列出用户')
    .action(() => within('refuse', (services) => list(services, terminal)));
  command
    .command('add')
    .description('新增用户')
    .argument('<name>', '姓名')
    .requiredOption('--role <role>', ROLES_TEXT)
    .action((name: string, options: { role: string }) =>
      within('seeds', (services) => add(services, { name, role: roleOf(options.role) }, terminal)),
    );
  command
    .command('password')
    .description('重设密码')
    .argument('<name>', '姓名')
    .action((name: string) =>
      change(name, '密码已重设，原来的登录已全部退出。', async ({ accounts }) => {
        if (accounts.user(typedName(name)) === null) throw new RequestError('not-found', '没有这个用户。');
        await accounts.setPassword(name, await askPassword(terminal), terminal.actor);
      }),
    );
  command
    .command('role')
    .description('更改角色')
    .argument('<name>', '姓名')
    .argument('<role>', ROLES_TEXT)
    .action((name: string, role: string) =>
      change(name, '角色已更改。', ({ accounts }) => accounts.setRole(name, roleOf(role), terminal.actor)),
    );
  command
    .command('disable')
    .description('停用用户')
    .argument('<name>', '姓名')
    .action((name: string) =>
      change(name, '已停用。', ({ accounts }) => accounts.setActive(name, false, terminal.actor)),
    );
  command
    .command('enable')
    .description('启用用户')
    .argument('<name>', '姓名')
    .action((name: string) =>
      change(name, '已启用。', ({ accounts }) => accounts.setActive(name, true, terminal.actor)),
    );
  return command;
}

async function withLedger(terminal: Terminal, ifMissing: IfMissing, work: Work): Promise<void> {
  const services = compose(readLedgerConfig(terminal.env), terminal.clock, ifMissing);
  try {
    await work(services);
  } finally {
    services.close();
  }
}

function list({ accounts }: Services, terminal: Terminal): void {
  const rows = accounts
    .users()
    .map(({ name, role, active }) => [name, ROLE_NAMES[role], active ? '启用' : '停用']);
  print(terminal, textTable([COLUMNS, ...rows]));
}

async function add(
  { accounts }: Services,
  { name, role }: { name: string; role: Role },
  terminal: Terminal,
): Promise<void> {
  const password = await askPassword(terminal);
  say(
    terminal,
    `已新增用户 ${await accounts.add({ name, role, password }, terminal.actor)}（${ROLE_NAMES[role]}）。`,
  );
}

function roleOf(text: string): Role {
  const role = ROLES.find((one) => one === text || ROLE_NAMES[one] === text);
  if (role !== undefined) return role;
  throw new RequestError('invalid', `没有角色“${text}”，可用的有：${ROLES_TEXT}。`);
}
