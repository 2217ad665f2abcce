import { describe, expect, it } from '@jest/globals';
import { mendRadicals } from '../../src/documents/radicals.js';
import { blocksOf, linesOf, type Box } from '../../src/documents/reading-order.js';

interface Letter extends Box {
  text: string;
}

const EM = 10;
const LINE = 14.5;

/** Characters of one em from a place on, a line a string; a space leaves its place empty. */
function set(x: number, y: number, lines: string[]): Letter[] {
  return lines.flatMap((line, row) =>
    Array.from(line).flatMap((text, column) =>
      text === ' ' ? [] : [{ text, x: x + column * EM, y: y + row * LINE, width: EM, height: EM }],
    ),
  );
}

function read(letters: Letter[]): string[] {
  // Whatever the order of the content, the order of the page is the same.
  return blocksOf(letters.toReversed(), { em: EM, bearing: 0 }).map((block) =>
    linesOf(block)
      .map((line) => line.map(({ text }) => text).join(''))
      .join(''),
  );
}

describe('the order of a page', () => {
  it('a narrow gutter between columns of lines that stand level → column by column', () => {
    const left = set(0, 0, ['甲乙丙丁', '甲乙丙丁', '甲乙丙丁', '甲乙丙丁', '甲乙丙丁', '甲乙丙丁']);
    const right = set(46, 0, ['子丑寅卯', '子丑寅卯', '子丑寅卯', '子丑寅卯', '子丑寅卯', '子丑寅卯']);
    expect(read([...left, ...right])).toEqual(['甲乙丙丁'.repeat(6), '子丑寅卯'.repeat(6)]);
  });

  it('a headline over two columns → headline, left, right', () => {
    const headline = set(20, 0, ['通报标题']);
    const left = set(0, 24, ['甲乙丙丁', '甲乙丙丁', '甲乙丙丁']);
    const right = set(50, 24, ['子丑寅卯', '子丑寅卯', '子丑寅卯']);
    expect(read([...headline, ...left, ...right])).toEqual([
      '通报标题',
      '甲乙丙丁'.repeat(3),
      '子丑寅卯'.repeat(3),
    ]);
  });

  it('a space in a line above the short end of a paragraph → one column', () => {
    expect(read(set(0, 0, ['甲乙丙丁 戊己', '庚辛']))).toEqual(['甲乙丙丁戊己庚辛']);
  });

  it('two stories parted by white, each with columns of its own → story by story', () => {
    const above = [
      ...set(0, 0, ['甲甲甲', '甲甲甲', '甲甲甲']),
      ...set(40, 0, ['乙乙乙', '乙乙乙', '乙乙乙']),
    ];
    const below = [
      ...set(0, 60, ['丙丙丙', '丙丙丙', '丙丙丙']),
      ...set(40, 60, ['丁丁丁', '丁丁丁', '丁丁丁']),
    ];
    expect(read([...above, ...below]).map((block) => block.charAt(0))).toEqual(['甲', '乙', '丙', '丁']);
  });

  it('no boxes → no blocks', () => {
    expect(blocksOf([], { em: EM, bearing: 0 })).toEqual([]);
  });
});

describe('radical look-alikes', () => {
  it('⽇⺠⽹⻋⼀ and compatibility forms → the characters; full width and quotes stay', () => {
    expect(mendRadicals('⽉⽇⺠⽹⻋⼀豈，１２３“”')).toBe('月日民网车一豈，１２３“”');
  });
});
