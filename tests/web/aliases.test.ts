// `/aliases` through the real application: what is new, applying, withdrawing, all at once, and who may.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { CheerioAPI } from 'cheerio';
import { load } from 'cheerio';
import { ALIAS_METRICS, type AliasProposal } from '../../src/domain/alias.js';
import { openApp, type TestApp } from '../support/app.js';
import { bulletin, figure } from '../support/builders.js';
import { parseCsv } from '../support/csv.js';
import { put } from '../support/ledger.js';

let test: TestApp;
beforeEach(() => {
  test = openApp();
});
afterEach(() => test.close());

const SERVICE = JSON.stringify(['hotspot', '物业服务']);
const APPLY = { choice: 'group', key: SERVICE, name: '物业管理', since: '2024-05-29', note: '都指小区物业' };

async function send(
  fields: Record<string, string>,
): Promise<{ status: number; page: CheerioAPI; to: string }> {
  const { status, text, headers } = await test.as('clerk').post('/aliases').type('form').send(fields);
  return { status, page: load(text), to: String(headers['location']) };
}

/** The fields of a form as a browser would send them. */
function fieldsOf($: CheerioAPI, form: string): Record<string, string> {
  const fields = $(form).first().find('input, textarea').toArray();
  return Object.fromEntries(
    fields.map((field) => [$(field).attr('name') ?? '', $(field).attr('value') ?? $(field).text()]),
  );
}

/** The place of a new name on the page. */
function placeOf($: CheerioAPI, label: string): string {
  const place = $('.names > li').filter((_index, item) => $(item).find('strong').text() === label);
  return `#${place.attr('id') ?? 'none'}`;
}

function newNames($: CheerioAPI): string[] {
  return $('.names strong')
    .map((_index, element) => $(element).text())
    .get();
}

