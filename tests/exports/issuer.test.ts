// From a draft to a report that stays as it was handed in: freezing, corrections of it, what is refused, and redaction.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { canonical, sha256, type Json } from '../../src/audit/canonical.js';
import { createIssuer } from '../../src/exports/issuer.js';
import { figuresByKey, WORDS_DIFFERENCE } from '../../src/reports/report-differences.js';
import { hotlineText, document } from '../support/builders.js';
import {
  bring,
  correctCalls,
  DAYS,
  emptyRoom,
  figureOf,
  WEEK,
  weekRoom,
  type IssueRoom,
} from '../support/issue-room.js';
import { FIELDS, issueAsSeen } from '../support/issuing.js';

const ACTOR = '录入员';
const SUM = 'hotline.calls.sum';

const faultsOf = ({ storage }: IssueRoom): unknown[] => storage.verify([]).faults;

describe('a draft', () => {
  it('today’s figures, no field filled in, a number suggested, nothing written', async () => {
    const room = await weekRoom();
    const head = room.storage.head();
    const draft = room.reports.draft(WEEK);
    expect(draft).toMatchObject({
      period: WEEK,
      isCorrection: false,
      fields: { number: '', issuer: '', drafted: '', checked: '', signed: '' },
    });
    expect(draft.blocks[0]).toEqual({ type: 'notes', lines: [['未印发稿：数字以印发的一期为准。']] });
    expect(room.reports.suggested(WEEK)).toMatchObject({ number: '第1期', issuer: '' });
    expect(draft.head).toMatch(/^\d+-[0-9a-f]{32}$/);
    expect(draft.sources).toEqual(room.digests);
    // 1013 + 1014 + … + 1019.
    expect(figuresByKey(draft).get(SUM)).toMatchObject({ value: 7112, text: '7,112' });
    expect(room.storage.head()).toEqual(head);
  });

  it('suggested for the next week → the fields of the last issue with the next number; for an issued one → its own', async () => {
    const room = await weekRoom();
    issueAsSeen(room.reports)(WEEK, { ...FIELDS, number: '第42期' }, ACTOR);
    expect(room.reports.suggested('2025-W43')).toEqual({ ...FIELDS, number: '第43期' });
    expect(room.reports.draft(WEEK).isCorrection).toBe(false);
    correctCalls(room, '2025-10-15', 1025);
    expect(room.reports.draft(WEEK).isCorrection).toBe(true);
    expect(room.reports.suggested(WEEK)).toEqual({ ...FIELDS, number: '第42期' });
    expect(room.reports.suggested('2025-10')).toMatchObject({ number: '第1期', issuer: '' });
  });
});

