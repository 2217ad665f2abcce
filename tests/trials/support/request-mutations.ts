// Requests that no browser would send: as bytes for a raw socket.
import type { Random } from '../../bench/random.js';
import type { Held } from '../../support/visitor.js';

/** What requests are made of. */
export interface Ground {
  host: string;
  /** `GET /daily/:date`. */
  routes: readonly string[];
  /** Null: a stranger. */
  visitors: readonly (Held | null)[];
}

export interface HostileRequest {
  route: string;
  bytes: Buffer;
  /** Something that the server may still wait for is missing: the sender ends it. */
  isCutOff: boolean;
}

/** With these, what lies behind the checks is reached. */
const VALID = [
  ...[
    '2025-10-15',
    '2025-W42',
    '2025-10',
    '2025-Q4',
    '2025',
    '1',
    '7',
    'hotline',
    'figures',
    'docx',
    'csv',
    'week',
  ],
  '%E7%89%A9%E4%B8%9A%E7%AE%A1%E7%90%86',
] as const;

/** Parameters as an attacker would try them. */
const HOSTILE = [
  '0000-00-00',
  '9999-12-31',
  '2025-02-30',
  '2025-W53',
  '2025-W99',
  '-1',
  '0',
  '999999999999999999999',
  '1e309',
  'NaN',
  '%',
  '%zz',
  '%00',
  '%c0%ae%c0%ae',
  '%ed%a0%80',
  '..%2f..%2fetc%2fpasswd',
  '../../etc/passwd',
  "'%20OR%201=1--",
  '%3Cscript%3E',
  '__proto__',
  'constructor',
  'a'.repeat(64),
  '0'.repeat(64),
  'x'.repeat(5000),
  '%20',
  '*',
  'a.b.c',
  'null',
  '\u{1f600}',
  'é',
] as const;

const FIELDS = [
  ...[
    'q',
    'from',
    'to',
    'for',
    'a',
    'b',
    'page',
    'after',
    'kind',
    'print',
    'next',
    'csrf',
    'id',
    'name',
    'date',
  ],
  ...[
    'published',
    'text',
    'value',
    'reason',
    'role',
    'password',
    'progress',
    'edition',
    '__proto__',
    'constructor',
  ],
] as const;

const METHODS = [
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'DELETE',
  'OPTIONS',
  'PATCH',
  'TRACE',
  'PROPFIND',
  'BREW',
  'get',
  '',
] as const;
const VERSIONS = ['HTTP/1.1', 'HTTP/1.0', 'HTTP/2.0', 'HTTP/9.9', 'HTTP/1.1 ', 'http/1.1', ''] as const;

const parameter = (random: Random): string => random.pick(random.chance(0.6) ? VALID : HOSTILE);
const field = (random: Random): string => `${random.pick(FIELDS)}=${parameter(random)}`;

function query(random: Random): string {
  const count = random.pick([0, 0, 0, 1, 2, 5, 400]);
  const nested = random.chance(0.1) ? `&${random.pick(FIELDS)}${'[a]'.repeat(200)}=1` : '';
  if (count === 0) return '';
  return `?${Array.from({ length: count }, () => field(random)).join('&')}${nested}`;
}

function target(route: string, random: Random): string {
  const path = route.slice(route.indexOf(' ') + 1).replace(/:\w+/g, () => parameter(random));
  if (random.chance(0.7)) return path + query(random);
  const bent = random.pick([
    `${path}/`,
    `/${path}`,
    path.toUpperCase(),
    `${path}%00`,
    `${path}/..${path}`,
    `http://example.org${path}`,
    '*',
    path.slice(1),
  ]);
  return bent + query(random);
}

function hostHeader({ host }: Ground, random: Random): string {
  if (random.chance(0.9)) return `Host: ${host}\r\n`;
  return random.pick([
    '',
    'Host: example.org\r\n',
    'Host:\r\n',
    `Host: ${host}\r\nHost: ${host}\r\n`,
    'Host: \x00\r\n',
    `Host: ${'a'.repeat(9000)}\r\n`,
  ]);
}

const ODD_HEADERS = [
  'Cookie: ledger=s%3Aabc.def',
  'Cookie: ledger=s%3A' + 'x'.repeat(4000),
  'Cookie: =;;;=a; ledger; ledger=; %=%',
  'Cookie: \xff\xfe=\x80',
  'X-Forwarded-For: 127.0.0.1',
  'X-Forwarded-Proto: https, http',
  'Origin: null',
  'Origin: http://example.org',
  'Origin: ::::',
  'Sec-Fetch-Site: cross-site',
  'Referer: http://%',
  'Accept-Encoding: gzip;q=x, *;q=9, br;;;',
  'Accept: ' + 'a/b,'.repeat(2000),
  'If-None-Match: ' + '"x",'.repeat(500),
  'If-Modified-Since: 99 Foo 99999 99:99:99',
  'Range: bytes=-1,0-,5-1,' + '0-1,'.repeat(200),
  'Expect: 100-continue',
  'Expect: the-unexpected',
  'Upgrade: websocket',
  'Connection: Upgrade, close, keep-alive',
  'Transfer-Encoding: gzip',
  'Accept-Language: ' + 'zh-'.repeat(3000),
  'X-CSRF-Token: ' + 'é'.repeat(10),
  'No colon here',
  ' folded: line',
  ': empty name',
  'Bad\x00Name: x',
  'X: ' + 'y'.repeat(20_000),
] as const;

