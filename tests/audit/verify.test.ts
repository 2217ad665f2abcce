// The chain checker over rows that are made here: what it names, and heads that were written down outside.
import { describe, expect, it } from '@jest/globals';
import { eventHash, GENESIS } from '../../src/audit/event-hash.js';
import { chainChecker, type CheckedEvent } from '../../src/audit/verify.js';
import { headText, type LedgerEvent } from '../../src/domain/event.js';
import { recordedHeads, type Fault } from '../../src/domain/verification.js';

const CONTENT = 'c'.repeat(64);

function sealed(event: Omit<LedgerEvent, 'hash'>): LedgerEvent {
  return { ...event, hash: eventHash(event) };
}

function chainOf(length: number): LedgerEvent[] {
  const events: LedgerEvent[] = [];
  for (let seq = 1; seq <= length; seq += 1) {
    events.push(
      sealed({
        ...{ seq, at: '2025-10-18T10:00:00.000+08:00', actor: '测试', action: 'read' },
        ...{ entity: 'reading', entity_id: seq, before: null, after: '{}', content: CONTENT },
        previous: events.at(-1)?.hash ?? GENESIS,
      }),
    );
  }
  return events;
}

function faultsOf(
  events: LedgerEvent[],
  heads = '',
  more: (event: LedgerEvent) => Partial<CheckedEvent> = () => ({}),
): Fault[] {
  const checker = chainChecker(recordedHeads(heads));
  const found = events.map((event) =>
    checker.check({ event, found: event.content, redactedLater: false, ...more(event) }),
  );
  return [...found, ...checker.end().faults].filter((fault) => fault !== null);
}

const named = (faults: Fault[]): string[] => faults.map(({ code, seq }) => `${code} ${seq}`);

describe('a chain', () => {
  it('as it was written → nothing, its length and its head', () => {
    const events = chainOf(5);
    const checker = chainChecker([]);
    for (const event of events) {
      expect(checker.check({ event, found: CONTENT, redactedLater: false })).toBeNull();
    }
    const head = { seq: 5, hash: events[4]?.hash };
    expect(checker.end()).toEqual({ events: 5, head, adopted: null, explained: [], faults: [] });
    expect(chainChecker([]).end()).toEqual({
      ...{ events: 0, head: null, adopted: null },
      ...{ explained: [], faults: [] },
    });
  });

  it('an event is missing → the gap is named once', () => {
    const events = chainOf(5);
    const faults = faultsOf(events.filter(({ seq }) => seq !== 3));
    expect(named(faults)).toEqual(['gap 4']);
    expect(faults[0]?.message).toBe('第3号事件不见了：第2号之后就是第4号。');
    expect(faultsOf(events.slice(2))[0]?.message).toBe('第1至2号事件不见了：链从第3号开始。');
  });

  it('a column of an event is changed → that event; with its hash made anew → the one after it', () => {
    const events = chainOf(5);
    const changed = events.map((event) => (event.seq === 3 ? { ...event, actor: '别人' } : event));
    expect(named(faultsOf(changed))).toEqual(['hash 3']);
    expect(named(faultsOf(changed.map((event) => (event.seq === 3 ? sealed(event) : event))))).toEqual([
      'link 4',
    ]);
  });

  it('a row is other than its digest, or gone → the event and the row', () => {
    const faults = faultsOf(chainOf(3), '', ({ seq }) => ({ found: seq === 2 ? 'd'.repeat(64) : CONTENT }));
    expect(faults).toMatchObject([{ code: 'content', seq: 2, row: { table: 'reading', id: 2 } }]);
    expect(faults[0]?.message).toContain('读数 2（第2号事件）被改过');
    expect(faultsOf(chainOf(1), '', () => ({ found: null }))[0]?.message).toContain('读数 1不见了');
  });

  it('a row of a source that was redacted later → not held against its first digest, but it must be there', () => {
    expect(faultsOf(chainOf(2), '', () => ({ found: 'd'.repeat(64), redactedLater: true }))).toEqual([]);
    expect(named(faultsOf(chainOf(1), '', () => ({ found: null, redactedLater: true })))).toEqual([
      'row-gone 1',
    ]);
  });
});

describe('recorded heads', () => {
  const events = chainOf(6);
  const head = (seq: number): string => headText(events[seq - 1] ?? { seq: 0, hash: '' });

  it('in the chain → nothing, however it was typed', () => {
    const [, digits = ''] = head(4).split('-');
    const lines = [
      '# 周报页脚',
      '',
      head(6),
      `4 — ${digits.slice(0, 25).toUpperCase()}`,
      `5-${events[4]?.hash ?? ''}`,
    ];
    expect(faultsOf(events, `\uFEFF${lines.join('\r\n')}\n`)).toEqual([]);
  });

  it('a cut tail → the head and how far the chain goes', () => {
    const faults = faultsOf(events.slice(0, 4), head(6));
    expect(named(faults)).toEqual(['head-cut 6']);
    expect(faults[0]?.message).toMatch(/^记下的链首 6-[0-9a-f]{8}… 不在链上：现在链只到第4号/);
    expect(faultsOf([], head(1))[0]?.message).toContain('现在链是空的');
  });

  it('everything computed anew → the head differs', () => {
    let previous = GENESIS;
    const rewritten = events.map((event) => {
      const again = sealed({ ...event, actor: '别人', previous });
      previous = again.hash;
      return again;
    });
    expect(faultsOf(rewritten)).toEqual([]);
    expect(named(faultsOf(rewritten, `${head(3)}\n${head(6)}`))).toEqual([
      'head-differs 3',
      'head-differs 6',
    ]);
  });

  it.each(['57', '57-abc', `57-${'a'.repeat(24)}`, `57-${'g'.repeat(32)}`, `57-${'a'.repeat(65)}`, '链首'])(
    'the line %s → one sentence with its number',
    (line) => {
      expect(() => recordedHeads(`# 说明\n\n${line}`)).toThrow(/^第3行不是链首：/);
    },
  );
});