describe('issuing', () => {
  it('→ number, figures, digest, who and when, frozen; one event, without any words', async () => {
    const room = await weekRoom();
    const issued = issueAsSeen(room.reports)(WEEK, FIELDS, ACTOR);
    expect(issued).toMatchObject({
      ...{ id: 1, region: '西宁市', period: WEEK, edition: 1, fields: FIELDS, differences: [], actor: ACTOR },
      at: '2025-10-22T12:00:00.000+08:00',
    });
    expect(issued.document?.issuedOn).toBe('2025-10-22');
    expect(room.reports.draft(WEEK).issuedOn).toBeNull();
    expect(issued.digest).toBe(sha256(canonical(issued.document as unknown as Json)));
    expect(JSON.stringify(issued.document)).not.toContain('未印发稿');
    expect(room.reports.editions(WEEK)).toEqual([issued]);
    expect(room.reports.newest(5)).toEqual([issued]);
    expect(room.reports.issued(2)).toBeNull();
    const [event] = room.storage.events({ most: 1 });
    expect(event).toMatchObject({ action: 'issue', entity: 'report', entity_id: 1, actor: ACTOR });
    expect(JSON.parse(event?.after ?? '')).toEqual({
      ...{ period: WEEK, edition: 1, differences: 0, sources: 7, digest: issued.digest },
    });
    expect(faultsOf(room)).toEqual([]);
  });

  it('a figure is corrected later → the first edition stays, the second is a 更正 with the differences', async () => {
    const room = await weekRoom();
    const first = issueAsSeen(room.reports)(WEEK, FIELDS, ACTOR);
    correctCalls(room, '2025-10-15', 1025);
    expect(room.reports.issued(first.id)).toEqual(first);
    expect(figureOf(room, first.id, SUM)?.text).toBe('7,112');
    const second = issueAsSeen(room.reports)(WEEK, FIELDS, '另一人');
    expect(second).toMatchObject({ edition: 2, actor: '另一人', document: { isCorrection: true } });
    expect(second.differences).toContainEqual({
      ...{ key: SUM, name: '来电诉求合计', before: '7,112', after: '7,122' },
    });
    expect(second.differences).toContainEqual(
      expect.objectContaining({ key: 'hotline.2025-10-15.calls', before: '1,015', after: '1,025' }),
    );
    expect(second.differences.some(({ key }) => key.includes('2025-10-16'))).toBe(false);
    expect(room.reports.editions(WEEK)).toEqual([first, second]);
    expect(faultsOf(room)).toEqual([]);
  });

  it('a day that comes in later → its figures are new, the sum is another', async () => {
    const room = emptyRoom();
    await bring(room, DAYS.slice(0, 6));
    issueAsSeen(room.reports)(WEEK, FIELDS, ACTOR);
    await bring(room, DAYS.slice(6));
    const { differences } = issueAsSeen(room.reports)(WEEK, FIELDS, ACTOR);
    expect(differences).toContainEqual(
      expect.objectContaining({ key: 'hotline.2025-10-19.calls', before: null, after: '1,019' }),
    );
  });

  it('the same twice → refused, whatever the number; nothing is written', async () => {
    const room = await weekRoom();
    issueAsSeen(room.reports)(WEEK, FIELDS, ACTOR);
    const head = room.storage.head();
    for (const number of [FIELDS.number, '第2期']) {
      expect(() => issueAsSeen(room.reports)(WEEK, { ...FIELDS, number }, ACTOR)).toThrow(
        '自第1版印发以来没有任何变化，不必再印发。',
      );
    }
    expect(room.storage.head()).toEqual(head);
  });

  it('another remark, or another who signed, is a change', async () => {
    const room = await weekRoom();
    issueAsSeen(room.reports)(WEEK, FIELDS, ACTOR);
    room.reports.saveRemark(WEEK, '物业管理连续三周居首。', ACTOR);
    const second = issueAsSeen(room.reports)(WEEK, FIELDS, ACTOR);
    expect(second).toMatchObject({ edition: 2, differences: [WORDS_DIFFERENCE] });
    expect(JSON.stringify(second.document)).toContain('物业管理连续三周居首。');
    expect(() => issueAsSeen(room.reports)(WEEK, FIELDS, ACTOR)).toThrow('自第2版印发以来');
    expect(issueAsSeen(room.reports)(WEEK, { ...FIELDS, signed: '丁' }, ACTOR).edition).toBe(3);
    expect(faultsOf(room)).toEqual([]);
  });

  it.each([
    ['2025-10', {}, '2025年10月还没有过完，2025年10月31日以后才能印发。'],
    ['2025-W41', {}, '2025年第41周（10月6日—12日）没有一天有已入账的数字，不能印发。'],
    ['2025-W99', {}, '“2025-W99”不是周、月、季度或年。'],
    [WEEK, { issuer: ' ' }, '请先填写编发单位。'],
    [WEEK, { number: '期'.repeat(41) }, '期号不超过40字，现在有41字。'],
  ])('%s %j → refused in one sentence, nothing is written', async (period, change, message) => {
    const room = await weekRoom();
    const head = room.storage.head();
    expect(() => issueAsSeen(room.reports)(period, { ...FIELDS, ...change }, ACTOR)).toThrow(message);
    expect(room.storage.head()).toEqual(head);
  });

  it('the last day of the week → not yet; the day after → issued', async () => {
    const room = await weekRoom();
    room.clock.set('2025-10-19');
    expect(() => issueAsSeen(room.reports)(WEEK, FIELDS, ACTOR)).toThrow('还没有过完');
    room.clock.set('2025-10-20');
    expect(issueAsSeen(room.reports)(WEEK, FIELDS, ACTOR).edition).toBe(1);
  });
});

