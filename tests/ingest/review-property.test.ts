// Any sequence of acts keeps the rules of the ledger, and the last one can always be taken back.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { RequestError } from '../../src/domain/errors.js';
import type { Metric } from '../../src/domain/bulletin.js';
import { hotlineText } from '../support/builders.js';
import { CLERK as actor, openDesk, type ReviewDesk } from '../support/review.js';

const RUNS = Number(process.env['FC_RUNS'] ?? 40);

const texts = [
  hotlineText(),
  `乙\n${hotlineText()}`,
  `丙\n${hotlineText()}`,
  hotlineText({ calls: 1216, direct: 740 }),
  `丁\n${hotlineText({ direct: 740 })}`,
  hotlineText({ day: '10月14日' }),
  `戊\n${hotlineText({ day: '10月14日至15日' })}`,
];

type Step =
  | { act: 'bring'; text: number; published: string | undefined }
  | { act: 'accept'; at: number }
  | { act: 'reject'; at: number }
  | { act: 'undo'; at: number }
  | { act: 'date'; at: number; day: string }
  | { act: 'correct'; at: number; figure: number; value: number; remove: boolean; day: string | undefined }
  | { act: 'years'; at: number[]; year: number | undefined }
  | { act: 'redact'; at: number; figures: 'kept' | 'removed' }
  | { act: 'reread' };

const at = fc.nat(30);
const day = fc.constantFrom('2025-10-14', '2025-10-15', '2024-10-15');
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    act: fc.constant('bring' as const),
    text: fc.nat(texts.length - 1),
    published: fc.constantFrom('2025-10-16', '2024-10-16', undefined),
  }),
  fc.record({ act: fc.constant('accept' as const), at }),
  fc.record({ act: fc.constant('accept' as const), at }),
  fc.record({ act: fc.constant('reject' as const), at }),
  fc.record({ act: fc.constant('undo' as const), at }),
  fc.record({ act: fc.constant('date' as const), at, day }),
  fc.record({
    act: fc.constant('correct' as const),
    ...{ at, figure: fc.nat(5), value: fc.constantFrom(1215, 1216, 739, 740, 64), remove: fc.boolean() },
    day: fc.option(day, { nil: undefined }),
  }),
  fc.record({
    act: fc.constant('years' as const),
    at: fc.array(at, { minLength: 1, maxLength: 4 }),
    year: fc.constantFrom(2024, 2025, undefined),
  }),
  fc.record({
    act: fc.constant('redact' as const),
    ...{ at, figures: fc.constantFrom('kept' as const, 'removed' as const) },
  }),
  fc.constant({ act: 'reread' as const }),
);

/** What the person sees beside the form is what she chooses over. */
function over(desk: ReviewDesk, readingId: number, date?: string): number[] {
  const reading = desk.reading(readingId);
  const key = date === undefined ? reading.decision : { ...reading.decision, date };
  return desk.review.rivals(reading, key).map((rival) => rival.readingId);
}

/** The reading that the act was about; null where the act was refused or is none of a person. */
async function take(desk: ReviewDesk, one: Step): Promise<number | null> {
  const ids = [...desk.standing().keys()];
  const pick = (place: number): number => ids[place % ids.length] ?? 0;
  if (one.act === 'bring') {
    await desk.bring(texts[one.text] ?? '', one.published === undefined ? {} : { published: one.published });
    return null;
  }
  if (one.act === 'reread') desk.reread();
  if (one.act === 'reread' || ids.length === 0) return null;
  if (one.act === 'years') {
    desk.review.acceptYears({
      readingIds: one.at.map(pick),
      actor,
      ...(one.year === undefined ? {} : { year: one.year }),
    });
    return null;
  }
  const readingId = pick(one.at);
  if (one.act === 'redact') {
    desk.redact(desk.reading(readingId).sha256, { figures: one.figures, note: '误传', actor });
    return null;
  }
  const said = { readingId, actor, note: '因为' };
  if (one.act === 'accept') return desk.review.accept({ ...said, over: over(desk, readingId) }).readingId;
  if (one.act === 'reject') return desk.review.reject(said).readingId;
  if (one.act === 'undo') return desk.review.undo(said).readingId;
  if (one.act === 'date')
    return desk.review.setDate({ ...said, date: one.day, over: over(desk, readingId, one.day) }).readingId;
  const figures = desk.reading(readingId).bulletin.figures;
  const { id = 0 } = figures[one.figure % figures.length] ?? {};
  const changes = [one.remove ? { id, remove: true } : { id, value: one.value }];
  const added = one.remove ? [] : [{ metric: 'callbacks' as Metric, value: one.value }];
  const dated = one.day === undefined ? {} : { date: one.day };
  const rivals = over(desk, readingId, one.day);
  return desk.review.correct({
    ...said,
    changes,
    added: one.value === 64 ? added : [],
    over: rivals,
    ...dated,
  }).readingId;
}

