// Aliases: what a label stands under on each day, what may be applied, labels seen, what is grouped otherwise since.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Alias } from '../../src/domain/alias.js';
import { RequestError } from '../../src/domain/errors.js';
import type { Storage } from '../../src/storage/open.js';
import { LABELS_SEEN } from '../../src/storage/aliases.js';
import { PRINTED_ON } from '../../src/storage/regrouped.js';
import { bulletin, figure, hazardBulletin } from '../support/builders.js';
import { newLedger, put } from '../support/ledger.js';

const REGION = '西宁市';
const AT = '2025-10-20T04:00:00.000Z';

function alias(label: string, name: string | null, rest: Partial<Alias> = {}): Alias {
  return {
    metric: 'hotspot',
    label,
    name,
    since: '2025-01-01',
    note: '同一件事',
    actor: '张三',
    at: AT,
    ...rest,
  };
}

function decide(storage: Storage, ...aliases: Alias[]): number[] {
  return storage.transaction(() => aliases.map((one) => storage.decideAlias(one)));
}

/** A hotline bulletin with these hotspots. */
function day(date: string, ...labels: string[]) {
  return bulletin(date, {
    figures: labels.map((label, index) =>
      figure('hotspot', 10, { label, rank: index + 1, agency: '相应县区政府' }),
    ),
  });
}

function groupsOn(storage: Storage, date: string): (string | undefined)[] {
  return storage.entriesOn(REGION, [date]).flatMap((entry) => entry.figures.map(({ group }) => group));
}

describe('a label that is grouped', () => {
  it('from its day on → under the name; before → by itself; the printed label stays', () => {
    const { storage } = newLedger();
    put(storage, day('2024-12-31', '物业服务'));
    put(storage, day('2025-01-01', '物业服务'));
    decide(storage, alias('物业服务', '物业管理'));
    expect(groupsOn(storage, '2024-12-31')).toEqual([undefined]);
    expect(groupsOn(storage, '2025-01-01')).toEqual(['物业管理']);
    expect(storage.entriesOn(REGION, ['2025-01-01'])[0]?.figures[0]?.label).toBe('物业服务');
  });

  it('decided again, withdrawn, its own name → the newest row whose day has come holds', () => {
    const { storage } = newLedger();
    for (const date of ['2025-01-01', '2025-06-01', '2025-09-01']) put(storage, day(date, '供热服务'));
    decide(storage, alias('供热服务', '供热'), alias('供热服务', '供暖', { since: '2025-06-01' }));
    const groups = () =>
      ['2025-01-01', '2025-06-01', '2025-09-01'].flatMap((date) => groupsOn(storage, date));
    expect(groups()).toEqual(['供热', '供暖', '供暖']);
    decide(storage, alias('供热服务', null, { since: '2025-09-01' }));
    expect(groups()).toEqual(['供热', '供暖', undefined]);
    decide(storage, alias('供热服务', '供热服务'));
    expect(groups()).toEqual([undefined, undefined, undefined]);
  });

  it('bodies contacted → of hotspots and of a hazard bulletin; a label of another metric is left alone', () => {
    const { storage } = newLedger();
    put(storage, day('2025-10-15', '相应县区政府'));
    put(storage, hazardBulletin('2025-10-15'));
    decide(storage, alias('相应县区政府', '县区政府', { metric: 'agency' }));
    const [hotline, hazard] = storage.entriesOn(REGION, ['2025-10-15']);
    expect(hotline?.figures[0]).toMatchObject({ agency: '相应县区政府', agencyGroup: '县区政府' });
    expect(hotline?.figures[0]?.group).toBeUndefined();
    expect(hazard).toMatchObject({ agency: '相应县区政府', agencyGroup: '县区政府' });
  });

  it('datasets → one more column, the name of that day or the label itself', () => {
    const { storage } = newLedger();
    put(storage, day('2024-12-31', '物业服务'));
    put(storage, day('2025-01-01', '物业服务', '消费维权'));
    put(storage, hazardBulletin('2025-01-01'));
    decide(storage, alias('物业服务', '物业管理'));
    const groups = (name: 'hotspots' | 'topics' | 'figures') =>
      [...storage.datasetRows(name, { region: REGION })].map((row) => row['group']);
    expect(groups('hotspots')).toEqual(['物业服务', '物业管理', '消费维权']);
    expect(groups('topics')).toEqual(['小区物业']);
    expect(groups('figures')).toEqual([
      ...['物业服务', '物业管理', '消费维权'],
      ...[null, '12345政务服务便民热线', '小区物业'],
    ]);
  });
});

