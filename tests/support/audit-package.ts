// A ledger with everything that an audit package can carry, its package unpacked, and the verifier as an auditor runs it.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  createWriteStream,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { afterAll } from '@jest/globals';
import yauzl from 'yauzl';
import { compose, type IfMissing, type Services } from '../../src/compose.js';
import type { DatasetFilters, DatasetRow } from '../../src/domain/dataset.js';
import type { Moment, RecordRows } from '../../src/domain/moment.js';
import { createExporter } from '../../src/exports/exporter.js';
import { addDays } from '../../src/domain/dates.js';
import { bulletin, clockAt, hotlineText } from './builders.js';
import { FIELDS, issueAsSeen } from './issuing.js';

export const VERIFIER = join(import.meta.dirname, '..', '..', 'docs', 'verify-package.mjs');

const AT = '2025-10-20T04:00:00.000Z';
const ACTOR = '审核员';

const cleanUp: (() => void)[] = [];
afterAll(() => {
  for (const undo of cleanUp.splice(0).reverse()) undo();
});

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'audit-package-'));
  cleanUp.push(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

function openServices(ifMissing: IfMissing): Services {
  const services = compose({ dataDir: folder(), region: '西宁市' }, clockAt('2025-10-20'), ifMissing);
  cleanUp.push(() => services.close());
  return services;
}

/** The two seeded days, nothing else; closed after the test file. */
export function seededServices(): Services {
  return openServices('seeds');
}

export function emptyServices(): Services {
  return openServices('empty');
}

export function simulatedServices(): Services {
  const services = openServices('empty');
  services.storage.markSimulated({ actor: '模拟', at: AT });
  const bytes = Buffer.from(hotlineText());
  const brought = {
    name: 'x.txt',
    bytes,
    published: '2025-10-16',
    origin: 'simulation',
    actor: '模拟',
  } as const;
  services.ingest.ingestText(brought);
  return services;
}

/** An exporter over a real ledger whose record cannot be read to its end, or whose file cannot be given out. */
export function failingServices(at: 'record' | 'publish'): {
  storage: Services['storage'];
  write: (target: string) => Promise<unknown>;
  closed: () => boolean;
} {
  const { storage, clock, region } = seededServices();
  let closed = false;
  const moment = (): Moment => {
    const real = storage.moment();
    const close = (): void => {
      real.close();
      closed = true;
    };
    return {
      ...real,
      close,
      ...(at === 'record' ? { recordRows: (name) => cut(real.recordRows(name)) } : {}),
    };
  };
  const root = join(import.meta.dirname, '..', '..');
  const exporter = createExporter({ storage: { ...storage, moment }, clock, region, root });
  const publish = (): void => {
    throw new Error('disk gone');
  };
  const exporting = { actor: '审计员', ...(at === 'publish' ? { publish } : {}) };
  return { storage, write: (target) => exporter.writePackage(target, {}, exporting), closed: () => closed };
}

function cut({ columns, rows }: RecordRows): RecordRows {
  function* begun(): Generator<DatasetRow> {
    for (const row of rows) {
      yield row;
      throw new Error('disk gone');
    }
  }
  return { columns, rows: begun() };
}

/** A name, a label, a remark and a reason of each of these strings. */
export function servicesWith(strings: readonly string[]): Services {
  const services = openServices('empty');
  const { storage, region } = services;
  strings.forEach((string, index) => {
    const bytes = Buffer.from(`source ${index}`);
    const said = { label: string, remark: string, agency: string, unit: '件', rank: 1, start: 0, end: 1 };
    const figures = [{ metric: 'hotspot', value: index, printed: string, ...said } as const];
    const key = { region, kind: 'hotline', date: addDays('2000-01-01', index) } as const;
    const source = { bytes, sha256: digestOf(bytes), text: `${string}\n`, extractor: string, receivedAt: AT };
    const by = { actor: string, at: AT };
    storage.transaction(() => {
      const sourceId = storage.addSource({ ...source, pages: [], findings: [] });
      const arrival = { name: string, published: null, origin: 'person', ...by } as const;
      const arrivalId = storage.addArrival(sourceId, arrival);
      const origin = { sourceId, arrivalId, parserVersion: string, readAt: AT };
      const readingId = storage.addReading(origin, { ...bulletin(key.date), figures });
      storage.decide({ ...key, readingId, action: 'accept', sameAs: null, reasons: [], note: string, ...by });
    });
  });
  return services;
}

/** With hostile names and strings, two corrections in a row, aliases, statements, a user, redacted sources, a remark, and reports with and without their words. */
export function fullServices(): Services {
  const services = seededServices();
  const bring = (name: string, text: string, published: string): string => {
    const outcome = services.ingest.ingestText({
      ...{ name, bytes: Buffer.from(text), published, origin: 'person', actor: '=录入员,"甲"' },
    });
    if (!('sha256' in outcome)) throw new Error(`${name} was not read`);
    return outcome.sha256;
  };
  bring("'=cmd|' /C calc'!A0\".txt", hotlineText({ day: '10月16日' }), '2025-10-17');
  const kept = bring('kept.txt', hotlineText({ day: '10月12日', calls: 900, direct: 424 }), '2025-10-13');
  const removed = bring(
    'removed.txt',
    hotlineText({ day: '10月13日', calls: 901, direct: 425 }),
    '2025-10-14',
  );
  bring('story.txt', '前4个月，西宁市“有诉必应马上办”受理诉求1587件，100%办结，满意率99.6%。', '2025-05-20');
  bring('unbalanced.txt', hotlineText({ day: '10月14日', direct: 1 }), '2025-10-15');
  bring('nothing.txt', '今天没有通报。', '2025-10-14');
  correct(services, '2025-10-16', { value: 1216, reason: '=原件是1216' });
  correct(services, '2025-10-16', { label: '物业服务', reason: '名称印错' });
  const alias = { note: '同一类', actor: ACTOR, at: AT, since: '2025-10-01' };
  services.storage.transaction(() => {
    services.storage.decideAlias({ ...alias, metric: 'hotspot', label: '物业服务', name: '物业管理' });
  });
  services.storage.writeUser(
    { name: '管理员', role: 'admin', password: 'x$y', active: true },
    { actor: '本机', at: AT },
  );
  const issue = (period: string): unknown =>
    issueAsSeen(services.reports)(
      period,
      { ...FIELDS, number: `第${period === '2025-W42' ? 1 : 41}期` },
      ACTOR,
    );
  services.reports.saveRemark('2025-W42', '=值得关注', ACTOR);
  // Of a page that is redacted below, of several, and a correction of what is left.
  ['2025-W41', '2025-W42'].forEach(issue);
  services.redact.redact(kept, { figures: 'kept', note: '有人名', actor: ACTOR });
  services.redact.redact(removed, { figures: 'removed', note: '传错文件', actor: ACTOR });
  issue('2025-W42');
  return services;
}

/** A further version of the day's accepted reading, with one figure changed. */
export function correct(
  { storage, region }: Services,
  date: string,
  change: { value?: number; label?: string; reason: string },
): void {
  const entry = storage.entriesOn(region, [date]).find(({ kind }) => kind === 'hotline');
  const source = entry && storage.source(entry.sources[0]?.sha256 ?? '');
  const held = source?.readings.find(({ readingId }) => readingId === entry?.readingId);
  if (!entry || !source || !held) throw new Error(`nothing is accepted on ${date}`);
  const known = storage.knownSource(source.sha256);
  const { reason, ...said } = change;
  const metric = said.label === undefined ? 'calls' : 'hotspot';
  const figures = held.bulletin.figures.map(({ id, ...figure }) => ({
    ...figure,
    replaces: id,
    ...(figure.metric === metric ? said : {}),
  }));
  storage.transaction(() => {
    const origin = {
      sourceId: known?.id ?? 0,
      arrivalId: known?.arrivals[0]?.id ?? 0,
      parserVersion: '2',
      readAt: AT,
    };
    const correction = { corrects: entry.readingId, actor: ACTOR };
    const next = storage.addReading({ ...origin, correction }, { ...held.bulletin, figures });
    const key = { region, kind: 'hotline', date } as const;
    const decision = { ...key, sameAs: null, reasons: [], actor: ACTOR, at: AT };
    storage.decide({ ...decision, readingId: entry.readingId, action: 'supersede' });
    storage.decide({ ...decision, readingId: next, action: 'correct', note: reason });
  });
}

export interface UnpackedPackage {
  folder: string;
  /** Kept elsewhere. */
  digest: string;
  head: string;
  rows: number;
}

export async function packageOf(services: Services, filters: DatasetFilters = {}): Promise<UnpackedPackage> {
  const [zip, unpacked] = [join(folder(), 'package.zip'), folder()];
  const { digest, head, rows } = await services.writePackage(zip, filters, { actor: '审计员' });
  await unzip(zip, unpacked);
  return { folder: unpacked, digest, head, rows };
}

export async function unzip(zip: string, target: string): Promise<void> {
  const file = await yauzl.openPromise(zip, { lazyEntries: true });
  for await (const entry of file.eachEntry()) {
    const path = join(target, entry.fileName);
    mkdirSync(dirname(path), { recursive: true });
    await pipeline(await file.openReadStreamPromise(entry), createWriteStream(path));
  }
}

/** Every file below a folder, by its path in it. */
export function filesIn(root: string): string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort();
}

