// What a person decides about readings: accept, date, reject, years of a batch.
import { describe, expect, it } from '@jest/globals';
import { hotlineText } from '../support/builders.js';
import { CLERK as actor, openDesk, type ReviewDesk } from '../support/review.js';

const PUBLISHED = '2025-10-16';
const wrong = hotlineText({ direct: 740 });

function stateOf(desk: ReviewDesk, id: number): unknown[] {
  const { state, date, reasons, sameAs } = desk.reading(id).decision;
  return [state, date, reasons, sameAs];
}

async function one(
  desk: ReviewDesk,
  text: string,
  how: Parameters<ReviewDesk['bring']>[1] = {},
): Promise<number> {
  const [id = 0] = await desk.bring(text, { name: 'a.txt', ...how });
  return id;
}

describe('accept as printed', () => {
  it('an unbalanced bulletin → accepted under its day, verdict kept; its event says who and why', async () => {
    const desk = openDesk();
    const id = await one(desk, wrong, { published: PUBLISHED });
    expect(stateOf(desk, id)).toEqual(['pending', '2025-10-15', ['unbalanced'], null]);
    const done = desk.review.accept({ readingId: id, actor, note: '报纸就是这样印的' });
    expect(done.readingId).toBe(id);
    expect(stateOf(desk, id)).toEqual(['accepted', '2025-10-15', [], null]);
    expect(desk.reading(id).bulletin.verdict).toBe('unbalanced');
    expect(desk.reading(id).decision).toMatchObject({ actor, note: '报纸就是这样印的', action: 'accept' });
    const [event] = desk.storage.events({ most: 1 });
    expect(event).toMatchObject({ action: 'accept', actor, entity: 'decision', entity_id: done.decisionId });
  });

  it('accepted before, superseded, unknown, of another region → refused in one sentence, nothing written', async () => {
    const desk = openDesk();
    const id = await one(desk, hotlineText(), { published: PUBLISHED });
    const [foreign = 0] = await desk.bring(hotlineText({ calls: 1216 }).replace('西宁市', '海东市'), {
      name: 'b.txt',
      published: PUBLISHED,
    });
    const rows = desk.standing();
    expect(() => desk.review.accept({ readingId: id, actor })).toThrow('已经入账');
    expect(() => desk.review.accept({ readingId: 999, actor })).toThrow('没有这份读数');
    expect(desk.reading(foreign).decision.region).toBe('海东市');
    expect(() => desk.review.accept({ readingId: foreign, actor })).toThrow('没有这份读数');
    expect(desk.standing()).toEqual(rows);
  });

  it('without a day → refused; somebody decided in the meantime → refused', async () => {
    const desk = openDesk();
    const id = await one(desk, hotlineText());
    expect(stateOf(desk, id)).toEqual(['pending', null, ['year-none'], null]);
    expect(() => desk.review.accept({ readingId: id, actor })).toThrow('没有日期');
    const seen = desk.reading(id).decision.id;
    desk.review.reject({ readingId: id, actor, note: '重复', seen });
    expect(() => desk.review.accept({ readingId: id, actor, seen })).toThrow('又有了新的处理');
  });
});

describe('conflicts', () => {
  async function rivals(): Promise<{ desk: ReviewDesk; old: number; repeat: number; fresh: number }> {
    const desk = openDesk();
    const old = await one(desk, hotlineText(), { published: PUBLISHED, name: 'a.txt' });
    const repeat = await one(desk, `青海日报\n${hotlineText()}`, { published: PUBLISHED, name: 'b.txt' });
    const fresh = await one(desk, hotlineText({ calls: 1216, direct: 740 }), {
      published: PUBLISHED,
      name: 'c.txt',
    });
    expect(stateOf(desk, repeat)).toEqual(['accepted', '2025-10-15', [], old]);
    expect(stateOf(desk, fresh)).toEqual(['pending', '2025-10-15', ['conflict'], null]);
    return { desk, old, repeat, fresh };
  }

  it('this one is chosen → the rival is rejected because of it, what repeated the rival waits', async () => {
    const { desk, old, repeat, fresh } = await rivals();
    const { decisionId } = desk.review.accept({
      readingId: fresh,
      actor,
      note: '以青海日报为准',
      over: [old],
    });
    expect(stateOf(desk, fresh)).toEqual(['accepted', '2025-10-15', [], null]);
    expect(stateOf(desk, old)).toEqual(['rejected', '2025-10-15', [], null]);
    expect(desk.reading(old).decision.cause).toBe(decisionId);
    expect(stateOf(desk, repeat)).toEqual(['pending', '2025-10-15', ['conflict'], null]);
    expect(desk.reading(repeat).decision.cause).toBe(decisionId);
  });

  it('the rival is not the one that was seen, or no reason is given → refused', async () => {
    const { desk, old, fresh } = await rivals();
    expect(() => desk.review.accept({ readingId: fresh, actor, note: '选这份' })).toThrow('另一份通报入账');
    expect(() => desk.review.accept({ readingId: fresh, actor, note: '选', over: [999] })).toThrow('另一份');
    expect(() => desk.review.accept({ readingId: fresh, actor, over: [old] })).toThrow('请写明理由');
  });

  it('the loser is chosen after all → the two change places', async () => {
    const { desk, old, repeat, fresh } = await rivals();
    desk.review.accept({ readingId: fresh, actor, note: '选这份', over: [old] });
    desk.review.accept({ readingId: repeat, actor, note: '还是那份', over: [fresh] });
    expect(stateOf(desk, repeat)[0]).toBe('accepted');
    expect(stateOf(desk, fresh)[0]).toBe('rejected');
    desk.review.accept({ readingId: old, actor });
    expect(stateOf(desk, old)).toEqual(['accepted', '2025-10-15', [], repeat]);
  });

  it('the same figures as the accepted one → one more source', async () => {
    const desk = openDesk();
    const first = await one(desk, wrong, { published: PUBLISHED, name: 'a.txt' });
    const second = await one(desk, `${wrong}\n`, { published: PUBLISHED, name: 'b.txt' });
    desk.review.accept({ readingId: first, actor });
    desk.review.accept({ readingId: second, actor });
    expect(stateOf(desk, second)).toEqual(['accepted', '2025-10-15', [], first]);
  });

  it('a day inside of an accepted range → a conflict', async () => {
    const desk = openDesk();
    const range = await one(desk, hotlineText({ day: '10月1日至8日' }), {
      published: '2025-10-09',
      name: 'a.txt',
    });
    desk.review.accept({ readingId: range, actor });
    const day = await one(desk, hotlineText({ day: '10月3日', calls: 1216, direct: 740 }), {
      published: '2025-10-09',
      name: 'b.txt',
    });
    expect(stateOf(desk, day)[2]).toEqual(['conflict']);
    expect(() => desk.review.accept({ readingId: day, actor, note: '选' })).toThrow('日子重叠');
    desk.review.accept({ readingId: day, actor, note: '选单日的', over: [range] });
    expect(stateOf(desk, range)[0]).toBe('rejected');
  });
});

