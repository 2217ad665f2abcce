// The description of the API: whole in itself, of every route, with words for every field; and the page that shows it.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { z } from 'zod';
import type { OpenApi, Schema } from '../../src/web/api/openapi.js';
import { HOST, openApp, type TestApp } from '../support/app.js';
import { addressOf, describedAs, OPERATIONS, servedDescription } from '../support/api.js';
import { routesOf } from '../support/routes.js';
import { ensureUser } from '../support/users.js';
import { logIn } from '../support/visitor.js';

let test: TestApp;
let description: OpenApi;
beforeAll(async () => {
  test = openApp();
  description = await servedDescription(test);
});
afterAll(() => test.close());

/** Every object and array within, with its place. */
function* within(node: unknown, place = '#'): Generator<[place: string, node: Record<string, unknown>]> {
  if (typeof node !== 'object' || node === null) return;
  yield [place, node as Record<string, unknown>];
  for (const [key, value] of Object.entries(node)) {
    yield* within(value, `${place}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`);
  }
}

function refs(): string[] {
  return [...within(description)].flatMap(([, { $ref }]) => (typeof $ref === 'string' ? [$ref] : []));
}

type Field = [place: string, schema: Schema, isRequired: boolean];

function fields(): Field[] {
  return Object.entries(description.components.schemas).flatMap(([id, { properties = {}, required = [] }]) =>
    Object.entries(properties).map(([name, schema]): Field => [
      `${id}.${name}`,
      schema as Schema,
      required.includes(name),
    ]),
  );
}

const CHINESE = /\p{Script=Han}/u;

describe('the description', () => {
  it('routes under /api/v1 → each is described, and nothing else is', () => {
    const described = Object.keys(description.paths).map(
      (path) => `GET /api/v1${path.replace(/\{(\w+)\}/g, ':$1')}`,
    );
    const routes = routesOf(test.app).filter((route) => route.includes('/api/v1'));
    expect(routes.sort()).toEqual([...described, 'GET /api/v1/openapi.json'].sort());
  });

  it('its head → OpenAPI 3.1, a version, addresses without a host, a known dialect', () => {
    const { openapi, info, servers, jsonSchemaDialect } = description;
    expect(openapi).toMatch(/^3\.1\.\d+$/);
    expect(info.version).toMatch(/^\d+\.\d+\.\d+$/);
    expect([info.title, info.description].every((text) => CHINESE.test(text))).toBe(true);
    expect(servers).toEqual([{ url: '/api/v1' }]);
    expect(jsonSchemaDialect).toBe('https://json-schema.org/draft/2020-12/schema');
    const known = ['openapi', 'info', 'jsonSchemaDialect', 'servers', 'security', 'paths', 'components'];
    expect(Object.keys(description).filter((key) => !known.includes(key))).toEqual([]);
  });

  it('references → each leads somewhere, and every component is led to', () => {
    const places = new Set([...within(description)].map(([place]) => place));
    expect(refs().filter((ref) => !places.has(ref))).toEqual([]);
    const named = ['schemas', 'responses'].flatMap((part) =>
      Object.keys(description.components[part as 'schemas' | 'responses']).map(
        (id) => `#/components/${part}/${id}`,
      ),
    );
    const isUsed = (place: string): boolean => refs().includes(place);
    expect(named.filter((place) => !isUsed(place) && !place.endsWith('/NotFound'))).toEqual([]);
    const schemes = description.security.flatMap((each) => Object.keys(each));
    expect(schemes.sort()).toEqual(Object.keys(description.components.securitySchemes).sort());
  });

  it('components → schemas by JSON Schema 2020-12, under names that OpenAPI allows', () => {
    const ajv = new Ajv2020({ strict: false });
    for (const [id, schema] of Object.entries(description.components.schemas)) {
      expect(id).toMatch(/^[A-Za-z0-9._-]+$/);
      expect([id, ajv.validateSchema(schema), ajv.errors]).toEqual([id, true, null]);
    }
  });

  it('operations → names of their own, parameters as in the path, answers with a schema or a reference', () => {
    const ids = Object.values(description.paths).map(({ get }) => get.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [path, { get }] of Object.entries(description.paths)) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const given = get.parameters.filter((one) => one.in === 'path');
      expect(given.map(({ name }) => name)).toEqual(inPath);
      expect(given.every(({ required }) => required)).toBe(true);
      expect(Object.keys(get.responses)).toEqual(expect.arrayContaining(['200', '401', '403', 'default']));
      expect('400' in get.responses).toBe(get.parameters.length > 0);
      expect([get.summary, get.description].every((text) => CHINESE.test(text))).toBe(true);
    }
  });

  it('parameters → told in Chinese, with examples that are taken', () => {
    for (const operation of OPERATIONS) {
      for (const { name, in: place, required, description: words, schema } of describedAs(
        description,
        operation,
      ).parameters) {
        expect([name, words]).toEqual([name, expect.stringMatching(CHINESE)]);
        const [example] = schema.examples ?? [];
        const given: z.ZodObject = place === 'path' ? operation.params : operation.query;
        const [alone] = Object.entries(given.shape).filter(([key]) => key === name);
        const isTaken = (alone?.[1] as z.ZodType).safeParse(example).success;
        expect([name, required]).toEqual([name, !(alone?.[1] as z.ZodType).safeParse(undefined).success]);
        expect([operation.id, name, example, isTaken]).toEqual([operation.id, name, expect.anything(), true]);
      }
    }
  });

  it('fields → what each means; where it may be null or absent, what that means', () => {
    const untold: string[] = [];
    for (const [place, schema, isRequired] of fields()) {
      const words = schema.description ?? '';
      const isNullable = JSON.stringify([schema.type, schema.anyOf]).includes('"null"');
      const isPlain = schema.$ref !== undefined && words === '' && isRequired;
      if (!isPlain && !CHINESE.test(words)) untold.push(`${place}: no words`);
      if (isNullable && !words.includes('null')) untold.push(`${place}: null`);
      if (!isRequired && !/没有此项|从 1 起|时有|照原文|印的话/.test(words)) untold.push(`${place}: absent`);
    }
    expect(untold).toEqual([]);
  });

  it('objects → closed: an answer with a field that is not told is none', () => {
    const open = Object.entries(description.components.schemas).filter(
      ([, { type, additionalProperties }]) => type === 'object' && additionalProperties !== false,
    );
    expect(open.map(([id]) => id)).toEqual([]);
  });

  it('a program that logs in as it is told → is answered, under the name of cookie that is told', async () => {
    const closed = openApp('seeds', { openReading: false });
    try {
      ensureUser(closed.services, 'viewer', 'viewer');
      const { cookie } = await logIn({ app: closed.app, host: HOST }, 'viewer');
      expect(cookie.split('=')[0]).toBe(description.components.securitySchemes['session']?.['name']);
      expect(description.components.securitySchemes['sessionByHttps']?.['name']).toBe('__Host-ledger');
      await closed.get('/api/v1/openapi.json').expect(401);
      await closed.get('/api/v1/openapi.json').set('Cookie', cookie).expect(200);
    } finally {
      closed.close();
    }
  });
});

