// What the ledger says has changed since a moment of its audit chain.
import { describe, expect, it } from '@jest/globals';
import type { Kind } from '../../src/domain/bulletin.js';
import type { AcceptanceChange, Since } from '../../src/domain/change.js';
import { changeModel } from '../../src/reports/changes.js';
import { CLERK as actor, figureOf, openDesk } from '../support/review.js';
import { DECIDED_SINCE } from '../../src/storage/changes.js';
import type { Storage } from '../../src/storage/open.js';
import { bulletin, figure, hazardBulletin, hotlineText } from '../support/builders.js';
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

const range = { from: '2025-10-13', to: '2025-10-19' };

/** All that changed; and the short answer must be the same. */
function changesSince(storage: Storage, seq: number, days: Omit<Since, 'seq'> = range): AcceptanceChange[] {
  const since = { seq, ...days };
  const { told, count } = storage.changesSince(REGION, since);
  expect(count).toBe(told.length);
  expect(storage.anyChangedSince(REGION, [since, { ...since, to: '2000-01-01' }])).toEqual([
    count > 0,
    false,
  ]);
  return told;
}

describe('changes since an event', () => {
  it('nothing decided since → no change', () => {
    const { storage } = newLedger();
    put(storage, calls(1215));
    expect(changesSince(storage, moment(storage))).toEqual([]);
  });

  it('other figures accepted since → before, after, who and the event', () => {
    const { storage } = newLedger();
    const first = put(storage, calls(1215));
    const seq = moment(storage);
    replace(storage, first, 1216);
    const changes = changesSince(storage, seq);
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
    expect(changesSince(storage, seq)).toEqual([]);
  });

  it('a day accepted since, and one rejected since → added and removed, with its reason', () => {
    const { storage } = newLedger();
    const first = put(storage, calls(1215));
    const seq = moment(storage);
    put(storage, hazardBulletin('2025-10-14'));
    const by = { sameAs: null, reasons: [], actor: '王录入', at: AT, note: '误传' };
    storage.decide({ ...DAY, ...by, readingId: first, action: 'reject' });
    const changes = changesSince(storage, seq);
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
    const told = changesSince(storage, seq).map(({ date, before, after }) => [
      date,
      before === null,
      after === null,
    ]);
    expect(told).toEqual([
      ['2025-10-15', false, true],
      ['2025-10-16', true, false],
    ]);
    expect(changesSince(storage, seq, { ...range, from: '2025-10-16' })).toHaveLength(1);
  });

  it('days outside of the range, pending readings, another region → not told', () => {
    const { storage } = newLedger();
    put(storage, bulletin('2025-10-20'));
    put(storage, bulletin('2025-10-16'), { action: 'hold', reasons: ['unbalanced'] });
    put(storage, bulletin('2025-10-17', { region: '海东市' }));
    expect(changesSince(storage, 0)).toEqual([]);
  });
});

describe('what is asked about', () => {
  it('one kind → only its changes', () => {
    const { storage } = newLedger();
    const seq = moment(storage);
    put(storage, calls(1215));
    const kinds = (kind: Kind) => changesSince(storage, seq, { ...range, kind }).map((change) => change.kind);
    expect([kinds('hotline'), kinds('hazard')]).toEqual([['hotline'], []]);
  });

  it('a day only taken out → a change', () => {
    const { storage } = newLedger();
    const first = put(storage, calls(1215));
    const seq = moment(storage);
    const by = { sameAs: null, reasons: [], actor: '王录入', at: AT };
    storage.decide({ ...DAY, ...by, readingId: first, action: 'reject' });
    expect(changesSince(storage, seq)).toHaveLength(1);
  });

  it('more changes than may be told → the first days of them, and how many there are', () => {
    const { storage } = newLedger();
    for (const day of ['15', '13', '14']) put(storage, bulletin(`2025-10-${day}`));
    const { told, count } = storage.changesSince(REGION, { seq: 0, ...range }, 2);
    expect([told.map(({ date }) => date), count]).toEqual([['2025-10-13', '2025-10-14'], 3]);
  });

  it('several moments at once → each by itself, also the same reading moved there and back', () => {
    const { storage } = newLedger();
    const first = put(storage, calls(1215));
    const [seq, by] = [moment(storage), { sameAs: null, reasons: [], actor: '王录入', at: AT }];
    storage.decide({ ...DAY, ...by, date: '2025-10-16', readingId: first, action: 'set-date' });
    const moved = moment(storage);
    storage.decide({ ...DAY, ...by, readingId: first, action: 'set-date' });
    expect(storage.anyChangedSince(REGION, [{ seq: 0 }, { seq }, { seq: moved }])).toEqual([
      true,
      false,
      true,
    ]);
    expect(storage.anyChangedSince('海东市', [{ seq: 0 }])).toEqual([false]);
  });

  it('only the body contacted of a hazard bulletin is otherwise → a change', () => {
    const { storage } = newLedger();
    const first = put(storage, hazardBulletin('2025-10-15', { agency: '应急管理局' }));
    const seq = moment(storage);
    const by = { sameAs: null, reasons: [], actor: '王录入', at: AT };
    storage.decide({ ...DAY, kind: 'hazard', ...by, readingId: first, action: 'supersede' });
    put(storage, hazardBulletin('2025-10-15', { agency: '消防救援局' }));
    expect(changesSince(storage, seq)).toHaveLength(1);
  });
});

