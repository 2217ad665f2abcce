// Pages around the turn of the year, an hour around midnight in Xining, whatever zone the machine is in.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { load } from 'cheerio';
import { pino } from 'pino';
import supertest from 'supertest';
import { compose, type Services } from '../../src/compose.js';
import { shanghaiDate, type IsoDate } from '../../src/domain/dates.js';
import { createApp } from '../../src/web/app.js';
import { HOST, OPEN } from '../support/app.js';
import { bulletin, figure } from '../support/builders.js';
import { dateFromNumber, dayNumber, isoWeek, isoWeekDays, turnOf } from '../support/calendar.js';
import { put } from '../support/ledger.js';

/** 2020 and 2026 have a week 53, 2020 and 2024 are leap years, the first week of 2025 begins in December. */
const YEARS = [2020, 2024, 2026];
/** Half past eleven in the evening and half past midnight: of that day, and of the next. */
const HALF_PAST = ['15:30', '16:30'];

let close: (() => void) | undefined;
afterEach(() => close?.());

function openAt(instant: () => Date): { services: Services; get: (path: string) => supertest.Test } {
  const dataDir = mkdtempSync(join(tmpdir(), 'ledger-turn-'));
  const clock = { now: instant, today: () => shanghaiDate(instant()) };
  const services = compose({ dataDir, region: '西宁市' }, clock, 'empty');
  const app = createApp(services, { hosts: [HOST], entrance: OPEN, logger: pino({ level: 'silent' }) });
  close = () => {
    services.close();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { services, get: (path) => supertest(app).get(path).set('Host', HOST) };
}

const figureOf = (date: IsoDate): number => dayNumber(date) - 10_000;

describe.each(YEARS)('the turn from %i', (year) => {
  it('each day at 23:30 and at 00:30 → today, its week, its links, figures of its own days', async () => {
    let now = new Date(`${year}-12-20T00:00:00Z`);
    const { services, get } = openAt(() => now);
    const [first = '', , , , , , last = ''] = turnOf(year);
    for (let day = dayNumber(first) - 10; day <= dayNumber(last); day += 1) {
      const date = dateFromNumber(day);
      put(services.storage, bulletin(date, { figures: [figure('calls', figureOf(date))] }));
    }
    for (const utcDay of turnOf(year)) {
      for (const time of HALF_PAST) {
        now = new Date(`${utcDay}T${time}:00Z`);
        const today = time === '15:30' ? utcDay : dateFromNumber(dayNumber(utcDay) + 1);
        await expectPages(get, { date: utcDay, today });
      }
    }
  });
});

interface Day {
  date: IsoDate;
  today: IsoDate;
}

async function expectPages(get: (path: string) => supertest.Test, { date, today }: Day): Promise<void> {
  const week = isoWeek(date);
  const daily = load((await get(`/daily/${date}`).expect(200)).text);
  expect(daily('data[data-metric="calls"]').first().attr('value')).toBe(String(figureOf(date)));
  const links = daily('main a')
    .map((_index, link) => daily(link).attr('href'))
    .get();
  const [before, after] = [-1, 1].map((step) => `/daily/${dateFromNumber(dayNumber(date) + step)}`);
  expect(links).toEqual(expect.arrayContaining([before, `/weekly/${week}`]));
  expect(links.includes(after ?? '')).toBe(date < today);
  const days = isoWeekDays(week).filter(
    (day) => day <= (turnOf(Number(date.slice(0, 4)) - (date.slice(5, 7) === '01' ? 1 : 0))[6] ?? ''),
  );
  const weekly = (await get(`/api/v1/weekly/${week}`).expect(200)).body as {
    hotline: { totals: { metric: string; sum: { value: number } }[] };
  };
  const total = weekly.hotline.totals.find(({ metric }) => metric === 'calls')?.sum.value;
  expect(total).toBe(days.reduce((sum, day) => sum + figureOf(day), 0));
  expect((await get(`/weekly?date=${date}`).expect(302)).headers['location']).toBe(`/weekly/${week}`);
  const form = load((await get('/daily/1999-01-01').expect(200)).text);
  expect(form('input[type="date"]').first().attr('max') ?? today).toBe(today);
}
