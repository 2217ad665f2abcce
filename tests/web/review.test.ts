// The review pages as a clerk uses them: forms alone, no script.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { load, type CheerioAPI } from 'cheerio';
import type supertest from 'supertest';
import { openApp, type TestApp } from '../support/app.js';
import { document, hotlineText } from '../support/builders.js';

const PUBLISHED = '2025-10-17';
const DAY = '10月16日';
const wrong = hotlineText({ day: DAY, direct: 740 });

let test: TestApp;
beforeEach(() => {
  test = openApp();
});
afterEach(() => test.close());

/** Without a publication date where it is null. */
async function bring(text: string, name = 'a.txt', published: string | null = PUBLISHED): Promise<number> {
  const how = published === null ? { name } : { name, published };
  const [outcome] = await test.services.ingest.ingest(document(text, how));
  return outcome?.readings[0]?.readingId ?? 0;
}

const clerk = (): ReturnType<TestApp['as']> => test.as('clerk');

/** What a browser would send of the form as the page shows it. */
function fieldsOf($: CheerioAPI): Record<string, string> {
  const fields: Record<string, string> = {};
  $('#review-form')
    .find('input, select')
    .each((_index, element) => {
      const input = $(element);
      const name = input.attr('name') ?? '';
      const isOff = input.attr('type') === 'checkbox' && input.attr('checked') === undefined;
      if (name !== '' && !isOff) fields[name] = String(input.val() ?? '');
    });
  return fields;
}

/** Opens a reading, changes fields, presses a button. */
async function press(
  id: number,
  act: string,
  changed: Record<string, string> = {},
): Promise<supertest.Response> {
  const $ = await clerk().page(`/review/${id}`);
  return clerk()
    .post(`/review/${id}/${act}`)
    .type('form')
    .send({ ...fieldsOf($), ...changed });
}

const state = (id: number): string | undefined => test.services.storage.reviewed(id)?.state;

function figureId(id: number, metric: string): number {
  const figures = test.services.storage.reviewed(id)?.bulletin.figures ?? [];
  return figures.find((figure) => figure.metric === metric)?.id ?? 0;
}

describe('the list', () => {
  it('nothing waits → it says so', async () => {
    const $ = await clerk().page('/review');
    expect($('main').text()).toContain('没有待核的通报');
  });

  it('groups by what is asked, each with reason and source; years ticked', async () => {
    const unbalanced = await bring(wrong);
    const undated = await bring(hotlineText({ day: '10月9日' }), 'b.txt', null);
    const $ = await clerk().page('/review');
    expect(
      $('.pending-group h2')
        .map((_index, title) => $(title).text().replace(/ .*/, ''))
        .get(),
    ).toEqual(['只差确认年份，可以整批采用', '加起来不符，或者不够核对']);
    expect($(`a[href="/review/${unbalanced}"]`).length).toBeGreaterThan(0);
    const ticks = $('input[name="reading"]');
    expect(
      ticks.map((_index, tick) => [[$(tick).val(), $(tick).attr('checked') !== undefined]]).get(),
    ).toEqual([[String(undated), true]]);
  });

  it('a batch of years → all accepted, told, and taken back at once', async () => {
    const ids = [
      await bring(hotlineText({ day: '10月8日' }), 'a.txt', null),
      await bring(hotlineText({ day: '10月9日' }), 'b.txt', null),
    ];
    const missing = await clerk()
      .post('/review/years')
      .type('form')
      .send({ reading: ids.map(String) });
    expect([missing.status, load(missing.text)('.alert').text()]).toEqual([
      400,
      expect.stringContaining('请填年份'),
    ]);
    const done = await clerk()
      .post('/review/years')
      .type('form')
      .send({ reading: ids.map(String), year: '2025' });
    expect(done.status).toBe(303);
    expect(ids.map(state)).toEqual(['accepted', 'accepted']);
    const $ = await clerk().page(done.headers['location'] ?? '');
    expect($('.notice p').text()).toBe('已采用 2 份。');
    const batch = String($('.notice input[name="batch"]').val());
    const undone = await clerk().post('/review/years').type('form').send({ batch });
    expect(undone.status).toBe(303);
    expect(ids.map(state)).toEqual(['pending', 'pending']);
    const again = await clerk().post('/review/years').type('form').send({ batch });
    expect(again.status).toBe(400);
  });
});

