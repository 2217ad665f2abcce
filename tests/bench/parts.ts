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
  /** Parts to run, whose rows alone are written anew; empty: all. */
  only: readonly string[];
  /** Handed on to each part. */
  arguments: readonly string[];
}

const ROOT = join(import.meta.dirname, '..', '..');
const MARKS = ['<!-- measured -->', '<!-- /measured -->'] as const;

export async function runParts(bench: Bench, { only, arguments: args }: Choice): Promise<void> {
  mustNameAll(bench);
  const parts = bench.order.filter((name) => only.length === 0 || only.includes(name));
  const lines = new Map<string, string[]>();
  for (const name of parts) {
    process.stderr.write(`\n== ${name}\n`);
    const rows = await runPart(join(bench.folder, `${name}.ts`), args);
    lines.set(
      name,
      rows.map(({ cells, met }) => lineOf([name, ...cells, metText(met)])),
    );
    // At once: a later part may fail.
    writeTable(bench, lines);
  }
  process.stdout.write(`\n${tableOf(bench, lines)}`);
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

function lineOf(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |\n`;
}

/** In the order of the parts. */
function tableOf({ head, order }: Bench, lines: Map<string, string[]>): string {
  const columns = ['part', ...head, 'met'];
  const rows = order.flatMap((name) => lines.get(name) ?? []);
  return [lineOf(columns), lineOf(columns.map(() => '---')), ...rows].join('');
}

function metText(met: Row['met']): string {
  if (met === null) return '';
  return met === true ? 'yes' : `**no**: ${met}`;
}

/** Parts that did not run keep their rows; what stands around the marks is written by hand. */
function writeTable(bench: Bench, lines: Map<string, string[]>): void {
  const whole = readFileSync(bench.document, 'utf8');
  const [from, to] = [whole.indexOf(MARKS[0]) + MARKS[0].length, whole.indexOf(MARKS[1])];
  if (from < MARKS[0].length || to < from) throw new Error(`${bench.document} has no place for the table`);
  const before = whole.slice(from, to).split('\n');
  const all = new Map(
    bench.order.map((name) => {
      const kept = before.filter((line) => line.startsWith(`| ${name} |`)).map((line) => `${line}\n`);
      return [name, lines.get(name) ?? kept];
    }),
  );
  const table = `\n${machine()}\n\n${tableOf(bench, all)}`;
  writeFileSync(bench.document, `${whole.slice(0, from)}${table}${whole.slice(to)}`);
}

function machine(): string {
  const [cpu] = cpus();
  const memory = Math.round(totalmem() / 1024 ** 3);
  const day = new Date().toISOString().slice(0, 10);
  const { node } = process.versions;
  return `Measured on ${day}: ${cpus().length} × ${cpu?.model.trim() ?? 'unknown processor'}, ${memory} GB, Node ${node}.`;
}
