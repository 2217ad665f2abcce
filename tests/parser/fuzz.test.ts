// A few of the mutated pages that `npm run trials -- --only fuzz` reads by the hundred thousand.
import { expect, it } from '@jest/globals';
import { fuzzPages } from '../trials/support/page-fuzz.js';

it('mutated pages → read without a throw, spans within the page, none out of proportion to its length', () => {
  const { faults } = fuzzPages({ count: 600, seed: 1 });
  expect(faults.map(({ index, what }) => `number ${index}: ${what}`)).toEqual([]);
});
