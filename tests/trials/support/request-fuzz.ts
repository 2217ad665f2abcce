// Hostile requests at a real server: each is answered or refused in time, none by a bug.
import { connect } from 'node:net';
import { randomFrom } from '../../bench/random.js';
import { quantile } from '../../bench/side-by-side.js';
import type { Fault } from './failing-input.js';
import { hostileRequest, type Ground, type HostileRequest } from './request-mutations.js';

/** A whole request that is not answered by then hangs. */
const PATIENCE_MS = 20_000;
/** What was cut off is ended by its sender after so long. */
const CUT_OFF_MS = 30;
const CONNECTIONS = 12;
/** An answer that took so many times the median of its route is asked for again. */
const SLOW = 25;
const LEAST_MS = 2;

export interface RequestFuzz {
  requests: number;
  /** By status; 0: the connection ended without an answer. */
  statuses: Map<number, number>;
  slowest: { times: number; route: string; milliseconds: number; index: number };
  faults: Fault[];
}

interface Place {
  port: number;
  /** Whether the server still runs. */
  isAlive: () => boolean;
}

interface Answer {
  status: number;
  retryAfter: boolean;
  milliseconds: number;
  isLate: boolean;
}

export async function fuzzRequests(
  place: Place,
  ground: Ground,
  { count, seed }: { count: number; seed: number },
): Promise<RequestFuzz> {
  const result: RequestFuzz = {
    requests: count,
    statuses: new Map(),
    slowest: { times: 0, route: '', milliseconds: 0, index: 0 },
    faults: [],
  };
  const times = new Map<string, { index: number; milliseconds: number }[]>();
  const numbers = Array.from({ length: count }, (_, index) => index).values();
  const run = async (): Promise<void> => {
    for (const index of numbers) {
      const request = hostileRequest(ground, randomFrom(seed * 1_000_003 + index));
      const answer = await send(place.port, request);
      result.statuses.set(answer.status, (result.statuses.get(answer.status) ?? 0) + 1);
      const what = place.isAlive() ? faultOf(answer) : 'the server is gone';
      if (what !== null)
        result.faults.push({ seed, index, what: `${request.route}: ${what}`, input: request.bytes });
      if (!place.isAlive()) return;
      if (answer.status !== 0 && !request.isCutOff) {
        const taken = times.get(request.route) ?? [];
        if (taken.push({ index, milliseconds: answer.milliseconds }) === 1) times.set(request.route, taken);
      }
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, run));
  result.slowest = await slowestOf(times, (index) =>
    send(place.port, hostileRequest(ground, randomFrom(seed * 1_000_003 + index))),
  );
  return result;
}

type Taken = readonly { index: number; milliseconds: number }[];

/** An answer that took long among the others is asked for again alone: it may only have waited. */
async function slowestOf(
  times: ReadonlyMap<string, Taken>,
  again: (index: number) => Promise<Answer>,
): Promise<RequestFuzz['slowest']> {
  let slowest = { times: 0, route: '', milliseconds: 0, index: 0 };
  for (const [route, taken] of times) {
    const median = Math.max(
      LEAST_MS,
      quantile(
        taken.map(({ milliseconds }) => milliseconds),
        0.5,
      ),
    );
    for (const { index, milliseconds: first } of taken) {
      if (first / median <= Math.max(slowest.times, SLOW)) continue;
      const milliseconds = Math.min(first, (await again(index)).milliseconds);
      if (milliseconds / median > slowest.times)
        slowest = { times: milliseconds / median, route, milliseconds, index };
    }
  }
  return slowest;
}

function faultOf({ status, retryAfter, isLate }: Answer): string | null {
  if (isLate) return `no answer within ${PATIENCE_MS} ms`;
  if (status < 500) return null;
  return status === 503 && retryAfter ? null : `status ${status}`;
}

function send(port: number, { bytes, isCutOff }: HostileRequest): Promise<Answer> {
  return new Promise((resolve) => {
    const from = performance.now();
    const socket = connect(port, '127.0.0.1');
    let head = '';
    let isLate = false;
    const late = setTimeout(() => {
      isLate = true;
      socket.destroy();
    }, PATIENCE_MS);
    const cut = isCutOff ? setTimeout(() => socket.destroy(), CUT_OFF_MS) : undefined;
    socket.on('data', (chunk: Buffer) => {
      if (head.length < 4000) head += chunk.toString('latin1');
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearTimeout(late);
      clearTimeout(cut);
      const status = Number(/^(?:HTTP\/1\.1 100 [^]*?\r\n\r\n)?HTTP\/1\.1 (\d{3})/.exec(head)?.[1] ?? 0);
      const retryAfter = /\r\nRetry-After: \d/i.test(head);
      resolve({ status, retryAfter, milliseconds: performance.now() - from, isLate });
    });
    socket.write(bytes);
  });
}
