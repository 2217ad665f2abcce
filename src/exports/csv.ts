// Writes a dataset to a file, row by row, with a digest of what was written. Knows no HTTP.
import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { DatasetName, DatasetRow } from '../domain/dataset.js';
import { csvLine } from './csv-line.js';
import type { Cell } from './csv-line.js';
import { DATASETS } from './datasets.js';
import type { Column } from './datasets.js';

const BOM = '\uFEFF';
const NOTICE = { key: 'notice', chinese: '说明' };
const SIMULATED = '模拟数据';
/** Characters that are gathered before they are written; between writes others get their turn. */
const CHUNK = 64 * 1024;

export interface CsvOptions {
  dataset: DatasetName;
  /** A BOM, Chinese headers and Chinese words for codes. */
  forExcel: boolean;
  /** A last column says 模拟数据 in every row. */
  simulated: boolean;
}

export interface WrittenCsv {
  /** Without the header. */
  rows: number;
  sha256: string;
  bytes: number;
}

/** `target` must not exist yet. Throws where it cannot be written whole; the rest is the caller's to remove. */
export async function writeCsv(
  rows: Iterable<DatasetRow>,
  target: string,
  options: CsvOptions,
): Promise<WrittenCsv> {
  const file = await open(target, 'wx');
  const digest = createHash('sha256');
  const written = { rows: 0, bytes: 0 };
  try {
    for (const { text, rowCount } of chunks(csvLines(rows, options))) {
      const bytes = Buffer.from(text);
      digest.update(bytes);
      await file.writeFile(bytes);
      written.rows = rowCount;
      written.bytes += bytes.byteLength;
    }
  } finally {
    await file.close();
  }
  return { ...written, sha256: digest.digest('hex') };
}

/** The header first. */
function* csvLines(
  rows: Iterable<DatasetRow>,
  { dataset, forExcel, simulated }: CsvOptions,
): Generator<string> {
  const columns = [...DATASETS[dataset].columns, ...(simulated ? [NOTICE] : [])];
  yield (forExcel ? BOM : '') + csvLine(columns.map((column) => (forExcel ? column.chinese : column.key)));
  const notice = simulated ? [SIMULATED] : [];
  for (const row of rows) {
    const cells = DATASETS[dataset].columns.map((column) => cellOf(column, row, forExcel));
    yield csvLine([...cells, ...notice]);
  }
}

function cellOf({ key, words }: Column, row: DatasetRow, forExcel: boolean): Cell {
  const value = row[key] ?? null;
  return forExcel && words && typeof value === 'string' ? (words[value] ?? value) : value;
}

/** `rowCount` counts the rows up to the end of the chunk, the header left out. */
function* chunks(lines: Iterable<string>): Generator<{ text: string; rowCount: number }> {
  let text = '';
  let rowCount = -1;
  for (const line of lines) {
    text += line;
    rowCount += 1;
    if (text.length < CHUNK) continue;
    yield { text, rowCount };
    text = '';
  }
  if (text !== '') yield { text, rowCount };
}
