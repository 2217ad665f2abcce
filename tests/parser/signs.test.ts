// What every pattern of the parser looks for must be told by its signs: a page without any is not looked at again.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { findStretches } from '../../src/parser/find.js';
import { otherSeriesIn } from '../../src/parser/other-series.js';
import { isWorthReading } from '../../src/parser/signs.js';
import { statementStretches } from '../../src/parser/statements-find.js';

const WORDS = [
  ...['来电诉求', '网民留言', '工作日报', '情况日报', '隐患举报', '责任单位办理', '接收举报', '举报受理情况'],
  ...['无集中反映', '集中反映问题', '政务服务便民', '及时联系', '有诉必应', '马上办', '12345', '１２３４５'],
  ...['举报身边的隐患', '政务服务热线', '交办信访举报件30件', '工作周报', '情况月报', '來電訴求', '網民留言'],
  ...['責任單位辦理', '隱患舉報', '政務服務便民', '及時聯繫', '有訴必應', '馬上辦', '政務服務熱線'],
  ...['2025年第12周，热线', '10月份西宁12345诉求30件', '12345受理群众诉求30件'],
];
const GAPS = ['', '', '', '', '\n', ' ', '(zhì)', '（shì）\n'];

/** A word as machines leave it: broken over lines, doubled, with readings. */
const printed = fc
  .tuple(
    fc.constantFrom(...WORDS),
    fc.array(fc.constantFrom(...GAPS), { minLength: 1, maxLength: 12 }),
    fc.boolean(),
  )
  .map(([word, gaps, isDoubled]) => {
    const characters = Array.from(word, (char) => (isDoubled ? char + char : char));
    return characters.map((char, index) => char + (gaps[index % gaps.length] ?? '')).join('');
  });

describe('isWorthReading', () => {
  it('every word as it should be → worth reading', () => {
    expect(WORDS.filter((word) => !isWorthReading(word))).toEqual([]);
  });

  it('whatever one of the patterns finds → worth reading', () => {
    fc.assert(
      fc.property(fc.array(printed, { maxLength: 3 }), (words) => {
        const text = words.join('记者获悉');
        const isFound =
          findStretches(text).length + statementStretches(text, []).length + otherSeriesIn(text, []).length >
          0;
        expect(isWorthReading(text) || !isFound).toBe(true);
      }),
      { numRuns: 3_000 },
    );
  });

  it('other news → not', () => {
    expect(isWorthReading('记者从市城管局获悉，今年完成投资3.5亿元，服务电话0971-6234511，举行晚会。')).toBe(
      false,
    );
  });
});
