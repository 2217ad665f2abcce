// fast-check generators of text that no longer is a page: what must not make the reader throw.
import fc from 'fast-check';
import { dayPage, facts } from './arbitraries.js';
import { paragraphsOf } from './bulletin-text.js';

interface Edit {
  at: number;
  removed: number;
  inserted: string;
}

const FRAGMENTS = [
  '件',
  '件次',
  '12345',
  '０',
  '月',
  '日',
  '，',
  '（',
  '）',
  '\n\n',
  '热点问题',
  '其中',
  '99999999999999999999',
];

const edit: fc.Arbitrary<Edit> = fc.record({
  at: fc.nat(2000),
  removed: fc.oneof(fc.nat(3), fc.nat(80)),
  inserted: fc.oneof(
    fc.constant(''),
    fc.constantFrom(...FRAGMENTS),
    fc.string({ unit: 'binary', maxLength: 8 }),
  ),
});

/** A page with bulletins after characters were lost, put in and cut apart, also within a surrogate pair. */
export const brokenPage: fc.Arbitrary<string> = fc
  .tuple(dayPage, fc.array(edit, { minLength: 1, maxLength: 8 }))
  .map(([page, edits]) =>
    edits.reduce((text, { at, removed, inserted }) => {
      const start = at % (text.length + 1);
      return text.slice(0, start) + inserted + text.slice(start + removed);
    }, page.text),
  );

/** The words of bulletins in any order, which reaches places that random characters never reach. */
export const wordSalad: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.constantFrom(...FRAGMENTS),
      facts.map((one) => paragraphsOf(one)[0]?.text ?? ''),
      facts.map((one) => (paragraphsOf(one)[1]?.text ?? '').slice(0, 60)),
      fc.nat(99_999).map(String),
    ),
    { maxLength: 40 },
  )
  .map((words) => words.join(''));
