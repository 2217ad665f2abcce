import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import { HOST, openApp, type TestApp } from '../support/app.js';

let test: TestApp;
beforeAll(() => {
  test = openApp();
});
afterAll(() => test.close());
afterEach(() => {
  test.log.length = 0;
});

describe('headers', () => {
  it('any page → a strict content security policy that allows nothing inline', async () => {
    for (const path of ['/daily/2025-10-15', '/nowhere', '/api/v1/daily/2025-10-15']) {
      const policy = String((await test.get(path)).headers['content-security-policy']);
      expect(policy).not.toContain('unsafe-inline');
      expect(policy).not.toContain('upgrade-insecure-requests');
      for (const rule of [
        "default-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "form-action 'self'",
      ]) {
        expect(policy).toContain(rule);
      }
    }
  });

  it('a page over plain http → no promise of https, no framework name, a request id', async () => {
    const { headers } = await test.get('/daily/2025-10-15');
    expect(headers['strict-transport-security']).toBeUndefined();
    expect(headers['x-powered-by']).toBeUndefined();
    expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('names', () => {
  it('another Host name → 421 with a sentence, on pages and static files alike', async () => {
    for (const path of ['/daily/2025-10-15', '/assets/base.css']) {
      const response = await supertest(test.app).get(path).set('Host', 'evil.example:3000').expect(421);
      expect(response.text).toContain('只应答自己的地址');
    }
  });

  it('a write from another site → 403; from our own page or without a browser → taken', async () => {
    const refused = [
      { Origin: 'http://evil.example' },
      { Origin: 'null' },
      { Origin: `https://${HOST}` },
      { 'Sec-Fetch-Site': 'cross-site' },
      { 'Sec-Fetch-Site': 'same-site', Origin: `http://${HOST}` },
    ];
    for (const headers of refused)
      await test.as('clerk').post('/ingest').set(headers).field('text', '文字').expect(403);
    const taken = [{}, { Origin: `http://${HOST}`, 'Sec-Fetch-Site': 'same-origin' }];
    for (const headers of taken)
      await test.as('clerk').post('/ingest').set(headers).field('text', '文字').expect(200);
  });
});

describe('errors', () => {
  it('an unknown page, day, week, source or dataset → 404 or 400 with a Chinese sentence', async () => {
    const cases: [string, number][] = [
      ['/nowhere', 404],
      ['/daily/2025-02-30', 400],
      ['/daily/tomorrow', 400],
      ['/daily/9999-12-31', 400],
      ['/weekly/9999-W52', 400],
      ['/daily?date=x', 400],
      ['/daily?date=2025-10-15&date=2025-10-16', 400],
      ['/daily/%E0%A4', 400],
      ['/weekly/2025-W54', 400],
      [`/sources/${'0'.repeat(64)}`, 404],
      ['/sources/xyz', 400],
      ['/exports/secrets.csv', 404],
      ['/exports/hotline.csv?from=2025-13-01', 400],
      ['/exports/hotline.csv?from=2025-10-16&to=2025-10-15', 400],
      ['/exports/hotline.csv?for=word', 400],
    ];
    for (const [path, status] of cases) {
      const response = await test.get(path);
      expect([path, response.status]).toEqual([path, status]);
      expect(response.text).toMatch(/<h1>[\u4e00-\u9fff]+<\/h1>\s*<p>[^<]*[\u4e00-\u9fff]{4}/);
    }
  });

  it('the same under /api → JSON', async () => {
    const wrong = await test.get('/api/v1/daily/2025-02-30').expect(400);
    expect(wrong.body).toMatchObject({ error: { code: 'invalid', requestId: null } });
    for (const path of ['/api/v1/nowhere', '/API/v1/nowhere']) {
      const unknown = await test.get(path).expect(404);
      expect(unknown.body).toMatchObject({ error: { code: 'not-found' } });
    }
  });

  it('a bug → 500 with the request id and no stack, logged once', async () => {
    const broken = openApp();
    broken.services.storage.close();
    const page = await broken.get('/daily/2025-10-15').expect(500);
    const json = await broken.get('/api/v1/daily/2025-10-15').expect(500);
    const id = String(page.headers['x-request-id']);
    expect(page.text).toContain(id);
    for (const text of [page.text, json.text]) expect(text).not.toMatch(/database|at \w+ \(/);
    expect(json.body).toMatchObject({ error: { code: 'bug' } });
    broken.close();
    const lines = broken.log.filter((line) => JSON.stringify(line).includes(id));
    expect(lines).toHaveLength(1);
    expect(JSON.stringify(lines)).toContain('database connection');
  });
});

describe('the request log', () => {
  it('a request with a cookie and a body → a line with method, path and status, neither of the two', async () => {
    await test.as('clerk').page('/ingest');
    test.log.length = 0;
    await test
      .as('clerk')
      .post('/ingest')
      .set('Cookie', 'token=geheim')
      .field('text', '机密内容')
      .expect(200);
    expect(test.log).toHaveLength(1);
    expect(test.log[0]).toMatchObject({ req: { method: 'POST', url: '/ingest' }, res: { statusCode: 200 } });
    expect(JSON.stringify(test.log)).not.toMatch(/geheim|机密/);
  });
});
