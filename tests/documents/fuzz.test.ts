// A few of the mutated documents that `npm run trials -- --only fuzz` reads by the ten thousand.
import { expect, it } from '@jest/globals';
import { fuzzDocuments } from '../trials/support/document-fuzz.js';

it('mutated documents → each read or refused with a sentence, and nothing thrown past the adapters', async () => {
  const indexes = Array.from({ length: 120 }, (_, index) => index);
  const { faults, read } = await fuzzDocuments({ indexes, seed: 1 });
  expect(faults.map(({ index, what }) => `number ${index}: ${what}`)).toEqual([]);
  expect(read).toBeGreaterThan(40);
});
