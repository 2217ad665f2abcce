// The distinct words of a region's readings: what stands, what waits, what was taken out, and how they are looked up.
import { describe, expect, it } from '@jest/globals';
import type { Bulletin } from '../../src/domain/bulletin.js';
import type { SeenWords } from '../../src/domain/search.js';
import type { Storage } from '../../src/storage/open.js';
import { bulletin, figure, hazardBulletin } from '../support/builders.js';
import { newLedger, put } from '../support/ledger.js';

const ALL = { region: '西宁市', from: '1900-01-01', to: '2199-12-31' };

function day(date: string, labels: string[], rest: Partial<Bulletin> = {}): Bulletin {
  const hotspot = (label: string, index: number) =>
    figure('hotspot', 10, { label, rank: index + 1, agency: '市水务局', remark: `主要反映${label}` });
  return bulletin(date, { figures: labels.map(hotspot), ...rest });
}

function seen(storage: Storage, text: string): SeenWords[] {
  return storage.wordsSeen(ALL).filter((words) => words.text === text);
}

describe('words of readings', () => {
  it('a category on some days → once, with its days; a day that waits apart', () => {
    const { storage } = newLedger();
    put(storage, day('2025-10-01', ['物业管理', '消费维权']));
    put(storage, day('2025-10-02', ['消费维权']));
    put(storage, day('2025-10-03', ['物业管理']), { action: 'hold', reasons: ['unbalanced'] });
    expect(seen(storage, '物业管理')).toMatchObject([
      {
        ...{
          metric: 'hotspot',
          text: '物业管理',
          category: null,
          firstDay: '2025-10-01',
          lastDay: '2025-10-03',
        },
        ...{ acceptedDays: 1, pendingDays: 1 },
      },
    ]);
    expect(seen(storage, '消费维权')).toMatchObject([{ acceptedDays: 2, pendingDays: 0 }]);
  });

  it('a day with an accepted and a pending reading → accepted alone', () => {
    const { storage } = newLedger();
    put(storage, day('2025-10-01', ['物业管理']));
    put(storage, day('2025-10-01', ['物业管理', '城市供水']), { action: 'hold', reasons: ['conflict'] });
    expect(seen(storage, '物业管理')).toMatchObject([{ acceptedDays: 1, pendingDays: 0 }]);
    expect(seen(storage, '城市供水')).toMatchObject([{ acceptedDays: 0, pendingDays: 1 }]);
  });

  it('channels, receivers, topics, bodies, remarks with their category → each under its own kind', () => {
    const { storage } = newLedger();
    put(storage, day('2025-10-01', ['城市供水']));
    put(storage, hazardBulletin('2025-10-01'));
    const kinds = storage.wordsSeen(ALL).map(({ metric, text, category }) => [metric, text, category]);
    expect(kinds).toEqual(
      expect.arrayContaining([
        ['hotspot', '城市供水', null],
        ['agency', '市水务局', null],
        ['remark', '主要反映城市供水', '城市供水'],
        ['receiver', '12345政务服务便民热线', null],
        ['topic', '小区物业', null],
        ['agency', '相应县区政府', null],
      ]),
    );
    expect(kinds).toHaveLength(6);
  });

  it('the place → the figure and source of the newest day', () => {
    const { storage, shell } = newLedger();
    put(storage, day('2025-10-02', ['物业管理']));
    const newest = put(storage, day('2025-10-05', ['消费维权', '物业管理']));
    put(storage, day('2025-10-01', ['物业管理']));
    const [found] = storage.wordsSeen(ALL).filter(({ text }) => text === '物业管理');
    const row = shell
      .prepare<[number], { id: number; sha256: string }>(
        "SELECT f.id, s.sha256 FROM figures f JOIN readings r ON r.id = f.reading_id JOIN sources s ON s.id = r.source_id WHERE r.id = ? AND f.label = '物业管理'",
      )
      .get(newest);
    expect([found?.figureId, found?.sha256]).toEqual([row?.id, row?.sha256]);
  });

  it('rejected, repeated, undated, of another region → not there', () => {
    const { storage } = newLedger();
    const first = put(storage, day('2025-10-01', ['甲']));
    put(storage, day('2025-10-01', ['甲']), { sameAs: first });
    put(storage, day('2025-10-02', ['乙']), { action: 'reject' });
    put(storage, day('2025-10-03', ['丙'], { date: null, monthDay: '10-03' }), {
      action: 'hold',
      reasons: ['year-none'],
    });
    put(storage, day('2025-10-04', ['丁'], { region: '海东市' }));
    const labels = storage.wordsSeen(ALL).filter(({ metric }) => metric === 'hotspot');
    expect(labels.map(({ text, acceptedDays }) => [text, acceptedDays])).toEqual([['甲', 1]]);
  });

  it('days asked for → both ends count, and a notice of several days that touches them', () => {
    const { storage } = newLedger();
    for (const date of ['2025-09-30', '2025-10-01', '2025-10-08', '2025-10-09'])
      put(storage, day(date, [date]));
    put(storage, day('2025-09-20', ['合并'], { dateTo: '2025-10-01' }));
    put(storage, day('2025-09-20', ['早已过去'], { dateTo: '2025-09-30', kind: 'hazard' }));
    const within = storage.wordsSeen({ ...ALL, from: '2025-10-01', to: '2025-10-08' });
    const labels = within.filter(({ metric }) => metric === 'hotspot').map(({ text }) => text);
    expect(labels.sort()).toEqual(['2025-10-01', '2025-10-08', '合并']);
  });

  it('words with quotes, signs of SQL and of patterns → as they are', () => {
    const { storage } = newLedger();
    const hostile = ["'; DROP TABLE figures;--", '%', '_', '<b>物业</b>', '\u202e反'];
    put(storage, day('2025-10-01', hostile));
    const labels = storage.wordsSeen(ALL).filter(({ metric }) => metric === 'hotspot');
    expect(labels.map(({ text }) => text).sort()).toEqual([...hostile].sort());
    expect(storage.wordsSeen({ region: "' OR 1=1 --", from: "'", to: '"' })).toEqual([]);
  });
});
