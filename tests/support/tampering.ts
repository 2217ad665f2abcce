// A ledger with a little of everything, and somebody who changes its file past the program.
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from '@jest/globals';
import Database from 'better-sqlite3';
import { eventHash, GENESIS } from '../../src/audit/event-hash.js';
import { compose, type Services } from '../../src/compose.js';
import { headText, type LedgerEvent } from '../../src/domain/event.js';
import { recordedHeads, type Verification } from '../../src/domain/verification.js';
import { containedReader } from '../../src/storage/contained.js';
import { drained, verificationOf } from '../../src/storage/verify.js';
import { bulletin, clockAt, document, figure, hotlineText } from './builders.js';
import { putReport, reportFigure, smallDocument } from './issuing.js';
import { MIGRATIONS, temporaryFolder } from './ledger.js';

const AT = '2025-10-18T04:00:00.000Z';
const BY = { actor: '审核员', at: AT };
const STORY = '本报讯 前4个月，西宁市“有诉必应马上办”接待1587件，100%办结。';

/** Seeds, pages, a conflict, a story, a correction, an alias, a remark, a report and its correction, a user, events without rows; marked as simulated. */
export async function fill(services: Services): Promise<void> {
  const { storage, ingest } = services;
  const bring = async (text: string, name: string, published: string): Promise<void> => {
    await ingest.ingest(document(text, { name, published }));
  };
  await bring(hotlineText({ day: '9月1日' }), 'one.txt', '2025-09-02');
  await bring(hotlineText({ day: '9月2日' }), 'two.txt', '2025-09-03');
  await bring(hotlineText({ day: '9月2日', calls: 1216, direct: 740 }), 'rival.txt', '2025-09-03');
  await bring(hotlineText({ day: '9月3日' }).replace('1215件次', '121?件次'), 'unread.txt', '2025-09-04');
  await bring(STORY, 'story.txt', '2025-05-20');
  storage.transaction(() => {
    correct(services);
    storage.decideAlias({
      ...{ metric: 'hotspot', label: '物业管理', name: '物业服务', since: '2025-09-01', note: '同一类' },
      ...BY,
    });
    storage.withdrawStatement(1, BY);
  });
  issue(services);
  storage.writeUser({ name: '管理员', role: 'admin', password: 'scrypt$1$salt$digest', active: true }, BY);
  storage.record({ action: 'login', after: {}, ...BY });
  storage.record({ action: 'note', after: { note: '换了磁盘' }, ...BY });
}

/** A report of the first two pages, and a correction of it. */
function issue({ storage }: Services): void {
  const sources = storage.digests().slice(0, 2);
  const key = 'hotline.calls.sum';
  storage.transaction(() => {
    storage.addRemark({ region: '西宁市', period: '2025-W36', text: '值得关注的一句话', ...BY });
  });
  putReport(storage, smallDocument([reportFigure(key, 2430)], { sources }), { remarkId: 1 });
  putReport(storage, smallDocument([reportFigure(key, 2440)], { sources, isCorrection: true }), {
    ...{ edition: 2, differences: [{ key, name: '来电诉求合计', before: '2,430', after: '2,440' }] },
  });
}

function correct({ storage }: Services): void {
  const [held] = storage.entriesOn('西宁市', ['2025-09-01']);
  if (held === undefined) throw new Error('no reading to correct');
  const [source] = held.sources;
  const known = storage.knownSource(source?.sha256 ?? '');
  const arrivalId = known?.arrivals[0]?.id;
  if (known === null || arrivalId === undefined) throw new Error('no source to correct');
  const figures = held.figures.map(({ id, ...rest }) => ({ ...rest, replaces: id }));
  const [calls, ...others] = figures;
  const corrected = bulletin('2025-09-01', {
    figures: [{ ...calls, ...figure('calls', 1225, { unit: '件次' }) }, ...others],
  });
  const origin = { sourceId: known.id, arrivalId, parserVersion: '9', readAt: AT };
  const key = {
    ...BY,
    region: '西宁市',
    kind: 'hotline' as const,
    date: '2025-09-01',
    sameAs: null,
    reasons: [],
  };
  storage.decide({ ...key, readingId: held.readingId, action: 'supersede' });
  const correction = { corrects: held.readingId, actor: BY.actor };
  const readingId = storage.addReading({ ...origin, correction }, corrected);
  storage.decide({ ...key, readingId, action: 'correct', note: '看错一位' });
}

export interface Template {
  file: string;
  /** As it would be printed. */
  head: string;
}

/** For one test file: written once, before its tests, which work on copies. */
export function ledgerToTamper(
  more: (services: Services) => Promise<void> | void = () => undefined,
): Readonly<Template> {
  const template: Template = { file: '', head: '' };
  let dataDir = '';
  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'ledger-tamper-'));
    const services = compose({ dataDir, region: '西宁市' }, clockAt('2025-10-18'), 'empty');
    services.storage.markSimulated(BY);
    await fill(services);
    await more(services);
    const head = services.storage.head();
    services.close();
    if (head === null) throw new Error('nothing was done');
    Object.assign(template, { file: join(dataDir, 'ledger.sqlite'), head: headText(head) });
  });
  afterAll(() => {
    rmSync(dataDir, { recursive: true, force: true });
  });
  return template;
}

export type Change = (shell: Database.Database) => void;

/** What is found after `change`, with the heads that were recorded outside. */
export function verifyFile(file: string, heads = ''): Verification {
  return drained(verificationOf(file, { migrations: MIGRATIONS, heads: recordedHeads(heads) }));
}

/** A copy in which `change` was done with another tool: its own connection, no program in between. */
export function tampered(template: Template, change: Change): string {
  const file = join(temporaryFolder(), 'ledger.sqlite');
  copyFileSync(template.file, file);
  const shell = new Database(file);
  try {
    change(shell);
  } finally {
    shell.close();
  }
  return file;
}

/** As a careful hand would: triggers away, the change, and exactly the same triggers again. */
export function withoutTriggers(shell: Database.Database, change: string | (() => void)): void {
  const triggers = shell
    .prepare<[], { name: string; sql: string }>("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
    .all();
  shell.pragma('foreign_keys = OFF');
  for (const { name } of triggers) shell.exec(`DROP TRIGGER ${name}`);
  if (typeof change === 'string') shell.exec(change);
  else change();
  for (const { sql } of triggers) shell.exec(sql);
}

/** Computes every digest and hash anew, so that the chain agrees with itself and with its rows. */
export function rechain(shell: Database.Database): void {
  const { contentDigest } = containedReader(shell);
  const update = shell.prepare('UPDATE events SET content = ?, previous = ?, hash = ? WHERE seq = ?');
  let previous = GENESIS;
  for (const event of shell.prepare<[], LedgerEvent>('SELECT * FROM events ORDER BY seq').all()) {
    const { entity, entity_id: id, seq } = event;
    const content = entity === null || id === null ? null : contentDigest(entity, id);
    const hash = eventHash({ ...event, content, previous });
    update.run(content, previous, hash, seq);
    previous = hash;
  }
}
