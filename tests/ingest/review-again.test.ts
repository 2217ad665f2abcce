// What persons decided stands when sources are read again or brought again.
import { describe, expect, it } from '@jest/globals';
import { hotlineText } from '../support/builders.js';
import { countRows } from '../support/ledger.js';
import { CLERK as actor, figureOf, openDesk, type ReviewDesk } from '../support/review.js';

const PUBLISHED = '2025-10-16';

interface Corrected {
  desk: ReviewDesk;
  id: number;
  version: number;
}

async function corrected(published?: string): Promise<Corrected> {
  const desk = openDesk();
  const [id = 0] = await desk.bring(hotlineText(), published === undefined ? {} : { published });
  const changes = [{ id: figureOf(desk.reading(id), 'calls').id, value: 1216 }];
  const date = published === undefined ? { date: '2025-10-15' } : {};
  const { readingId } = desk.review.correct({
    readingId: id,
    actor,
    note: '改',
    added: [],
    changes,
    ...date,
  });
  return { desk, id, version: readingId };
}

/** Another parser version had read it otherwise. */
function misreadBefore(desk: ReviewDesk, readingId: number, value: number): void {
  desk.shell.exec('DROP TRIGGER figures_keep');
  desk.shell
    .prepare("UPDATE figures SET value = ? WHERE reading_id = ? AND metric = 'hotspot'")
    .run(value, readingId);
}

describe('a version made by a person', () => {
  it('its source is read again → nothing is written', async () => {
    const { desk } = await corrected(PUBLISHED);
    const rows = countRows(desk.shell);
    expect(desk.reread().changes).toEqual([]);
    expect(countRows(desk.shell)).toEqual(rows);
  });

  it('the same file again, also under a name or a publication date that says the day → nothing new is read', async () => {
    const { desk, version } = await corrected();
    const standing = desk.standing();
    for (const how of [{}, { name: '2025-10-16.txt' }, { published: PUBLISHED }]) {
      expect(await desk.bring(hotlineText(), how)).toEqual([version]);
    }
    expect(desk.standing()).toEqual(standing);
  });

  it('the same file with a publication date that says another day → a person is asked, the version stands', async () => {
    const { desk, version } = await corrected();
    const ids = await desk.bring(hotlineText(), { published: '2024-10-16' });
    expect(ids).toHaveLength(2);
    expect(desk.reading(version).state).toBe('accepted');
    const asked = desk.reading(ids.find((id) => id !== version) ?? 0);
    expect(asked).toMatchObject({ state: 'pending', reasons: ['conflict'], date: '2024-10-15' });
    // The same characters: the version gives way once the person chooses.
    desk.review.accept({ readingId: asked.readingId, actor, note: '日期以刊发日为准', over: [version] });
    expect(desk.reading(version).state).toBe('superseded');
  });

  it('the parser reads otherwise than before → a person is asked, the version stands', async () => {
    const { desk, id, version } = await corrected(PUBLISHED);
    misreadBefore(desk, id, 46);
    const { changes } = desk.reread();
    expect(changes.map(({ fate }) => fate)).toEqual(['beside']);
    expect(desk.reading(version).state).toBe('accepted');
    expect(desk.reread().changes).toEqual([]);
  });

  it('another source of what was corrected is brought again with better evidence → it rests on the version', async () => {
    const desk = openDesk();
    const [id = 0] = await desk.bring(hotlineText(), { published: PUBLISHED });
    const twin = `乙\n${hotlineText()}`;
    const [repeat = 0] = await desk.bring(twin, { name: '2025-10-17.txt' });
    const changes = [{ id: figureOf(desk.reading(id), 'calls').id, value: 1216 }];
    const { readingId } = desk.review.correct({ readingId: id, actor, note: '改', added: [], changes });
    expect(desk.reading(repeat).decision.sameAs).toBe(readingId);
    const [heir = 0] = await desk.bring(twin, { name: '2025-10-17.txt', published: PUBLISHED });
    expect(desk.reading(heir).decision).toMatchObject({ state: 'accepted', sameAs: readingId });
  });
});

describe('what a person rejected', () => {
  it('read again, or brought again under a day that says the same → it stays rejected', async () => {
    const desk = openDesk();
    const [id = 0] = await desk.bring(hotlineText(), { name: '2025-10-16.txt' });
    desk.review.reject({ readingId: id, actor, note: '这是旧报' });
    const standing = desk.standing();
    expect(desk.reread().changes).toEqual([]);
    expect(await desk.bring(hotlineText(), { published: PUBLISHED })).toEqual([id]);
    expect(desk.standing()).toEqual(standing);
  });

  it('the parser reads only its words otherwise → it stays rejected, nothing is written', async () => {
    const desk = openDesk();
    const [id = 0] = await desk.bring(hotlineText(), { published: PUBLISHED });
    desk.review.reject({ readingId: id, actor, note: '重复录入' });
    desk.shell.exec('DROP TRIGGER figures_keep');
    desk.shell
      .prepare("UPDATE figures SET remark = '别的话' WHERE reading_id = ? AND metric = 'hotspot'")
      .run(id);
    const rows = countRows(desk.shell);
    expect(desk.reread().changes).toEqual([]);
    expect(countRows(desk.shell)).toEqual(rows);
  });

  it('brought again with a publication date that makes another day → asked, not accepted by a rule', async () => {
    const desk = openDesk();
    const [id = 0] = await desk.bring(hotlineText(), { name: '2025-10-16.txt' });
    desk.review.reject({ readingId: id, actor, note: '年份不对' });
    const ids = await desk.bring(hotlineText(), { published: '2024-10-16' });
    const asked = desk.reading(ids.find((one) => one !== id) ?? 0);
    expect(asked).toMatchObject({ state: 'pending', date: '2024-10-15' });
    expect(asked.reasons).toContain('rejected-before');
  });
});

describe('a day that a person gave', () => {
  it('a publication date that is given later says another → asked, the reading stays under its day', async () => {
    const desk = openDesk();
    const [id = 0] = await desk.bring(hotlineText());
    desk.review.setDate({ readingId: id, actor, date: '2025-10-15' });
    expect(desk.reread().changes).toEqual([]);
    const ids = await desk.bring(hotlineText(), { published: '2024-10-16' });
    expect(desk.reading(id).decision).toMatchObject({ state: 'accepted', date: '2025-10-15' });
    expect(ids).toHaveLength(2);
  });
});
