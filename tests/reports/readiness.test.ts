// Which weeks are ready to be issued: whole, due by the deadline, issued, changed since; around the turn of the year.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, daysOfWeek, shanghaiDate } from '../../src/domain/dates.js';
import type { Entry, Scope } from '../../src/domain/entry.js';
import {
  readinessOf,
  weeksUpTo,
  type ReadinessRules,
  type WeekIssue,
  type WeekReadiness,
} from '../../src/reports/readiness.js';
import { hazard, hotline, pending, scope } from '../support/entries.js';

const WEEK = '2025-W42'; // 13 to 19 October; its Thursday deadline is 23 October.

function both(days: string[]): Entry[] {
  return days.flatMap((day) => [hotline(day), hazard(day)]);
}

const WHOLE = both(daysOfWeek(WEEK));

/** The whole week in one notice of each kind. */
const MERGED = [hotline('2025-10-13'), hazard('2025-10-13')].map((entry) => ({
  ...entry,
  dateTo: '2025-10-19',
}));

function rules(today: string, rest: Partial<ReadinessRules> & { scope?: Scope } = {}): ReadinessRules {
  return {
    scope: scope({ today, coverageFrom: '2025-10-01' }),
    deadline: 4,
    newestIssue: () => null,
    ...rest,
  };
}

function week(entries: Entry[], given: ReadinessRules, code = WEEK): WeekReadiness | undefined {
  return readinessOf([code], entries, given)[0];
}

const without = (date: string, kind: Entry['kind']): Entry[] =>
  WHOLE.filter((entry) => entry.date !== date || entry.kind !== kind);

describe('a week that was never issued', () => {
  const cases: [what: string, today: string, entries: Entry[], state: string, text: string][] = [
    ['it is not over', '2025-10-17', both(daysOfWeek(WEEK).slice(0, 4)), 'open', '这一周到10月19日结束。'],
    [
      'it is not over, a past day is awaited',
      '2025-10-17',
      both(daysOfWeek(WEEK).slice(0, 3)),
      'open',
      '这一周到10月19日结束。待刊：10月16日热线通报、10月16日安全隐患通报。',
    ],
    ['its last day is today', '2025-10-19', WHOLE, 'open', '这一周到10月19日结束。'],
    ['all is in', '2025-10-20', WHOLE, 'ready', '通报都已入账，可以印发。'],
    [
      'one is awaited, the day before the deadline',
      '2025-10-22',
      without('2025-10-19', 'hazard'),
      'open',
      '通报还没有齐，等到10月23日（周四）。待刊：10月19日安全隐患通报。',
    ],
    [
      'the deadline, one missing and one pending',
      '2025-10-23',
      [
        ...without('2025-10-17', 'hotline').filter(({ date }) => date !== '2025-10-18'),
        hotline('2025-10-18'),
        pending(hazard('2025-10-18')),
      ],
      'due',
      '已到期限（10月23日），可以印发。缺：10月17日热线通报；待核：10月18日安全隐患通报。',
    ],
    ['the deadline, nothing out', '2025-10-23', WHOLE, 'ready', '通报都已入账，可以印发。'],
    [
      'the deadline, and all that came is pending',
      '2025-10-23',
      [pending(hotline('2025-10-13'))],
      'due',
      '没有一天有已入账的数字，不能印发。',
    ],
    ['only merged notices', '2025-10-20', MERGED, 'open', '没有一天有已入账的数字，不能印发。'],
    ['only merged notices, the deadline', '2025-10-23', MERGED, 'due', '没有一天有已入账的数字，不能印发。'],
  ];

  it.each(cases.map(([what, today, entries, state, text]) => ({ what, today, entries, state, text })))(
    '$what ($today) → its state, and what is out',
    ({ today, entries, state, text }) => {
      expect(week(entries, rules(today))).toMatchObject({
        state,
        name: '2025年第42周（10月13日—19日）',
        issued: null,
      });
      expect(week(entries, rules(today))?.text).toContain(text);
    },
  );

  it('a merged notice of some days → they are in', () => {
    const merged = [
      { ...hotline('2025-10-17'), dateTo: '2025-10-19' },
      { ...hazard('2025-10-17'), dateTo: '2025-10-19' },
    ];
    const entries = [...both(daysOfWeek(WEEK).slice(0, 4)), ...merged];
    expect(week(entries, rules('2025-10-20'))?.state).toBe('ready');
    expect(week(entries.slice(0, -1), rules('2025-10-20'))?.state).toBe('open');
  });

  it('days before the coverage → nobody waits for them', () => {
    const covered = { scope: scope({ today: '2025-10-24', coverageFrom: '2025-10-17' }) };
    const found = week(both(daysOfWeek(WEEK).slice(4)), rules('2025-10-24', covered));
    expect(found).toMatchObject({
      ...{ state: 'ready', out: [] },
      text: '统计自10月17日起，7天中3天入账。可以印发。',
    });
  });

  it('the last day alone is covered → it is not called complete', () => {
    const covered = { scope: scope({ today: '2025-10-24', coverageFrom: '2025-10-19' }) };
    expect(week(both(['2025-10-19']), rules('2025-10-20', covered))?.text).toBe(
      '统计自10月19日起，7天中1天入账。可以印发。',
    );
    const uneven = [...both(['2025-10-19']), hotline('2025-10-18')];
    expect(week(uneven, rules('2025-10-24', covered))?.text).toContain(
      '7天中热线通报2天、安全隐患通报1天入账。',
    );
  });

  it('nothing is counted yet → never ready, due at most', () => {
    const at = (today: string): WeekReadiness | undefined =>
      week(both(['2025-10-15']), rules(today, { scope: scope({ today, coverageFrom: null }) }));
    expect(at('2025-10-22')?.state).toBe('open');
    expect(at('2025-10-23')).toMatchObject({
      ...{ state: 'due', text: '已到期限（10月23日），可以印发。还没有开始统计，7天中1天入账。' },
    });
  });

  it('a further reading of an accepted day waits → the day is in, and named', () => {
    const entries = [...WHOLE, pending(hotline('2025-10-15'))];
    expect(week(entries, rules('2025-10-20'))).toMatchObject({
      ...{ state: 'ready', out: [] },
      text: '通报都已入账，可以印发。已入账而另有通报待核：10月15日热线通报。',
    });
  });
});

