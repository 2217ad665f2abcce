// Pages as careless machines leave them: other script, readings in brackets, doubled glyphs, one digit or word mangled.
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { dayPage, type Page } from './arbitraries.js';

const load = createRequire(import.meta.url);
const { Converter } = load('opencc-js') as {
  Converter: (direction: { from: string; to: string }) => (text: string) => string;
};
const traditional = Converter({ from: 'cn', to: 't' });

/** Character by character, so that no word of the page becomes another. */
export const traditionalPage: fc.Arbitrary<Page> = dayPage.map((page) => ({
  ...page,
  text: Array.from(page.text, (char) => (/[\u4e00-\u9fff]/.test(char) ? traditional(char) : char)).join(''),
}));

const READINGS: Record<string, string> = {
  制: 'zhì',
  诉: 'sù',
  报: 'bào',
  办: 'bàn',
  联: 'lián',
  众: 'zhòng',
};

/** Some characters with how they are read in brackets behind them. */
export const annotatedPage: fc.Arbitrary<Page> = fc
  .tuple(dayPage, fc.subarray(Object.keys(READINGS), { minLength: 1 }), fc.constantFrom('()', '（）'))
  .map(([page, chars, brackets]) => {
    const text = Array.from(page.text, (char) =>
      chars.includes(char) ? char + brackets.charAt(0) + (READINGS[char] ?? '') + brackets.charAt(1) : char,
    );
    return { ...page, text: text.join('') };
  });

const LOOKS: Record<string, string> = { 0: 'Oo', 1: 'lI|', 2: 'Z', 5: 'S', 8: 'B', 9: 'gq' };
const COUNT = /\d+(?=件)/g;
/** Before the one such count of a story (接待1587件). */
const STORY = /接\s*待[\s\d]*$/;

/** One digit of one count is a letter or lost. */
export const digitDamagedPage: fc.Arbitrary<Page> = fc
  .tuple(dayPage, fc.nat(), fc.nat(), fc.nat())
  .map(([page, which, place, choice]) => {
    const halfWidth = page.text.normalize('NFKC');
    const counts = [...halfWidth.matchAll(COUNT)].filter(({ 0: digits, index }) => {
      const before = halfWidth.slice(Math.max(0, index - 1), index);
      return digits !== '12345' && !/\d/.test(before) && !STORY.test(halfWidth.slice(0, index));
    });
    const count = counts[which % Math.max(1, counts.length)];
    if (!count) return page;
    const at = place % count[0].length;
    const looks = `${LOOKS[count[0].charAt(at)] ?? ''}?□`;
    const damaged = count[0].slice(0, at) + looks.charAt(choice % looks.length) + count[0].slice(at + 1);
    const text = halfWidth.slice(0, count.index) + damaged + halfWidth.slice(count.index + count[0].length);
    return { ...page, text };
  });

/** Fixed words of the bulletins as machines misread them. */
const MISREAD: readonly (readonly [string, string])[] = [
  ...([
    ['热点问题', '执占问题'],
    ['热点问题', '热点间题'],
    ['来电诉求', '来电诉永'],
    ['来电诉求', '来申诉求'],
  ] as const),
  ...([
    ['网民留言', '网民留盲'],
    ['接听群众', '接昕群众'],
    ['直接办理', '直按办理'],
    ['责任单位', '贵任单位'],
  ] as const),
  ...([
    ['回访量', '回坊量'],
    ['接收举报', '接收举很'],
    ['主要反映', '主耍反映'],
    ['工作日报', '工作曰报'],
  ] as const),
  ...([
    ['情况日报', '情况目报'],
    ['及时联系', '及时联糸'],
    ['政务服务便民', '政务服务使民'],
    ['有诉必应', '有诉心应'],
  ] as const),
];

/** One or several fixed words misread, everywhere on the page. */
export const misreadPage: fc.Arbitrary<Page> = fc
  .tuple(dayPage, fc.subarray([...MISREAD], { minLength: 1, maxLength: 4 }))
  .map(([page, words]) => ({
    ...page,
    text: words.reduce((text, [right, wrong]) => text.replaceAll(right, wrong), page.text),
  }));
