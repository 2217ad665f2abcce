// Finished answers about the ledger as it stands: kept in memory for the next who asks the same, until anything is written.
import type { Request, RequestHandler, Response } from 'express';
import type { Services } from '../../compose.js';
import { printedOf, visitorOf } from './access.js';

/** Of all pages together, a few hundred of the long ones. */
const MOST_BYTES = 32 * 1024 * 1024;

interface Page {
  body: Buffer;
  type: string;
  etag: string;
}

/**
 * For routes whose answer is made from nothing but the ledger, the present day, the address and the visitor; not for
 * downloads, forms, or what shows the time of day. One for all routes of an application, which so share its room.
 */
export function keptPages({ storage, clock, redact }: Services, mostBytes = MOST_BYTES): RequestHandler {
  const shelf = new Shelf(mostBytes);
  // No page would show them any more, but the words would lie here until the next one is asked for.
  redact.watch(() => shelf.empty());
  return (request, response, next) => {
    // What is printed is shown once.
    if (printedOf(response) !== null) {
      next();
      return;
    }
    // Asked before anything is read: what is written meanwhile makes the page old, never the other way round.
    const state = `${clock.today()} ${storage.version()}`;
    const key = keyOf(request, response);
    const page = shelf.get(state, key);
    if (page === null) {
      whenSent(response, (finished) => shelf.put(state, key, finished));
      next();
    } else {
      response.set({ 'Content-Type': page.type, ETag: page.etag }).send(page.body);
    }
  };
}

/**
 * All that a page shows besides the ledger: nobody gets the page of another visitor, or one with an older token. The
 * head was read earlier in the request than the version was asked.
 */
function keyOf({ originalUrl }: Request, response: Response): string {
  const { csrfToken, head } = response.locals as { csrfToken?: string; head: string };
  return JSON.stringify([originalUrl, visitorOf(response), csrfToken, head]);
}

/** Only what was found, as a text: no refusal; redirects and files do not come this way. */
function whenSent(response: Response, keep: (page: Page) => void): void {
  const send = response.send.bind(response);
  response.send = (text: unknown) => {
    response.send = send;
    if (response.statusCode !== 200 || typeof text !== 'string') return send(text);
    if (response.get('Content-Type') === undefined) response.type('html');
    const [body, type = ''] = [Buffer.from(text), response.get('Content-Type')];
    send(body);
    keep({ body, type, etag: response.get('ETag') ?? '' });
    return response;
  };
}

/** Pages of one state of the ledger; those that nobody asked for longest make room. */
class Shelf {
  readonly #mostBytes: number;
  /** The longest unasked first. */
  readonly #pages = new Map<string, Page>();
  #bytes = 0;
  #state = '';

  constructor(mostBytes: number) {
    this.#mostBytes = mostBytes;
  }

  get(state: string, key: string): Page | null {
    if (state !== this.#state) this.empty();
    this.#state = state;
    const page = this.#pages.get(key);
    if (page === undefined) return null;
    this.#pages.delete(key);
    this.#pages.set(key, page);
    return page;
  }

  /** A page that something was written under while it was made is left out. */
  put(state: string, key: string, page: Page): void {
    if (state !== this.#state || this.#pages.has(key)) return;
    this.#pages.set(key, page);
    this.#bytes += bytesOf(key, page);
    for (const [oldest, { body }] of this.#pages) {
      if (this.#bytes <= this.#mostBytes) break;
      this.#pages.delete(oldest);
      this.#bytes -= bytesOf(oldest, { body });
    }
  }

  empty(): void {
    this.#pages.clear();
    this.#bytes = 0;
  }
}

/** An address may be as long as a page. */
function bytesOf(key: string, { body }: Pick<Page, 'body'>): number {
  return 2 * key.length + body.length;
}
