// A correction is a further version: what it may change, what it must say, and how its verdict is told.
import { describe, expect, it } from '@jest/globals';
import type { ReviewedReading } from '../../src/domain/review.js';
import { hotlineText } from '../support/builders.js';
import { CLERK as actor, figureOf, openDesk, type ReviewDesk } from '../support/review.js';

const PUBLISHED = '2025-10-16';

async function one(desk: ReviewDesk, text: string, name = 'a.txt'): Promise<ReviewedReading> {
  const [id = 0] = await desk.bring(text, { name, published: PUBLISHED });
  return desk.reading(id);
}

/** Where a number is printed in a text. */
function placeOf(text: string, words: string): { start: number; end: number } {
  const start = text.indexOf(words);
  return { start, end: start + words.length };
}

describe('a corrected version', () => {
  it('one figure → a version with all figures, balanced again; the earlier one superseded because of it', async () => {
    const desk = openDesk();
    const read = await one(desk, hotlineText({ direct: 740 }));
    const direct = figureOf(read, 'direct');
    const { readingId, decisionId } = desk.review.correct({
      ...{ readingId: read.readingId, actor, note: '报纸模糊，应为739' },
      ...{ changes: [{ id: direct.id, value: 739 }], added: [] },
    });
    const version = desk.reading(readingId);
    expect(version).toMatchObject({ state: 'accepted', corrects: read.readingId, date: '2025-10-15' });
    expect(version.bulletin.verdict).toBe('balanced');
    expect(version.bulletin.findings).toEqual([]);
    expect(figureOf(version, 'direct')).toMatchObject({ value: 739, printed: '740', start: direct.start });
    expect(version.bulletin.figures.map(({ value }) => value)).toEqual([1215, 65, 65, 739, 476, 64]);
    const replaced = desk.shell
      .prepare<[number], number>('SELECT replaces FROM figures WHERE reading_id = ? ORDER BY position')
      .pluck();
    expect(replaced.all(readingId)).toEqual(read.bulletin.figures.map(({ id }) => id));
    expect(desk.reading(read.readingId).decision).toMatchObject({
      action: 'supersede',
      cause: decisionId,
      actor,
    });
    expect(version.decision).toMatchObject({ action: 'correct', note: '报纸模糊，应为739', id: decisionId });
    const event = desk.storage
      .events({ most: 100 })
      .find(({ entity, entity_id: id }) => entity === 'reading' && id === readingId);
    expect(event).toMatchObject({ action: 'correct', actor });
    expect(JSON.parse(event?.after ?? '')).toMatchObject({ figures: [{ metric: 'direct', value: 739 }] });
  });

  it('an accepted reading that others repeat → they repeat the corrected version', async () => {
    const desk = openDesk();
    const read = await one(desk, hotlineText());
    const repeat = await one(desk, `乙\n${hotlineText()}`, 'b.txt');
    const calls = figureOf(read, 'calls');
    const { readingId } = desk.review.correct({
      ...{ readingId: read.readingId, actor, note: '次日更正启事', added: [] },
      changes: [{ id: calls.id, value: 1216 }],
    });
    expect(desk.reading(repeat.readingId).decision).toMatchObject({ state: 'accepted', sameAs: readingId });
    // Official notices get sums wrong: what the person says is kept, and its verdict is honest.
    expect(desk.reading(readingId).bulletin.verdict).toBe('unbalanced');
    expect(desk.reading(readingId).bulletin.findings.map(({ code }) => code)).toEqual(['sum-mismatch']);
  });

  it('a correction of a correction → a third version; the second is superseded', async () => {
    const desk = openDesk();
    const read = await one(desk, hotlineText());
    const change = (reading: typeof read, value: number) =>
      desk.review.correct({
        ...{ readingId: reading.readingId, actor, note: '改', added: [] },
        changes: [{ id: figureOf(reading, 'hotspot').id, value }],
      });
    const second = desk.reading(change(read, 60).readingId);
    const third = desk.reading(change(second, 61).readingId);
    expect(third.corrects).toBe(second.readingId);
    expect(desk.reading(second.readingId).state).toBe('superseded');
    expect(() => change(second, 62)).toThrow('已由新的版本代替');
  });

  it('figures added, taken out, renamed, moved in rank → in the order of print', async () => {
    const desk = openDesk();
    const read = await one(desk, hotlineText());
    const hotspot = figureOf(read, 'hotspot');
    const { readingId } = desk.review.correct({
      ...{ readingId: read.readingId, actor, note: '漏读两项' },
      changes: [{ id: hotspot.id, label: '物业 服务', remark: '', agency: ' 城西区政府 ' }],
      added: [
        { metric: 'hotspot', label: '消费维权', value: 70, rank: 1 },
        { metric: 'callbacks', value: 12, unit: '件' },
      ],
    });
    const figures = desk.reading(readingId).bulletin.figures;
    expect(figures.map(({ metric }) => metric).slice(-3)).toEqual(['callbacks', 'hotspot', 'hotspot']);
    expect(figures.filter(({ metric }) => metric === 'hotspot')).toMatchObject([
      {
        label: '消费维权',
        rank: 1,
        value: 70,
        printed: '',
        start: read.bulletin.start,
        end: read.bulletin.start,
      },
      { label: '物业服务', rank: 2, value: 64, agency: '城西区政府' },
    ]);
    expect(figures.at(-1)).not.toHaveProperty('remark');
    const again = desk.reading(readingId);
    const removed = desk.review.correct({
      ...{ readingId, actor, note: '回访量是昨天的', added: [] },
      changes: [{ id: figureOf(again, 'callbacks').id, remove: true }],
    });
    const left = desk.reading(removed.readingId).bulletin.figures;
    expect(left.map(({ metric }) => metric)).not.toContain('callbacks');
  });

  it('a pending one whose corrected figures are those of the accepted one → one more source', async () => {
    const desk = openDesk();
    const held = await one(desk, hotlineText());
    const read = await one(desk, hotlineText({ calls: 1216 }), 'b.txt');
    const { readingId } = desk.review.correct({
      ...{ readingId: read.readingId, actor, note: '原文是1215', added: [] },
      changes: [{ id: figureOf(read, 'calls').id, value: 1215 }],
    });
    expect(desk.reading(readingId).decision).toMatchObject({ action: 'correct', sameAs: held.readingId });
  });

  it('against an accepted one of other figures → refused until it is chosen', async () => {
    const desk = openDesk();
    const held = await one(desk, hotlineText());
    const read = await one(desk, hotlineText({ calls: 1216 }), 'b.txt');
    const act = {
      ...{ readingId: read.readingId, actor, note: '选这份', added: [] },
      changes: [{ id: figureOf(read, 'calls').id, value: 1214 }],
    };
    expect(() => desk.review.correct(act)).toThrow('另一份通报入账');
    desk.review.correct({ ...act, over: [held.readingId] });
    expect(desk.reading(held.readingId).state).toBe('rejected');
  });

  it('with the day given → under that day; without any day → refused', async () => {
    const desk = openDesk();
    const [id = 0] = await desk.bring(hotlineText());
    const read = desk.reading(id);
    const act = {
      readingId: id,
      actor,
      note: '改',
      added: [],
      changes: [{ id: figureOf(read, 'calls').id, value: 1216 }],
    };
    expect(() => desk.review.correct(act)).toThrow('没有日期');
    const { readingId } = desk.review.correct({ ...act, date: '2025-10-15' });
    expect(desk.reading(readingId).decision.date).toBe('2025-10-15');
    const codes = desk.reading(readingId).bulletin.findings.map(({ code }) => code);
    expect(codes).not.toContain('year-open');
  });
});