describe('the deadline', () => {
  const entries = without('2025-10-18', 'hotline');

  it.each([
    ['2025-10-22T15:59:59.999Z', 'open'],
    ['2025-10-22T16:00:00.000Z', 'due'],
  ])('%s: Thursday begins at 00:00 in Xining → %s', (instant, state) => {
    expect(week(entries, rules(shanghaiDate(new Date(instant))))?.state).toBe(state);
  });

  it.each([1, 2, 3, 4, 5, 6, 7])('weekday %i → due from that day of the following week on', (deadline) => {
    const day = addDays('2025-10-19', deadline);
    expect(week(entries, rules(addDays(day, -1), { deadline }))?.state).toBe('open');
    expect(week(entries, rules(day, { deadline }))?.state).toBe('due');
  });

  it('around the turn of the year: the last week of 2026 has number 53 and is due on 7 January', () => {
    const code = '2026-W53';
    const most = both(daysOfWeek(code).slice(0, 6));
    const at = (today: string): WeekReadiness | undefined =>
      week(most, rules(today, { scope: scope({ today, coverageFrom: '2026-01-01' }) }), code);
    expect(at('2027-01-06')?.state).toBe('open');
    expect(at('2027-01-07')).toMatchObject({ state: 'due', name: '2026年第53周（12月28日—1月3日）' });
    expect(at('2027-01-07')?.text).toBe(
      '已到期限（1月7日），可以印发。缺：1月3日热线通报、1月3日安全隐患通报。',
    );
  });
});

describe('a week that was issued', () => {
  const issued = (changed: string[] | null, edition = 1): Partial<ReadinessRules> => {
    const differences = changed?.map((key) => ({ key, name: key, before: '1', after: '2' })) ?? null;
    const issue: WeekIssue = { id: 7, edition, at: '2025-10-22T09:00:00.000+08:00', differences };
    return { newestIssue: (code) => (code === WEEK ? issue : null) };
  };

  it.each<[string[] | null, string, string]>([
    [[], 'issued', '已印发第1版（10月22日），数字没有变化。'],
    [['a', 'b', 'c'], 'changed', '已印发第1版（10月22日），之后有3个数字变动，可以印发更正。'],
    [['words'], 'changed', '已印发第1版（10月22日），之后文字有变动，可以印发更正。'],
    [['a', 'words'], 'changed', '已印发第1版（10月22日），之后有1个数字变动，文字有变动，可以印发更正。'],
    [null, 'issued', '已印发第1版（10月22日）；引用的来源后来隐去，不能再与现在的数字核对。'],
  ])('%j differ now → %s', (differences, state, text) => {
    expect(week(WHOLE, rules('2025-10-24', issued(differences)))).toMatchObject({ state, text });
  });

  it('at the deadline with a day out → it still says which', () => {
    const found = week(without('2025-10-17', 'hotline'), rules('2025-10-24', issued([], 2)));
    expect(found?.text).toBe('已印发第2版（10月22日），数字没有变化。缺：10月17日热线通报。');
  });
});

describe('the weeks that are listed', () => {
  it('the present week and those before it, over the turn of the year', () => {
    expect(weeksUpTo('2027-01-05', 3)).toEqual(['2027-W01', '2026-W53', '2026-W52']);
  });

  it('nothing was brought → none; data before the coverage, or the coverage alone → listed', () => {
    const weeks = weeksUpTo('2025-10-24', 8);
    const listed = (entries: Entry[], coverageFrom: string | null): string[] =>
      readinessOf(
        weeks,
        entries,
        rules('2025-10-24', { scope: scope({ today: '2025-10-24', coverageFrom }) }),
      ).map((found) => found.week);
    expect(listed([], null)).toEqual([]);
    expect(listed([hotline('2025-09-15')], null)).toEqual(['2025-W38']);
    expect(listed([], '2025-10-15')).toEqual(['2025-W43', '2025-W42']);
  });
});

it('any days in, any day of the year → ready exactly when over and nothing is out; what is out is never accepted', () => {
  const days = daysOfWeek(WEEK);
  fc.assert(
    fc.property(
      fc.subarray(WHOLE),
      fc.integer({ min: -2, max: 12 }),
      fc.integer({ min: 1, max: 7 }),
      (entries, late, deadline) => {
        const today = addDays(days[6] ?? '', late);
        const found = week(entries, rules(today, { deadline }));
        if (found === undefined) throw new Error('a covered week is listed');
        const isOut = ({ date, kind }: { date: string; kind: string }): boolean =>
          !entries.some((entry) => entry.date === date && entry.kind === kind);
        expect(found.out.every(isOut)).toBe(true);
        if (late < 1) expect(found.state).toBe('open');
        else expect(found.out).toHaveLength(14 - entries.length);
        expect(found.state === 'ready').toBe(late >= 1 && entries.length === 14);
        expect(found.state === 'due').toBe(late >= deadline && entries.length < 14);
      },
    ),
  );
});
