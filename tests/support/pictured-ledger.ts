// The ledger of the pictures: simulated months, always the same, with a pending day, missing ones, a correction and an issued report.
import type { Services } from '../../src/compose.js';
import { simulateYears } from '../../src/simulation/simulate-years.js';
import { hotlineText } from './builders.js';
import { FIELDS, issueAsSeen } from './issuing.js';

export const ISSUED_WEEK = '2025-W41';
/** The newest whole week with a missing day. */
export const MISSING = '2025-10-09';
export const CORRECTED = '2025-10-08';
/** Its sums do not agree, so that a person has to look. */
export const PENDING = '2025-10-14';
/** Its text is gone, its figures are kept. */
export const REDACTED = '2025-09-03';

const YEARS = 2.1;
const CLERK = '录入员';

/** What the addresses of its pages need. */
export interface Pictured {
  /** Source with the corrected figures. */
  corrected: string;
  redacted: string;
  pendingReading: number;
  /** The second edition, with differences. */
  issued: number;
}

/** Into an empty ledger. */
export function fillPicturedLedger(services: Services): Pictured {
  const { storage, clock, ingest, reports, redact, region } = services;
  storage.markSimulated({ actor: '模拟', at: clock.now().toISOString() });
  for (const { name, published, text } of simulateYears({
    until: clock.today(),
    years: YEARS,
    seed: 12345,
  })) {
    const isLeftOut = name.includes(MISSING) || name.includes(PENDING);
    if (!isLeftOut)
      ingest.ingestText({
        name,
        bytes: Buffer.from(text),
        published,
        origin: 'simulation',
        actor: '模拟',
      });
  }
  ingest.ingestText({
    ...{ name: '青海日报10月16日第2版.txt', published: '2025-10-16', origin: 'person', actor: CLERK },
    bytes: Buffer.from(hotlineText({ day: '10月14日', calls: 1215, direct: 740 })),
  });
  reports.saveRemark(ISSUED_WEEK, '国庆假期后来电回升，供水、供暖类来电请留意。', CLERK);
  issueAsSeen(reports)(
    ISSUED_WEEK,
    { ...FIELDS, drafted: '王小明', checked: '李建国', signed: '张青' },
    CLERK,
  );
  const corrected = correctCalls(services);
  const issued = issueAsSeen(reports)(ISSUED_WEEK, { ...FIELDS, number: '第1期' }, CLERK).id;
  const [gone] = storage.entriesOn(region, [REDACTED]).flatMap(({ sources }) => sources);
  if (gone === undefined) throw new Error('no source to redact');
  redact.redact(gone.sha256, { figures: 'kept', note: '含个人信息', actor: '管理员' });
  const waiting = storage.entriesOn(region, [PENDING]).find(({ state }) => state === 'pending');
  if (waiting === undefined) throw new Error('nothing is pending');
  return { corrected, redacted: gone.sha256, pendingReading: waiting.readingId, issued };
}

/** One more call, handled directly; returns the source. */
function correctCalls({ storage, review, region }: Services): string {
  const [entry] = storage.entriesOn(region, [CORRECTED]).filter(({ kind }) => kind === 'hotline');
  const of = (metric: string): { id: number; value: number } => {
    const found = entry?.figures.find((figure) => figure.metric === metric);
    if (typeof found?.value !== 'number') throw new Error(`no ${metric} on ${CORRECTED}`);
    return { id: found.id, value: found.value + 1 };
  };
  const [source] = entry?.sources ?? [];
  if (entry === undefined || source === undefined) throw new Error(`nothing on ${CORRECTED}`);
  const changes = [of('calls'), of('direct')];
  review.correct({
    readingId: entry.readingId,
    actor: CLERK,
    note: '对照原报，漏读一位',
    changes,
    added: [],
  });
  return source.sha256;
}
