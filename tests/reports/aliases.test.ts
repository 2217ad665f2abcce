// Grouped labels in the week's lists and on the day's page: sums by name, days once, the printed labels kept.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { daysOfWeek } from '../../src/domain/dates.js';
import type { Entry } from '../../src/domain/entry.js';
import { dailyModel } from '../../src/reports/daily.js';
import { periodModel } from '../../src/reports/period-report.js';
import { hazard, hotline, scope } from '../support/entries.js';

const WEEK = '2025-W42';
const DAYS = daysOfWeek(WEEK);
const [MON = '', TUE = ''] = DAYS;
const LAST_MON = '2025-10-06';

type Groups = Readonly<Record<string, string>>;

/** As storage gives it: figures and bodies under the names of these groups. */
function grouped(entry: Entry, groups: Groups): Entry {
  const under = (label: string | undefined): string | undefined => groups[label ?? ''];
  const body = under(entry.agency);
  return {
    ...entry,
    ...(body === undefined ? {} : { agencyGroup: body }),
    figures: entry.figures.map((figure) => {
      const [group, agencyGroup] = [under(figure.label), under(figure.agency)];
      return {
        ...figure,
        ...(group === undefined ? {} : { group }),
        ...(agencyGroup === undefined ? {} : { agencyGroup }),
      };
    }),
  };
}

const GROUPS: Groups = { 物业服务: '物业管理', 相关县区政府: '相应县区政府' };

function hotspots(date: string, ...items: [string, number, string?][]): Entry {
  return grouped(hotline(date, { lists: { hotspot: items } }), GROUPS);
}

