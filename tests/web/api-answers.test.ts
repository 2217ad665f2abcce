// Every operation over real ledgers: what is answered is just what is described, by the schemas and by the served description.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { z } from 'zod';
import { component, text } from '../../src/web/api/component.js';
import type { OpenApi } from '../../src/web/api/openapi.js';
import type { Operation } from '../../src/web/api/operation.js';
import { problem } from '../../src/web/api/problem.js';
import type { Why } from '../../src/reports/models.js';
import { HOST, openApp, type TestApp } from '../support/app.js';
import {
  addressOf,
  answerPlace,
  checker,
  operationOf,
  OPERATIONS,
  servedDescription,
} from '../support/api.js';
import { ensureUser } from '../support/users.js';
import { CONFLICT, MERGED, openVariedApp, PENDING, REDACTED } from '../support/varied-ledger.js';

/** What is asked of each operation besides its example. An operation that is not here fails below. */
const ASKED: Record<string, Record<string, string>[]> = {
  daily: [
    '2025-10-15',
    '2025-10-17',
    '2025-10-18',
    '2024-02-29',
    '2024-05-29',
    '2030-01-01',
    MERGED,
    CONFLICT,
    PENDING,
    REDACTED,
  ].map((date) => ({ date })),
  weekly: ['2025-W42', '2025-W36', '2025-W37', '2025-W27', '2020-W53', '2024-W22'].map((period) => ({
    period,
  })),
  monthly: ['2025-10', '2025-09', '2025-07', '2024-05', '2031-01'].map((period) => ({ period })),
  quarterly: ['2025-Q3', '2025-Q4', '2024-Q2'].map((period) => ({ period })),
  yearly: ['2025', '2024', '1999'].map((period) => ({ period })),
  statements: [{}],
  overview: [{}],
  hotspots: [{}, { from: '2025-06-01', to: '2025-10-15' }, { to: '2024-06-30' }],
  hotspot: [
    ...['物业管理', '归并后的类别', '没有这一类'].map((name) => ({ name })),
    { name: '物业管理', from: '2025-07-01', to: '2025-07-31' },
  ],
  compare: [
    { a: '2025-W36', b: '2025-W37' },
    { a: '2024', b: '2025' },
    { a: '2025-10-15', b: '2025-10-01..2025-10-08' },
  ],
  search: [
    {},
    { q: '物业' },
    { q: '10月15日' },
    { q: '第42周' },
    { q: '街道', kind: 'agency', page: '2' },
    { q: '没有' },
  ],
};

/** Addresses that are none, with the status. */
const REFUSED: [address: string, id: string, status: number][] = [
  ['/daily/2025-02-30', 'daily', 400],
  ['/weekly/2025-10', 'weekly', 400],
  ['/yearly/1066', 'yearly', 400],
  ['/hotspots/没有这一类', 'hotspot', 404],
  ['/hotspots?from=2025-10-02&to=2025-10-01', 'hotspots', 400],
  ['/compare?a=2025-W42', 'compare', 400],
  ['/search?page=0', 'search', 400],
];

const LEDGERS = ['seeds', 'varied', 'empty'] as const;
type Ledger = (typeof LEDGERS)[number];

const apps = new Map<Ledger, TestApp>();
let description: OpenApi;
let check: ReturnType<typeof checker>;

function appOf(ledger: Ledger): TestApp {
  const app = apps.get(ledger);
  if (app === undefined) throw new Error(`no ${ledger}`);
  return app;
}

beforeAll(async () => {
  apps.set('seeds', openApp());
  apps.set('empty', openApp('empty'));
  apps.set('varied', await openVariedApp());
  description = await servedDescription(appOf('seeds'));
  check = checker(description);
}, 60_000);

afterAll(() => {
  for (const app of apps.values()) app.close();
});

function addressesOf(operation: Operation, ledger: Ledger): string[] {
  const example = operation.example(appOf(ledger).services);
  const asked = [...(ASKED[operation.id] ?? []), ...(example === null ? [] : [example])];
  return asked.map((filled) => addressOf(operation, filled));
}

/** What both say of an answer; empty where it is as described. */
function faults(operation: Operation, body: unknown): unknown[] {
  const parsed = operation.response.safeParse(body);
  const validate = check(answerPlace(description, operation, 200));
  validate(body);
  return [...(parsed.error?.issues ?? []), ...(validate.errors ?? [])].slice(0, 5);
}

async function answers(operation: Operation, ledger: Ledger): Promise<unknown[]> {
  const bodies: unknown[] = [];
  for (const address of addressesOf(operation, ledger)) {
    const answer = await appOf(ledger).get(address);
    if (answer.status === 200) bodies.push(answer.body as unknown);
    else expect([address, answer.status]).toEqual([address, operation.missing === null ? 200 : 404]);
  }
  return bodies;
}