describe('an alias that is applied', () => {
  it('a row and its event, in whose facts no word of a page stands', () => {
    const { storage } = newLedger();
    const [id = 0] = decide(storage, alias('物业服务', '物业管理'));
    decide(storage, alias('物业服务', null));
    const [second, first] = storage.events({ most: 2 });
    expect(first).toMatchObject({
      action: 'alias',
      actor: '张三',
      entity: 'alias',
      entity_id: id,
      before: null,
    });
    expect(JSON.parse(first?.after ?? '')).toEqual({ metric: 'hotspot', alias: id, since: '2025-01-01' });
    expect(JSON.parse(second?.before ?? '')).toEqual({ metric: 'hotspot', alias: id, since: '2025-01-01' });
    expect(JSON.stringify([first, second])).not.toContain('物业');
  });

  it('rows → refuse to be changed, deleted or replaced', () => {
    const { storage, shell } = newLedger();
    decide(storage, alias('物业服务', '物业管理'));
    expect(() => shell.exec("UPDATE aliases SET name = '别的'")).toThrow('only appended');
    expect(() => shell.exec('DELETE FROM aliases')).toThrow('only appended');
    expect(() =>
      shell.exec(
        "INSERT OR REPLACE INTO aliases SELECT 1, metric, label, '别的', since, note, actor, at FROM aliases",
      ),
    ).toThrow('only appended');
  });

  it('under a name that is itself grouped → refused, and the sentence says under what', () => {
    const { storage } = newLedger();
    decide(storage, alias('乙', '丙', { since: '2025-06-01' }));
    const apply = () => decide(storage, alias('甲', '乙'));
    expect(apply).toThrow(new RequestError('invalid', '“乙”自2025年6月1日起已归入“丙”，请直接归入“丙”。'));
    expect(storage.aliases()).toHaveLength(1);
  });

  it('the other way round → refused; after it is withdrawn → applied', () => {
    const { storage } = newLedger();
    decide(storage, alias('甲', '乙'));
    expect(() => decide(storage, alias('乙', '甲'))).toThrow('不能再反过来归并');
    decide(storage, alias('甲', null), alias('乙', '甲'));
    put(storage, day('2025-10-15', '甲', '乙'));
    expect(groupsOn(storage, '2025-10-15')).toEqual([undefined, '甲']);
  });

  it('a name that something is grouped under is grouped itself → both, each with an event, from its day on', () => {
    const { storage } = newLedger();
    put(storage, day('2025-03-01', '甲', '乙', '丙'));
    put(storage, day('2025-09-01', '甲', '乙', '丙'));
    decide(storage, alias('甲', '乙'));
    decide(storage, alias('乙', '丙', { since: '2025-06-01' }));
    expect(groupsOn(storage, '2025-03-01')).toEqual(['乙', undefined, undefined]);
    expect(groupsOn(storage, '2025-09-01')).toEqual(['丙', '丙', undefined]);
    const rows = storage.aliases().map(({ label, name, since }) => [label, name, since]);
    expect(rows.slice(1)).toEqual([
      ['乙', '丙', '2025-06-01'],
      ['甲', '丙', '2025-06-01'],
    ]);
    expect(storage.events({ most: 9, action: 'alias' })).toHaveLength(3);
  });

  it('what follows later stands elsewhere → it goes back there on its day', () => {
    const { storage } = newLedger();
    for (const date of ['2025-03-01', '2025-05-01', '2025-09-01']) put(storage, day(date, '甲'));
    decide(storage, alias('甲', '乙'), alias('甲', '丁', { since: '2025-08-01' }));
    decide(storage, alias('乙', '丙', { since: '2025-04-01' }));
    const groups = ['2025-03-01', '2025-05-01', '2025-09-01'].flatMap((date) => groupsOn(storage, date));
    expect(groups).toEqual(['乙', '丙', '丁']);
  });

  it('the same once more, or a withdrawal of nothing → refused', () => {
    const { storage } = newLedger();
    expect(() => decide(storage, alias('甲', null))).toThrow('不必撤回');
    decide(storage, alias('甲', '乙'));
    expect(() => decide(storage, alias('甲', '乙'))).toThrow('没有变化');
    expect(() => decide(storage, alias('甲', '乙', { since: '2025-05-01' }))).toThrow('没有变化');
    decide(storage, alias('甲', '乙', { since: '2024-05-01' }), alias('甲', null));
    expect(() => decide(storage, alias('甲', null))).toThrow('不必撤回');
  });

  it('any decisions in any order → for every day one step is enough, and no name stands under another', () => {
    const label = fc.constantFrom('甲', '乙', '丙', '丁', '戊');
    const wish = fc.record({
      label,
      name: fc.option(label, { nil: null }),
      since: fc.constantFrom('2025-01-01', '2025-02-01', '2025-03-01', '2025-04-01'),
    });
    const { storage } = newLedger();
    const days = ['2024-12-31', '2025-01-15', '2025-02-15', '2025-03-15', '2025-04-15'];
    fc.assert(
      fc.property(fc.array(wish, { maxLength: 12 }), (wishes) => {
        storage.rehearse(() => {
          for (const { label, name, since } of wishes) expectDecided(storage, alias(label, name, { since }));
          const figures = ['甲', '乙', '丙', '丁', '戊'];
          for (const date of days) {
            put(storage, day(date, ...figures));
            const groups = groupsOn(storage, date).map((group, index) => group ?? figures[index] ?? '');
            const again = groups.map((name) => groups[figures.indexOf(name)]);
            expect(again).toEqual(groups);
          }
        });
      }),
      { numRuns: 60 },
    );
  });
});