export interface Verdict {
  status: number;
  output: string;
}

/** With the program from `docs/`, in an empty folder. */
export function verify(...args: string[]): Promise<Verdict> {
  return new Promise((resolve) => {
    execFile(process.execPath, [VERIFIER, ...args], { cwd: folder() }, (error, stdout, stderr) => {
      resolve({ status: error === null ? 0 : Number(error.code), output: stdout + stderr });
    });
  });
}

const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** What a forger does: puts every digest of the package right again. Returns the new package digest. */
export function forge(root: string): string {
  const descriptor = JSON.parse(readFileSync(join(root, 'datapackage.json'), 'utf8')) as {
    resources: { path: string; bytes: number; hash: string }[];
  };
  for (const resource of descriptor.resources) {
    const bytes = readFileSync(join(root, resource.path));
    Object.assign(resource, { bytes: bytes.byteLength, hash: `sha256:${digestOf(bytes)}` });
  }
  writeFileSync(join(root, 'datapackage.json'), JSON.stringify(descriptor));
  const paths = filesIn(root).filter((path) => path !== 'SHA256SUMS');
  const sums = paths.map((path) => `${digestOf(readFileSync(join(root, path)))}  ${path}\n`).join('');
  writeFileSync(join(root, 'SHA256SUMS'), sums);
  return digestOf(Buffer.from(sums));
}
