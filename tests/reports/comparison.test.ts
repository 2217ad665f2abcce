// Two stretches of days side by side: the same honesty as everywhere, and what is said of spans that are no fair pair.
import { describe, expect, it } from '@jest/globals';
import { datesFrom } from '../../src/domain/dates.js';
import type { Entry } from '../../src/domain/entry.js';
import { comparisonModel } from '../../src/reports/comparison.js';
import { calls, hotline, pending, scope } from '../support/entries.js';

function compare(base: string, here: string, ...entries: Entry[]) {
  return comparisonModel({ base, here }, entries, scope());
}

function callsOf(from: string, to: string, value: number): Entry[] {
  return datesFrom(from, to).map((date) => calls(date, value));
}

/** 8 to 14 September and the week after: no holidays in either. */
const [BASE, HERE] = ['2025-W37', '2025-W38'];

describe('two weeks', () => {
  it('as many days with data → sums against each other', () => {
    const model = compare(
      BASE,
      HERE,
      ...callsOf('2025-09-08', '2025-09-14', 100),
      ...callsOf('2025-09-15', '2025-09-21', 110),
    );
    const [total] = model.hotline.totals;
    expect(total).toMatchObject({
      base: { sum: { value: 700 }, days: 7 },
      here: { sum: { value: 770 }, days: 7 },
    });
    expect(total?.comparisons).toMatchObject([
      { code: 'chosen-period', basis: 'value', base: 700, changeText: '+10.00%', direction: 'up' },
    ]);
    expect([model.notes, model.hotline.unevenText]).toEqual([[], null]);
  });

  it('days with data differ in number → by daily average, and it is said', () => {
    const model = compare(
      BASE,
      HERE,
      ...callsOf('2025-09-08', '2025-09-09', 100),
      ...callsOf('2025-09-15', '2025-09-21', 110),
    );
    expect(model.hotline.totals[0]?.comparisons[0]).toMatchObject({
      basis: 'average',
      base: 100,
      changeText: '+10.00%',
    });
    expect(model.hotline.unevenText).toBe('本期7天、基期2天有数据，下面各项的件数不能直接相比。');
    expect(model.hotline.base.withoutBulletinText).toContain('没有通报的5天');
  });

  it('a side that waits → left out, named, and no change', () => {
    const waiting = callsOf('2025-09-08', '2025-09-14', 100).map((entry) => pending(entry));
    const model = compare(BASE, HERE, ...waiting, ...callsOf('2025-09-15', '2025-09-21', 110));
    expect(model.hotline.totals[0]).toMatchObject({
      base: { sum: { value: null } },
      comparisons: [{ change: null, why: { code: 'base-pending' } }],
    });
    expect(model.hotline.base.heldText[0]).toContain('待核的7天不计入合计');
  });

  it('a base of zero → no change, and why', () => {
    const model = compare(
      BASE,
      HERE,
      ...callsOf('2025-09-08', '2025-09-14', 0),
      ...callsOf('2025-09-15', '2025-09-21', 110),
    );
    expect(model.hotline.totals[0]?.comparisons[0]?.why?.code).toBe('base-zero');
  });

  it('rates → each from its own sums, the change in percentage points', () => {
    const print = (date: string, direct: number, transferred: number): Entry =>
      hotline(date, { totals: { direct, transferred } });
    const [rate] = compare(BASE, HERE, print('2025-09-08', 50, 50), print('2025-09-15', 60, 40)).hotline
      .rates;
    expect(rate).toMatchObject({
      base: { value: 50 },
      here: { value: 60, comparisons: [{ change: 10, changeUnit: '百分点' }] },
    });
  });

  it('names of either side → all there; a side that does not print one is not known', () => {
    const print = (date: string, label: string): Entry =>
      hotline(date, { lists: { channel: [[label, 5]], hotspot: [[label, 6]] } });
    const { channels, hotspots } = compare(
      BASE,
      HERE,
      print('2025-09-08', '甲'),
      print('2025-09-15', '乙'),
    ).hotline;
    expect(channels.map(({ label, base, here }) => [label, base.text, here.text])).toEqual([
      ['乙', '未印出', '5'],
      ['甲', '5', '未印出'],
    ]);
    expect(hotspots[0]?.here).toMatchObject({ value: 6, text: '≥ 6', daysText: '1/1天' });
    expect(hotspots[1]?.here).toMatchObject({
      value: null,
      why: { text: '2025年第38周（9月15日—21日）的通报没有印出，数量未知。' },
    });
  });
});

describe('pairs that are no fair ones', () => {
  it.each([
    ['the same period', '2025-W42', '2025-W42', ['两个时段是同样的日子']],
    ['the same days under two codes', '2025-10', '2025-10-01..2025-10-31', ['两个时段是同样的日子']],
    ['an overlap', '2025-W41', '2025-10-12..2025-10-18', ['有1天重叠（2025年10月12日）']],
    ['a month in its year', '2025', '2025-10', ['有31天重叠', '基期365天，本期31天']],
    ['different length', '2025-10', '2025-09', ['基期31天，本期30天']],
    ['neighbours of one length', '2025-W41', '2025-W42', []],
  ])('%s → said so', (...row) => {
    const [, base, here, texts] = row;
    const { notes } = compare(base, here);
    expect(notes).toHaveLength(texts.length);
    texts.forEach((text, index) => expect(notes[index]).toContain(text));
  });

  it('a holiday in only one of the two → named', () => {
    const model = compare(
      '2025-09-15..2025-09-21',
      '2025-10-01..2025-10-07',
      calls('2025-09-15', 1),
      calls('2025-10-01', 2),
    );
    expect(model.hotline.columns[0]?.notes[0]).toContain('2025年10月1日—7日逢国庆节');
  });
});
