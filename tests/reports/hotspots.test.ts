// Hotspot categories over time: what is printed, what is not known, names that labels are grouped under, neighbouring topics.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Entry } from '../../src/domain/entry.js';
import { addDays } from '../../src/domain/dates.js';
import { categoryModel } from '../../src/reports/hotspot-category.js';
import { hotspotsModel } from '../../src/reports/hotspots.js';
import { hazard, hotline, pending, scope } from '../support/entries.js';

const SPAN = { from: '2025-09-29', to: '2025-10-05' };
const RELATIONS = [
  { category: '物业管理', topic: '小区物业', why: '都指小区。' },
  { category: '物业管理', topic: '消防安全', why: '楼道。' },
  { category: '交通秩序', topic: '市政道路', why: '道路。' },
];

type Row = [label: string, value: number, agency?: string];

function day(date: string, ...hotspots: Row[]): Entry {
  return hotline(date, { lists: { hotspot: hotspots } });
}

/** The same with each label under a name, as storage gives it. */
function grouped(entry: Entry, label: string, group: string): Entry {
  const figures = entry.figures.map((figure) => (figure.label === label ? { ...figure, group } : figure));
  return { ...entry, figures };
}

function remarked(entry: Entry, remark: string): Entry {
  return { ...entry, figures: entry.figures.map((figure) => ({ ...figure, remark })) };
}

function list(...entries: Entry[]) {
  return hotspotsModel(SPAN, entries, scope());
}

function category(label: string, ...entries: Entry[]) {
  return categoryModel({ ...SPAN, label, relations: RELATIONS }, entries, scope());
}

