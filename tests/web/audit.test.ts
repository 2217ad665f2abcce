// `/audit`: the chain as an auditor reads it, a verification on demand, and notes.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { load, type CheerioAPI } from 'cheerio';
import Database from 'better-sqlite3';
import { join } from 'node:path';
import { headText } from '../../src/domain/event.js';
import { openApp, type TestApp, type Visitor } from '../support/app.js';
import { parseCsv } from '../support/csv.js';
import { fill } from '../support/tampering.js';

let test: TestApp;
let auditor: Visitor;
beforeEach(() => {
  test = openApp('empty');
  auditor = test.as('auditor');
});
afterEach(() => test.close());

function head(): string {
  const newest = test.services.storage.head();
  return newest === null ? '' : headText(newest);
}

const main = ($: CheerioAPI): string => $('main').text().replace(/\s+/g, ' ');

async function posted(path: string, fields: object, status = 200): Promise<CheerioAPI> {
  const { text } = await auditor.post(path).type('form').send(fields).expect(status);
  return load(text);
}

describe('GET /audit', () => {
  it('only a login is in the chain → its first numbers, newest first', async () => {
    const $ = await auditor.page('/audit');
    expect(main($)).toMatch(/共 [1-9]\d* 号事件/);
    expect($('.events > li').last().attr('id')).toBe('event-1');
    expect($('nav a[aria-current="page"]').text()).toBe('审计');
  });

  it('the head stands there to be copied; every event tells who, when, what, before and after', async () => {
    await fill(test.services);
    const $ = await auditor.page('/audit');
    expect($('.chain-code').text()).toBe(head());
    const text = main($);
    expect(text).toContain('更正 2025年10月18日 12:00 审核员');
    expect(text).toContain('已入账，2025年9月1日，理由：看错一位');
    expect(text).toContain('热点问题“物业管理”自2025年9月1日起归入“物业服务”（同一类）');
    expect(text).toContain('用户 管理员');
    expect(text).toContain('换了磁盘');
    expect(text).not.toMatch(/undefined|NaN|\[object/);
    const facts = $('details code').text();
    expect(facts).toContain(head().split('-')[1]);
  });

  it('an issued report and a remark → which period and edition, how many differences and sources, no words of them', async () => {
    await fill(test.services);
    const $ = await auditor.page('/audit?action=issue');
    const text = main($);
    expect(text).toContain('印发报告');
    expect(text).toContain('2025年第36周（9月1日—7日）报告第2版');
    expect(text).toMatch(/第2版，与上一版有1处不同，引用2份来源，SHA-256 [0-9a-f]{64}/);
    expect($('.events a[href="/reports/issued/2"]')).toHaveLength(1);
    const remark = await auditor.page('/audit?action=remark');
    expect(main(remark)).toContain('2025年第36周（9月1日—7日）“值得关注”');
    expect(main(remark)).toContain('第1稿');
    expect(main(remark)).not.toContain('一句话');
  });

  it('a correction → both figures as data, each with a link to its characters', async () => {
    await fill(test.services);
    const $ = await auditor.page('/audit?action=correct');
    const values = $('data').map(
      (_index, element) => `${$(element).attr('data-metric')} ${$(element).attr('value')}`,
    );
    expect(values.get()).toEqual(expect.arrayContaining(['calls.before 1215', 'calls.after 1225']));
    const href = $('data[data-metric="calls.after"]').parent('a').attr('href') ?? '';
    const [path = '', place = ''] = href.split('#');
    expect((await auditor.page(path))(`#${place}`).length).toBeGreaterThan(0);
  });

  it('what an event concerns → links that lead somewhere, only for who may go there', async () => {
    await fill(test.services);
    const links = ($: CheerioAPI): string[] => [
      ...new Set(
        $('.events p a')
          .map((_index, element) => $(element).attr('href') ?? '')
          .get(),
      ),
    ];
    const seen = links(await auditor.page('/audit'));
    expect(seen).toContain('/daily/2025-09-01');
    expect(seen.some((href) => href.startsWith('/review/'))).toBe(false);
    for (const href of seen) await auditor.get(href).expect(200);
    const admin = test.as('admin');
    const all = links(await admin.page('/audit'));
    expect(all.some((href) => href.startsWith('/review/'))).toBe(true);
    for (const href of all) await admin.get(href).expect(200);
  });

  it('?event → the page that holds it; one that is not there → 404', async () => {
    const { storage } = test.services;
    for (let day = 0; day < 120; day += 1) {
      storage.record({
        action: 'note',
        actor: '测试',
        at: '2025-10-18T00:00:00Z',
        after: { note: `${day}` },
      });
    }
    const $ = await auditor.page('/audit?event=57');
    expect($('#event-57').length).toBe(1);
    expect(main(load((await auditor.get('/audit?event=9999').expect(404)).text))).toContain(
      '审计链里没有第9999号事件',
    );
    await auditor.get('/audit?event=x').expect(400);
  });

  it('older and newer → every event exactly once', async () => {
    const { storage } = test.services;
    for (let day = 0; day < 120; day += 1) {
      storage.record({
        action: 'note',
        actor: '测试',
        at: '2025-10-18T00:00:00Z',
        after: { note: `${day}` },
      });
    }
    const ids: string[] = [];
    const walk = async (path: string, link: '较早' | '较新'): Promise<string> => {
      const $ = await auditor.page(path);
      ids.push(
        ...$('.events > li')
          .map((_index, element) => $(element).attr('id') ?? '')
          .get(),
      );
      const next = $('nav[aria-label="翻页"] a')
        .filter((_index, element) => $(element).text() === link)
        .attr('href');
      return next === undefined ? path : await walk(next.split('#')[0] ?? '', link);
    };
    const last = await walk('/audit', '较早');
    const all = test.services.storage.countEvents();
    expect(new Set(ids).size).toBe(all);
    expect(ids).toHaveLength(all);
    ids.length = 0;
    await walk(last, '较新');
    expect(new Set(ids).size).toBe(all);
  });

  it('?action → only these, and the choice stays; an unknown one → 400', async () => {
    await fill(test.services);
    const $ = await auditor.page('/audit?action=alias');
    expect($('.events > li')).toHaveLength(1);
    expect($('option[selected]').attr('value')).toBe('alias');
    expect(main(await auditor.page('/audit?action=redact'))).toContain('没有这一类事件');
    await auditor.get('/audit?action=x').expect(400);
  });

  it('facts and names that somebody planted → text, and the page still comes', async () => {
    await fill(test.services);
    const shell = new Database(join(test.services.tempDir, 'ledger.sqlite'));
    shell.exec(`DROP TRIGGER events_keep;
      UPDATE events SET actor = '<script>1</script>', at = 'gestern', action = 'x<b>', after = '[1]', entity = 'y<i>'
        WHERE seq = 3;
      UPDATE events SET after = '{"state":{"a":1},"date":5,"figures":[null,5,{"metric":"<b>"}]}' WHERE seq = 4`);
    shell.close();
    const { text } = await auditor.get('/audit?event=3').expect(200);
    expect(text).toContain('&lt;script&gt;');
    expect(text).not.toMatch(/<script>1|x<b>|y<i>/);
  });
});

describe('POST /audit/verify', () => {
  it('an untouched ledger → passes, with the head that was written down', async () => {
    await fill(test.services);
    const kept = head();
    const $ = await posted('/audit/verify', { heads: `# 周报\r\n${kept}\r\n` });
    expect($('[role="status"]').text()).toContain('给出的 1 个链首都在链上');
    expect($('textarea[name="heads"]').text()).toContain(kept);
    expect(main(await posted('/audit/verify', {}))).toContain('没有给出另存的链首');
  });

  it('a head that a restore left behind, by its event alone → no unreserved pass', async () => {
    await fill(test.services);
    const { storage } = test.services;
    const kept = 'ledger-20251018-110000.sqlite';
    const left = [{ seq: 9999, hash: 'a'.repeat(64), kept }];
    const after = { file: 'b'.repeat(64), kept, left };
    storage.record({ action: 'restore', actor: '测试', at: '2025-10-18T03:00:00Z', after });
    const $ = await posted('/audit/verify', { heads: `9999-${'a'.repeat(64)}` });
    expect($('.alert').text()).toContain('校验通过，但有 1 个链首只凭恢复事件所记，请向经手人确认。');
    expect(main($)).toContain('这一点只凭该事件所记');
  });

  it('a figure changed past the program → named, with a way to the event', async () => {
    await fill(test.services);
    const shell = new Database(join(test.services.tempDir, 'ledger.sqlite'));
    shell.exec('DROP TRIGGER figures_keep; UPDATE figures SET value = 1 WHERE id = 3');
    shell.close();
    const $ = await posted('/audit/verify', { heads: '' });
    expect($('[role="alert"]').text()).toContain('读数 1（第');
    expect($('[role="alert"]').text()).toContain('触发器 figures_keep 不见了');
    const [path = '', place = ''] = ($('.faults a').first().attr('href') ?? '').split('#');
    expect((await auditor.page(path))(`#${place}`)).toHaveLength(1);
  });

  it('rows that an upgrade took in → how many, since when, and what is not proved', async () => {
    expect(main(await posted('/audit/verify', {}))).not.toContain('升级时纳入');
    const { storage } = test.services;
    const at = '2025-10-18T04:00:00.000Z';
    storage.record({ action: 'adopt' as string as 'note', actor: '升级', at, after: {} });
    const text = main(await posted('/audit/verify', {}));
    expect(text).toContain('其中 1 行在 2025-10-18 升级时纳入，之前有没有改过无从证明。');
  });

  it('a head that is none → the form again, with what was typed', async () => {
    const $ = await posted('/audit/verify', { heads: '57' }, 400);
    expect($('[role="alert"]').text()).toContain('第1行不是链首');
    expect($('textarea[name="heads"]').text()).toContain('57');
  });
});

describe('POST /audit/notes', () => {
  it('a note → the newest event, with who wrote it', async () => {
    const { headers } = await auditor
      .post('/audit/notes')
      .type('form')
      .send({ note: ' 恢复了昨晚的备份 ' })
      .expect(303);
    const [path = '', place = ''] = (headers['location'] ?? '').split('#');
    const text = (await auditor.page(path))(`#${place}`).text();
    expect(text).toContain('手工记事');
    expect(text).toContain('恢复了昨晚的备份');
    expect(test.services.storage.events({ most: 1 })[0]).toMatchObject({ action: 'note', actor: 'auditor' });
  });

  it('none or too long → refused in a sentence, nothing is written', async () => {
    await auditor.page('/audit');
    const before = head();
    expect(main(await posted('/audit/notes', { note: ' ' }, 400))).toContain('请写明事由');
    const $ = await posted('/audit/notes', { note: '长'.repeat(501) }, 400);
    expect(main($)).toContain('事由不超过500字，现在有501字');
    expect($('textarea[name="note"]').text()).toHaveLength(501);
    expect(head()).toBe(before);
  });
});

describe('who may', () => {
  it.each([['viewer'], ['clerk']] as const)(
    '%s → refused everywhere, and nothing is written',
    async (role) => {
      const visitor = test.as(role);
      await visitor.page('/');
      const before = head();
      await visitor.get('/audit').expect(403);
      await visitor.post('/audit/verify').type('form').send({}).expect(403);
      await visitor.post('/audit/notes').type('form').send({ note: 'x' }).expect(403);
      for (const path of ['/exports/events.csv', '/exports/%65vents.csv', '/exports/events.csv/']) {
        await visitor.get(path).expect(403);
      }
      expect(head()).toBe(before);
    },
  );
});

describe('/exports/events.csv', () => {
  it('an auditor → the whole chain, column by column; for Excel in words', async () => {
    await fill(test.services);
    const { text } = await auditor.get('/exports/events.csv').buffer().expect(200);
    const [header = [], ...rows] = parseCsv(text);
    expect(header.join()).toBe('seq,at,actor,action,entity,entity_id,before,after,content,previous,hash');
    expect(rows.map(([seq]) => Number(seq))).toEqual(rows.map((_row, index) => index + 1));
    const excel = await auditor.get('/exports/events.csv?for=excel&from=2025-10-18&to=2025-10-18').buffer();
    expect(excel.text).toContain('事件号,时间（北京时间）,经手人,事项');
    expect(excel.text).toContain('名称归并');
    const none = await auditor.get('/exports/events.csv?to=2020-01-01').buffer().expect(200);
    expect(parseCsv(none.text)).toHaveLength(1);
  });
});
