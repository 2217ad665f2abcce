// 200,000 mutated pages, 20,000 mutated documents, 50,000 hostile requests: nothing crashes, hangs or answers by a bug.
import { spawn } from 'node:child_process';
import { json } from 'node:stream/consumers';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { handIn, type Row } from '../../bench/parts.js';
import { openApp } from '../../support/app.js';
import { routesOf } from '../../support/routes.js';
import { fuzzAsProduct, fuzzDocuments } from '../support/document-fuzz.js';
import { keep, type Fault } from '../support/failing-input.js';
import { SLOWEST, type PageFuzz } from '../support/page-fuzz.js';
import { startProduct } from '../support/product.js';
import { fuzzRequests } from '../support/request-fuzz.js';

const PAGES = 200_000;
const DOCUMENTS = 20_000;
/** One in so many goes the whole way of the product, in a process of its own. */
const WHOLE_WAY = 100;
const REQUESTS = 50_000;
/** Another seed for the next hundred thousand. */
const SEED = 20_251_015;
/** Processes that read pages side by side. */
const READERS = 2;

const { values } = parseArgs({ options: { times: { type: 'string', default: '1' } } });
const times = Number(values.times);

function said(what: string): void {
  process.stderr.write(`${what}\n`);
}

const thousands = (count: number): string => count.toLocaleString('en-US');

function met(faults: readonly Fault[]): Row['met'] {
  return faults.length === 0
    ? true
    : `${faults.length} failed, the first: ${faults[0]?.what.split('\n')[0] ?? ''}`;
}

/** Each in a process of its own, with a seed of its own. */
async function readPages(reader: number, count: number): Promise<PageFuzz> {
  const file = join(import.meta.dirname, '..', 'support', 'page-fuzz-child.ts');
  const args = ['--import', 'tsx', file, String(count), String(SEED + reader)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  return (await json(child.stdout)) as PageFuzz;
}

async function pages(): Promise<Row> {
  const count = PAGES * times;
  said(`${thousands(count)} pages`);
  const parts = await Promise.all(
    Array.from({ length: READERS }, (_, reader) => readPages(reader, count / READERS)),
  );
  const faults = parts.flatMap((part) => part.faults);
  keep('pages', faults);
  const [slowest] = parts.map((part) => part.slowest).sort((a, b) => b.times - a.times);
  const found = `${faults.length} failed; the slowest took ${slowest?.times.toFixed(1) ?? '–'} times the median of its length`;
  return {
    cells: [
      'mutated pages through the parser',
      thousands(count),
      found,
      `none fails, none over ${SLOWEST} times`,
    ],
    met: met(faults),
  };
}

async function documents(): Promise<Row[]> {
  const count = DOCUMENTS * times;
  said(`${thousands(count)} documents`);
  const indexes = Array.from({ length: count }, (_, index) => index);
  const all = await fuzzDocuments({ indexes, seed: SEED });
  // Those that ended their process are asked for again: the product has to answer them, too.
  const chosen = [...new Set([...indexes.filter((index) => index % WHOLE_WAY === 0), ...all.ended])];
  const whole = await fuzzAsProduct({ indexes: chosen, seed: SEED });
  keep('documents', [...all.faults, ...whole.faults]);
  const ended = all.ended.length === 0 ? '' : `; ${all.ended.length} ended the process that read them`;
  return [
    {
      cells: [
        'mutated documents through the adapters',
        thousands(count),
        `${all.faults.length} failed; ${thousands(all.read)} read, the others refused${ended}`,
        'none fails',
      ],
      met: met(all.faults),
    },
    {
      cells: [
        'of these, the whole way of the product, a process a document',
        thousands(chosen.length),
        `${whole.faults.length} failed; ${thousands(whole.read)} read, the others refused`,
        'none fails',
      ],
      met: met(whole.faults),
    },
  ];
}

function routes(): string[] {
  const test = openApp();
  try {
    return routesOf(test.app);
  } finally {
    test.close();
  }
}

async function requests(): Promise<Row> {
  const count = REQUESTS * times;
  said(`${thousands(count)} requests`);
  const product = await startProduct();
  try {
    const visitors = [
      null,
      await product.logIn('admin'),
      await product.logIn('clerk'),
      await product.logIn('auditor'),
    ];
    const isAlive = (): boolean => product.process.exitCode === null && product.process.signalCode === null;
    const ground = { host: product.host, routes: routes(), visitors };
    const { statuses, slowest, faults } = await fuzzRequests({ port: product.port, isAlive }, ground, {
      count,
      seed: SEED,
    });
    keep('requests', faults);
    const families = [...statuses];
    const of = (from: number, to: number): number =>
      families
        .filter(([status]) => status >= from && status < to)
        .reduce((sum, [, number]) => sum + number, 0);
    const found = `${faults.length} failed; ${thousands(of(200, 400))} answered, ${thousands(of(400, 500))} refused, ${thousands(of(503, 504))} told to come later, ${thousands(of(0, 1))} cut off`;
    const slow =
      slowest.times === 0
        ? ''
        : `; the slowest, ${slowest.route}, took ${slowest.times.toFixed(0)} times the median of its route`;
    return {
      cells: [
        'hostile requests at the server',
        thousands(count),
        found + slow,
        'no crash, no hang, no 5xx but a deliberate 503',
      ],
      met: met(faults),
    };
  } finally {
    await product.close();
  }
}

handIn([await pages(), ...(await documents()), await requests()]);