/** Decided, with the label under its name on its day; or refused, and nothing is written. */
function expectDecided(storage: Storage, wish: Alias): void {
  const before = storage.aliases().length;
  try {
    storage.decideAlias(wish);
  } catch (error) {
    expect(error).toBeInstanceOf(RequestError);
    expect(storage.aliases()).toHaveLength(before);
    return;
  }
  expect(storage.aliases()[before]).toMatchObject(wish);
}

describe('labels seen', () => {
  it('of accepted and pending readings → days, first and last, and where first; newest first', () => {
    const { storage } = newLedger();
    put(storage, day('2025-10-15', '物业管理'));
    const first = put(storage, day('2024-05-29', '物业管理'), { action: 'hold', reasons: ['unbalanced'] });
    put(storage, day('2025-10-16', '消费维权'));
    put(storage, day('2025-10-16', '没有'), { action: 'reject' });
    put(storage, hazardBulletin('2025-10-17', { agency: '市公安局' }));
    const seen = storage.labelsSeen(REGION);
    const found = seen.filter(({ metric }) => metric === 'hotspot' || metric === 'agency');
    expect(found.map(({ label, firstDay, lastDay, days }) => [label, firstDay, lastDay, days])).toEqual([
      ['市公安局', '2025-10-17', '2025-10-17', 1],
      ['消费维权', '2025-10-16', '2025-10-16', 1],
      ['物业管理', '2024-05-29', '2025-10-15', 2],
      ['相应县区政府', '2024-05-29', '2025-10-16', 3],
    ]);
    const [entry] = storage.entriesOn(REGION, ['2024-05-29']);
    expect(entry?.readingId).toBe(first);
    const { sha256, figureId } = seen.find(({ label }) => label === '物业管理') ?? {};
    expect([sha256, figureId]).toEqual([entry?.sources[0]?.sha256, entry?.figures[0]?.id]);
    expect(seen.find(({ label }) => label === '市公安局')?.figureId).toBeNull();
  });

  it('a reading without a day → seen, without days', () => {
    const { storage } = newLedger();
    put(
      storage,
      { ...day('2025-10-15', '供热服务'), date: null },
      { action: 'hold', reasons: ['year-none'] },
    );
    expect(storage.labelsSeen(REGION)[0]).toMatchObject({
      label: '供热服务',
      firstDay: null,
      lastDay: null,
      days: 0,
    });
  });

  it('ten years of days → read in one go, off the indexes of readings and figures', () => {
    const { shell } = newLedger();
    const plan = (sql: string, bound: object): string[] =>
      shell
        .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
        .all(bound)
        .map(({ detail }) => detail);
    const range = { region: REGION, from: '2025-01-01', to: '2025-01-07', bodies: 1, labels: '[]' };
    const scans = (details: string[]): string[] =>
      details.filter((detail) => /^SCAN (?!h$|held|s$|seen|printed)/.test(detail));
    expect(scans(plan(LABELS_SEEN, { region: REGION }))).toEqual([]);
    expect(
      scans(plan(PRINTED_ON, range)).filter((detail) => !/^SCAN (json_each|wanted|w|p)\b/.test(detail)),
    ).toEqual([]);
  });
});

