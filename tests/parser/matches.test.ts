// Patterns are tried only where they can begin: what a search of every place finds must be found all the same.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { findStretches } from '../../src/parser/find.js';
import { DIGITS, finder, matchesAt, WHITE_SPACE } from '../../src/parser/matches.js';

const text = fc
  .array(fc.constantFrom('2', '0', '5', '年', '月', '工', '作', '报', ' ', '\n', '　'), { maxLength: 40 })
  .map((characters) => characters.join(''));

function placesOf(matches: Iterable<RegExpExecArray>): [number, string][] {
  return Array.from(matches, ({ index, 0: words }) => [index, words]);
}

describe('finder', () => {
  it('any text → what a search of every place finds', () => {
    const pattern = /(?<!\d)\d{1,2}月|工\s?作报?/;
    const find = finder(pattern, [DIGITS, `${DIGITS}月`], ['工', `作${WHITE_SPACE}`]);
    fc.assert(
      fc.property(text, (page) => {
        expect(placesOf(find(page))).toEqual(placesOf(page.matchAll(new RegExp(pattern, 'g'))));
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('matchesAt', () => {
  it('any text → what a search of every place finds', () => {
    const pattern = /(?<!\d)20\d?年?/;
    fc.assert(
      fc.property(text, (page) => {
        const found = matchesAt(page, '20', new RegExp(pattern, 'y'));
        expect(placesOf(found)).toEqual(placesOf(page.matchAll(new RegExp(pattern, 'g'))));
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('findStretches', () => {
  it.each([
    ...['来电诉求', '來電訴求', '网民留言', '網民留言', '工作日报', '情况日报', '隐患举报', '隱患舉報'],
    ...['责任单位办理', '責任單位辦理', '接收举报', '举报受理情况', '无集中反映', '集中反映问题'],
    ...['政务服务便民', '政務服務便民', '及时联系'],
  ])('%s doubled, broken over lines, with readings → found', (word) => {
    for (const gap of ['', '\n', '　', '(zhì)', '（shì）\n'])
      for (const times of [1, 2]) {
        const printed = Array.from(word, (char) => char.repeat(times)).join(gap);
        expect(findStretches(`记者获悉${printed}`)).toHaveLength(1);
      }
  });
});
