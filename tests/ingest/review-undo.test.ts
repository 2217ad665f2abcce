// Taking back: each act with all that it brought along, and only while nothing came since.
import { describe, expect, it } from '@jest/globals';
import { hotlineText } from '../support/builders.js';
import { CLERK as actor, figureOf, openDesk, type ReviewDesk } from '../support/review.js';

const PUBLISHED = '2025-10-16';
const other = hotlineText({ calls: 1216, direct: 740 });

async function one(desk: ReviewDesk, text: string, name: string): Promise<number> {
  const [id = 0] = await desk.bring(text, { name, published: PUBLISHED });
  return id;
}

async function conflict(): Promise<{ desk: ReviewDesk; old: number; repeat: number; fresh: number }> {
  const desk = openDesk();
  const old = await one(desk, hotlineText(), 'a.txt');
  const repeat = await one(desk, `乙\n${hotlineText()}`, 'b.txt');
  return { desk, old, repeat, fresh: await one(desk, other, 'c.txt') };
}

describe('undo', () => {
  it('a choice between two → both as before, and what repeated the loser; again undone → chosen again', async () => {
    const { desk, old, repeat, fresh } = await conflict();
    const before = desk.standing();
    desk.review.accept({ readingId: fresh, actor, note: '选这份', over: [old] });
    const chosen = desk.standing();
    const { decisionId } = desk.review.undo({ readingId: fresh, actor: '录入员乙', note: '点错了' });
    expect(desk.standing()).toEqual(before);
    expect(desk.reading(fresh).decision).toMatchObject({ note: '撤销：采用（点错了）', actor: '录入员乙' });
    expect(desk.reading(old).decision.cause).toBe(decisionId);
    desk.review.undo({ readingId: repeat, actor });
    expect(desk.standing()).toEqual(chosen);
    expect(desk.reading(fresh).decision.note).toBe('撤销：撤销');
    desk.review.undo({ readingId: old, actor });
    expect(desk.standing()).toEqual(before);
  });

  it('a correction → the version is superseded, the earlier one as before; again undone → the version again', async () => {
    const desk = openDesk();
    const id = await one(desk, hotlineText(), 'a.txt');
    await one(desk, `乙\n${hotlineText()}`, 'b.txt');
    const before = desk.standing();
    const changes = [{ id: figureOf(desk.reading(id), 'calls').id, value: 1216 }];
    const { readingId } = desk.review.correct({ readingId: id, actor, note: '改', changes, added: [] });
    const corrected = desk.standing();
    desk.review.undo({ readingId, actor });
    expect(desk.reading(readingId).state).toBe('superseded');
    const after = desk.standing();
    after.delete(readingId);
    expect(after).toEqual(before);
    desk.review.undo({ readingId: id, actor });
    expect(desk.standing()).toEqual(corrected);
  });

  it('a rejection by which another took the place → the order of both is restored', async () => {
    const { desk, old, repeat } = await conflict();
    const before = desk.standing();
    desk.review.reject({ readingId: old, actor, note: '模糊' });
    expect(desk.reading(repeat).decision).toMatchObject({ state: 'accepted', sameAs: null });
    desk.review.undo({ readingId: old, actor });
    expect(desk.standing()).toEqual(before);
  });

  it('decided by a rule → refused; a stranger decided since → refused', async () => {
    const { desk, old, fresh } = await conflict();
    expect(() => desk.review.undo({ readingId: old, actor })).toThrow('不是由人处理的');
    desk.review.accept({ readingId: fresh, actor, note: '选', over: [old] });
    const seen = desk.reading(fresh).decision.id;
    desk.review.reject({ readingId: fresh, actor, note: '退' });
    expect(() => desk.review.undo({ readingId: fresh, actor, seen })).toThrow('又有了新的处理');
    expect(() => desk.review.undo({ readingId: old, actor })).toThrow('不能整个撤销');
  });

  it('its day was taken by another since → refused; that one rejected → possible', async () => {
    const desk = openDesk();
    const first = await one(desk, hotlineText(), 'a.txt');
    desk.review.reject({ readingId: first, actor, note: '退' });
    const second = await one(desk, other, 'b.txt');
    expect(desk.reading(second).state).toBe('accepted');
    expect(() => desk.review.undo({ readingId: first, actor })).toThrow('先退回那一份');
    desk.review.reject({ readingId: second, actor, note: '退' });
    desk.review.undo({ readingId: first, actor });
    expect(desk.reading(first).state).toBe('accepted');
  });

  it('another source came to rest on it since → refused', async () => {
    const desk = openDesk();
    const wrong = hotlineText({ direct: 740 });
    const first = await one(desk, wrong, 'a.txt');
    desk.review.accept({ readingId: first, actor });
    const second = await one(desk, `乙\n${wrong}`, 'b.txt');
    expect(desk.reading(second).decision.sameAs).toBe(first);
    expect(() => desk.review.undo({ readingId: first, actor })).toThrow('又有来源并入');
  });
});

describe('a source that was redacted', () => {
  const order = (figures: 'kept' | 'removed') => ({ figures, note: '误传', actor: '管理员' });

  it('figures removed, its reading rejected before → neither accepted nor dated nor taken back', async () => {
    const desk = openDesk();
    const id = await one(desk, hotlineText(), 'a.txt');
    desk.review.reject({ readingId: id, actor, note: '退' });
    desk.redact(desk.reading(id).sha256, order('removed'));
    const said = { readingId: id, actor, note: '误退' };
    const before = desk.standing();
    expect(desk.review.canBeUndone(desk.reading(id))).toBe(false);
    for (const act of [
      () => desk.review.accept(said),
      () => desk.review.setDate({ ...said, date: '2025-10-15' }),
      () => desk.review.undo(said),
    ]) {
      expect(act).toThrow('这份来源已经隐去，不能再核对。');
    }
    expect(desk.standing()).toEqual(before);
  });

  it('figures removed of the one that gave way → the choice cannot be taken back; the winner can be rejected', async () => {
    const { desk, old, fresh } = await conflict();
    desk.review.accept({ readingId: fresh, actor, note: '选这份', over: [old] });
    desk.redact(desk.reading(old).sha256, order('removed'));
    const before = desk.standing();
    expect(() => desk.review.undo({ readingId: fresh, actor })).toThrow(
      '这次处理牵涉的来源后来已经隐去，数字不在了，不能撤销；可以退回这一份。',
    );
    expect(desk.standing()).toEqual(before);
    desk.review.reject({ readingId: fresh, actor, note: '退' });
    desk.review.undo({ readingId: fresh, actor });
    expect(desk.standing()).toEqual(before);
  });

  it('figures kept → rejected, taken back and accepted as ever, but not corrected', async () => {
    const desk = openDesk();
    const id = await one(desk, hotlineText(), 'a.txt');
    desk.redact(desk.reading(id).sha256, order('kept'));
    const before = desk.standing();
    desk.review.reject({ readingId: id, actor, note: '退' });
    desk.review.undo({ readingId: id, actor });
    expect(desk.standing()).toEqual(before);
    desk.review.reject({ readingId: id, actor, note: '退' });
    desk.review.accept({ readingId: id, actor });
    expect(desk.standing()).toEqual(before);
    expect(() => desk.review.correct({ readingId: id, actor, note: '改', changes: [], added: [] })).toThrow(
      '原文已经隐去，不能再更正',
    );
  });
});