describe('characters that a person chose', () => {
  const text = `${hotlineText({ direct: 740 })}\r\n勘误：直接办理一项应为７\r\n39件。`;

  it('they say the value, in full width and over a line break → they are what is printed', async () => {
    const desk = openDesk();
    const read = await one(desk, text);
    const place = placeOf(text, '７\r\n39');
    const { readingId } = desk.review.correct({
      ...{ readingId: read.readingId, actor, note: '文末有勘误', added: [] },
      changes: [{ id: figureOf(read, 'direct').id, value: 739, chosen: place }],
    });
    expect(figureOf(desk.reading(readingId), 'direct')).toMatchObject({
      value: 739,
      printed: '７39',
      ...place,
    });
  });

  it.each([
    ['other digits', '1215', 739],
    ['words', '群众来电', 739],
    ['digits with their unit', '476件', 476],
  ])('they are %s → refused', async (_what, words, value) => {
    const desk = openDesk();
    const plain = hotlineText({ direct: 740 });
    const read = await one(desk, plain);
    const chosen = placeOf(plain, words);
    const change = { id: figureOf(read, 'direct').id, value, chosen };
    const act = { readingId: read.readingId, actor, note: '改', added: [], changes: [change] };
    expect(() => desk.review.correct(act)).toThrow('写的不是');
  });

  it.each([
    [-1, 3],
    [3, 3],
    [5, 2],
    [0, 10_000_000],
    [0.5, 2],
    [Number.NaN, 2],
  ])('offsets %p to %p → refused', async (start, end) => {
    const desk = openDesk();
    const read = await one(desk, hotlineText({ direct: 740 }));
    const change = { id: figureOf(read, 'direct').id, value: 739, chosen: { start, end } };
    const act = { readingId: read.readingId, actor, note: '改', added: [], changes: [change] };
    expect(() => desk.review.correct(act)).toThrow(/原文里|太多/);
  });

  it('a Chinese numeral says its value', async () => {
    const desk = openDesk();
    const words = `${hotlineText({ direct: 740 })}\n更正：直接办理七百三十九件。`;
    const read = await one(desk, words);
    const chosen = placeOf(words, '七百三十九');
    const { readingId } = desk.review.correct({
      ...{ readingId: read.readingId, actor, note: '文末有更正', added: [] },
      changes: [{ id: figureOf(read, 'direct').id, value: 739, chosen }],
    });
    expect(figureOf(desk.reading(readingId), 'direct').printed).toBe('七百三十九');
  });
});