describe('the plan of the query', () => {
  it('the newest decisions come by their ids, not each out of the whole region', () => {
    const { shell } = newLedger();
    const details = shell
      .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${DECIDED_SINCE}`)
      .all({ region: REGION, seq: 0, kind: null, ...range })
      .map(({ detail }) => detail);
    const outer = details.slice(details.findIndex((detail) => detail.startsWith('SCAN n')));
    expect(outer.slice(0, 3)).toEqual([
      'SCAN n',
      'SEARCH d USING INTEGER PRIMARY KEY (rowid=?)',
      expect.stringMatching(/^SEARCH e USING (COVERING )?INDEX events_by_entity/),
    ]);
  });
});

describe('redactions since an event', () => {
  const order = (figures: 'kept' | 'removed') => ({ figures, note: '误传', actor: '管理员' });
  const since = (seq: number, days: Omit<Since, 'seq'> = range) => ({ seq, ...days });

  it('figures kept → told for its day and kind, not for others, nor of an earlier redaction; no figure changed', async () => {
    const desk = openDesk();
    const [id = 0] = await desk.bring(hotlineText(), { published: '2025-10-16' });
    const { storage } = desk;
    const seq = moment(storage);
    desk.redact(desk.reading(id).sha256, order('kept'));
    const told = (days?: Omit<Since, 'seq'>) => storage.redactionsSince(REGION, since(seq, days));
    expect(told()).toMatchObject([
      { sha256: desk.reading(id).sha256, figures: 'kept', actor: '管理员', seq: moment(storage) },
    ]);
    expect(told({ kind: 'hotline' })).toHaveLength(1);
    expect(told({ kind: 'hazard' })).toEqual([]);
    expect(told({ ...range, to: '2025-10-14' })).toEqual([]);
    expect(storage.redactionsSince(REGION, since(moment(storage)))).toEqual([]);
    expect(changesSince(storage, seq)).toEqual([]);
  });

  it('a further source → told only where all are asked for', async () => {
    const desk = openDesk();
    await desk.bring(hotlineText(), { published: '2025-10-16' });
    const [id = 0] = await desk.bring(`乙\n${hotlineText()}`, { name: 'b.txt', published: '2025-10-16' });
    const seq = moment(desk.storage);
    desk.redact(desk.reading(id).sha256, order('kept'));
    expect(desk.storage.redactionsSince(REGION, since(seq))).toEqual([]);
    expect(desk.storage.redactionsSince(REGION, since(seq), true)).toHaveLength(1);
  });

  it('figures removed, another source prints the same → the redaction is told, no figure changed', async () => {
    const desk = openDesk();
    const [id = 0] = await desk.bring(hotlineText(), { published: '2025-10-16' });
    await desk.bring(`乙\n${hotlineText()}`, { name: 'b.txt', published: '2025-10-16' });
    const seq = moment(desk.storage);
    desk.redact(desk.reading(id).sha256, order('removed'));
    expect(desk.storage.redactionsSince(REGION, since(seq))).toHaveLength(1);
    expect(changesSince(desk.storage, seq)).toEqual([]);
  });

  it('figures removed, another one takes the day → a change whose earlier figures are gone', async () => {
    const desk = openDesk();
    const [id = 0] = await desk.bring(hotlineText(), { published: '2025-10-16' });
    const other = hotlineText({ calls: 1216, direct: 740 });
    const [rival = 0] = await desk.bring(other, { name: 'b.txt', published: '2025-10-16' });
    const seq = moment(desk.storage);
    desk.redact(desk.reading(id).sha256, order('removed'));
    desk.review.accept({ readingId: rival, actor });
    const changes = changesSince(desk.storage, seq);
    expect(changes).toMatchObject([{ isGone: true }]);
    expect(figureOf(desk.reading(rival), 'calls').value).toBe(1216);
    expect(changes.map(changeModel)).toMatchObject([{ whatText: '已更正', figures: [] }]);
  });
});
