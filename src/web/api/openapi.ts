// The description of the API by OpenAPI 3.1: made from the operations and from the schemas that their types are checked by.
import { z } from 'zod';
import { STATUS } from '../refusals.js';
import { IDLE_MS, LONGEST_MS, cookieName } from '../middleware/session.js';
import { API, type Operation } from './operation.js';
import { problem } from './problem.js';

/** Of what is answered: the second number rises with a new field or operation; what breaks programs gets a new address. */
const VERSION = '1.0.0';

/** By JSON Schema 2020-12. */
export type Schema = z.core.JSONSchema.BaseSchema;

export interface Parameter {
  name: string;
  in: 'path' | 'query';
  required: boolean;
  description: string;
  schema: Schema;
}

interface Answer {
  description: string;
  content: { 'application/json': { schema: Schema } };
}

export interface Described {
  operationId: string;
  summary: string;
  description: string;
  parameters: Parameter[];
  responses: Record<string, Answer | { $ref: string }>;
}

export interface OpenApi {
  openapi: string;
  jsonSchemaDialect: string;
  info: { title: string; version: string; description: string };
  servers: { url: string }[];
  security: Record<string, string[]>[];
  paths: Record<string, { get: Described }>;
  components: {
    schemas: Record<string, Schema>;
    responses: Record<string, Answer>;
    securitySchemes: Record<string, Record<string, string>>;
  };
}

const hours = (ms: number): number => ms / 3600_000;

const ABOUT = [
  '网页上的数字，以 JSON 给程序读；只读，不能写入。',
  '数字照通报原样：没有的数字是 null，从不记作 0；待核的不计入合计；算出的都注明。日期是西宁的日期。',
  '接口与网页用同一种登录：浏览器登录后的会话 Cookie。没有另发给程序的令牌。',
  `程序要读，只能像浏览器那样登录：先取 /login，带着它给的 Cookie，把表单里的 csrf 连同 name、password 提交到 /login，以后的请求带上登录后给的 Cookie；${hours(IDLE_MS)}小时不用或满${hours(LONGEST_MS) / 24}天后失效。`,
  '在本机上开放阅读时（还没有用户，或设置了 OPEN_READING），不用登录。',
].join('\n\n');

function cookieScheme(https: boolean): Record<string, string> {
  const where = https ? '以 HTTPS 访问时' : '在本机以 HTTP 访问时';
  return { type: 'apiKey', in: 'cookie', name: cookieName({ https }), description: `${where}的会话。` };
}

export function componentName(schema: z.ZodType): string {
  return schema.meta()?.id ?? '';
}

const COMPONENTS = '#/components/schemas/';

function answer(description: string, schema: z.ZodType): Answer {
  return {
    description,
    content: { 'application/json': { schema: { $ref: `${COMPONENTS}${componentName(schema)}` } } },
  };
}

const REFUSALS = {
  Invalid: answer('网址里的日期、时段等不对。', problem),
  Unauthenticated: answer('没有登录，或登录已失效。', problem),
  Forbidden: answer('账号没有阅读的权限。', problem),
  NotFound: answer('没有这样的内容。', problem),
  Other: answer('其他原因没有答复，如系统出错（500）、一时不能答复（503）。', problem),
};

function refused(name: keyof typeof REFUSALS): { $ref: string } {
  return { $ref: `#/components/responses/${name}` };
}

/** The library bounds every whole number by what JavaScript can hold: nothing that a reader needs. */
function withoutLimit({ jsonSchema }: { jsonSchema: Schema }): void {
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
}

/** Every schema with an id, under it; each refers to the others by theirs. */
function schemas(): Record<string, Schema> {
  const uri = (id: string): string => `${COMPONENTS}${id}`;
  const made = z.toJSONSchema(z.globalRegistry, { uri, override: withoutLimit }).schemas;
  // Where it stands is its name, and the dialect is said once for all.
  for (const schema of Object.values(made)) {
    delete schema.$id;
    delete schema.$schema;
  }
  return made;
}

function parametersIn(place: Parameter['in'], given: z.ZodObject): Parameter[] {
  const { properties = {}, required = [] } = z.toJSONSchema(given, { io: 'input' });
  return Object.entries(properties).map(([name, property]) => {
    const { description = '', ...schema } = property as Schema;
    // The library leaves out examples where an empty field is taken for none.
    const { examples } = (given.shape as Record<string, z.ZodType>)[name]?.meta() ?? {};
    const whole: Schema = Array.isArray(examples) ? { ...schema, examples } : schema;
    return { name, in: place, required: required.includes(name), description, schema: whole };
  });
}

function described({ id, title, note, params, query, response, missing }: Operation): Described {
  const parameters = [...parametersIn('path', params), ...parametersIn('query', query)];
  return {
    operationId: id,
    summary: title,
    description: note,
    parameters,
    responses: {
      200: answer(response.meta()?.description ?? '', response),
      ...(parameters.length > 0 && { [STATUS.invalid]: refused('Invalid') }),
      [STATUS.unauthenticated]: refused('Unauthenticated'),
      [STATUS.forbidden]: refused('Forbidden'),
      ...(missing !== null && { [STATUS['not-found']]: answer(missing, problem) }),
      default: refused('Other'),
    },
  };
}

/** `/daily/:date` as `/daily/{date}`. */
export function templateOf({ path }: Pick<Operation, 'path'>): string {
  return path.replace(/:(\w+)/g, '{$1}');
}

export function openApi(operations: readonly Operation[]): OpenApi {
  return {
    openapi: '3.1.1',
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    info: { title: '热线台账数据接口', version: VERSION, description: ABOUT },
    servers: [{ url: API }],
    security: [{ session: [] }, { sessionByHttps: [] }],
    paths: Object.fromEntries(operations.map((each) => [templateOf(each), { get: described(each) }])),
    components: {
      schemas: schemas(),
      responses: REFUSALS,
      securitySchemes: { session: cookieScheme(false), sessionByHttps: cookieScheme(true) },
    },
  };
}