describe('what a correction must not be', () => {
  it('nothing is changed, or no reason is given → refused', async () => {
    const desk = openDesk();
    const read = await one(desk, hotlineText());
    const calls = figureOf(read, 'calls');
    const rows = desk.standing();
    const act = { readingId: read.readingId, actor, added: [] };
    expect(() => desk.review.correct({ ...act, note: '改', changes: [] })).toThrow('没有改动');
    expect(() =>
      desk.review.correct({ ...act, note: '改', changes: [{ id: calls.id, value: 1215 }] }),
    ).toThrow('没有改动');
    expect(() =>
      desk.review.correct({ ...act, note: ' ', changes: [{ id: calls.id, value: 1216 }] }),
    ).toThrow('写明理由');
    expect(desk.standing()).toEqual(rows);
  });

  it.each([
    ['a negative number', { value: -1 }],
    ['a fraction', { value: 1.5 }],
    ['a number beyond all counts', { value: 1e15 }],
    ['no number', { value: Number.NaN }],
    ['a name on a total', { label: '来电' }],
    ['a rank of 0', { rank: 0 }],
    ['a name without end', { label: 'x'.repeat(61) }],
  ])('%s → refused', async (_what, words) => {
    const desk = openDesk();
    const read = await one(desk, hotlineText());
    const isListed = 'rank' in words || ('label' in words && words.label.length > 60);
    const metric = isListed ? 'hotspot' : 'calls';
    const changes = [{ id: figureOf(read, metric).id, ...words }];
    const act = { readingId: read.readingId, actor, note: '改', added: [], changes };
    expect(() => desk.review.correct(act)).toThrow(/应是|没有名称|太长/);
  });

  it('another total of the same, a figure of another reading, all taken out, a listed one without a name → refused', async () => {
    const desk = openDesk();
    const read = await one(desk, hotlineText());
    const act = { readingId: read.readingId, actor, note: '改' };
    const every = read.bulletin.figures.map(({ id }) => ({ id, remove: true }));
    expect(() =>
      desk.review.correct({ ...act, changes: [], added: [{ metric: 'calls', value: 1 }] }),
    ).toThrow('填了两次');
    expect(() => desk.review.correct({ ...act, changes: [{ id: 9999, value: 1 }], added: [] })).toThrow(
      '不属于',
    );
    expect(() => desk.review.correct({ ...act, changes: every, added: [] })).toThrow('去掉了全部');
    expect(() =>
      desk.review.correct({ ...act, changes: [], added: [{ metric: 'channel', value: 1 }] }),
    ).toThrow('写名称');
    expect(() =>
      desk.review.correct({ ...act, changes: [], added: [{ metric: 'hazards', value: 1 }] }),
    ).toThrow('不是这种');
  });
});

describe('findings of a corrected version', () => {
  it('a damaged figure is added as proposed → balanced, nothing is left to say of it', async () => {
    const desk = openDesk();
    const read = await one(desk, hotlineText().replace('1215件次', '12l5件次'));
    expect(read.reasons).toContain('repair');
    const proposal = read.bulletin.findings.find((finding) => finding.proposal)?.proposal;
    expect(proposal?.value).toBe(1215);
    const { readingId } = desk.review.correct({
      ...{ readingId: read.readingId, actor, note: '照建议', changes: [] },
      added: [{ metric: 'calls', value: 1215, unit: '件次' }],
    });
    const { verdict, findings } = desk.reading(readingId).bulletin;
    expect([verdict, findings]).toEqual(['balanced', []]);
  });
});
