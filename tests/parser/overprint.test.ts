// Pages of which a part is overprinted: every character of some runs or lines stands twice.
import { describe, expect, it } from '@jest/globals';
import type { Bulletin } from '../../src/domain/bulletin.js';
import { judge } from '../../src/domain/judgement.js';
import { readPage } from '../../src/parser/read-page.js';

const EVIDENCE = { region: '西宁市', today: '2026-11-21', published: '2025-10-16' };
const HOTLINE = `西宁市党建引领“有诉必应马上办”机制创新工作日报
10月15日，12345政务服务便民热线接听群众来电诉求1215件次，网民留言73件（人民网“领导留言板”61件、夏都西宁APP12件），直接办理739件，转交责任单位办理476件，回访量181件。
热点问题：
1.物业管理64件，无集中反映问题，已及时联系相应县区政府核实处理。
2.住房公积金58件，无集中反映问题，已及时联系相应县区政府核实处理。`;

function read(text: string): Bulletin {
  const [bulletin] = readPage(text, EVIDENCE).bulletins;
  if (!bulletin) throw new Error('no bulletin was read');
  return bulletin;
}

function counts({ figures }: Bulletin): unknown[] {
  return figures.map(({ metric, label, value }) => [metric, label, value]);
}

describe('an overprinted run', () => {
  it.each([
    ['来电诉求1215件次', '来来电电诉诉求求11221155件件次次'],
    ['1215件次，网民留言73件', '12\n1155件件次次，网民留言7\n33件件'],
    ['回访量181件', '回访量\n118811件件'],
    ['回访量181件', '回访量181\n件件'],
    ['直接办理739件，转交', '直接办理7\n3399件件，转转交交'],
    ['住房公积金58件', '住住房房公公积积金金55\n8件'],
    ['58件，无集中反映问题', '58件件，无无集集中中反反映映问问题题'.replace('58件件', '5\n88件件')],
    ['夏都西宁APP12件', '夏夏都都西西宁宁AA\nPP12件'],
    ['人民网“领导留言板”61件', '人民网\n““领领导导留留言言板板””6611件件'],
    ['2.住房公积金', '2. 住住\n房公积金'],
  ])('%s printed as %s → the same figures and labels', (right, printed) => {
    // Another run shows that the page is overprinted.
    const text = HOTLINE.replace(right, printed).replace('，已及时联系', '，已已及及时时联联系系');
    expect(counts(read(text))).toEqual(counts(read(HOTLINE)));
    expect(judge(read(text)).state).toBe('accepted');
  });

  it('a name in which a character stands twice, broken by the line → keeps both', () => {
    const text =
      '西宁市安全隐患举报受理情况日报\n10月15日，西宁市共收到安全隐患举报42件，其中西宁市市\n场场监监督督管管理理局局接接收收举举报报4422件件。\n主要反映小区物业等问题，已及时联系相应县区政府核实处理。';
    expect(read(text).figures[1]).toMatchObject({ label: '西宁市市场监督管理局', value: 42 });
  });
});

describe('a number that may be overprinted in part', () => {
  it('its unit word twice, its digits not → no figure, pending', () => {
    const bulletin = read(HOTLINE.replace('181件', '1181件件'));
    expect(bulletin.figures.some(({ metric }) => metric === 'callbacks')).toBe(false);
    expect(bulletin.findings).toMatchObject([{ code: 'figure-damaged' }]);
    expect(judge(bulletin).reasons).toEqual(['repair']);
  });

  it('digits in pairs behind overprinted words, the unit word once → no figure, pending', () => {
    const bulletin = read(HOTLINE.replace('住房公积金58件', '住住房房公公积积金金5588件'));
    expect(bulletin.figures.filter(({ metric }) => metric === 'hotspot')).toHaveLength(1);
    expect(judge(bulletin).reasons).toEqual(['repair']);
  });
});
