// A simulated ledger with every kind of day: accepted, pending, in conflict, merged, missing, redacted, with grouped names.
import { addDays } from '../../src/domain/dates.js';
import { simulateYears } from '../../src/simulation/simulate-years.js';
import { openApp, type TestApp } from './app.js';
import { bulletin, figure, hazardBulletin, statement } from './builders.js';
import { put, putStatement } from './ledger.js';

export const MERGED = '2025-07-01';
/** An accepted day with another reading that waits. */
export const CONFLICT = '2025-09-03';
/** A day with nothing but a reading that waits. */
export const PENDING = '2025-07-10';
export const REDACTED = '2025-09-10';

const ACT = { actor: '模拟', at: '2025-10-18T02:00:00.000Z' };

export async function openVariedApp(): Promise<TestApp> {
  const test = openApp('empty');
  const { storage, ingest } = test.services;
  storage.markSimulated(ACT);
  const years = 72 / 365.25;
  for (const { name, published, text } of simulateYears({ until: test.clock.today(), years, seed: 12345 })) {
    const how = { origin: 'simulation', actor: '模拟' } as const;
    ingest.ingestText({ name, bytes: Buffer.from(text), published, ...how });
  }
  addOddDays(test);
  await groupName(test);
  redactDay(test);
  return test;
}

function addOddDays({ services: { storage } }: TestApp): void {
  put(storage, bulletin(MERGED, { dateTo: addDays(MERGED, 2) }));
  put(storage, hazardBulletin(addDays(MERGED, 4)));
  const place = { start: 3, end: 7 };
  const proposal = { value: 739, supportedBy: '来电＝直接办理＋转交办理' };
  const waiting = bulletin(PENDING, {
    verdict: 'uncheckable',
    year: { known: false, rule: 'mentions' },
    quoted: true,
    figures: [figure('calls', 900), figure('channel', 3, { label: '微博', rank: 1 })],
    findings: [
      { code: 'repair-proposed', severity: 'warning', message: '“直接办理”印得不清。', proposal, ...place },
      { code: 'figure-missing', severity: 'notice', message: '没有读到“转交办理”。', ...place },
    ],
  });
  put(storage, waiting, { action: 'hold', reasons: ['uncheckable', 'quoted', 'year-mentions'] });
  put(storage, bulletin(CONFLICT), { action: 'hold', reasons: ['conflict'] });
  putStatement(storage, statement());
  putStatement(
    storage,
    statement({ period: { printed: '9月', from: '2025-09', to: '2025-09' } }),
    '2025-10-10',
  );
  putStatement(storage, statement({ scope: '城东区', period: { printed: null, from: null, to: null } }));
}

/** The first label that any day prints, under a name of its own. */
async function groupName(test: TestApp): Promise<void> {
  const [seen] = test.services.storage
    .labelsSeen(test.services.region)
    .filter(({ metric }) => metric === 'hotspot');
  if (seen === undefined) throw new Error('no hotspot');
  const key = JSON.stringify([seen.metric, seen.label]);
  const fields = { choice: 'group', key, name: '归并后的类别', since: '2024-01-01', note: '试' };
  await test.as('clerk').post('/aliases').type('form').send(fields).expect(303);
}

function redactDay({ services: { storage, redact, region } }: TestApp): void {
  const sha256 = storage.entriesOn(region, [REDACTED])[0]?.sources[0]?.sha256;
  if (sha256 === undefined) throw new Error('no source');
  redact.redact(sha256, { figures: 'kept', note: '含个人信息', actor: '管理员' });
}
