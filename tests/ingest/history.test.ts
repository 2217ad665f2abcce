// A figure that no identity covers, against what the ledger's recent days printed.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Bulletin } from '../../src/domain/bulletin.js';
import { addDays } from '../../src/domain/dates.js';
import { judge } from '../../src/domain/judgement.js';
import { heldAgainstHistory } from '../../src/ingest/history.js';
import { createIngest } from '../../src/ingest/ingest.js';
import { bulletin, clockAt, document, figure, hotlineText } from '../support/builders.js';
import { newLedger, put } from '../support/ledger.js';

const DAY = '2025-10-15';

function day(date: string, hotspot: number, callbacks = 240): Bulletin {
  const figures = [
    figure('callbacks', callbacks),
    figure('hotspot', hotspot, { label: '物业管理', rank: 1 }),
  ];
  return bulletin(date, { figures });
}

/** Twelve accepted days before DAY with hotspots about 64 and call-backs about 240. */
function withHistory(days = 12): ReturnType<typeof newLedger>['storage'] {
  const { storage } = newLedger();
  for (let back = 1; back <= days; back += 1)
    put(storage, day(addDays(DAY, -back), 60 + (back % 5) * 2, 230 + (back % 3) * 10));
  return storage;
}

function codes(one: Bulletin): string[] {
  return heldAgainstHistory(one, withHistory()).findings.map((finding) => finding.code);
}

describe('a hotspot or call-back count', () => {
  it('like the days before → no finding', () => {
    expect(codes(day(DAY, 71, 260))).toEqual([]);
  });

  it('a digit more or less than the days before → unlikely, which holds the bulletin', () => {
    const held = heldAgainstHistory(day(DAY, 640), withHistory());
    expect(held.findings).toMatchObject([
      { code: 'unlikely', message: '热点“物业管理”640 件，与近期 12 天的中位数 64 件相差很大，请核对。' },
    ]);
    expect(judge(held)).toEqual({ state: 'pending', reasons: ['unlikely'] });
    expect(codes(day(DAY, 64, 24))).toEqual(['unlikely']);
  });

  it('too few days known, or none of this label → no judgement', () => {
    expect(heldAgainstHistory(day(DAY, 640), withHistory(9)).findings).toEqual([]);
    const other = { figures: [figure('hotspot', 640, { label: '供热采暖', rank: 1 })] };
    expect(codes(bulletin(DAY, other))).toEqual([]);
  });

  it('one wild day among those before → does not hide the next', () => {
    const storage = withHistory();
    put(storage, day(addDays(DAY, -20), 9000));
    expect(heldAgainstHistory(day(DAY, 640), storage).findings).toHaveLength(1);
  });

  it('pending days, later days and notices over several days → do not count as history', () => {
    const { storage } = newLedger();
    for (let step = 1; step <= 12; step += 1) {
      put(storage, day(addDays(DAY, step), 64));
      put(storage, day(addDays(DAY, -step), 64), { action: 'hold', reasons: ['quoted'] });
    }
    expect(heldAgainstHistory(day(DAY, 640), storage).findings).toEqual([]);
  });
});

describe('rule', () => {
  it('any count within the spread of the days before → never unlikely', () => {
    const storage = withHistory();
    fc.assert(
      fc.property(fc.integer({ min: 50, max: 80 }), (count) => {
        expect(heldAgainstHistory(day(DAY, count), storage).findings).toEqual([]);
      }),
      { numRuns: 40, seed: 20251015 },
    );
  });
});

describe('a document', () => {
  it('with a hotspot far from the recent days → pending with the reason unlikely', async () => {
    const storage = withHistory();
    const { ingest } = createIngest({ storage, clock: clockAt('2025-10-20'), region: '西宁市' });
    const text = hotlineText().replace('64件', '640件');
    const [outcome] = await ingest(document(text, { published: '2025-10-16' }));
    expect(outcome?.readings.map(({ state, reasons }) => [state, reasons])).toEqual([
      ['pending', ['unlikely']],
    ]);
  });
});
