// Every figure of a report, found again in each of its formats by the words around it, never by its own text.
import { load } from 'cheerio';
import type { ReportBlock, ReportDocument, ReportFigure, Run, TableBlock } from '../../src/domain/report.js';
import { parseCsv } from './csv.js';
import { readWorkbook, shownNumber, xmlParts } from './office.js';
import { layoutOf, linesOf } from './pdf-layout.js';

/** Key and text. */
export type Read = [key: string, text: string];

const figuresIn = (runs: readonly Run[]): ReportFigure[] =>
  runs.filter((run): run is ReportFigure => typeof run === 'object');

/** In the order of the report. */
export function lineRuns(block: ReportBlock): Run[][] {
  if (block.type === 'paragraph') return [block.runs];
  if (block.type === 'notes') return block.lines;
  return block.type === 'table' ? block.rows.flat() : [];
}

export function figuresOf({ blocks }: ReportDocument): ReportFigure[] {
  return blocks.flatMap(lineRuns).flatMap(figuresIn);
}

export const asRead = ({ key, text }: ReportFigure): Read => [key, text];

/** What stands in a line where the report has its figures; throws where the words are others. */
function readLine(runs: readonly Run[], line: string): Read[] {
  const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  const pattern = runs.map((run) => (typeof run === 'string' ? escaped(run) : '(.+?)')).join('');
  const found = new RegExp(`^${pattern}$`, 's').exec(line);
  if (found === null) throw new Error(`${line} does not read ${pattern}`);
  return figuresIn(runs).map(({ key }, index) => [key, found[index + 1] ?? '']);
}

const isTable = (block: ReportBlock): block is TableBlock => block.type === 'table';
const prose = ({ blocks }: ReportDocument): Run[][] =>
  blocks.filter((block) => !isTable(block)).flatMap(lineRuns);
const cells = ({ blocks }: ReportDocument): Run[][] => blocks.filter(isTable).flatMap(lineRuns);

/** Figures of sentences and notes first, then those of tables. */
export const expectedOf = (report: ReportDocument): Read[] =>
  [...prose(report), ...cells(report)].flatMap(figuresIn).map(asRead);

export async function readDocx(report: ReportDocument, bytes: Buffer): Promise<Read[]> {
  const $ = (await xmlParts(bytes))('word/document.xml');
  const texts = (selector: string): string[] =>
    $(selector)
      .toArray()
      .map((element) => $(element).find('w\\:t').text());
  const lines = texts('w\\:body > w\\:p');
  const found = prose(report).flatMap((runs) => {
    const first = typeof runs[0] === 'string' ? runs[0] : '';
    const at = lines.findIndex((line) => line.startsWith(first) && matches(runs, line));
    if (at < 0) throw new Error(`no paragraph reads ${first}…`);
    return readLine(runs, lines.splice(0, at + 1).at(-1) ?? '');
  });
  // The row of heads stands before those of the report.
  const tables = $('w\\:tbl').toArray();
  const read = report.blocks.filter(isTable).flatMap((table, index) => {
    const row = $(tables[index]).find('w\\:tr').toArray().slice(1);
    const inCells = row.flatMap((element) => $(element).find('w\\:tc').toArray());
    return table.rows.flat().flatMap((runs, at) => readLine(runs, $(inCells[at]).find('w\\:t').text()));
  });
  return [...found, ...read];
}

function matches(runs: readonly Run[], line: string): boolean {
  try {
    readLine(runs, line);
    return true;
  } catch {
    return false;
  }
}

export async function readXlsx(report: ReportDocument, bytes: Buffer): Promise<Read[]> {
  const [about, ...sheets] = await readWorkbook(bytes);
  const lines = about?.rows.map((row) => String(row[1]?.value ?? '')) ?? [];
  const found = prose(report).flatMap((runs) => {
    const at = lines.findIndex((line) => matches(runs, line));
    if (at < 0) throw new Error('a sentence is missing');
    return readLine(runs, lines.splice(0, at + 1).at(-1) ?? '');
  });
  const read = report.blocks.filter(isTable).flatMap((table, index) =>
    table.rows.flatMap((row, at) =>
      row.flatMap((runs, column) => {
        // Caption and heads stand above.
        const { value = null, format = '' } = sheets[index]?.rows[at + 2]?.[column] ?? {};
        return readLine(runs, typeof value === 'number' ? shownNumber(value, format) : (value ?? ''));
      }),
    ),
  );
  return [...found, ...read];
}

/** A lone count or average is a bare number, which is given the form of the report here. */
export function readCsv(report: ReportDocument, text: string): Read[] {
  const rows = parseCsv(text.replace(/^\uFEFF/, '')).filter(([, , table]) => table !== '表');
  const tables = report.blocks.filter(isTable).flatMap(({ rows: lines }) => lines);
  return tables.flatMap((row, at) =>
    row.flatMap((runs, column) => {
      const cell = (rows[at]?.[column + 3] ?? '').replace(/^'/, '');
      const [only] = runs;
      const decimals = typeof only === 'object' && only.format === 'decimal' ? 2 : 0;
      const isBare = runs.length === 1 && typeof only === 'object' && /^-?[\d.]+$/.test(cell);
      return readLine(
        runs,
        isBare ? Number(cell).toLocaleString('en-US', { minimumFractionDigits: decimals }) : cell,
      );
    }),
  );
}

/** `metric`, value and text of every figure of the sheets, in order. */
export function readHtml(html: string): [metric: string, value: string, text: string][] {
  const $ = load(html);
  return $('article.sheets data')
    .toArray()
    .map((element) => [
      $(element).attr('data-metric') ?? '',
      $(element).attr('value') ?? '',
      $(element).text(),
    ]);
}

const TYPE_AREA_END = 37 + 225;
const plain = (text: string): string => text.replace(/\s/g, '');

/** Keys whose figure does not follow where it should, in reading order; foot of the sheets left out. */
export async function missingFromPdf(report: ReportDocument, pdf: Uint8Array): Promise<string[]> {
  const pages = await layoutOf(pdf);
  const printed = pages
    .map((page) => ({ ...page, texts: page.texts.filter(({ base }) => base < TYPE_AREA_END) }))
    .flatMap(linesOf)
    .flatMap((line) => line.map(({ text }) => plain(text)))
    .join('');
  const missing: string[] = [];
  let at = 0;
  for (const { key, text } of figuresOf(report)) {
    const found = nextFigure(printed, plain(text), at);
    if (found < 0) missing.push(key);
    else at = found + plain(text).length;
  }
  return missing;
}

/** How far a figure may lie behind the one before it: the words between, of a sentence or of a chart. */
const REACH = 700;

function nextFigure(printed: string, text: string, from: number): number {
  const found = printed.indexOf(text, from);
  return found - from > REACH ? -1 : found;
}
