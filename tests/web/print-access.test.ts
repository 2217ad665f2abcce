// The one-time token of a print: what it opens, once, and that no log ever has it.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openApp, type TestApp } from '../support/app.js';
import { ensureUser } from '../support/users.js';

const PATH = '/reports/2025-W42';
let test: TestApp;
let token: string;

beforeEach(() => {
  test = openApp('seeds', { openReading: false });
  ensureUser(test.services, 'viewer', 'viewer');
  // As the printer makes it; there is no Chromium here to use it.
  token = test.services.printing.issue(PATH);
});

afterEach(() => {
  test.close();
});

async function statusOf(path: string): Promise<number> {
  return (await test.get(path)).status;
}

describe('a token', () => {
  it('its page → open once, to a reader who may do nothing else; the address is told to nobody', async () => {
    const response = await test.get(`${PATH}?print=${token}`);
    expect(response.status).toBe(200);
    expect(response.headers).toMatchObject({ 'referrer-policy': 'no-referrer', 'cache-control': 'no-store' });
    expect(response.headers['set-cookie']).toBeUndefined();
    expect(response.text).not.toContain(token);
    expect(response.text).not.toContain('<textarea');
    expect(await statusOf(`${PATH}?print=${token}`)).toBe(302);
  });

  it.each(['/weekly/2025-W42', '/reports', '/audit', '/reports/2025-W42.csv', '/reports/2025-W41'])(
    'another address, %s → the login, and the token is used up',
    async (path) => {
      expect(await statusOf(`${path}?print=${token}`)).toBe(302);
      expect(await statusOf(`${PATH}?print=${token}`)).toBe(302);
    },
  );

  it('a write → refused', async () => {
    const { status } = await test.post(`${PATH}?print=${token}`);
    expect(status).toBe(401);
  });

  it('after a minute → the login', async () => {
    test.clock.pass(1);
    expect(await statusOf(`${PATH}?print=${token}`)).toBe(302);
  });

  it('the log → has the request, never the token', async () => {
    await test.get(`${PATH}?print=${token}`);
    await test.get(`/weekly/2025-W42?a=1&print=${token}&b=2`);
    const log = JSON.stringify(test.log);
    expect(log).toContain(`${PATH}?print=…`);
    expect(log).toContain('/weekly/2025-W42?a=1&print=…&b=2');
    expect(log).not.toContain(token);
  });
});