describe("a week's lists", () => {
  it('two labels of one name on different days → one line, both labels, bodies by name', () => {
    const entries = [
      hotspots(MON, ['物业服务', 75, '相关县区政府'], ['消费维权', 36]),
      hotspots(TUE, ['物业管理', 64, '相应县区政府']),
      hotspots(LAST_MON, ['物业服务', 70]),
    ];
    const [first, second] = periodModel(WEEK, entries, scope()).hotline.hotspots;
    expect(first).toMatchObject({
      label: '物业管理',
      labels: ['物业服务', '物业管理'],
      labelsText: '含：物业服务',
      sum: { value: 139, text: '≥ 139', label: '物业管理' },
      daysText: '2/2天',
      agencies: ['相应县区政府'],
      agencyLabels: ['相关县区政府'],
      previous: { value: 70, text: '≥ 70', labels: ['物业服务'], daysText: '1/1天' },
    });
    expect(second).toMatchObject({
      label: '消费维权',
      labels: ['消费维权'],
      labelsText: null,
      agencyLabels: [],
    });
  });

  it('both labels on one day → summed, the day counted once, still a lower bound', () => {
    const entries = [hotspots(MON, ['物业服务', 40], ['物业管理', 30])];
    const lines = periodModel(WEEK, entries, scope()).hotline.hotspots;
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ sum: { text: '≥ 70' }, daysListed: 1, dates: [MON], daysText: '1/1天' });
  });

  it('grouped only from a day on → before it a line of its own', () => {
    const entries = [
      hotline(MON, { lists: { hotspot: [['物业服务', 75]] } }),
      hotspots(TUE, ['物业服务', 60]),
    ];
    const lines = periodModel(WEEK, entries, scope()).hotline.hotspots;
    expect(lines.map(({ label, sum, labels }) => [label, sum.value, labels])).toEqual([
      ['物业服务', 75, ['物业服务']],
      ['物业管理', 60, ['物业服务']],
    ]);
  });

  it('only the week before prints the other label → told beneath', () => {
    const entries = [hotspots(MON, ['物业管理', 64]), hotspots(LAST_MON, ['物业服务', 70])];
    const [line] = periodModel(WEEK, entries, scope()).hotline.hotspots;
    expect(line).toMatchObject({ labels: ['物业管理'], labelsText: '含：物业服务', previous: { value: 70 } });
  });

  it('channels, receivers, topics and the body of hazard bulletins → likewise', () => {
    const groups = {
      网站: '网',
      市应急局: '西宁市应急管理局',
      市政: '市政道路',
      相关县区政府: '相应县区政府',
    };
    const day = (
      date: string,
      channel: string,
      rest: [receiver: string, topic: string, agency: string],
    ): Entry[] => {
      const [receiver, topic, agency] = rest;
      const notice = hazard(date, { lists: { receiver: [[receiver, 5]], topic: [[topic, null]] } });
      return [
        grouped(hotline(date, { lists: { channel: [[channel, 2]] } }), groups),
        grouped({ ...notice, agency }, groups),
      ];
    };
    const model = periodModel(
      WEEK,
      [
        ...day(MON, '网站', ['市应急局', '市政', '相关县区政府']),
        ...day(TUE, '网', ['西宁市应急管理局', '市政道路', '相应县区政府']),
      ],
      scope(),
    );
    expect(model.hotline.channels).toMatchObject([
      { label: '网', sum: { text: '4' }, labelsText: '含：网站' },
    ]);
    expect(model.hazard.receivers).toMatchObject([{ label: '西宁市应急管理局', sum: { value: 10 } }]);
    expect(model.hazard.topics).toMatchObject([
      { label: '市政道路', labels: ['市政', '市政道路'], labelsText: '含：市政', daysText: '2/2天' },
    ]);
    expect(model.hazard).toMatchObject({ agencies: ['相应县区政府'], agencyLabels: ['相关县区政府'] });
  });

  it('any labels under any names → the sums and days of the names are those of their labels, nothing lost', () => {
    const label = fc.constantFrom('甲', '乙', '丙', '丁');
    const groups = fc.constantFrom<Groups>({}, { 甲: '丙' }, { 甲: '丙', 乙: '丙' }, { 甲: '新', 丁: '新' });
    const items = fc.uniqueArray(fc.tuple(label, fc.nat(500)), { selector: ([name]) => name, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(items, { minLength: 1, maxLength: 7 }), groups, (days, under) => {
        const entries = days.map((list, index) =>
          grouped(hotline(DAYS[index] ?? '', { lists: { hotspot: list } }), under),
        );
        const lines = periodModel(WEEK, entries, scope()).hotline.hotspots;
        for (const line of lines) {
          const printed = days.map((list) => list.filter(([name]) => (under[name] ?? name) === line.label));
          expect(line.sum.value).toBe(printed.flat().reduce((sum, [, value]) => sum + value, 0));
          expect(line.daysListed).toBe(printed.filter((list) => list.length > 0).length);
          expect([...line.labels].sort()).toEqual([...new Set(printed.flat().map(([name]) => name))].sort());
        }
        const all = days.flat().reduce((sum, [, value]) => sum + value, 0);
        expect(lines.reduce((sum, line) => sum + (line.sum.value ?? 0), 0)).toBe(all);
      }),
      { numRuns: 100 },
    );
  });
});

describe("a day's page", () => {
  it('a grouped label → as printed, with its rank, and the name beside it', () => {
    const entry = hotspots(MON, ['消费维权', 80], ['物业服务', 75, '相关县区政府']);
    const { hotspots: cells } = dailyModel(MON, [entry], scope()).hotline;
    expect(cells[0]?.group).toBeUndefined();
    expect(cells[1]).toMatchObject({
      ...{ label: '物业服务', group: '物业管理', rank: 2, value: 75 },
      ...{ agency: '相关县区政府', agencyGroup: '相应县区政府' },
    });
  });

  it('the body of a hazard bulletin → as printed, and its name', () => {
    const entry = grouped({ ...hazard(MON), agency: '相关县区政府' }, GROUPS);
    expect(dailyModel(MON, [entry], scope()).hazard).toMatchObject({
      agency: '相关县区政府',
      agencyGroup: '相应县区政府',
      reading: { agency: '相关县区政府', agencyGroup: '相应县区政府' },
    });
  });
});