describe('what is grouped otherwise since an event', () => {
  const head = (storage: Storage): number => storage.head()?.seq ?? 0;

  it('applied later → label, name, since; its own name or taken back again → nothing', () => {
    const { storage } = newLedger();
    put(storage, day('2025-10-15', '物业服务'));
    const before = head(storage);
    decide(storage, alias('消费维权', '消费维权'), alias('物业服务', '物业管理'));
    expect(storage.aliasesSince(before)).toEqual([
      { metric: 'hotspot', label: '物业服务', name: '物业管理', since: '2025-01-01', until: null },
    ]);
    const between = head(storage);
    decide(storage, alias('物业服务', null, { since: '2025-06-01' }));
    expect(storage.aliasesSince(between)).toEqual([
      { metric: 'hotspot', label: '物业服务', name: null, since: '2025-06-01', until: null },
    ]);
    expect(storage.aliasesSince(before)).toEqual([
      { metric: 'hotspot', label: '物业服务', name: '物业管理', since: '2025-01-01', until: '2025-06-01' },
    ]);
    decide(storage, alias('物业服务', '物业服务'));
    expect(storage.aliasesSince(before)).toEqual([]);
  });

  it('with days → only labels that an accepted reading of these days prints on a day concerned', () => {
    const { storage } = newLedger();
    put(storage, day('2025-01-10', '物业服务'));
    put(storage, day('2025-10-15', '物业服务', '供热'));
    put(storage, day('2025-10-16', '消费维权'), { action: 'hold', reasons: ['unbalanced'] });
    const before = head(storage);
    decide(
      storage,
      alias('物业服务', '物业管理', { since: '2025-06-01' }),
      alias('消费维权', '消费'),
      alias('相应县区政府', '县区政府', { metric: 'agency', since: '2025-02-01' }),
    );
    const among = (from: string, to: string) =>
      storage.aliasesSince(before, { region: REGION, from, to }).map(({ label }) => label);
    expect(among('2025-01-01', '2025-01-31')).toEqual([]);
    expect(among('2025-01-01', '2025-12-31')).toEqual(['物业服务', '相应县区政府']);
    expect(among('2025-10-16', '2025-10-20')).toEqual([]);
    decide(storage, alias('物业服务', null, { since: '2025-10-15' }));
    expect(among('2025-01-01', '2025-12-31')).toEqual(['相应县区政府']);
  });
});

describe('the views for the sqlite3 shell', () => {
  it('keep the labels as printed', () => {
    const { storage, shell } = newLedger();
    put(storage, day('2025-10-15', '物业服务'));
    decide(storage, alias('物业服务', '物业管理'));
    expect(shell.prepare('SELECT category FROM hotspots').pluck().get()).toBe('物业服务');
  });
});

describe('hostile labels', () => {
  it.each([
    ['markup', '<script>alert(1)</script>'],
    ['a formula', '=cmd|calc!A1'],
    ['very long', '名'.repeat(5000)],
    ['control characters', '物业\u0007\u0085\u202E管理'],
    ['quotes', `"'“”\``],
    ['another key', 'hotspot/物业'],
  ])('%s → kept, grouped and told as they are', (_what, label) => {
    const { storage } = newLedger();
    put(storage, day('2025-10-15', label));
    const before = storage.head()?.seq ?? 0;
    decide(storage, alias(label, '物业管理'));
    expect(groupsOn(storage, '2025-10-15')).toEqual(['物业管理']);
    expect(storage.labelsSeen(REGION).map((seen) => seen.label)).toContain(label);
    expect(storage.aliasesSince(before)[0]?.label).toBe(label);
  });
});