describe('what is issued is what was seen', () => {
  const MOVED = '数字或文字在您打开这一页之后有变动，请看过新的内容再印发。';

  it('a figure is corrected, or a remark saved, after the form was opened → refused, nothing is written', async () => {
    const room = await weekRoom();
    const order = { fields: FIELDS, remark: '', seen: room.reports.shown(WEEK).seen };
    correctCalls(room, '2025-10-15', 1025);
    const head = room.storage.head();
    expect(() => room.reports.issue(WEEK, { ...order, remark: '一句' }, ACTOR)).toThrow(MOVED);
    expect(room.storage.head()).toEqual(head);
    const again = { ...order, seen: room.reports.shown(WEEK).seen };
    room.reports.saveRemark(WEEK, '别人写的', '另一人');
    expect(() => room.reports.issue(WEEK, again, ACTOR)).toThrow(MOVED);
    expect(room.reports.issue(WEEK, { ...order, seen: room.reports.shown(WEEK).seen }, ACTOR).edition).toBe(
      1,
    );
  });

  it('two people at once → the second is refused, and makes no empty 更正', async () => {
    const room = await weekRoom();
    const order = { fields: FIELDS, remark: '', seen: room.reports.shown(WEEK).seen };
    room.reports.issue(WEEK, order, ACTOR);
    const other = { ...order, fields: { ...FIELDS, signed: '丁' } };
    expect(() => room.reports.issue(WEEK, other, '另一人')).toThrow(MOVED);
    expect(room.reports.editions(WEEK)).toHaveLength(1);
  });

  it('another event of the chain, which changes nothing here → issued', async () => {
    const room = await weekRoom();
    const seen = room.reports.shown(WEEK).seen;
    room.reports.saveRemark('2025-W41', '别的一周', ACTOR);
    expect(room.reports.issue(WEEK, { fields: FIELDS, remark: '', seen }, ACTOR).edition).toBe(1);
  });

  it('a remark typed and not saved → is in the report, as a version of its own; an unchanged one makes none', async () => {
    const room = await weekRoom();
    const order = { fields: FIELDS, remark: '请留意供暖。', seen: room.reports.shown(WEEK).seen };
    expect(JSON.stringify(room.reports.issue(WEEK, order, ACTOR).document)).toContain('请留意供暖。');
    correctCalls(room, '2025-10-15', 1025);
    room.reports.issue(WEEK, { ...order, seen: room.reports.shown(WEEK).seen }, ACTOR);
    expect(room.reports.remarks(WEEK)).toHaveLength(1);
    expect(faultsOf(room)).toEqual([]);
  });

  it('refused for another reason → the remark is not saved either', async () => {
    const room = await weekRoom();
    const order = { fields: { ...FIELDS, issuer: '' }, remark: '一句', seen: room.reports.shown(WEEK).seen };
    expect(() => room.reports.issue(WEEK, order, ACTOR)).toThrow('请先填写编发单位。');
    expect(room.reports.remarks(WEEK)).toEqual([]);
  });
});

describe('what cannot be issued', () => {
  it('a 期号 of another week of the year → refused, and named; of another kind → issued', async () => {
    const room = await weekRoom();
    await bring(room, ['2025-10-06']);
    issueAsSeen(room.reports)('2025-W41', FIELDS, ACTOR);
    expect(() => issueAsSeen(room.reports)(WEEK, FIELDS, ACTOR)).toThrow(
      '期号“第1期”已经用于2025年第41周（10月6日—12日），请换一个期号。',
    );
    room.clock.set('2025-11-02');
    expect(issueAsSeen(room.reports)('2025-10', FIELDS, ACTOR).edition).toBe(1);
  });

  it('notices of several days alone → there is no figure to issue', async () => {
    const room = emptyRoom();
    await room.ingest.ingest(
      document(hotlineText({ day: '10月13日至15日' }), { name: 'm.txt', published: '2025-10-16' }),
    );
    const [entry] = room.storage.entriesOn('西宁市', DAYS);
    expect(entry?.dateTo).toBe('2025-10-15');
    if (entry?.state === 'pending') {
      room.review.accept({ readingId: entry.readingId, actor: '审核员', note: '' });
    }
    expect(() => issueAsSeen(room.reports)(WEEK, FIELDS, ACTOR)).toThrow('没有一天有已入账的数字');
  });
});

