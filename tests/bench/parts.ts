// Runs the parts of a bench or of the trials, each in a process of its own, and puts their rows into one table.
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join, relative } from 'node:path';
import { text } from 'node:stream/consumers';

/** One line of a table. */
export interface Row {
  /** As many as the table has columns before `met`. */
  cells: string[];
  /** True: the goal is met; a text: by how much not, or why it was not measured; null: there is no goal. */
  met: true | string | null;
}

/** The last act of a part: nothing else goes to its standard output. */
export function handIn(rows: Row[]): void {
  process.stdout.write(JSON.stringify(rows));
}

export interface Bench {
  /** Holds one file a part; the parts run in the order of `order`, which names them all. */
  folder: string;
  order: readonly string[];
  head: readonly string[];
  /** Where the table goes, between its two marks. */
  document: string;
}

export interface Choice {
  /** Parts to run; empty: all, and the document is written. */
  only: readonly string[];
  /** Handed on to each part. */
  arguments: readonly string[];
}

const ROOT = join(import.meta.dirname, '..', '..');
const MARKS = ['<!-- measured -->', '<!-- /measured -->'] as const;

export async function runParts(bench: Bench, { only, arguments: args }: Choice): Promise<void> {
  mustNameAll(bench);
  const parts = bench.order.filter((name) => only.length === 0 || only.includes(name));
  const rows: Row[] = [];
  for (const name of parts) {
    process.stderr.write(`\n== ${name}\n`);
    rows.push(...(await runPart(join(bench.folder, `${name}.ts`), args)));
  }
  const table = tableOf(bench.head, rows);
  process.stdout.write(`\n${table}`);
  if (only.length === 0) writeFileSync(bench.document, withTable(bench, table));
}

function mustNameAll({ folder, order }: Bench): void {
  const files = readdirSync(folder).filter((name) => name.endsWith('.ts'));
  const forgotten = order.filter((name) => !files.includes(`${name}.ts`));
  if (forgotten.length > 0) throw new Error(`no such part in ${folder}: ${forgotten.join(', ')}`);
}

/** A part that fails ends the whole: a table with a hole would look measured. */
async function runPart(file: string, args: readonly string[]): Promise<Row[]> {
  const child = spawn(process.execPath, ['--expose-gc', '--import', 'tsx', file, ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const said = await text(child.stdout);
  const status = await ended;
  if (status !== 0) throw new Error(`${relative(ROOT, file)} ended with ${status ?? 'a signal'}`);
  return JSON.parse(said) as Row[];
}

function tableOf(head: readonly string[], rows: Row[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;
  const columns = [...head, 'met'];
  return [
    line(columns),
    line(columns.map(() => '---')),
    ...rows.map(({ cells, met }) => line([...cells, metText(met)])),
  ].join('');
}

function metText(met: Row['met']): string {
  if (met === null) return '';
  return met === true ? 'yes' : `**no**: ${met}`;
}

/** What stands around the marks is written by hand. */
function withTable({ document }: Bench, table: string): string {
  const whole = readFileSync(document, 'utf8');
  const [from, to] = [whole.indexOf(MARKS[0]) + MARKS[0].length, whole.indexOf(MARKS[1])];
  if (from < MARKS[0].length || to < from) throw new Error(`${document} has no place for the table`);
  return `${whole.slice(0, from)}\n${machine()}\n\n${table}${whole.slice(to)}`;
}

function machine(): string {
  const [cpu] = cpus();
  const memory = Math.round(totalmem() / 1024 ** 3);
  const day = new Date().toISOString().slice(0, 10);
  const { node } = process.versions;
  return `Measured on ${day}: ${cpus().length} × ${cpu?.model.trim() ?? 'unknown processor'}, ${memory} GB, Node ${node}.`;
}
