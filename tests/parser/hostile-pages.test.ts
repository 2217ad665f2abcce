// Pages made to be slow: each is read in the time of its length, or this file never ends.
import { expect, it } from '@jest/globals';
import { readPage } from '../../src/parser/read-page.js';

it('截至 over and over where a sentence may go on → read at once', () => {
  const page = `有诉必应马上办机制12345政务服务便民热线${'截至'.repeat(30)}`.repeat(75);
  expect(readPage(page, { region: '西宁市', today: '2026-11-21' }).bulletins).toEqual([]);
});
