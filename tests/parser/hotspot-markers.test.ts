// Hotspot lists whose markers optical reading has mangled, and lists of which an item is lost.
import { describe, expect, it } from '@jest/globals';
import type { Bulletin } from '../../src/domain/bulletin.js';
import { judge } from '../../src/domain/judgement.js';
import { readPage } from '../../src/parser/read-page.js';

const EVIDENCE = { region: '西宁市', today: '2026-11-21', published: '2025-10-16' };
const HEAD = `西宁市党建引领“有诉必应马上办”机制创新工作日报
10月15日，12345政务服务便民热线接听群众来电诉求1215件次，网民留言73件（人民网73件），直接办理739件，转交责任单位办理476件。
热点问题：
`;
const REST = '，无集中反映问题，已及时联系相应县区政府核实处理。';
const LIST = ['物业管理64件', '消费维权58件', '交通秩序3件'];

function read(items: readonly string[]): Bulletin {
  const text = HEAD + items.map((item) => item + REST).join('');
  const [bulletin] = readPage(text, EVIDENCE).bulletins;
  if (!bulletin) throw new Error('no bulletin was read');
  return bulletin;
}

function hotspots({ figures }: Bulletin): unknown[] {
  return figures
    .filter(({ metric }) => metric === 'hotspot')
    .map(({ rank, label, value }) => [rank, label, value]);
}

const WANTED = [
  [1, '物业管理', 64],
  [2, '消费维权', 58],
  [3, '交通秩序', 3],
];

describe('markers as optical reading leaves them', () => {
  it.each([
    ['1.', '2.', '3.，'],
    ['1，', '2，', '3，'],
    ['一是', '-是', '三是'],
    ['-是', '二是', '—是'],
    ['中', 'GD', '包'],
    ['中', '人2', 'G)'],
    ['①', '人@', '(3)'],
    ['', '@@', '忆'],
  ])('%s, %s, %s → every item by its place', (...markers) => {
    const bulletin = read(LIST.map((item, index) => (markers[index] ?? '') + item));
    expect(hotspots(bulletin)).toEqual(WANTED);
    expect(judge(bulletin).state).toBe('accepted');
  });

  it('stray characters in front of a label → a notice', () => {
    const findings = read(['中物业管理64件', '2.消费维权58件']).findings;
    expect(findings).toMatchObject([{ code: 'label-doubtful', severity: 'notice' }]);
  });
});

describe('an item that cannot be read', () => {
  it.each([
    ['first', ['1.物业管理件', '2.消费维权58件']],
    ['in the middle', ['1.物业管理64件', '2.消费维权件', '3.交通秩序3件']],
    ['last', ['1.物业管理64件', '2.消费维权件']],
    ['only', ['1.物业管理件']],
  ])('%s → pending', (_place, items) => {
    expect(judge(read(items)).state).toBe('pending');
  });
});

describe('labels', () => {
  it.each([
    ['物业管管理64件', '物业管理'],
    ['物业理64件', '物业管理'],
    ['物流管理64件', '物流管理'],
  ])('%s → %s', (printed, label) => {
    expect(hotspots(read([`1.${printed}`, '2.消费维权58件']))[0]).toEqual([1, label, 64]);
  });

  it.each(['其申', '共中', '其□'])('%s in front of the first channel → no part of its label', (lead) => {
    const text = `${HEAD}1.物业管理64件${REST}`.replace('（人民网', `（${lead}人民网`);
    const [bulletin] = readPage(text, EVIDENCE).bulletins;
    expect(bulletin?.figures[2]).toMatchObject({ metric: 'channel', label: '人民网', value: 73 });
  });
});