describe('readiness', () => {
  it('a week is issued, corrected, issued again → issued, changed, issued', async () => {
    const room = await weekRoom();
    const week = (): string | undefined => room.reports.readiness().find(({ week }) => week === WEEK)?.state;
    expect(week()).toBe('open');
    room.clock.set('2025-10-23');
    expect(week()).toBe('due');
    expect(room.reports.readiness(1).map(({ week }) => week)).toEqual(['2025-W43']);
    issueAsSeen(room.reports)(WEEK, FIELDS, ACTOR);
    expect(week()).toBe('issued');
    correctCalls(room, '2025-10-15', 1025);
    expect(week()).toBe('changed');
    issueAsSeen(room.reports)(WEEK, FIELDS, ACTOR);
    expect(room.reports.readiness().map(({ week, state, issued }) => [week, state, issued?.edition])).toEqual(
      [
        ['2025-W43', 'open', undefined],
        [WEEK, 'issued', 2],
      ],
    );
  });
});

describe('a remark', () => {
  it('each version stays with who and when; an empty one takes it back; the chain has none of its words', async () => {
    const room = await weekRoom();
    expect(room.reports.remark(WEEK)).toBeNull();
    room.reports.saveRemark(WEEK, '第一稿', ACTOR);
    room.reports.saveRemark(WEEK, '第二稿', '另一人');
    expect(room.reports.remark(WEEK)).toMatchObject({ text: '第二稿', actor: '另一人' });
    room.reports.saveRemark(WEEK, ' ', ACTOR);
    expect(room.reports.remark(WEEK)).toBeNull();
    expect(room.reports.remarks(WEEK).map(({ text }) => text)).toEqual(['第一稿', '第二稿', '']);
    expect(room.reports.remarks('2025-10')).toEqual([]);
    const events = room.storage.events({ action: 'remark', most: 9 });
    expect(events.map(({ after }) => JSON.parse(after ?? '') as unknown)).toEqual([
      { period: WEEK, version: 3, empty: true },
      { period: WEEK, version: 2, empty: false },
      { period: WEEK, version: 1, empty: false },
    ]);
    expect(faultsOf(room)).toEqual([]);
  });

  it('the same again, nothing to take back, too long, no period → refused', async () => {
    const room = await weekRoom();
    room.reports.saveRemark(WEEK, '一句话', ACTOR);
    expect(() => {
      room.reports.saveRemark(WEEK, '一句话\n', ACTOR);
    }).toThrow('没有变化');
    expect(() => {
      room.reports.saveRemark('2025-W41', '', ACTOR);
    }).toThrow('没有变化');
    expect(() => {
      room.reports.saveRemark(WEEK, '字'.repeat(1001), ACTOR);
    }).toThrow('值得关注不超过1000字');
    expect(() => {
      room.reports.saveRemark('week', '一句话', ACTOR);
    }).toThrow('不是周、月、季度或年');
    expect(room.reports.remarks(WEEK)).toHaveLength(1);
  });
});

const NAME = '李四光明里';