describe('what is new', () => {
  it('an empty ledger → says so, without forms', async () => {
    test.close();
    test = openApp('empty');
    const $ = await test.as('clerk').page('/aliases');
    expect($('main').text()).toContain('没有新出现的名称');
    expect($('main').text()).toContain('还没有定过');
    expect($('main form')).toHaveLength(0);
  });

  it('the seeded days → each label once, proposals first, then newest first, with a link to where it stands', async () => {
    const $ = await test.as('clerk').page('/aliases');
    const names = newNames($);
    expect(names.slice(0, 3)).toEqual(['青海12345政务服务网站', '物业服务', '西宁市政府网']);
    expect(new Set(names).size).toBe(names.length);
    expect(names.indexOf('物业管理')).toBeLessThan(names.indexOf('市委网信办'));
    const link = $('#name-0 .name-head a');
    expect(link.text()).toBe('2024年5月29日首次出现');
    const [path = '', place = ''] = (link.attr('href') ?? '').split('#');
    const source = await test.as('clerk').page(path);
    expect(source(`#${place}`).length).toBe(1);
  });

  it('every field has its label', async () => {
    const $ = await test.as('clerk').page('/aliases');
    const fields = $('main input:not([type=hidden]), main textarea').toArray();
    expect(fields.length).toBeGreaterThan(20);
    for (const field of fields) expect($(`label[for="${$(field).attr('id') ?? ''}"]`)).toHaveLength(1);
    const ids = $('[id]')
      .map((_index, element) => $(element).attr('id'))
      .get();
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('applying', () => {
  it('a proposal by its one button → decided with who, when, why, since; the week and CSV are grouped', async () => {
    const clerk = test.as('clerk');
    const before = await clerk.page('/aliases');
    const proposal = fieldsOf(before, `${placeOf(before, '物业服务')} form`);
    expect(proposal).toMatchObject({ choice: 'group', name: '物业管理', since: '2024-05-29' });
    const { status, to } = await send(proposal);
    expect([status, to]).toEqual([303, '/aliases?done=1']);
    const $ = await clerk.page(to);
    expect($('.notice').text()).toBe('已记下：“物业服务”自2024年5月29日起归入“物业管理”。');
    expect(newNames($)).not.toContain('物业服务');
    expect(newNames($)).not.toContain('物业管理');
    const row = $('.decided tbody tr').first().text();
    for (const part of [
      '物业服务',
      '物业管理',
      '2024年5月29日',
      'clerk，2025年10月18日 10:00',
      '都指小区物业',
    ]) {
      expect(row).toContain(part);
    }
    const week = await clerk.page('/weekly/2024-W22');
    const line = week('th:contains("物业管理")').closest('tr');
    expect(line.text()).toContain('含：物业服务');
    expect(line.find('data[data-metric="hotspot.sum"]').attr('value')).toBe('75');
    const day = await clerk.page('/daily/2024-05-29');
    expect(day('th:contains("物业服务")').text()).toBe('物业服务 归入“物业管理”');
    const rows = parseCsv((await clerk.get('/exports/hotspots.csv?to=2024-12-31')).text);
    const at = rows[0]?.indexOf('group') ?? -1;
    expect(rows.slice(1).map((cells) => cells[at])).toEqual(['物业管理', '消费维权', '交通秩序']);
    const excel = parseCsv((await clerk.get('/exports/hotspots.csv?for=excel')).text);
    expect(excel[0]).toContain('归并名称');
  });

  it('JSON of the week → printed labels beside the name', async () => {
    await send(APPLY);
    const { body } = (await test.as('clerk').get('/api/v1/weekly/2024-W22')) as {
      body: { hotline: { hotspots: unknown[] } };
    };
    expect(body.hotline.hotspots[0]).toMatchObject({ label: '物业管理', labels: ['物业服务'] });
  });

  it('just this name → decided, and no report changes', async () => {
    const before = test.services.storage.head()?.seq ?? 0;
    const { to } = await send({ ...APPLY, choice: 'own', name: '' });
    expect((await test.page(to))('.notice').text()).toContain('用自己的名称');
    expect(test.services.storage.aliasesSince(before)).toEqual([]);
    expect(test.services.storage.events({ most: 9, action: 'alias' })).toHaveLength(1);
  });

  it('withdrawn by its button → new again, with what was decided earlier', async () => {
    await send(APPLY);
    const clerk = test.as('clerk');
    const fields = fieldsOf(await clerk.page('/aliases'), 'form.change-name');
    expect(fields).toMatchObject({ key: SERVICE, name: '物业管理', since: '2024-05-29' });
    const { to } = await send({ ...fields, choice: 'withdraw', note: '弄错了' });
    const $ = await clerk.page(to);
    expect(newNames($)).toContain('物业服务');
    const earlier = $(`${placeOf($, '物业服务')} .earlier`).text();
    expect(earlier).toContain('撤回归并（clerk，2025年10月18日 10:00：弄错了）');
    expect(earlier).toContain('归入“物业管理”');
    expect((await clerk.page('/weekly/2024-W22'))('main').text()).not.toContain('含：');
  });

  it('from a day after its first → says that earlier days are not grouped; changed → they are', async () => {
    await send({ ...APPLY, since: '2025-01-01' });
    const clerk = test.as('clerk');
    const $ = await clerk.page('/aliases');
    expect($('.early').text()).toBe('2024年5月29日的通报已经印出；2025年1月1日以前的没有归并。');
    const { status } = await send({
      ...fieldsOf($, 'form.change-name'),
      choice: 'group',
      since: '2024-05-29',
      note: '提前',
    });
    expect(status).toBe(303);
    const after = await clerk.page('/aliases');
    expect(after('.early')).toHaveLength(0);
    expect(after('.decided .earlier').text()).toContain('此前：自2025年1月1日起归入“物业管理”');
    expect((await clerk.page('/weekly/2024-W22'))('main').text()).toContain('含：物业服务');
  });

  it('all the others at once → each its own name, proposals left alone', async () => {
    const clerk = test.as('clerk');
    const $ = await clerk.page('/aliases');
    const others = newNames($).length - 2;
    const { to } = await send({ ...fieldsOf($, 'form.all-own'), note: '开始使用，逐个看过' });
    const after = await clerk.page(to);
    expect(after('.notice').text()).toContain(`连同另外${others - 1}个名称`);
    expect(newNames(after)).toEqual(['青海12345政务服务网站', '物业服务']);
    expect(test.services.storage.events({ most: 99, action: 'alias' })).toHaveLength(others);
  });

  it('all at once from a page that is not up to date → nothing is written', async () => {
    const fields = fieldsOf(await test.as('clerk').page('/aliases'), 'form.all-own');
    put(
      test.services.storage,
      bulletin('2025-10-17', { figures: [figure('hotspot', 9, { label: '供热', rank: 1 })] }),
    );
    const { status, page } = await send({ ...fields, note: '都对' });
    expect(status).toBe(400);
    expect(page('.alert').text()).toContain('名单在此期间有变化');
    expect(newNames(page)).toContain('供热');
    expect(test.services.storage.aliases()).toEqual([]);
  });
});

describe('what is refused', () => {
  it.each([
    ['no reason', { note: '  ' }, '请填写理由。'],
    ['a reason with a control character', { note: '一\u0007二' }, '控制字符'],
    ['no name', { name: '' }, '请填写归入的名称。'],
    ['a name with a hidden turn of direction', { name: '物业\u202E管理' }, '控制字符'],
    ['a day that does not exist', { since: '2025-02-30' }, '日期不对'],
    ['a label that was never seen', { key: JSON.stringify(['hotspot', '没见过']) }, '没有出现过这个名称'],
    ['a label of another metric', { key: JSON.stringify(['calls', '物业服务']) }, '提交的内容不完整'],
    ['no label', { key: '' }, '提交的内容不完整'],
    ['an unknown choice', { choice: 'delete' }, '提交的内容不完整'],
    ['a withdrawal of nothing', { choice: 'withdraw' }, '不必撤回'],
  ])('%s → the page again, with one sentence; nothing is written', async (_what, change, sentence) => {
    const { status, page } = await send({ ...APPLY, ...change });
    expect(status).toBe(400);
    expect(page('.alert').text()).toContain(sentence);
    expect(test.services.storage.aliases()).toEqual([]);
  });

  it('a reason of several lines → one line', async () => {
    await send({ ...APPLY, note: ' 一\r\n二\t三 ' });
    expect(test.services.storage.aliases()[0]?.note).toBe('一 二 三');
  });

  it('what was typed stays in its form', async () => {
    const { page } = await send({ ...APPLY, name: '物业', since: '2024-06-01', note: '' });
    const form = page(`${placeOf(page, '物业服务')} details[open] form`);
    expect(form.find('[name=name]').attr('value')).toBe('物业');
    expect(form.find('[name=since]').attr('value')).toBe('2024-06-01');
  });

  it('under a name that is itself grouped → told which', async () => {
    await send(APPLY);
    const key = JSON.stringify(['hotspot', '消费维权']);
    const { status, page } = await send({ ...APPLY, key, name: '物业服务', since: '2024-01-01' });
    expect(status).toBe(400);
    expect(page('.alert').text()).toBe('“物业服务”自2024年5月29日起已归入“物业管理”，请直接归入“物业管理”。');
  });

  it('a viewer or an auditor → may look, not decide', async () => {
    for (const role of ['viewer', 'auditor'] as const) {
      const $ = await test.as(role).page('/aliases');
      expect($('main form')).toHaveLength(0);
      expect($('main').text()).toContain('建议归入“物业管理”');
      await test.as(role).post('/aliases').type('form').send(APPLY).expect(403);
    }
    expect(test.services.storage.aliases()).toEqual([]);
  });
});

describe('hostile names', () => {
  const HOSTILE = [
    '<script>alert(1)</script>',
    `"'><img src=x onerror=alert(1)>`,
    '=cmd|calc!A1',
    '名'.repeat(800),
    '物业\u0007\u0085管理',
    '{{constructor}}',
  ];

  it('as labels, names and reasons → text on every page, guarded in CSV, sent back unharmed', async () => {
    const figures = HOSTILE.map((label, index) =>
      figure('hotspot', 9, { label, rank: index + 1, agency: label }),
    );
    put(test.services.storage, bulletin('2025-10-17', { figures }));
    const clerk = test.as('clerk');
    for (const label of HOSTILE) {
      const note = label.slice(0, 50).replace(/\p{Cc}/gu, '');
      const key = JSON.stringify(['hotspot', label]);
      const { status } = await send({ ...APPLY, key, name: `归${note}`, note });
      expect(status).toBe(303);
    }
    for (const path of ['/aliases', '/weekly/2025-W42', '/daily/2025-10-17']) {
      const $ = await clerk.page(path);
      expect($('main script, main img')).toHaveLength(0);
      expect($('main').text()).toContain('<script>alert(1)</script>');
    }
    expect(test.services.storage.aliases().map(({ label }) => label)).toEqual(HOSTILE);
    const { text } = await clerk.get('/exports/hotspots.csv?from=2025-10-17');
    expect(text).toContain(`'=cmd|calc!A1`);
  });
});

describe('the shipped proposals', () => {
  const file = join(import.meta.dirname, '..', '..', 'seeds', 'aliases.json');
  const proposals = JSON.parse(readFileSync(file, 'utf8')) as AliasProposal[];

  it('each a label once, with a reason, and no name that is a label itself', () => {
    const labels = proposals.map(({ metric, label }) => `${metric}/${label}`);
    expect(new Set(labels).size).toBe(labels.length);
    for (const { metric, name, why } of proposals) {
      expect(ALIAS_METRICS).toContain(metric);
      expect(why).toMatch(/。$/);
      expect(labels).not.toContain(`${metric}/${name}`);
    }
  });

  it('are shown for labels that were seen, and never applied by themselves', async () => {
    const $ = await test.as('clerk').page('/aliases');
    expect(
      $('button.primary')
        .map((_index, button) => $(button).text())
        .get(),
    ).toEqual(['归入“青海12345政务服务网”', '归入“物业管理”']);
    expect(test.services.storage.aliases()).toEqual([]);
  });
});