describe('a day that a person gives', () => {
  it('no year could be had → accepted under the day; later than today, no calendar day, 40 days → refused', async () => {
    const desk = openDesk();
    const id = await one(desk, hotlineText());
    const on = (date: string, dateTo?: string) => () =>
      desk.review.setDate({ readingId: id, actor, date, dateTo });
    expect(on('2026-10-15')).toThrow('晚于今天');
    expect(on('2025-02-30')).toThrow('日期不对');
    expect(on('2025-09-15', '2025-10-15')).toThrow();
    expect(on('2025-10-15', '2025-10-14')).toThrow('早于第一天');
    expect(on('2025-08-01', '2025-10-15')).toThrow('不会合并');
    expect(on('2025-10-14')).toThrow('与通报印的10月15日不同');
    on('2025-10-15')();
    expect(stateOf(desk, id)).toEqual(['accepted', '2025-10-15', [], null]);
    expect(desk.reading(id).decision.action).toBe('set-date');
    expect(on('2025-10-15')).toThrow('没有改动');
  });

  it('another day than the printed one, with a reason → accepted under it', async () => {
    const desk = openDesk();
    const id = await one(desk, hotlineText());
    desk.review.setDate({ readingId: id, actor, date: '2025-10-14', note: '报纸日期印错，次日更正' });
    expect(stateOf(desk, id)[1]).toBe('2025-10-14');
  });

  it('an accepted reading moves → what repeats it under its own known day stays there by itself', async () => {
    const desk = openDesk();
    const id = await one(desk, hotlineText(), { published: PUBLISHED, name: 'a.txt' });
    const repeat = await one(desk, `另一版\n${hotlineText()}`, { published: PUBLISHED, name: 'b.txt' });
    desk.review.setDate({ readingId: id, actor, date: '2024-10-15' });
    expect(stateOf(desk, id)).toEqual(['accepted', '2024-10-15', [], null]);
    expect(stateOf(desk, repeat)).toEqual(['accepted', '2025-10-15', [], null]);
  });

  it('the day is taken by other figures → refused until chosen', async () => {
    const desk = openDesk();
    const held = await one(desk, hotlineText(), { published: PUBLISHED, name: 'a.txt' });
    const id = await one(desk, hotlineText({ calls: 1216, direct: 740 }), { name: 'b.txt' });
    const act = { readingId: id, actor, date: '2025-10-15' };
    expect(() => desk.review.setDate(act)).toThrow('另一份通报入账');
    desk.review.setDate({ ...act, over: [held], note: '选这份' });
    expect([stateOf(desk, id)[0], stateOf(desk, held)[0]]).toEqual(['accepted', 'rejected']);
  });
});