describe('a source of an issued report is redacted', () => {
  /** The name is a category of Wednesday's page and stands in the name of its file; later it is corrected away. */
  async function withName(): Promise<IssueRoom & { sha256: string }> {
    const room = emptyRoom();
    await bring(
      room,
      DAYS.filter((day) => day !== '2025-10-15'),
    );
    const text = hotlineText().replace('物业管理', NAME);
    const [outcome] = await room.ingest.ingest(
      document(text, { name: `${NAME}.txt`, published: '2025-10-16' }),
    );
    return { ...room, sha256: outcome?.sha256 ?? '' };
  }

  const order = (figures: 'kept' | 'removed') => ({ figures, note: '含个人信息', actor: '管理员' });

  it.each(['kept', 'removed'] as const)(
    'figures %s → its words are gone everywhere; digest, number, who and when stay',
    async (figures) => {
      const room = await withName();
      const first = issueAsSeen(room.reports)(WEEK, FIELDS, ACTOR);
      expect(JSON.stringify(first.document)).toContain(NAME);
      correctCalls(room, '2025-10-15', 1225);
      const second = issueAsSeen(room.reports)(WEEK, FIELDS, ACTOR);
      room.redact.redact(room.sha256, order(figures));
      expect(room.reports.issued(first.id)).toEqual({ ...first, document: null, remarkId: null });
      const nameless = second.differences.map((difference) => ({ ...difference, key: '', name: '' }));
      expect(nameless).toContainEqual({ key: '', name: '', before: '7,312', after: '7,322' });
      expect(room.reports.issued(second.id)).toEqual({ ...second, document: null, differences: nameless });
      expect(faultsOf(room)).toEqual([]);
      expect(room.redact.wipe()).toBe(true);
      if (figures === 'kept') return;
      const files = [room.file, `${room.file}-wal`].filter((path) => readFileSync(path).includes(NAME));
      expect(files).toEqual([]);
    },
  );

  it('→ readiness says that nobody can tell; a further edition may be issued, and its words stay', async () => {
    const room = await withName();
    room.clock.set('2025-10-23');
    issueAsSeen(room.reports)(WEEK, FIELDS, ACTOR);
    room.redact.redact(room.sha256, order('removed'));
    const week = room.reports.readiness().find(({ week }) => week === WEEK);
    expect(week).toMatchObject({ state: 'issued', issued: { differences: null } });
    expect(week?.text).toContain('引用的来源后来隐去');
    const again = issueAsSeen(room.reports)(WEEK, FIELDS, ACTOR);
    expect(again).toMatchObject({ edition: 2, differences: [] });
    expect(again.document).not.toBeNull();
    expect(JSON.stringify(again.document)).not.toContain(NAME);
    expect(faultsOf(room)).toEqual([]);
  });

  it('a report that does not cite it → is as it was', async () => {
    const room = await withName();
    await bring(room, ['2025-10-06']);
    const other = issueAsSeen(room.reports)('2025-W41', FIELDS, ACTOR);
    room.redact.redact(room.sha256, order('removed'));
    expect(room.reports.issued(other.id)).toEqual(other);
  });

  it('a page of the week before → the report that prints its figures beside its own loses its words, too', async () => {
    const room = await weekRoom();
    const [before] = await bring(room, ['2025-10-06']);
    const issued = issueAsSeen(room.reports)(WEEK, FIELDS, ACTOR);
    expect(issued.document?.sources).not.toContain(before);
    room.redact.redact(before ?? '', order('removed'));
    expect(room.reports.issued(issued.id)?.document).toBeNull();
    expect(faultsOf(room)).toEqual([]);
  });

  it('a page that only waits → the report whose chart has its counts loses its words, too', async () => {
    const room = emptyRoom();
    await bring(room, DAYS.slice(0, 3));
    const text = hotlineText({ day: '10月17日', direct: 1 });
    const [waiting] = await room.ingest.ingest(document(text, { name: 'p.txt', published: '2025-10-18' }));
    const issued = issueAsSeen(room.reports)(WEEK, FIELDS, ACTOR);
    expect(issued.document?.sources).not.toContain(waiting?.sha256);
    room.redact.redact(waiting?.sha256 ?? '', order('removed'));
    expect(room.reports.issued(issued.id)?.document).toBeNull();
    expect(faultsOf(room)).toEqual([]);
  });
});

describe('pages in turn', () => {
  it('the overview asks for five weeks, the reports for eight → looked through once, each gets its own', async () => {
    const room = await weekRoom();
    const asked: number[] = [];
    const entriesOn = room.storage.entriesOn.bind(room.storage);
    room.storage.entriesOn = (region, dates) => {
      asked.push(dates.length);
      return entriesOn(region, dates);
    };
    room.clock.set('2025-11-12');
    const weeks = [5, undefined, 5, 4].map((count) => room.reports.readiness(count).map(({ week }) => week));
    expect(asked).toEqual([8 * 7]);
    expect(weeks.map((some) => some.includes(WEEK))).toEqual([true, true, true, false]);
  });
});

describe('a ledger of another region', () => {
  it('an issued report of it → not there', async () => {
    const room = await weekRoom();
    const { id } = issueAsSeen(room.reports)(WEEK, FIELDS, ACTOR);
    const { storage, clock } = room;
    const elsewhere = createIssuer({ storage, clock, region: '海东市', deadline: 4 });
    expect(elsewhere.issued(id)).toBeNull();
    expect(room.reports.issued(id)?.id).toBe(id);
  });
});
