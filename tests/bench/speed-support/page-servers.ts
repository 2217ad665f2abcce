// Starts the servers of the bench of pages, each in a process of its own over the same ledger.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PAGES } from './page-ledger.js';
import { OF_CLERK, TEXTS, type ServerKind, type Texts } from './page-server.js';

const SERVER = join(import.meta.dirname, 'page-server-main.ts');

export interface Server {
  url: string;
}

export type Servers = Record<ServerKind, Server>;

/** `stop` takes what ends them, also where one does not start. */
export async function startServers(
  folder: string,
  { cookie, stop }: { cookie: string; stop: (() => void)[] },
): Promise<Servers> {
  const started = async (kind: ServerKind): Promise<Server> => {
    const child = spawn(process.execPath, ['--import', 'tsx', SERVER, kind, folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    stop.push(() => child.kill());
    const [port] = (await once(child.stdout, 'data')) as [Buffer];
    return { url: `http://127.0.0.1:${port.toString().trim()}` };
  };
  const kept = await started('kept');
  writeFileSync(join(folder, TEXTS), JSON.stringify(await textsOf(kept, cookie)));
  return {
    kept,
    written: await started('written'),
    string: await started('string'),
    bare: await started('bare'),
  };
}

async function textsOf({ url }: Server, cookie: string): Promise<Texts> {
  const texts: Texts = {};
  for (const path of Object.values(PAGES)) {
    texts[path] = await textOf(url + path, {});
    texts[OF_CLERK + path] = await textOf(url + path, { cookie });
  }
  return texts;
}

async function textOf(url: string, headers: Record<string, string>): Promise<string> {
  const answer = await fetch(url, { headers });
  if (answer.status !== 200) throw new Error(`${url}: ${answer.status}`);
  return answer.text();
}