function mustHold(desk: ReviewDesk): void {
  const all = [...desk.standing().keys()].map((id) => desk.reading(id));
  const accepted = all.filter(({ state }) => state === 'accepted');
  const chief = accepted.filter(({ decision }) => decision.sameAs === null);
  const days = chief.map(({ decision }) => [decision.date, decision.dateTo ?? decision.date] as const);
  days.forEach(([from, to], index) => {
    const others = days.filter((_day, place) => place !== index);
    expect(
      others.filter(([first, last]) => (first ?? '') <= (to ?? '') && (from ?? '') <= (last ?? '')),
    ).toEqual([]);
  });
  for (const { decision } of accepted) {
    if (decision.sameAs === null) continue;
    const target = desk.reading(decision.sameAs).decision;
    expect(target).toMatchObject({ state: 'accepted', sameAs: null, date: decision.date });
    expect(target.dateTo).toBe(decision.dateTo);
  }
  for (const { state, reasons } of all) expect(reasons.length > 0).toBe(state === 'pending');
  for (const { state, sha256, bulletin } of all) {
    if (desk.storage.redaction(sha256)?.figures !== 'removed') continue;
    expect(['rejected', 'superseded']).toContain(state);
    expect(bulletin.figures.every(({ value }) => value === null)).toBe(true);
  }
  for (const version of all) {
    if (version.corrects === null || version.state === 'superseded') continue;
    expect(desk.reading(version.corrects).state).toBe('superseded');
  }
}

function mustBeChained({ shell, storage }: ReviewDesk): void {
  const lone = shell.prepare<[], number>(`
    SELECT count(*) FROM (
      SELECT d.id FROM decisions AS d LEFT JOIN events AS e ON e.entity = 'decision' AND e.entity_id = d.id
      GROUP BY d.id HAVING count(e.seq) <> 1
      UNION ALL
      SELECT r.id FROM readings AS r LEFT JOIN events AS e ON e.entity = 'reading' AND e.entity_id = r.id
      GROUP BY r.id HAVING count(e.seq) <> 1)`);
  expect(lone.pluck().get()).toBe(0);
  expect(shell.pragma('foreign_key_check')).toEqual([]);
  expect(storage.verify([]).faults).toEqual([]);
}

describe('any sequence of acts', () => {
  it('one accepted reading a day, sources rest on what stands, each row has its event, undo restores', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (steps) => {
        const desk = openDesk();
        for (const one of steps) {
          const before = desk.standing();
          try {
            const readingId = await take(desk, one);
            mustHold(desk);
            if (readingId === null) continue;
            const acted = desk.standing();
            desk.review.undo({ readingId, actor });
            const undone = desk.standing();
            for (const [id, standing] of before) expect(undone.get(id)).toBe(standing);
            mustHold(desk);
            desk.review.undo({ readingId, actor });
            expect(desk.standing()).toEqual(acted);
          } catch (error) {
            if (!(error instanceof RequestError)) throw error;
            // Refused: nothing was written.
            expect(desk.standing()).toEqual(before);
          }
        }
        mustHold(desk);
        mustBeChained(desk);
      }),
      { numRuns: RUNS },
    );
  }, 120_000);
});
