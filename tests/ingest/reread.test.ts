// Archived sources read again: what an earlier parser made of them is written down by hand here.
import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import type { Bulletin } from '../../src/domain/bulletin.js';
import { judge } from '../../src/domain/judgement.js';
import type { RereadChange } from '../../src/domain/rereading.js';
import { createIngest } from '../../src/ingest/ingest.js';
import { createReread, type Reread } from '../../src/ingest/reread.js';
import { readPage } from '../../src/parser/read-page.js';
import { clockAt, document, hotlineText } from '../support/builders.js';
import { countRows, newLedger, type TestLedger } from '../support/ledger.js';

const REGION = '西宁市';
const AT = '2025-10-16T04:00:00.000Z';
const PUBLISHED = '2025-10-16';

function rereadOf({ storage }: TestLedger, today = '2026-11-21'): Reread {
  return createReread({ storage, clock: clockAt(today), region: REGION });
}

/** The one bulletin of a text, as the present parser reads it. */
function presentReading(text: string, published = PUBLISHED): Bulletin {
  const evidence = { region: REGION, today: '2025-10-16', published, fileName: 'page.txt' };
  const [bulletin] = readPage(text, evidence).bulletins;
  if (bulletin === undefined) throw new Error('no bulletin');
  return bulletin;
}

/** Archives a text with the reading that an earlier parser made of it. */
function archive({ storage }: TestLedger, text: string, earlier: Bulletin | null): string {
  const bytes = Buffer.from(text);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const source = { sha256, bytes, text, extractor: 'test', pages: [], receivedAt: AT, findings: [] };
  const arrival = {
    name: 'page.txt',
    published: PUBLISHED,
    origin: 'person',
    actor: '录入员',
    at: AT,
  } as const;
  storage.transaction(() => {
    const sourceId = storage.addSource(source);
    const arrivalId = storage.addArrival(sourceId, arrival);
    if (earlier === null) return;
    const readingId = storage.addReading({ sourceId, arrivalId, parserVersion: '0', readAt: AT }, earlier);
    const { region, kind, date } = earlier;
    const { state, reasons } = judge(earlier);
    const action = state === 'accepted' ? 'accept' : 'hold';
    storage.decide({ region, kind, date, readingId, action, sameAs: null, reasons, actor: '规则', at: AT });
  });
  return sha256;
}

/** What an earlier parser may have read: another number of calls, which does not balance or does. */
function misread(bulletin: Bulletin, verdict: Bulletin['verdict']): Bulletin {
  const figures = bulletin.figures.map((figure) =>
    figure.metric === 'callbacks' || figure.metric === 'hotspot' ? { ...figure, value: 46 } : figure,
  );
  return { ...bulletin, figures, verdict };
}

function told(changes: RereadChange[]): unknown[] {
  return changes.map(({ fate, before, after }) => [
    fate,
    before?.state ?? null,
    after?.state ?? null,
    after?.reasons,
  ]);
}

const nothing = (): undefined => undefined;