describe('answers', () => {
  it('operations → each is asked for here', () => {
    expect(Object.keys(ASKED).sort()).toEqual(OPERATIONS.map(({ id }) => id).sort());
  });

  const each = OPERATIONS.flatMap(({ id }) => LEDGERS.map((ledger) => [id, ledger] as const));

  it.each(each)('%s of the ledger %s → as the schemas and the description have it', async (id, ledger) => {
    const operation = operationOf(id);
    const bodies = await answers(operation, ledger);
    for (const body of bodies) expect(faults(operation, body)).toEqual([]);
  });

  it('the varied ledger → days of every status, findings, differences, grouped and redacted words are answered', async () => {
    const all = JSON.stringify(await answers(operationOf('daily'), 'varied'));
    for (const status of ['accepted', 'merged', 'pending', 'awaited', 'outside']) {
      expect(all).toContain(`"status":"${status}"`);
    }
    for (const part of [
      '"supportedBy":"',
      '"acceptedText":"',
      '"remark":"已隐去"',
      '"conflict":"',
      '"simulated":true',
    ]) {
      expect(all).toContain(part);
    }
    const months = JSON.stringify(await answers(operationOf('monthly'), 'varied'));
    for (const part of ['"status":"missing"', '"label":"归并后的类别"', '"heldText":["'])
      expect(months).toContain(part);
    expect(JSON.stringify(await answers(operationOf('statements'), 'varied'))).toContain('"ledger":{"from"');
  });
});

/** The object at a place that the numbers choose, never empty. */
function objectIn(body: unknown, picks: number[]): Record<string, unknown> {
  let here = body as Record<string, unknown>;
  for (const pick of picks) {
    const inner = Object.values(here)
      .flat()
      .filter((one): one is Record<string, unknown> => typeof one === 'object' && one !== null);
    const next = inner[pick % Math.max(1, inner.length)];
    if (next === undefined) return here;
    here = next;
  }
  return here;
}

const OPTIONAL = ['label', 'group', 'rank', 'agency', 'agencyGroup', 'remark', 'proposal'];

describe('what is not described', () => {
  const somewhere = fc.record({
    id: fc.constantFrom(...OPERATIONS.map(({ id }) => id)),
    picks: fc.array(fc.nat(), { maxLength: 5 }),
    field: fc.nat(),
  });

  async function bodyOf(id: string): Promise<unknown> {
    const bodies = await answers(operationOf(id), 'seeds');
    return structuredClone(bodies[0]);
  }

  it('a field more anywhere, or a needed one less → neither the schema nor the description takes it', async () => {
    const bodies = new Map<string, unknown>();
    for (const { id } of OPERATIONS) bodies.set(id, await bodyOf(id));
    fc.assert(
      fc.property(somewhere, ({ id, picks, field }) => {
        const operation = operationOf(id);
        const validate = check(answerPlace(description, operation, 200));
        const takes = (body: unknown): boolean[] => [
          operation.response.safeParse(body).success,
          validate(body),
        ];
        const more = structuredClone(bodies.get(id));
        objectIn(more, picks)['another'] = null;
        expect(takes(more)).toEqual([false, false]);
        const less = structuredClone(bodies.get(id));
        const object = objectIn(less, picks);
        const needed = Object.keys(object).filter((name) => !OPTIONAL.includes(name));
        Reflect.deleteProperty(object, needed[field % needed.length] ?? '');
        expect(takes(less)).toEqual([false, false]);
      }),
      { numRuns: 25 },
    );
  });

  it('a schema that is not just the model → is no program', () => {
    const of = component<Why>();
    const told = { id: 'Unused', description: '' };
    const code = z.enum(['no-data']);
    // @ts-expect-error -- The code has further values.
    expect(() => of(told, { code, text })).not.toThrow();
    // @ts-expect-error -- A field is missing.
    expect(() => of({ ...told, id: 'Unused2' }, { text })).not.toThrow();
    const model = component<{ text: string }>();
    // @ts-expect-error -- A field that the model has not.
    expect(() => model({ ...told, id: 'Unused3' }, { text, more: text })).not.toThrow();
    // @ts-expect-error -- Null, which the model never says.
    expect(() => model({ ...told, id: 'Unused4' }, { text: text.nullable() })).not.toThrow();
    const open = component<{ text: string; note?: string }>();
    // @ts-expect-error -- An optional field of the model is missing.
    expect(() => open({ ...told, id: 'Unused5' }, { text })).not.toThrow();
    expect(() => open({ ...told, id: 'Unused6' }, { text, note: text.exactOptional() })).not.toThrow();
  });
});

describe('refusals', () => {
  it.each(REFUSED)('%s → refused with a JSON as described', async (address, id, status) => {
    const answer = await appOf('seeds')
      .get(encodeURI(`/api/v1${address}`))
      .expect(status);
    const body = answer.body as unknown;
    expect(problem.safeParse(body).error).toBeUndefined();
    const validate = check(answerPlace(description, operationOf(id), status));
    expect([validate(body), validate.errors]).toEqual([true, null]);
  });

  it('a stranger, a foreign name, an address that is none → the same JSON', async () => {
    const closed = openApp('seeds', { openReading: false });
    try {
      // Without any user, whoever sits at this machine may read.
      ensureUser(closed.services, 'viewer', 'viewer');
      const stranger = await closed.get('/api/v1/daily/2025-10-15').expect(401);
      const foreign = await closed.get('/api/v1/statements').set('Host', `evil.${HOST}`).expect(421);
      const nowhere = await appOf('seeds').get('/api/v1/nowhere').expect(404);
      for (const { body } of [stranger, foreign, nowhere])
        expect(problem.safeParse(body).error).toBeUndefined();
    } finally {
      closed.close();
    }
  });
});
