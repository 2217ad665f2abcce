// Many readers and a few who bring bulletins: at what the server can take, and above it.
import { parseArgs } from 'node:util';
import { handIn, type Row } from '../../bench/parts.js';
import { quantile } from '../../bench/side-by-side.js';
import {
  CONNECTIONS,
  daysBefore,
  pathsOf,
  readMany,
  upload,
  type Reads,
  type Uploads,
  TOO_MANY,
} from '../support/load.js';
import { clock, startProduct } from '../support/product.js';

const { values } = parseArgs({ options: { times: { type: 'string', default: '1' } } });
const SECONDS = 20 * Number(values.times);
/** Of the pages a second that the server gives to twenty connections. */
const SHARE = 0.5;
const SLOWEST = 20;
const UPLOADERS = 4;
/** Milliseconds that one needs to take the next paper: far less than a person does. */
const PAUSE = 5_000;
/** After the load, the idle median has to be back to twice what it was. */
const RECOVERED = 2;

const product = await startProduct();
const paths = pathsOf(clock.today());
const clerks = [await product.logIn('clerk'), await product.logIn('admin')];

const days = daysBefore(clock.today());

function said(what: string): void {
  process.stderr.write(`${what}\n`);
}

const alone = (seconds: number): Promise<Reads> =>
  readMany(product, paths, { seconds, rate: null, connections: 1 });
const medianOf = ({ served }: Reads): number => quantile(served, 0.5);
const count = ({ statuses }: Reads, of: (status: number) => boolean): number =>
  [...statuses].filter(([status]) => of(status)).reduce((sum, [, number]) => sum + number, 0);
const whole = (number: number): string => Math.round(number).toLocaleString('en-US');

/** What is wrong with the uploads: answers that failed, days that were called stored and are not there. */
async function lostOf(uploads: readonly Uploads[]): Promise<string[]> {
  const lost = uploads.flatMap(({ failed }) => failed);
  for (const day of uploads.flatMap(({ stored }) => stored)) {
    const page = await (await fetch(`${product.url}/daily/${day}`)).text();
    if (!page.includes('data-metric="calls"')) lost.push(`${day}: called stored, not in the ledger`);
  }
  return lost;
}

interface Phase {
  reads: Reads;
  uploads: Uploads[];
  lost: string[];
}

async function phase(rate: number | null, uploaders: number): Promise<Phase> {
  let isOver = false;
  const bringing = Array.from({ length: uploaders }, (_, uploader) => {
    const held = clerks[uploader % clerks.length];
    if (held === undefined) throw new Error('nobody brings anything');
    return upload(product, held, { days, pause: PAUSE, isOver: () => isOver });
  });
  const connections = rate === null ? TOO_MANY : CONNECTIONS;
  const reads = await readMany(product, paths, { seconds: SECONDS, rate, connections });
  isOver = true;
  const uploads = await Promise.all(bringing);
  return { reads, uploads, lost: await lostOf(uploads) };
}

const stored = ({ uploads }: Phase): number => uploads.reduce((sum, one) => sum + one.stored.length, 0);

function faultsOf({ reads, lost }: Phase, isAllowed: (status: number) => boolean): string[] {
  const odd = count(reads, (status) => !isAllowed(status));
  return [
    ...(odd === 0 ? [] : [`${odd} answers of another status`]),
    ...(reads.lost === 0 ? [] : [`${reads.lost} without an answer`]),
    ...(reads.withoutRetryAfter === 0 ? [] : [`${reads.withoutRetryAfter} of 503 without Retry-After`]),
    ...(lost.length === 0 ? [] : [`${lost.length} uploads lost, the first ${lost[0] ?? ''}`]),
  ];
}

const met = (faults: readonly string[]): Row['met'] => (faults.length === 0 ? true : faults.join('; '));

await alone(3);
const idle = medianOf(await alone(3));
const capacity =
  (await readMany(product, paths, { seconds: 4, rate: null, connections: 20 })).served.length / 4;
said(`idle median ${idle.toFixed(1)} ms, ${whole(capacity)} pages a second`);

function withinRow(what: string, rate: number, within: Phase): Row {
  const p99 = quantile(within.reads.served, 0.99);
  const ratio = p99 / idle;
  const faults = faultsOf(within, (status) => status === 200);
  const tooSlow = rate * 1.2 < capacity ? [] : [`not half: the machine gave only ${whole(capacity)} pages/s`];
  const found = `${whole(within.reads.served.length)} pages, ${stored(within)} uploads stored; p99 ${p99.toFixed(1)} ms, ${ratio.toFixed(1)} times the idle median of ${idle.toFixed(1)} ms`;
  return {
    cells: [
      `${CONNECTIONS} connections, ${what}`,
      `${SECONDS} s, ${whole(rate)} pages/s`,
      found,
      `200 alone, no upload lost, p99 ≤ ${SLOWEST} times`,
    ],
    met: met([...tooSlow, ...faults, ...(ratio <= SLOWEST ? [] : [`p99 ${ratio.toFixed(1)} times`])]),
  };
}

function aboveRows(above: Phase, after: number): Row[] {
  const refused = count(above.reads, (status) => status === 503);
  const rate = (above.reads.served.length + refused) / SECONDS;
  const faults = faultsOf(above, (status) => status === 200 || status === 503);
  const shed = refused === 0 ? ['nothing was refused'] : [];
  return [
    {
      cells: [
        `${TOO_MANY} connections and ${UPLOADERS} uploaders, as fast as they get answers`,
        `${SECONDS} s, ${whole(rate)} answers/s`,
        `${whole(above.reads.served.length)} pages (p99 ${whole(quantile(above.reads.served, 0.99))} ms), ${whole(refused)} of 503 with Retry-After, ${stored(above)} uploads stored`,
        '200 or 503 with Retry-After, no upload lost',
      ],
      met: met([...faults, ...shed]),
    },
    {
      cells: [
        'right after it',
        '1 s',
        `idle median ${after.toFixed(1)} ms, ${(after / idle).toFixed(1)} times that before`,
        `≤ ${RECOVERED} times`,
      ],
      met: after <= RECOVERED * idle ? true : `${(after / idle).toFixed(1)} times`,
    },
  ];
}

try {
  // Autocannon asks at least once a second on each connection.
  const rate = Math.max(CONNECTIONS, capacity * SHARE);
  said(`within: ${whole(rate)} pages a second`);
  const reading = withinRow('half of what the server can take, nobody writes', rate, await phase(rate, 0));
  said('with uploads');
  const mixed = withinRow(
    `a quarter of it, ${UPLOADERS} uploaders`,
    rate / 2,
    await phase(rate / 2, UPLOADERS),
  );
  said('above');
  const above = await phase(null, UPLOADERS);
  handIn([reading, mixed, ...aboveRows(above, medianOf(await alone(1)))]);
} finally {
  await product.close();
}
