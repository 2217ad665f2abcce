// A dataset as a CSV file.
import { createHash } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { DATASET_NAMES } from '../../src/domain/dataset.js';
import type { DatasetRow } from '../../src/domain/dataset.js';
import { csvLine } from '../../src/exports/csv-line.js';
import { writeCsv } from '../../src/exports/csv.js';
import type { CsvOptions } from '../../src/exports/csv.js';
import { DATASETS } from '../../src/exports/datasets.js';
import { bulletin } from '../support/builders.js';
import { parseCsv } from '../support/csv.js';
import { newLedger, put, temporaryFolder } from '../support/ledger.js';

const PLAIN: CsvOptions = { dataset: 'hotline', forExcel: false, simulated: false };
const DAY: DatasetRow = {
  date: '2025-10-15',
  region: '西宁市',
  calls: 1215,
  verdict: 'balanced',
  year_rule: 'fileName',
};

async function written(rows: Iterable<DatasetRow>, options: Partial<CsvOptions> = {}): Promise<string> {
  const target = join(temporaryFolder(), 'rows.csv');
  await writeCsv(rows, target, { ...PLAIN, ...options });
  return readFileSync(target, 'utf8');
}

describe('a CSV file', () => {
  it('plain → column names in English, no BOM, codes as they are', async () => {
    const [header = [], row = []] = parseCsv(await written([DAY]));
    expect(header.slice(0, 5)).toEqual(['date', 'date_to', 'iso_week', 'region', 'calls']);
    const cell = (name: string): unknown => row[header.indexOf(name)];
    expect(['calls', 'callbacks', 'verdict'].map(cell)).toEqual(['1215', '', 'balanced']);
  });

  it('for Excel → a BOM, Chinese headers, Chinese words for codes', async () => {
    const text = await written([DAY], { forExcel: true });
    expect(text.startsWith('\uFEFF日期,')).toBe(true);
    const [header = [], row = []] = parseCsv(text);
    const cell = (name: string): unknown => row[header.indexOf(name)];
    expect(['来电诉求（件次）', '勾稽', '年份依据'].map(cell)).toEqual([
      '1215',
      '勾稽一致',
      '年份按文件名中的日期推定',
    ]);
  });

  it('of a simulated ledger → a last column says so in every row', async () => {
    const rows = parseCsv(await written([DAY, DAY], { simulated: true }));
    expect(rows.map((row) => row.at(-1))).toEqual(['notice', '模拟数据', '模拟数据']);
    const excel = parseCsv(await written([DAY], { simulated: true, forExcel: true }));
    expect(excel.map((row) => row.at(-1))).toEqual(['说明', '模拟数据']);
  });

  it('a cell like the one above it, another, none, a string of the same digits → each row its own', async () => {
    const values = [1215, 1215, null, 1216, '1216', '=1', '=1', '', 1215];
    const rows = parseCsv(await written(values.map((calls) => ({ ...DAY, calls })))).slice(1);
    expect(rows.map((row) => row[4])).toEqual([
      ...['1215', '1215', '', '1216', '1216', "'=1", "'=1", '', '1215'],
    ]);
  });

  it('no rows → a header alone', async () => {
    expect(parseCsv(await written([]))).toHaveLength(1);
  });

  it('rows of a ledger → the file, its digest, size and row count agree', async () => {
    const { storage } = newLedger();
    put(storage, bulletin('2025-10-15'), { name: '=cmd.txt' });
    const target = join(temporaryFolder(), 'rows.csv');
    const rows = storage.datasetRows('figures', { region: '西宁市' });
    const result = await writeCsv(rows, target, { ...PLAIN, dataset: 'figures' });
    const bytes = readFileSync(target);
    expect(result).toEqual({
      rows: 6,
      bytes: bytes.byteLength,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    });
    expect(parseCsv(bytes.toString())[1]).toContain("'=cmd.txt");
  });

  it('a failure between rows → thrown, and the rows are let go', async () => {
    const state = { released: false };
    function* failing(): Generator<DatasetRow> {
      try {
        yield DAY;
        throw new Error('disk gone');
      } finally {
        state.released = true;
      }
    }
    await expect(written(failing())).rejects.toThrow('disk gone');
    expect(state.released).toBe(true);
  });

  it('a target that is there already → refused, not overwritten', async () => {
    const target = join(temporaryFolder(), 'rows.csv');
    writeFileSync(target, 'kept');
    await expect(writeCsv([DAY], target, PLAIN)).rejects.toThrow('EEXIST');
    expect(readFileSync(target, 'utf8')).toBe('kept');
  });

  it('many rows → others have their turn after every piece of the file', async () => {
    let [turns, isWriting] = [0, true];
    const turn = (): void => {
      turns += 1;
      if (isWriting) setImmediate(turn);
    };
    setImmediate(turn);
    let [last, since, most] = [0, 0, 0];
    function* many(): Generator<DatasetRow> {
      for (let index = 0; index < 50_000; index += 1) {
        since = turns === last ? since + 1 : 0;
        [last, most] = [turns, Math.max(most, since)];
        yield DAY;
      }
    }
    await written(many());
    isWriting = false;
    expect(most).toBeLessThan(5000);
  });

  it('a million rows → streamed: never more than a few are held at once', async () => {
    const target = join(temporaryFolder(), 'rows.csv');
    let ahead = 0;
    function* million(): Generator<DatasetRow> {
      for (let index = 0; index < 1_000_000; index += 1) {
        if (index === 900_000) ahead = statSync(target).size;
        yield DAY;
      }
    }
    const result = await writeCsv(million(), target, PLAIN);
    expect(result.rows).toBe(1_000_000);
    expect(ahead).toBeGreaterThan(result.bytes * 0.89);
  });
});

describe('columns', () => {
  it.each(DATASET_NAMES)(
    '%s → every header in two languages, none twice, none that a spreadsheet runs',
    (name) => {
      const { columns } = DATASETS[name];
      for (const headers of [columns.map(({ key }) => key), columns.map(({ chinese }) => chinese)]) {
        expect(new Set(headers).size).toBe(headers.length);
        expect(parseCsv(csvLine(headers))).toEqual([headers]);
      }
    },
  );
});