describe('reject', () => {
  it('with a reason → rejected; without, or twice → refused', async () => {
    const desk = openDesk();
    const id = await one(desk, wrong, { published: PUBLISHED });
    expect(() => desk.review.reject({ readingId: id, actor, note: '  ' })).toThrow('写明理由');
    desk.review.reject({ readingId: id, actor, note: '不是通报' });
    expect(stateOf(desk, id)[0]).toBe('rejected');
    expect(() => desk.review.reject({ readingId: id, actor, note: '再退' })).toThrow('已经退回');
  });

  it('an accepted one that others repeat → the first that stands by itself takes its place, the others rest on it', async () => {
    const desk = openDesk();
    const [a, b, c] = [
      await one(desk, hotlineText(), { published: PUBLISHED, name: 'a.txt' }),
      await one(desk, `乙\n${hotlineText()}`, { published: PUBLISHED, name: 'b.txt' }),
      await one(desk, `丙\n${hotlineText()}`, { name: 'c.txt' }),
    ];
    expect(stateOf(desk, c)).toEqual(['accepted', '2025-10-15', [], a]);
    const { decisionId } = desk.review.reject({ readingId: a, actor, note: '扫描件模糊' });
    expect(stateOf(desk, b)).toEqual(['accepted', '2025-10-15', [], null]);
    expect(stateOf(desk, c)).toEqual(['accepted', '2025-10-15', [], b]);
    expect([b, c].map((id) => desk.reading(id).decision.cause)).toEqual([decisionId, decisionId]);
    desk.review.reject({ readingId: b, actor, note: '也退' });
    expect(stateOf(desk, c)).toEqual(['pending', '2025-10-15', ['year-none'], null]);
  });
});

describe('years of a batch', () => {
  const dated = (day: string): string => `2025年10月9日，会议召开。\n${hotlineText({ day })}`;

  it('all that wait only for their year → accepted at once, in another year where it is given', async () => {
    const desk = openDesk();
    const ids = [
      await one(desk, dated('10月8日'), { name: 'a.txt' }),
      await one(desk, hotlineText({ day: '10月7日' }), { name: 'b.txt' }),
    ];
    expect(ids.map((id) => stateOf(desk, id)[2])).toEqual([['year-mentions'], ['year-none']]);
    expect(() => desk.review.acceptYears({ readingIds: ids, actor })).toThrow('请填年份');
    const { outcomes } = desk.review.acceptYears({ readingIds: ids, actor, year: 2025 });
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['accepted', 'accepted']);
    expect(ids.map((id) => stateOf(desk, id)[1])).toEqual(['2025-10-08', '2025-10-07']);
    expect(desk.reading(ids[0] ?? 0).decision.action).toBe('accept');
    expect(desk.reading(ids[1] ?? 0).decision.action).toBe('set-date');
  });

  it('one has other doubts, or was decided about → none of them is accepted', async () => {
    const desk = openDesk();
    const [good, bad] = [
      await one(desk, hotlineText({ day: '10月7日' }), { name: 'a.txt' }),
      await one(desk, wrong, { name: 'b.txt' }),
    ];
    const rows = desk.standing();
    expect(() => desk.review.acceptYears({ readingIds: [good, bad], actor, year: 2025 })).toThrow(
      '其中 1 份',
    );
    expect(() => desk.review.acceptYears({ readingIds: [], actor })).toThrow('没有选中');
    expect(() => desk.review.acceptYears({ readingIds: [good, 999], actor, year: 2025 })).toThrow('没有这份');
    expect(() => desk.review.acceptYears({ readingIds: [good], actor, year: 2026 })).toThrow('晚于今天');
    expect(desk.standing()).toEqual(rows);
    desk.review.acceptYears({ readingIds: [good, good], actor, year: 2025 });
    expect(() => desk.review.acceptYears({ readingIds: [good], actor, year: 2025 })).toThrow('已经处理过');
  });

  it('the day is held by other figures → it goes on waiting as a conflict; by the same → one more source', async () => {
    const desk = openDesk();
    const held = await one(desk, hotlineText(), { published: PUBLISHED, name: 'a.txt' });
    const other = await one(desk, hotlineText({ calls: 1216, direct: 740 }), { name: 'b.txt' });
    const same = await one(desk, `丙\n${hotlineText({ day: '10月14日' })}`, { name: 'c.txt' });
    const again = await one(desk, `丁\n${hotlineText({ day: '10月14日' })}`, { name: 'd.txt' });
    const { outcomes } = desk.review.acceptYears({ readingIds: [other, same, again], actor, year: 2025 });
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['accepted', 'source', 'conflict']);
    expect(stateOf(desk, other)).toEqual(['pending', '2025-10-15', ['year-none', 'conflict'], null]);
    expect(stateOf(desk, held)[0]).toBe('accepted');
    desk.review.undoAll(
      outcomes.map(({ readingId, decisionId }) => ({ readingId, actor, seen: decisionId })),
    );
    expect(stateOf(desk, same)).toEqual(['pending', null, ['year-none'], null]);
  });

  it('several days in one notice whose year is open → refused: no single day', async () => {
    const desk = openDesk();
    const id = await one(desk, hotlineText({ day: '10月1日至8日' }));
    expect(() => desk.review.acceptYears({ readingIds: [id], actor, year: 2025 })).toThrow('合并几天');
    desk.review.setDate({ readingId: id, actor, date: '2025-10-01', dateTo: '2025-10-08' });
    expect(desk.reading(id).decision).toMatchObject({ date: '2025-10-01', dateTo: '2025-10-08' });
  });
});
