// Bulletins whose sums hold although something on the page says that they are not read as printed.
import { describe, expect, it } from '@jest/globals';
import { judge } from '../../src/domain/judgement.js';
import { readPage } from '../../src/parser/read-page.js';

const EVIDENCE = { region: '西宁市', today: '2026-11-21', published: '2025-10-16' };
const HOTLINE =
  '西宁市党建引领“有诉必应马上办”机制创新工作日报\n10月15日，12345政务服务便民热线接听群众来电诉求1215件次，网民留言6件（市长信箱6件、市委网信办0件），直接办理739件，转交责任单位办理476件。\n热点问题：\n1.物业管理64件，无集中反映问题，12345政务服务便民热线已及时联系相应县区政府核实处理。';
const HAZARD =
  '西宁市安全隐患举报受理情况日报\n10月15日，西宁市共收到安全隐患举报65件，其中西宁市公安局接收举报65件、西宁市应急管理局接收举报0件，主要反映小区物业、消防安全等问题，已及时联系相应县区政府核实处理。';

function stateOf(text: string): string[] {
  return readPage(text, EVIDENCE).bulletins.map((bulletin) => judge(bulletin).state);
}

describe('a bulletin whose sums hold', () => {
  it.each([
    ['as printed', 'accepted', HOTLINE],
    ['hazards as printed', 'accepted', HAZARD],
    ['a channel without its 0', 'pending', HOTLINE.replace('网信办0件', '网信办件')],
    ['messages without their number', 'pending', HOTLINE.replace('留言6件', '留言件')],
    ['a receiver without its 0', 'pending', HAZARD.replace('举报0件', '举报件')],
    ['messages that cannot be told', 'pending', HOTLINE.replace('网民留言', '罔尼畄吉')],
    ['topics that cannot be told', 'pending', HAZARD.replace('主要反映', '玉耍友昳')],
    ['12345 as 12395', 'pending', HOTLINE.replace('12345', '12395')],
  ])('%s → %s', (_situation, state, text) => {
    expect(stateOf(text)).toEqual([state]);
  });

  it('12345 misprinted in the other bulletin of the page → both pending', () => {
    expect(stateOf(`${HOTLINE.replace('，12345政务', '，12315政务')}\n${HAZARD}`)).toEqual([
      'pending',
      'pending',
    ]);
  });
});