describe('one reading', () => {
  it('source marked beside the form, reasons and findings in words, its place among what waits', async () => {
    const id = await bring(wrong);
    const other = await bring(hotlineText({ day: '10月14日', direct: 738 }), 'b.txt', '2025-10-15');
    const $ = await clerk().page(`/review/${id}`);
    expect($('#archived mark').length).toBeGreaterThan(5);
    expect($('.reasons').text()).toContain('分项加起来与合计不符');
    expect($('.findings').text()).toContain('两者不符');
    expect($('main').text()).toContain('待核第 2 份，共 2 份');
    expect($('a[rel="prev"]').attr('href')).toBe(`/review/${other}`);
    const calls = $(`input[name="value-${figureId(id, 'calls')}"]`);
    expect([calls.val(), calls.attr('aria-label')]).toEqual(['1215', '来电诉求']);
    $('#review-form input:not([type="hidden"]), #review-form select').each((_index, field) => {
      const named = $(field).attr('aria-label') ?? $(field).closest('label').text();
      const labelled = $(`label[for="${$(field).attr('id') ?? ''}"]`).text();
      expect(`${named}${labelled}`.trim()).not.toBe('');
    });
  });

  it('?figure= → its row is marked, and the cursor is in it', async () => {
    const id = await bring(wrong);
    const figure = figureId(id, 'direct');
    const $ = await clerk().page(`/review/${id}?figure=${figure}`);
    expect($('tr.asked').attr('data-figure')).toBe(String(figure));
    expect($('tr.asked [autofocus]').length).toBe(1);
  });

  it('accepted as printed → on to the next that waits, with a notice and a way back', async () => {
    const first = await bring(hotlineText({ day: '10月14日', direct: 738 }), 'a.txt', '2025-10-15');
    const second = await bring(wrong, 'b.txt');
    const answer = await press(first, 'accept');
    expect([answer.status, answer.headers['location']]).toEqual([
      303,
      expect.stringMatching(`^/review/${second}\\?done=`),
    ]);
    const $ = await clerk().page(answer.headers['location'] ?? '');
    expect($('.notice p').text()).toBe('已采用：2025年10月14日热线通报。');
    const undo = $('.notice form');
    const back = await clerk()
      .post(undo.attr('action') ?? '')
      .type('form')
      .send({ seen: String(undo.find('[name="seen"]').val()) });
    expect(back.status).toBe(303);
    expect(state(first)).toBe('pending');
    const last = await press(second, 'accept');
    expect(last.headers['location']).toMatch(/^\/review\?done=/);
  });

  it('the same form twice → the second is refused in one sentence, nothing more is written', async () => {
    const id = await bring(wrong);
    const $ = await clerk().page(`/review/${id}`);
    const send = (): supertest.Test => clerk().post(`/review/${id}/accept`).type('form').send(fieldsOf($));
    await send().expect(303);
    const head = test.services.storage.head();
    const again = await send().expect(400);
    expect(load(again.text)('.alert').text()).toContain('又有了新的处理');
    expect(test.services.storage.head()).toEqual(head);
  });

  it('a figure is corrected with a reason → accepted, shown on the day; versions and the event stand below', async () => {
    const id = await bring(wrong);
    const direct = `value-${figureId(id, 'direct')}`;
    const refused = await press(id, 'correct', { [direct]: '739' });
    expect(refused.status).toBe(400);
    const shown = load(refused.text);
    expect(shown('.alert').text()).toBe('更正要写明理由。');
    expect(shown(`input[name="${direct}"]`).val()).toBe('739');
    const answer = await press(id, 'correct', { [direct]: '７３９', note: '原文是739' });
    expect(answer.status).toBe(303);
    const day = await clerk().page('/daily/2025-10-16');
    expect(day('data[data-metric="direct"]').first().attr('value')).toBe('739');
    const [version] = test.services.storage.entriesOn('西宁市', ['2025-10-16']);
    const $ = await clerk().page(`/review/${version?.readingId ?? 0}`);
    expect($('.steps').text()).toContain('原文是739');
    expect($('#do-accept').length).toBe(0);
    const old = await clerk().page(`/review/${id}`);
    expect(old('.alert').text()).toContain('已由新的版本代替');
  });

  it('figures were changed and “as printed” is pressed → refused, what was typed stays', async () => {
    const id = await bring(wrong);
    const direct = `value-${figureId(id, 'direct')}`;
    const answer = await press(id, 'accept', { [direct]: '739' });
    expect(answer.status).toBe(400);
    expect(load(answer.text)('.alert').text()).toContain('表里的数字改过');
    expect(load(answer.text)(`input[name="${direct}"]`).val()).toBe('739');
    expect(state(id)).toBe('pending');
  });

  it('a day is typed and “accept” pressed → accepted under that day', async () => {
    const id = await bring(hotlineText({ day: '10月9日' }), 'a.txt', null);
    expect((await press(id, 'accept')).status).toBe(400);
    expect((await press(id, 'accept', { date: '2025-10-09' })).status).toBe(303);
    expect(test.services.storage.reviewed(id)?.decision).toMatchObject({
      date: '2025-10-09',
      action: 'set-date',
    });
  });

  it('a proposed repair is ticked → added and accepted', async () => {
    const id = await bring(hotlineText({ day: DAY }).replace('1215件次', '12l5件次'));
    const $ = await clerk().page(`/review/${id}`);
    const proposed = $('.added.proposed');
    expect([proposed.find('select').val(), proposed.find('.count').val()]).toEqual(['calls', '1215']);
    expect((await press(id, 'correct', { note: '照建议' })).status).toBe(400);
    const adopt = proposed.find('input[type="checkbox"]').attr('name') ?? '';
    expect((await press(id, 'correct', { note: '照建议', [adopt]: '1' })).status).toBe(303);
    const day = await clerk().page('/daily/2025-10-16');
    expect(day('data[data-metric="calls"]').first().attr('value')).toBe('1215');
  });

  it('characters of a text with CRLF are chosen → the figure stands at them', async () => {
    const text = `${wrong}\n勘误：直接办理应为739件。`.replace(/\n/g, '\r\n');
    const id = await bring(text);
    const $ = await clerk().page(`/review/${id}`);
    const archived = $('#archived');
    const returns = String(archived.attr('data-returns')).split(' ').map(Number);
    const offset = Number(archived.attr('data-offset'));
    expect(returns.map((place) => text.slice(offset + place, offset + place + 2))).toEqual(
      returns.map(() => '\r\n'),
    );
    const figure = figureId(id, 'direct');
    const start = text.indexOf('739件');
    const chosen = {
      [`value-${figure}`]: '739',
      [`start-${figure}`]: String(start),
      [`end-${figure}`]: String(start + 3),
    };
    expect((await press(id, 'correct', { ...chosen, note: '文末有勘误' })).status).toBe(303);
    const [entry] = test.services.storage.entriesOn('西宁市', ['2025-10-16']);
    expect(entry?.figures.find(({ metric }) => metric === 'direct')).toMatchObject({
      value: 739,
      printed: '739',
      start,
    });
  });

  it('two sources differ → side by side with links to both; chosen with a reason, the other is rejected', async () => {
    const held = await bring(hotlineText({ day: DAY }));
    const id = await bring(hotlineText({ day: DAY, calls: 1216, direct: 740 }), 'b.txt');
    const $ = await clerk().page(`/review/${id}`);
    const rows = $('.versus').first().find('tbody tr');
    expect(
      rows
        .map((_index, row) =>
          $(row)
            .find('data')
            .map((_i, one) => $(one).attr('value'))
            .get()
            .join('/'),
        )
        .get(),
    ).toEqual(['1215/1216', '739/740']);
    expect(rows.first().find('a').first().attr('href')).toMatch(
      /^\/sources\/[0-9a-f]{64}\?figure=\d+#figure-\d+$/,
    );
    expect((await press(id, 'accept')).status).toBe(400);
    expect((await press(id, 'accept', { note: '以这份为准' })).status).toBe(303);
    expect([state(id), state(held)]).toEqual(['accepted', 'rejected']);
  });

  it('rejected with a reason → gone from the day; taken back by the button', async () => {
    const id = await bring(wrong);
    expect((await press(id, 'reject')).status).toBe(400);
    expect((await press(id, 'reject', { note: '重复' })).status).toBe(303);
    expect(state(id)).toBe('rejected');
    expect((await press(id, 'undo')).headers['location']).toMatch(`/review/${id}?done=`);
    expect(state(id)).toBe('pending');
  });
});

