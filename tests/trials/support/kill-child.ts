// Ingests the files of a folder from one of them on and says each step with a write of its own, which a kill cannot take back.
import { once } from 'node:events';
import { readdirSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { compose } from '../../../src/compose.js';

const [dataDir = '', folder = '', checkpointEvery = '0'] = process.argv.slice(2);
const say = (step: string): void => void writeSync(1, `${step}\n`);
const TODAY = '2025-10-18';

say('ready');
const [first] = (await once(process.stdin, 'data')) as [Buffer];
process.stdin.destroy();
say('opening');
const clock = { now: () => new Date(`${TODAY}T02:00:00Z`), today: () => TODAY };
const { storage, ingest, close } = compose({ dataDir, region: '西宁市' }, clock, 'empty');
const checkpointer = Number(checkpointEvery) > 0 ? new Database(join(dataDir, 'ledger.sqlite')) : null;
const transaction = storage.transaction.bind(storage);
storage.transaction = (work) => {
  say('transaction');
  return transaction(work);
};
const names = readdirSync(folder)
  .sort()
  .slice(Number(String(first)));
for (const [index, name] of names.entries()) {
  say('reading');
  await ingest.ingest({ name, bytes: readFileSync(join(folder, name)), origin: 'import', actor: '试验' });
  say(`stored ${name}`);
  if (checkpointer === null || index % Number(checkpointEvery) > 0) continue;
  say('checkpoint');
  checkpointer.pragma('wal_checkpoint(TRUNCATE)');
}
checkpointer?.close();
close();
say('done');
