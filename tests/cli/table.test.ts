import { describe, expect, it } from '@jest/globals';
import { textTable } from '../../src/cli/table.js';

describe('textTable', () => {
  it('Chinese and Latin cells → columns as wide as the widest; the last is not padded', () => {
    const rows = [
      ['文件', '结果'],
      ['a.txt', '已入账'],
    ];
    expect(textTable(rows)).toEqual(['文件   结果', 'a.txt  已入账']);
    expect(textTable([])).toEqual([]);
  });

  it('two hundred thousand rows, as an ingest of a hundred thousand files has → as many lines', () => {
    const rows = Array.from({ length: 200_000 }, () => ['a', 'b']);
    expect(textTable(rows)).toHaveLength(200_000);
  });
});
