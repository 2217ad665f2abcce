// The comparison page through the real application: the form, what is typed, the state in the address, both sides, faults.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { suggestions } from '../../src/web/view/comparison-page.js';
import { openApp, type TestApp } from '../support/app.js';

let test: TestApp;
beforeEach(() => {
  test = openApp('seeds');
});
afterEach(() => test.close());

describe('/compare', () => {
  it('nothing chosen → the form, examples and pairs that lead on', async () => {
    const $ = await test.page('/compare');
    expect(
      $('form.compare-form input')
        .map((_index, input) => $(input).attr('name'))
        .get(),
    ).toEqual(['a', 'b']);
    const [first] = $('.suggested a')
      .map((_index, a) => $(a).attr('href'))
      .get();
    expect(first).toBe('/compare?a=2025-W40&b=2025-W41');
    await test.get(first ?? '').expect(200);
  });

  it('the newest day is 15 October → among the pairs both last finished months and quarters', () => {
    const names = suggestions('2025-10-15').map(({ name }) => name);
    expect(names).toContain('2025年9月比2025年8月');
    expect(names).toContain('2025年第3季度（7月—9月）比2025年第2季度（4月—6月）');
    expect(names).toContain('2025年10月比2025年9月');
  });

  it('the newest day ends a quarter → that quarter and its month are finished, no pair is told twice', () => {
    const hrefs = suggestions('2025-09-30').map(({ href }) => href);
    expect(hrefs).toContain('/compare?a=2025-Q2&b=2025-Q3');
    expect(hrefs.filter((href) => href === '/compare?a=2025-08&b=2025-09')).toHaveLength(1);
    expect(new Set(hrefs).size).toBe(hrefs.length);
  });

  it('上周 and 本周, while today is 18 October 2025 → the page under their codes', async () => {
    const query = new URLSearchParams({ a: '上周', b: '本周' }).toString();
    const answer = await test.get(`/compare?${query}`).expect(302);
    expect(answer.headers['location']).toBe('/compare?a=2025-W41&b=2025-W42');
  });

  it('an empty ledger → says what to do', async () => {
    const empty = openApp('empty');
    const $ = await empty.page('/compare');
    expect($('main').text()).toContain('还没有可比的日子');
    empty.close();
  });

  it('typed as people do → the same page under codes', async () => {
    const query = new URLSearchParams({ a: '2024年5月29日', b: '第42周' }).toString();
    const answer = await test.get(`/compare?${query}`).expect(302);
    expect(answer.headers['location']).toBe('/compare?a=2024-05-29&b=2025-W42');
  });

  it('a day and a week → both sides, by daily average, each figure linked, nothing with another metric name', async () => {
    const $ = await test.page('/compare?a=2024-05-29&b=2025-W42');
    const value = (metric: string) => $(`main data[data-metric="${metric}"]`).first().attr('value');
    expect([value('calls.base.sum'), value('calls.here.sum'), value('calls.chosenPeriod.change')]).toEqual([
      '908',
      '1215',
      '33.81',
    ]);
    expect([value('directRate.base'), value('directRate.here'), value('hotspot.here')]).toEqual([
      '54.85',
      '60.82',
      '64',
    ]);
    expect($('main').text()).toContain('两个时段长短不同：基期1天，本期7天');
    const loose = $('main data').filter((_index, data) => $(data).closest('a[href]').length === 0);
    expect(
      loose
        .map((_index, data) => $(data).attr('data-metric'))
        .get()
        .filter((metric) => !metric.endsWith('.change')),
    ).toEqual([]);
    expect($('data[data-metric="calls.base.sum"]').closest('a').attr('href')).toBe('/daily/2024-05-29');
    expect($('#here-name a').attr('href')).toBe('/weekly/2025-W42');
    expect($('data[data-metric="calls.here.sum"]').closest('a').attr('href')).toBe('/weekly/2025-W42');
    const metrics = $('main data')
      .map((_index, data) => $(data).attr('data-metric'))
      .get();
    expect(metrics.filter((metric) => !metric.includes('.'))).toEqual([]);
  });

  it('a range → its days listed on the page, where its figures lead to', async () => {
    const $ = await test.page('/compare?a=2025-10-06..2025-10-10&b=2025-10-13..2025-10-17');
    const href = $('data[data-metric="calls.here.sum"]').closest('a').attr('href');
    expect(href).toBe('#here-days');
    expect(
      $('#here-days a')
        .map((_index, a) => $(a).attr('href'))
        .get(),
    ).toContain('/daily/2025-10-15');
  });

  it.each([
    ['no such week', 'a=2025-W54&b=2025-W42', '没有读懂这个时段'],
    ['only one', 'a=2025-W41', '请填写这一时段'],
    ['backwards', 'a=2025-10-08..2025-10-01&b=2025', '没有读懂这个时段'],
    ['a hundred years', 'a=1925-01-01..2025-01-01&b=2025', '时段太长'],
    ['something else', `a=${encodeURIComponent('"><script>')}&b=2025`, '没有读懂这个时段'],
  ])('%s → 400, the form as it was typed, and the fault beside its field', async (_name, query, told) => {
    const answer = await test.get(`/compare?${query}`).expect(400);
    expect(answer.text).toContain(told);
    expect(answer.text).toContain('aria-invalid="true"');
    expect(answer.text).not.toContain('"><script>');
  });

  it('JSON → the same model; a fault as JSON', async () => {
    const { body } = (await test.get('/api/v1/compare?a=2024-05&b=2025-10').expect(200)) as {
      body: { base: { name: string }; hotline: { totals: { metric: string }[] } };
    };
    expect([body.base.name, body.hotline.totals[0]?.metric]).toEqual(['2024年5月', 'calls']);
    const fault = await test.get('/api/v1/compare?a=2024-05').expect(400);
    expect(fault.body).toMatchObject({ error: { code: 'invalid' } });
  });
});
