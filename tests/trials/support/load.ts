// Reads by autocannon from many connections, uploads by a few people beside them.
import autocannon from 'autocannon';
import { hotlineText } from '../../support/builders.js';
import { addDays, weekOf } from '../../../src/domain/dates.js';
import type { Held } from '../../support/visitor.js';
import type { Product } from './product.js';

export const CONNECTIONS = 200;
/** More than the server takes at once. */
export const TOO_MANY = 600;
/** Autocannon sends what a second allows at its beginning: groups that begin one after the other spread it. */
const GROUPS = 20;

export interface Reads {
  /** Milliseconds of the answers that were pages. */
  served: number[];
  statuses: Map<number, number>;
  /** Without an answer: cut off or timed out. */
  lost: number;
  /** Answers of 503 that did not say when to come again. */
  withoutRetryAfter: number;
}

interface Shape {
  seconds: number;
  /** Of all connections together, in a second; null: as fast as they get answers. */
  rate: number | null;
  connections?: number;
}

/** Pages of all kinds, as people look at them: the newest days and the week more often than the year. */
export function pathsOf(today: string): string[] {
  const [month, year] = [today.slice(0, 7), today.slice(0, 4)];
  const [yesterday, before] = [addDays(today, -1), addDays(today, -2)];
  return [
    ...['/', `/daily/${yesterday}`, `/daily/${before}`, `/weekly/${weekOf(yesterday)}`],
    ...['/', `/api/v1/daily/${yesterday}`, `/daily/${yesterday}`, `/weekly/${weekOf(addDays(today, -7))}`],
    ...[`/monthly/${month}`, '/hotspots', `/coverage/${year}`, '/statements', `/yearly/${year}`],
  ];
}

/** Days to bring: those before the ledger's half year, the newest first, so that no day between is missing. */
export function* daysBefore(today: string): Generator<string, void> {
  for (let day = addDays(today, -190); ; day = addDays(day, -1)) yield day;
}

export async function readMany(product: Product, paths: readonly string[], shape: Shape): Promise<Reads> {
  const { rate, connections = CONNECTIONS } = shape;
  const groups = rate === null ? 1 : GROUPS;
  const result: Reads = { served: [], statuses: new Map(), lost: 0, withoutRetryAfter: 0 };
  const running = Array.from({ length: groups }, async (_, group) => {
    await new Promise((resolve) => setTimeout(resolve, (1000 / groups) * group));
    const share = {
      connections: connections / groups,
      ...(rate === null ? {} : { overallRate: Math.ceil(rate / groups) }),
    };
    await oneGroup(product, paths, { ...shape, ...share, result });
  });
  await Promise.all(running);
  return result;
}

type Group = Shape & { overallRate?: number; result: Reads };

function oneGroup({ url }: Product, paths: readonly string[], group: Group): Promise<void> {
  const { seconds, connections = 1, overallRate, result } = group;
  const requests = paths.map((path) => ({
    method: 'GET' as const,
    path,
    headers: { 'accept-encoding': 'gzip' },
    onResponse: (...[status, , , headers]: [number, string, object, object?]) => {
      const names = Object.keys(headers ?? {}).map((name) => name.toLowerCase());
      if (status === 503 && !names.includes('retry-after')) result.withoutRetryAfter += 1;
    },
  }));
  const limits = overallRate === undefined ? {} : { overallRate, ignoreCoordinatedOmission: true };
  return new Promise((resolve, reject) => {
    const instance = autocannon(
      { url, requests, connections, duration: seconds, timeout: 20, ...limits },
      (error, done) => {
        if (error !== null && error !== undefined)
          reject(error instanceof Error ? error : new Error(String(error)));
        else {
          result.lost += done.errors + done.timeouts;
          resolve();
        }
      },
    );
    instance.on('response', (...[, status, , milliseconds]) => {
      result.statuses.set(status, (result.statuses.get(status) ?? 0) + 1);
      if (status === 200) result.served.push(milliseconds);
    });
  });
}

export interface Uploads {
  /** Days that the server said it had stored. */
  stored: string[];
  /** Answers that were neither a page nor a deliberate 503. */
  failed: string[];
  /** Told to come later, and came again. */
  refused: number;
}

interface Uploading {
  /** Days to bring, each once. */
  days: Iterator<string>;
  /** Milliseconds between a document and the next. */
  pause: number;
  isOver: () => boolean;
}

/** A clerk who brings one day after the other through the form, as a browser would. */
export async function upload(
  { url }: Pick<Product, 'url'>,
  held: Held,
  { days, pause, isOver }: Uploading,
): Promise<Uploads> {
  const result: Uploads = { stored: [], failed: [], refused: 0 };
  // A connection that is used again may just be closed at the other end, and a form is not sent twice.
  const headers = { Cookie: held.cookie, 'X-CSRF-Token': held.token, Connection: 'close' };
  const send = async (path: string, body: FormData | URLSearchParams): Promise<Response | null> => {
    for (;;) {
      const answer = await fetch(url + path, { method: 'POST', body, headers, redirect: 'manual' });
      if (answer.status !== 503) return answer;
      await answer.arrayBuffer();
      result.refused += 1;
      if (!answer.headers.has('retry-after')) return answer;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  };
  while (!isOver()) {
    const next = days.next();
    if (next.done === true) break;
    const day = next.value;
    const form = new FormData();
    const [, month = '', date = ''] = day.split('-').map(Number).map(String);
    form.append('published', day);
    form.append('files', new Blob([hotlineText({ day: `${month}月${date}日` })]), `${day}.txt`);
    const preview = await send('/ingest', form);
    const id = /name="id" value="([^"]+)"/.exec((await preview?.text()) ?? '')?.[1];
    const store = id === undefined ? null : await send('/ingest/store', new URLSearchParams({ id }));
    if (store?.status === 303) result.stored.push(day);
    else result.failed.push(`${day}: ${preview?.status ?? 0}, ${store?.status ?? 0}`);
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  return result;
}