describe('reread', () => {
  it('nothing reads differently → no change, nothing written', async () => {
    const ledger = newLedger();
    const { ingest } = createIngest({
      storage: ledger.storage,
      clock: clockAt('2025-10-20'),
      region: REGION,
    });
    await ingest(document(hotlineText(), { name: '2025-10-16.txt' }));
    await ingest(document(`${hotlineText({ direct: 740 })}\n`, { published: '2025-10-16' }));
    await ingest(document('今天的天气很好。'));
    const rows = countRows(ledger.shell);
    expect(rereadOf(ledger).apply(nothing)).toEqual({
      sources: 3,
      withoutText: 0,
      changes: [],
      statements: [],
    });
    expect(countRows(ledger.shell)).toEqual(rows);
  });

  it('a pending reading that now balances → told, nothing written; applied: superseded, the new one accepted', () => {
    const ledger = newLedger();
    const right = presentReading(hotlineText());
    const sha256 = archive(ledger, hotlineText(), misread(right, 'unbalanced'));
    const rows = countRows(ledger.shell);
    const preview = rereadOf(ledger).preview(nothing);
    expect(told(preview.changes)).toEqual([['changed', 'pending', 'accepted', []]]);
    expect(preview.changes[0]?.differences).toMatchObject([{ metric: 'hotspot', accepted: 46, here: 64 }]);
    expect(countRows(ledger.shell)).toEqual(rows);
    expect(told(rereadOf(ledger).apply(nothing).changes)).toEqual(told(preview.changes));
    const readings = ledger.storage.source(sha256)?.readings ?? [];
    expect(readings.map(({ state, date }) => [state, date])).toEqual([['accepted', '2025-10-15']]);
    expect(rereadOf(ledger).apply(nothing).changes).toEqual([]);
  });

  it('an accepted reading that now has other figures → it stays, the new one pending with conflict', () => {
    const ledger = newLedger();
    const sha256 = archive(ledger, hotlineText(), misread(presentReading(hotlineText()), 'balanced'));
    const { changes } = rereadOf(ledger).apply(nothing);
    expect(told(changes)).toEqual([['beside', 'accepted', 'pending', ['conflict']]]);
    const readings = ledger.storage.source(sha256)?.readings ?? [];
    expect(readings.map(({ state }) => state).sort()).toEqual(['accepted', 'pending']);
    expect(readings.find(({ state }) => state === 'accepted')?.bulletin.figures).toContainEqual(
      expect.objectContaining({ metric: 'hotspot', value: 46 }),
    );
    expect(rereadOf(ledger).apply(nothing).changes).toEqual([]);
  });

  it('an accepted reading with the same figures, now doubtful → it stays, the new one pending', () => {
    const ledger = newLedger();
    const text = hotlineText({ direct: 740 });
    archive(ledger, text, { ...presentReading(text), verdict: 'balanced', findings: [] });
    const { changes } = rereadOf(ledger).apply(nothing);
    expect(told(changes)).toEqual([['beside', 'accepted', 'pending', ['unbalanced', 'conflict']]]);
    expect(rereadOf(ledger).apply(nothing).changes).toEqual([]);
  });

  it('the same figures with another remark → the new reading takes the place, still accepted', () => {
    const ledger = newLedger();
    const right = presentReading(hotlineText());
    const figures = right.figures.map((figure) => ({ ...figure, remark: '另一种说法' }));
    const sha256 = archive(ledger, hotlineText(), { ...right, figures });
    expect(told(rereadOf(ledger).apply(nothing).changes)).toEqual([['changed', 'accepted', 'accepted', []]]);
    expect(ledger.storage.source(sha256)?.readings.map(({ state }) => state)).toEqual(['accepted']);
  });

  it('pending because of the history of the ledger, which a reading alone does not know → no change', () => {
    const ledger = newLedger();
    const right = presentReading(hotlineText());
    const finding = { code: 'unlikely', severity: 'warning', message: '相差很大', start: 0, end: 4 } as const;
    archive(ledger, hotlineText(), { ...right, findings: [...right.findings, finding] });
    expect(rereadOf(ledger).apply(nothing).changes).toEqual([]);
  });

  it('a bulletin that was overlooked → a new reading', () => {
    const ledger = newLedger();
    archive(ledger, hotlineText(), null);
    expect(told(rereadOf(ledger).apply(nothing).changes)).toEqual([['new', null, 'accepted', []]]);
  });

  it('a statement that was overlooked → told, kept only when applied', () => {
    const ledger = newLedger();
    const story = '前4个月，开发区“有诉必应马上办”接待1587件，100%办结。';
    const sha256 = archive(ledger, story, null);
    expect(rereadOf(ledger).preview(nothing).statements).toMatchObject([{ fate: 'new', name: 'page.txt' }]);
    expect(ledger.storage.statementsOf(sha256)).toEqual([]);
    expect(rereadOf(ledger).apply(nothing).statements).toHaveLength(1);
    expect(ledger.storage.statementsOf(sha256)).toHaveLength(1);
    expect(rereadOf(ledger).apply(nothing).statements).toEqual([]);
  });

  it('no bulletin any more → a pending one is taken back, an accepted one stays and is told', () => {
    const ledger = newLedger();
    const right = presentReading(hotlineText());
    const weather = archive(ledger, '今天的天气很好。', { ...right, verdict: 'unbalanced' });
    const story = archive(ledger, '今天没有通报。', right);
    const { changes } = rereadOf(ledger).apply(nothing);
    expect(told(changes)).toEqual([
      ['gone', 'pending', null, undefined],
      ['kept', 'accepted', null, undefined],
    ]);
    expect(ledger.storage.source(weather)?.readings).toEqual([]);
    expect(ledger.storage.source(story)?.readings.map(({ state }) => state)).toEqual(['accepted']);
  });
});