describe('the list of categories', () => {
  it('printed on some days only → a lower bound over those days, of the days with data; months apart', () => {
    const model = list(
      day('2025-09-29', ['物业管理', 60], ['消费维权', 50]),
      day('2025-10-01', ['消费维权', 40]),
      day('2025-10-02', ['物业管理', 30], ['消费维权', 20]),
    );
    expect(model.categories.map(({ label }) => label)).toEqual(['消费维权', '物业管理']);
    const [, row] = model.categories;
    expect(row).toMatchObject({
      sum: { value: 90, text: '≥ 90', computed: true },
      ...{ daysListed: 2, daysWithData: 3, daysText: '2/3天', bestRank: 1 },
      first: { date: '2025-09-29' },
      last: { date: '2025-10-02' },
    });
    expect(row?.months.map(({ code, daysText, sum }) => [code, daysText, sum.value])).toEqual([
      ['2025-09', '1/1天', 60],
      ['2025-10', '1/2天', 30],
    ]);
    expect(model.daysText).toBe('7天中3天有数据');
  });

  it('a month whose notices do not print it → null with its reason, never zero; one without notices says so', () => {
    const [row] = list(day('2025-09-29', ['物业管理', 60]), day('2025-10-01', ['消费维权', 5])).categories;
    expect(row?.months[1]?.sum).toMatchObject({ value: null, why: { code: 'not-listed' } });
    const [alone] = list(day('2025-09-29', ['物业管理', 60])).categories;
    expect(alone?.months[1]?.sum).toMatchObject({ value: null, why: { code: 'no-data' } });
  });

  it('a pending day → in no sum, and named', () => {
    const model = list(day('2025-09-29', ['物业管理', 60]), pending(day('2025-09-30', ['物业管理', 1000])));
    expect(model.categories[0]).toMatchObject({ sum: { value: 60 }, daysListed: 1 });
    expect(model.heldText).toEqual(['待核的1天不计入合计：9月30日（周二）']);
  });

  it('labels of one name on one day → added, and the day counts once; the printed labels are told', () => {
    const both = grouped(day('2025-09-29', ['物业服务', 40], ['物业管理', 20]), '物业服务', '物业管理');
    expect(list(both).categories).toMatchObject([
      { label: '物业管理', labelsText: '含：物业服务', sum: { value: 60 }, daysListed: 1, bestRank: 1 },
    ]);
  });

  it('no notice at all → no category, and the days are named', () => {
    const model = list();
    expect(model.categories).toEqual([]);
    expect(model.withoutBulletinText).toContain('缺');
  });

  it('any days → months add up to the whole, and no day is counted twice', () => {
    const rows = fc.array(
      fc.record({ day: fc.integer({ min: 0, max: 6 }), value: fc.integer({ min: 0, max: 99 }) }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(rows, (given) => {
        const byDay = new Map(given.map(({ day: index, value }) => [addDays(SPAN.from, index), value]));
        const model = list(...[...byDay].map(([date, value]) => day(date, ['物业管理', value])));
        const [row] = model.categories;
        const total = [...byDay.values()].reduce((sum, value) => sum + value, 0);
        expect(row?.sum.value ?? 0).toBe(total);
        const months = row?.months ?? [];
        expect(months.reduce((sum, month) => sum + (month.sum.value ?? 0), 0)).toBe(total);
        expect(months.reduce((sum, month) => sum + month.daysListed, 0)).toBe(byDay.size);
      }),
    );
  });
});

describe('one category', () => {
  it('its days → newest first: listed, not printed, without a notice; a day not printed has no count', () => {
    const { months } = category(
      '物业管理',
      day('2025-10-01', ['消费维权', 9], ['物业管理', 60]),
      day('2025-10-02', ['消费维权', 5]),
    );
    const days = months.flatMap((month) => month.days);
    expect(days.slice(0, 5).map(({ date, statusName, isListed }) => [date, statusName, isListed])).toEqual([
      ['2025-10-05', '缺', false],
      ['2025-10-04', '缺', false],
      ['2025-10-03', '缺', false],
      ['2025-10-02', '未印出', false],
      ['2025-10-01', '未印出', true],
    ]);
    expect(days[3]?.cell).toBeNull();
    expect(days[4]).toMatchObject({ cell: { value: 60, computed: false }, rank: 2 });
    expect(days[4]?.cell?.figureId).not.toBeNull();
  });

  it('bodies → side by side in the order they appear, each with its days; no count of cases', () => {
    const model = category(
      '城市供水',
      day('2025-09-29', ['城市供水', 5, '市水务局']),
      day('2025-09-30', ['城市供水', 50, '城东区政府']),
      day('2025-10-01', ['城市供水', 50, '城东区政府']),
    );
    expect(model.bodies.map(({ name, days }) => [name, days])).toEqual([
      ['市水务局', 1],
      ['城东区政府', 2],
    ]);
  });

  it('remarks → only what was reported, newest first, each with its characters; 无集中反映问题 is counted', () => {
    const model = category(
      '供热服务',
      remarked(day('2025-09-29', ['供热服务', 5]), '主要反映室温'),
      remarked(day('2025-09-30', ['供热服务', 6]), '无集中反映问题'),
      remarked(day('2025-10-01', ['供热服务', 7]), '主要反映停暖'),
    );
    expect(model.remarks.map(({ date, text, cell }) => [date, text, cell.value])).toEqual([
      ['2025-10-01', '主要反映停暖', 7],
      ['2025-09-29', '主要反映室温', 5],
    ]);
    expect(model.daysWithoutFocus).toBe(1);
  });

  it('a redacted source → its words stand nowhere, and the day is counted as such', () => {
    const entry = day('2025-09-29', ['供热服务', 5]);
    const redacted = { ...entry, sources: entry.sources.map((source) => ({ ...source, name: '' })) };
    const model = category('供热服务', redacted);
    expect([model.remarks, model.bodies, model.daysRedacted]).toEqual([[], [], 1]);
  });

  it('grouped under another name → nothing here, and the other name is told', () => {
    const model = category('物业服务', grouped(day('2025-09-29', ['物业服务', 5]), '物业服务', '物业管理'));
    expect([model.isListed, model.groupedUnder]).toEqual([false, ['物业管理']]);
  });
});

describe('neighbouring topics', () => {
  const topics = (date: string, ...labels: string[]): Entry =>
    hazard(date, {
      totals: { hazards: 40 },
      lists: { topic: labels.map((label): [string, null] => [label, null]) },
    });

  it('days that print both → counted among the days with both notices; the relation is many to many', () => {
    const model = category(
      '物业管理',
      day('2025-09-29', ['物业管理', 60]),
      topics('2025-09-29', '小区物业', '市政道路'),
      day('2025-09-30', ['物业管理', 60]),
      topics('2025-09-30', '消防安全'),
      day('2025-10-01', ['物业管理', 60]),
      day('2025-10-02', ['消费维权', 60]),
      topics('2025-10-02', '小区物业'),
    );
    expect(
      model.related.map(({ topic, days, daysWithBoth }) => [
        topic,
        days.map(({ date }) => date),
        daysWithBoth,
      ]),
    ).toEqual([
      ['小区物业', ['2025-09-29'], 3],
      ['消防安全', ['2025-09-30'], 3],
    ]);
  });

  it('a pending hazard notice → no such day', () => {
    const model = category(
      '物业管理',
      day('2025-09-29', ['物业管理', 60]),
      pending(topics('2025-09-29', '小区物业')),
    );
    expect(model.related[0]).toMatchObject({ days: [], daysWithBoth: 0 });
  });

  it('the relation names a printed label → holds for the name that it is grouped under', () => {
    const entry = grouped(day('2025-09-29', ['物业服务', 60]), '物业服务', '小区管理');
    const relations = [{ category: '物业服务', topic: '小区物业', why: '同指。' }];
    const wish = { ...SPAN, label: '小区管理', relations };
    const model = categoryModel(wish, [entry, topics('2025-09-29', '小区物业')], scope());
    expect(model.related.map(({ days }) => days.length)).toEqual([1]);
  });
});