describe('the page', () => {
  it('operations → each with its address, its parameters and an example that is answered', async () => {
    const $ = await test.page('/api');
    expect($('main script')).toHaveLength(0);
    for (const operation of OPERATIONS) {
      const section = $(`#operation-${operation.id}`).parent();
      const { parameters } = describedAs(description, operation);
      expect(section.find('p code').text()).toContain(operation.path.split(':')[0]);
      expect(
        section
          .find('tbody th')
          .map((_index, cell) => $(cell).text())
          .get(),
      ).toEqual(parameters.map(({ name }) => name));
      const filled = operation.example(test.services);
      expect(section.find('a').attr('href')).toBe(filled === null ? undefined : addressOf(operation, filled));
      if (filled !== null)
        await test.get(addressOf(operation, filled)).expect(200).expect('Content-Type', /json/);
    }
  });

  it('fields and codes → each in the table of its component; every link on the page leads to a place', async () => {
    const $ = await test.page('/api');
    for (const [id, { properties = {}, 'x-enumDescriptions': codes = {} }] of Object.entries(
      description.components.schemas,
    )) {
      const rows = $(`[id="${id}"] tbody th code`)
        .map((_index, cell) => $(cell).text())
        .get();
      expect([id, rows]).toEqual([id, [...Object.keys(properties), ...Object.keys(codes as object)]]);
    }
    const cells = $('.component td')
      .map((_index, cell) => $(cell).text().trim())
      .get();
    expect(cells.filter((text) => text === '')).toEqual([]);
    const targets = $('main a[href^="#"]')
      .map((_index, link) => $(link).attr('href')?.slice(1) ?? '')
      .get();
    expect(targets.filter((id) => $(`[id="${id}"]`).length !== 1)).toEqual([]);
  });

  it('a ledger without a day → the page is there, and its examples are answered', async () => {
    const empty = openApp('empty');
    try {
      const $ = await empty.page('/api');
      const links = $('.operation a')
        .map((_index, link) => $(link).attr('href') ?? '')
        .get();
      expect(links.length).toBeGreaterThan(0);
      for (const link of links) await empty.get(link).expect(200);
    } finally {
      empty.close();
    }
  });
});
