// What the ledger says has changed since a moment of its audit chain.
import { describe, expect, it } from '@jest/globals';
import type { Storage } from '../../src/storage/open.js';
import { bulletin, figure, hazardBulletin } from '../support/builders.js';
import { newLedger, put } from '../support/ledger.js';

const REGION = '西宁市';
const AT = '2025-10-21T04:00:00.000Z';
const DAY = { region: REGION, kind: 'hotline', date: '2025-10-15' } as const;

function moment(storage: Storage): number {
  return storage.head()?.seq ?? 0;
}

function calls(value: number) {
  return bulletin('2025-10-15', { figures: [figure('calls', value)] });
}

/** The accepted reading gives way to another one of the same day. */
function replace(storage: Storage, readingId: number, value: number): number {
  const by = { sameAs: null, reasons: [], actor: '王录入', at: AT, note: '漏读一位' };
  storage.decide({ ...DAY, ...by, readingId, action: 'supersede' });
  return put(storage, calls(value));
}

const range = { region: REGION, from: '2025-10-13', to: '2025-10-19' };

describe('changes since an event', () => {
  it('nothing decided since → no change', () => {
    const { storage } = newLedger();
    put(storage, calls(1215));
    expect(storage.changesSince(moment(storage), range)).toEqual([]);
  });

  it('other figures accepted since → before, after, who and the event', () => {
    const { storage } = newLedger();
    const first = put(storage, calls(1215));
    const seq = moment(storage);
    replace(storage, first, 1216);
    const changes = storage.changesSince(seq, range);
    expect(changes).toMatchObject([{ kind: 'hotline', date: '2025-10-15', dateTo: null, actor: '规则' }]);
    expect(changes[0]?.before?.map(({ value }) => value)).toEqual([1215]);
    expect(changes[0]?.after?.map(({ value }) => value)).toEqual([1216]);
    expect(changes[0]?.seq).toBe(moment(storage));
  });

  it('replaced by a reading of the same figures → no change', () => {
    const { storage } = newLedger();
    const first = put(storage, calls(1215));
    const seq = moment(storage);
    replace(storage, first, 1215);
    expect(storage.changesSince(seq, range)).toEqual([]);
  });

  it('a day accepted since, and one rejected since → added and removed, with its reason', () => {
    const { storage } = newLedger();
    const first = put(storage, calls(1215));
    const seq = moment(storage);
    put(storage, hazardBulletin('2025-10-14'));
    const by = { sameAs: null, reasons: [], actor: '王录入', at: AT, note: '误传' };
    storage.decide({ ...DAY, ...by, readingId: first, action: 'reject' });
    const changes = storage.changesSince(seq, range);
    expect(changes.map(({ kind, before, after }) => [kind, before === null, after === null])).toEqual([
      ['hazard', true, false],
      ['hotline', false, true],
    ]);
    expect(changes[1]).toMatchObject({ actor: '王录入', note: '误传', at: AT });
  });

  it('moved to another day since → removed there, added here', () => {
    const { storage } = newLedger();
    const first = put(storage, calls(1215));
    const seq = moment(storage);
    const by = { sameAs: null, reasons: [], actor: '王录入', at: AT };
    storage.decide({ ...DAY, ...by, date: '2025-10-16', readingId: first, action: 'set-date' });
    const told = storage
      .changesSince(seq, range)
      .map(({ date, before, after }) => [date, before === null, after === null]);
    expect(told).toEqual([
      ['2025-10-15', false, true],
      ['2025-10-16', true, false],
    ]);
    expect(storage.changesSince(seq, { ...range, from: '2025-10-16' })).toHaveLength(1);
  });

  it('days outside of the range, pending readings, another region → not told', () => {
    const { storage } = newLedger();
    put(storage, bulletin('2025-10-20'));
    put(storage, bulletin('2025-10-16'), { action: 'hold', reasons: ['unbalanced'] });
    put(storage, bulletin('2025-10-17', { region: '海东市' }));
    expect(storage.changesSince(0, range)).toEqual([]);
  });
});