function headers(random: Random): string {
  const count = random.pick([0, 0, 0, 0, 0, 0, 0, 1, 1, 4]);
  const odd = Array.from({ length: count }, () => `${random.pick(ODD_HEADERS)}\r\n`).join('');
  return random.chance(0.01) ? odd + 'A: b\r\n'.repeat(3000) : odd;
}

interface Body {
  type: string;
  text: string;
}

function formBody({ token }: Held, random: Random): Body {
  const fields = Array.from({ length: random.pick([0, 1, 3, 12, 6000]) }, () => field(random));
  const text = [`csrf=${token}`, ...fields].join('&');
  return {
    type: random.pick([
      'application/x-www-form-urlencoded',
      'application/x-www-form-urlencoded; charset=utf-7',
      'text/plain',
    ]),
    text,
  };
}

function jsonBody(random: Random): Body {
  const text = random.pick(['{', '{"a":1}', '[]', 'null', '{"__proto__":{"may":1}}', '['.repeat(20_000)]);
  return { type: 'application/json', text };
}

const PART_HEADS = [
  'Content-Disposition: form-data; name="text"',
  'Content-Disposition: form-data; name="published"',
  'Content-Disposition: form-data; name="files"; filename="a.txt"\r\nContent-Type: text/plain',
  'Content-Disposition: form-data; name="files"; filename="../../\u0000.zip"',
  'Content-Disposition: form-data; name="files"; filename*=utf-8\'\'%',
  'Content-Disposition: form-data; name="__proto__"',
  'Content-Disposition: form-data; name=""',
  'Content-Disposition: attachment',
  'Content-Disposition: form-data; name="' + 'n'.repeat(3000) + '"',
  'Content-Type: multipart/mixed; boundary=x',
  '',
] as const;

const PART_BODIES = [
  '',
  '2025-10-15',
  '西宁市安全隐患举报受理情况日报\n10月15日',
  '%PDF-1.7',
  'PK\x03\x04',
  '\x89PNG',
  '\r\n--x',
  'z'.repeat(30_000),
] as const;

function multipartBody(random: Random): Body {
  const boundary = random.pick(['x', 'x', 'x', '', '"', 'a'.repeat(300)]);
  const parts = Array.from(
    { length: random.pick([0, 1, 2, 30]) },
    () => `--x\r\n${random.pick(PART_HEADS)}\r\n\r\n${random.pick(PART_BODIES)}\r\n`,
  );
  return {
    type: `multipart/form-data; boundary=${boundary}`,
    text: parts.join('') + random.pick(['--x--\r\n', '--x--\r\n', '', '--x', '--']),
  };
}

function bodyOf(held: Held | null, random: Random): Body {
  const kind = random.below(4);
  if (kind === 0) return jsonBody(random);
  return kind < 3 ? formBody(held ?? { cookie: '', token: 'none' }, random) : multipartBody(random);
}

/** True lengths mostly; wrong ones leave the server waiting, or with a rest that is no request. */
function lengthOf(size: number, random: Random): { head: string; isCutOff: boolean } {
  if (random.chance(0.9)) return { head: `Content-Length: ${size}\r\n`, isCutOff: false };
  const wrong = random.pick([
    size + 7,
    Math.max(0, size - 7),
    -1,
    'many',
    '1e3',
    '99999999999999999999',
    `${size}\r\nContent-Length: 3`,
  ]);
  const isCutOff = typeof wrong !== 'number' || wrong > size || wrong < size;
  return random.chance(0.3)
    ? { head: 'Transfer-Encoding: chunked\r\n', isCutOff: true }
    : { head: `Content-Length: ${wrong}\r\n`, isCutOff };
}

/** Ends sessions for good, which would leave only strangers; or takes seconds by intent, one after the other. */
const FOR_STRANGERS = /^POST \/(?:logout|account|users|exports\/package|audit\/verify)/;

export function hostileRequest(ground: Ground, random: Random): HostileRequest {
  const route = ground.routes[random.below(ground.routes.length)] ?? 'GET /';
  const held = ground.visitors[random.below(ground.visitors.length)] ?? null;
  const who = FOR_STRANGERS.test(route) ? null : held;
  const method = random.chance(0.85) ? (route.split(' ')[0] ?? 'GET') : random.pick(METHODS);
  const version = random.chance(0.95) ? 'HTTP/1.1' : random.pick(VERSIONS);
  const line = `${method} ${target(route, random)} ${version}\r\n`;
  const cookie = who === null ? '' : `Cookie: ${who.cookie}\r\n`;
  const token = who !== null && random.chance(0.5) ? `X-CSRF-Token: ${who.token}\r\n` : '';
  const head = line + hostHeader(ground, random) + cookie + token + headers(random);
  const isWrite = !/^(?:GET|HEAD|OPTIONS)$/.test(method);
  if (!isWrite) return finished({ route, text: `${head}Connection: close\r\n\r\n`, isCutOff: false }, random);
  const { type, text } = bodyOf(who, random);
  const { head: length, isCutOff } = lengthOf(Buffer.byteLength(text), random);
  return finished(
    { route, text: `${head}Content-Type: ${type}\r\n${length}Connection: close\r\n\r\n${text}`, isCutOff },
    random,
  );
}

/** A few are broken as bytes, too. */
function finished(made: { route: string; text: string; isCutOff: boolean }, random: Random): HostileRequest {
  const bytes = Buffer.from(made.text);
  const { route, isCutOff } = made;
  if (!random.chance(0.1)) return { route, bytes, isCutOff };
  if (random.chance(0.5))
    return { route, bytes: bytes.subarray(0, random.below(bytes.length)), isCutOff: true };
  const at = random.below(bytes.length);
  bytes[at] = random.below(256);
  return { route, bytes, isCutOff: true };
}