describe('hostile requests', () => {
  it.each([
    ['a huge number', { value: '9'.repeat(30) }, '不是 0 到'],
    ['a negative number', { value: '-5' }, '不是 0 到'],
    ['words', { value: '很多' }, '不是 0 到'],
    ['no number', { value: '' }, '没有填数字'],
    ['offsets outside of the text', { value: '739', start: '0', end: '999999999' }, '不在原文里'],
    ['offsets that are none', { value: '739', start: 'x', end: '1e3' }, '不在原文里'],
    ['other characters', { value: '739', start: '0', end: '3' }, '写的不是'],
    ['a rank of words', { rank: '一' }, '位次应是'],
  ])('%s → one sentence, nothing written', async (_what, said, sentence) => {
    const id = await bring(wrong);
    const metric = 'rank' in said ? 'hotspot' : 'direct';
    const figure = figureId(id, metric);
    const fields = Object.fromEntries(
      Object.entries(said).map(([name, value]) => [`${name}-${figure}`, value]),
    );
    await clerk().get('/review').expect(200);
    const head = test.services.storage.head();
    const answer = await press(id, 'correct', { ...fields, note: '改' });
    expect(answer.status).toBe(400);
    expect(load(answer.text)('.alert').first().text()).toContain(sentence);
    expect(test.services.storage.head()).toEqual(head);
  });

  it('a script as label, reason and file name → text on every page', async () => {
    const bad = '<script>alert(1)</script>';
    const id = await bring(wrong, `${bad}.txt`);
    const hotspot = figureId(id, 'hotspot');
    const answer = await press(id, 'correct', { [`label-${hotspot}`]: bad, note: bad });
    expect(answer.status).toBe(303);
    const [entry] = test.services.storage.entriesOn('西宁市', ['2025-10-16']);
    for (const path of [
      '/review',
      `/review/${id}`,
      `/review/${entry?.readingId ?? 0}`,
      '/daily/2025-10-16',
    ]) {
      const { text } = await clerk().get(path).expect(200);
      expect(text).not.toContain(bad);
    }
  });

  it.each(['0', '-1', '99999', '1e3', 'x', '%00', '9'.repeat(40)])('reading %p → 404', async (id) => {
    await clerk().get(`/review/${id}`).expect(404);
    await clerk().post(`/review/${id}/accept`).type('form').send({}).expect(404);
  });

  it('a reading of another region → 404', async () => {
    const id = await bring(wrong.replace('西宁市', '海东市'));
    expect(test.services.storage.reviewed(id)?.decision.region).toBe('海东市');
    await clerk().get(`/review/${id}`).expect(404);
    await clerk().post(`/review/${id}/reject`).type('form').send({ note: 'x' }).expect(404);
  });

  it('fields twice, seen and over that are none, an unknown batch → 400', async () => {
    const id = await bring(wrong);
    for (const fields of [
      'note=a&note=b',
      'seen=x',
      'seen=1.5',
      'over=1 x',
      'date=2025-99-99',
      'date=2025-10-16&date=1',
    ]) {
      await clerk().post(`/review/${id}/accept`).type('form').send(fields).expect(400);
    }
    for (const fields of ['reading=x', 'reading=1&year=abcd', 'batch=1-99999999', 'batch=x', '']) {
      await clerk().post('/review/years').type('form').send(fields).expect(400);
    }
    expect(state(id)).toBe('pending');
    await clerk().get('/review?done=999').expect(200);
    await clerk().get('/review?done=1-9').expect(200);
    await clerk().get(`/review/${id}?figure=x&done=1&done=2`).expect(200);
  });

  it('a viewer → no page, no act, no link', async () => {
    const id = await bring(wrong);
    const viewer = test.as('viewer');
    await viewer.get('/review').expect(403);
    await viewer.get(`/review/${id}`).expect(403);
    await viewer.post(`/review/${id}/accept`).type('form').send({}).expect(403);
    await viewer
      .post('/review/years')
      .type('form')
      .send({ reading: String(id) })
      .expect(403);
    expect((await viewer.get('/daily/2025-10-16')).text).not.toContain('/review/');
    const day = await clerk().page('/daily/2025-10-16');
    expect(day(`a[href="/review/${id}"]`).text()).toBe('去核对');
    expect(state(id)).toBe('pending');
  });
});
