// A few of the hostile requests that `npm run trials -- --only fuzz` sends by the ten thousand.
import { expect, it } from '@jest/globals';
import { routesOf } from '../support/routes.js';
import { openSite } from '../support/site.js';
import { ensureUser } from '../support/users.js';
import { logIn } from '../support/visitor.js';
import { fuzzRequests } from '../trials/support/request-fuzz.js';

it('hostile requests on every route → answered or refused, never by a bug', async () => {
  const site = await openSite();
  try {
    const { host, port } = new URL(site.url);
    for (const role of ['admin', 'clerk'] as const) ensureUser(site.services, role, role);
    const visitors = [
      null,
      await logIn({ app: site.app, host }, 'admin'),
      await logIn({ app: site.app, host }, 'clerk'),
    ];
    const ground = { host, routes: routesOf(site.app), visitors };
    const place = { port: Number(port), isAlive: () => true };
    const { faults, statuses } = await fuzzRequests(place, ground, { count: 500, seed: 1 });
    expect(faults.map(({ index, what }) => `number ${index}: ${what}`)).toEqual([]);
    expect(statuses.get(200)).toBeGreaterThan(15);
  } finally {
    site.close();
  }
});
