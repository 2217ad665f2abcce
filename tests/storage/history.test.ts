// Versions of a reading: which figure of one version is which of the other, and which version holds.
import { describe, expect, it } from '@jest/globals';
import { figureVersions, standingOf, versionsOf } from '../../src/domain/history.js';
import type { Figure } from '../../src/domain/bulletin.js';
import type { Storage } from '../../src/storage/open.js';
import { bulletin, figure, hazardBulletin } from '../support/builders.js';
import { newLedger, put } from '../support/ledger.js';

const AT = '2025-10-20T05:00:00.000Z';
const HOTSPOTS = [
  figure('hotspot', 9, { label: '噪声', rank: 1, start: 10, end: 11 }),
  figure('hotspot', 7, { label: '油烟', rank: 2, start: 20, end: 21 }),
];

/** A further version by a person of the first source's newest reading. Returns its id. */
function correct(storage: Storage, corrects: number, figures: (Figure & { replaces?: number })[]): number {
  const key = { region: '西宁市', kind: 'hotline', date: '2025-10-15', sameAs: null } as const;
  const by = { actor: '审核员', at: AT };
  return storage.transaction(() => {
    const origin = { sourceId: 1, arrivalId: 1, parserVersion: '1', readAt: AT };
    const correction = { corrects, actor: '审核员' };
    const id = storage.addReading({ ...origin, correction }, { ...bulletin('2025-10-15'), figures });
    const supersede = storage.decide({
      ...key,
      ...by,
      readingId: corrects,
      action: 'supersede',
      reasons: [],
    });
    storage.decide({
      ...key,
      ...by,
      readingId: id,
      action: 'correct',
      note: '原因',
      reasons: [],
      cause: supersede,
    });
    return id;
  });
}

function historyOf(storage: Storage): NonNullable<ReturnType<Storage['history']>> {
  const history = storage.history(storage.digests()[0] ?? '');
  if (history === null) throw new Error('no history');
  return history;
}

/** The values of a figure in all versions of its reading. */
function values(storage: Storage, id: number): (number | null | undefined)[] {
  return figureVersions(historyOf(storage), id).map((one) => one.figure?.value);
}

describe('figureVersions', () => {
  it('labels and ranks changed places in a correction → the chain of figures tells which is which', () => {
    const { storage } = newLedger();
    const first = put(storage, bulletin('2025-10-15', { figures: HOTSPOTS }));
    const [noise = figure('hotspot', 0), smoke = figure('hotspot', 0)] = HOTSPOTS;
    correct(storage, first, [
      { ...smoke, rank: 1, value: 70, replaces: 2 },
      { ...noise, label: '油烟', rank: 2, value: 90, replaces: 1 },
    ]);
    expect(values(storage, 1)).toEqual([9, 90]);
    expect(values(storage, 2)).toEqual([7, 70]);
    expect(values(storage, 4)).toEqual([9, 90]);
  });

  it('a figure that a correction takes out, or adds → none in the other version', () => {
    const { storage } = newLedger();
    const first = put(storage, bulletin('2025-10-15', { figures: HOTSPOTS }));
    const [noise = figure('hotspot', 0)] = HOTSPOTS;
    const added = figure('callbacks', 30, { start: 40, end: 42 });
    correct(storage, first, [{ ...noise, replaces: 1 }, added]);
    expect(values(storage, 2)).toEqual([7, undefined]);
    expect(values(storage, 4)).toEqual([undefined, 30]);
    expect(values(storage, 99)).toEqual([]);
  });
});

describe('versionsOf and standingOf', () => {
  it('three versions of a place beside another bulletin → numbered in their order; the accepted one holds', () => {
    const { storage } = newLedger();
    const first = put(storage, bulletin('2025-10-15', { figures: HOTSPOTS }));
    const second = correct(storage, first, HOTSPOTS);
    const third = correct(storage, second, HOTSPOTS);
    storage.transaction(() => {
      const origin = { sourceId: 1, arrivalId: 1, parserVersion: '1', readAt: AT };
      const readingId = storage.addReading(origin, hazardBulletin('2025-10-15'));
      const key = { region: '西宁市', kind: 'hazard', date: '2025-10-15', sameAs: null } as const;
      storage.decide({ ...key, readingId, action: 'accept', reasons: [], actor: '规则', at: AT });
    });
    const history = historyOf(storage);
    const [one] = history.readings;
    if (one === undefined) throw new Error('no reading');
    const versions = versionsOf(history, one);
    expect(versions.map(({ held }) => held.readingId)).toEqual([first, second, third]);
    expect(standingOf(versions)?.held.readingId).toBe(third);
    expect(versions.map(({ actor }) => actor)).toEqual(['解析程序 1', '审核员', '审核员']);
    expect(standingOf(versions.slice(0, 2))).toBeNull();
  });

  it('every version and decision → the number of its event', () => {
    const { storage } = newLedger();
    const first = put(storage, bulletin('2025-10-15', { figures: HOTSPOTS }));
    correct(storage, first, HOTSPOTS);
    const { readings } = historyOf(storage);
    expect(
      readings.map(({ seq, decisions }) => [seq, decisions.map((one) => [one.action, one.seq])]),
    ).toEqual([
      [
        2,
        [
          ['accept', 3],
          ['supersede', 5],
        ],
      ],
      [4, [['correct', 6]]],
    ]);
    expect(readings[1]?.decisions[0]?.note).toBe('原因');
  });
});
