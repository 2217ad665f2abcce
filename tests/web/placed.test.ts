// Marks that overlap: which is shown, and that finding it out costs little however many there are.
import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { placed, type Placing } from '../../src/web/view/placed.js';

const spans = fc.array(
  fc
    .record({ start: fc.nat(60), length: fc.nat(6), isNamed: fc.boolean() })
    .map(({ start, length, isNamed }) => ({
      ...{ start, end: start + length, isNamed },
    })),
  { maxLength: 40 },
);

const marksOf = (list: { start: number; end: number; isNamed: boolean }[]): Placing[] =>
  list.map(({ start, end, isNamed }, index) => ({
    start,
    end,
    id: isNamed ? `m-${index}` : null,
    anchors: [],
  }));

/** The rule in its plainest words. */
function plainly(inOrder: Placing[]): Placing[] {
  const shown: Placing[] = [];
  for (const one of inOrder) {
    const there = shown.find(({ start, end }) => (start < one.end && one.start < end) || start === one.start);
    if (there === undefined) shown.push(one);
    else if (one.id !== null) there.anchors.push(one.id);
  }
  return shown.sort((a, b) => a.start - b.start);
}

it('any marks → the first of those that overlap is shown, in order of place, with the anchors of the others', () => {
  fc.assert(fc.property(spans, (list) => expect(placed(marksOf(list))).toEqual(plainly(marksOf(list)))));
});

it('twice as many marks → little more than twice as many looks at them', () => {
  const looksAt = (count: number): number => {
    let looks = 0;
    const marks = Array.from({ length: count }, (_, index) => ({
      ...{ end: index * 16 + 15, id: null, anchors: [] },
      get start() {
        looks += 1;
        return index * 16;
      },
    }));
    placed(marks);
    return looks;
  };
  expect(looksAt(8000) / looksAt(4000)).toBeLessThan(2.5);
});
