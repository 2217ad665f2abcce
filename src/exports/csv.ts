// Writes a dataset to a file, row by row, with a digest of what was written. Knows no HTTP.
import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { DatasetName, DatasetRow } from '../domain/dataset.js';
import type { RecordRows } from '../domain/moment.js';
import { csvCell, csvLine } from './csv-line.js';
import type { Cell } from './csv-line.js';
import { SIMULATED } from '../reports/wording.js';
import { DATASETS } from './datasets.js';
import type { Column } from './datasets.js';

const BOM = '\uFEFF';
const NOTICE = { key: 'notice', chinese: '说明' };
/** Characters that are gathered before they are written; between writes others get their turn. Twice as many cost the server some 30 MB more. */
const CHUNK = 32 * 1024;

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
    for (const { bytes, rowCount } of datasetChunks(rows, options)) {
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

/** A part of a file; `rowCount` counts the rows up to its end, the header left out. */
export interface CsvChunk {
  bytes: Uint8Array;
  rowCount: number;
}

/** The whole file, piece by piece. */
export function datasetChunks(rows: Iterable<DatasetRow>, options: CsvOptions): Generator<CsvChunk> {
  return chunks(csvLines(rows, options));
}

/** A raw table as it is, plain. */
export function recordChunks(table: RecordRows): Generator<CsvChunk> {
  return chunks(recordLines(table));
}

/** With the one that tells simulated data. */
export function columnsOf({ dataset, simulated }: Omit<CsvOptions, 'forExcel'>): Column[] {
  return [...DATASETS[dataset].columns, ...(simulated ? [NOTICE] : [])];
}

function* recordLines({ columns, rows }: RecordRows): Generator<string> {
  const names = columns.map(({ name }) => name);
  yield csvLine(names);
  yield* linesOf(
    rows,
    names.map((key) => cellText({ key })),
  );
}

/** The header first. */
function* csvLines(
  rows: Iterable<DatasetRow>,
  { dataset, forExcel, simulated }: CsvOptions,
): Generator<string> {
  const columns = columnsOf({ dataset, simulated });
  yield (forExcel ? BOM : '') + csvLine(columns.map((column) => (forExcel ? column.chinese : column.key)));
  const texts = DATASETS[dataset].columns.map(({ key, words }) =>
    cellText(forExcel ? { key, words } : { key }),
  );
  yield* linesOf(rows, simulated ? [...texts, () => SIMULATED] : texts);
}

type CellText = (row: DatasetRow) => string;

function* linesOf(rows: Iterable<DatasetRow>, texts: readonly CellText[]): Generator<string> {
  for (const row of rows) yield `${texts.map((text) => text(row)).join(',')}\r\n`;
}

/** Much of a row stands in the row before: the text of a cell is kept until another value comes. */
function cellText({ key, words }: { key: string; words?: Column['words'] | undefined }): CellText {
  let [last, text]: [Cell, string] = [null, ''];
  return (row) => {
    const cell = row[key] ?? null;
    if (cell !== last) {
      text = csvCell(words && typeof cell === 'string' ? (words[cell] ?? cell) : cell);
      last = cell;
    }
    return text;
  };
}

function* chunks(lines: Iterable<string>): Generator<CsvChunk> {
  let text = '';
  let rowCount = -1;
  for (const line of lines) {
    text += line;
    rowCount += 1;
    if (text.length < CHUNK) continue;
    yield { bytes: Buffer.from(text), rowCount };
    text = '';
  }
  if (text !== '') yield { bytes: Buffer.from(text), rowCount };
}
