// What a person decides by the forms of the review pages; a refusal shows the form again, with what was typed.
import type { RequestHandler } from 'express';
import type { Services } from '../../compose.js';
import { isIsoDate } from '../../domain/dates.js';
import type { ReadingKey } from '../../domain/decision.js';
import { RequestError } from '../../domain/errors.js';
import type { ReviewedReading } from '../../domain/review.js';
import { actorOf } from '../middleware/access.js';
import { refusalOf } from '../refusals.js';
import { field, idOf, readForm, type Fields, type ReviewForm } from '../review-form.js';
import { batchOf } from '../view/review-notice.js';
import { placeAmong } from '../view/review-page.js';
import { readingAt, renderList, renderReading } from './review.js';

type Done = ReturnType<Services['review']['accept']>;

/** What an act goes by: the form, and the fields that every act has. */
interface Order {
  form: ReviewForm;
  reading: ReviewedReading;
  said: { readingId: number; actor: string; note: string; seen: number | undefined };
}

type Act = (order: Order) => Done;

export function reviewActs({
  review,
}: Services): Record<'accept' | 'correct' | 'date' | 'reject' | 'undo', Act> {
  return {
    accept({ form, reading, said }) {
      const { changes, added } = form.figures();
      if (changes.length > 0 || added.length > 0 || changesAgency(form, reading)) {
        throw new RequestError('invalid', '表里的数字改过：要按改的入账请用“更正”，要照原文采用请先还原。');
      }
      const { over } = form;
      return isOtherDay(form, reading)
        ? review.setDate({ ...said, over, ...daysOf(form) })
        : review.accept({ ...said, over });
    },
    correct({ form, reading, said }) {
      const { over, agency } = form;
      const days = isOtherDay(form, reading) ? daysOf(form) : {};
      return review.correct({ ...said, over, agency, ...days, ...form.figures() });
    },
    date: ({ form, said }) => review.setDate({ ...said, over: form.over, ...daysOf(form) }),
    reject: ({ said }) => review.reject(said),
    undo: ({ said }) => review.undo(said),
  };
}

function changesAgency({ agency }: ReviewForm, { bulletin }: ReviewedReading): boolean {
  return agency !== undefined && agency !== (bulletin.agency ?? '').trim();
}

/** An empty field asks for no other day. */
function isOtherDay({ date, dateTo }: ReviewForm, { decision }: ReviewedReading): boolean {
  return date !== '' && (date !== decision.date || dateTo !== (decision.dateTo ?? ''));
}

function daysOf({ date, dateTo }: ReviewForm): { date: string; dateTo?: string } {
  if (date === '') throw new RequestError('invalid', '请填数据日。');
  return { date, ...(dateTo === '' ? {} : { dateTo }) };
}

/** One act on one reading, then on to the next that waits. */
export function decide(services: Services, act: Act): RequestHandler {
  return (request, response) => {
    const fields = (request.body ?? {}) as Fields;
    const reading = readingAt(services, request.params['readingId']);
    try {
      const form = readForm(fields, reading);
      const { note, seen } = form;
      const said = { readingId: reading.readingId, actor: actorOf(response), note, seen };
      response.redirect(303, nextPage(services, reading, act({ form, reading, said })));
    } catch (error) {
      const { message } = refusalOf(error, ['invalid'], response);
      const now = readingAt(services, request.params['readingId']);
      const asked = { posted: fields, figure: null, key: askedKey(fields, now) };
      renderReading(services, { request, response, error: message }, { reading: now, asked });
    }
  };
}

/** The day that was asked for: its rivals are shown beside the refusal. */
function askedKey({ date, dateTo }: Fields, { decision }: ReviewedReading): ReadingKey | null {
  if (typeof date !== 'string' || !isIsoDate(date)) return null;
  const { region, kind } = decision;
  const hasEnd = typeof dateTo === 'string' && isIsoDate(dateTo) && dateTo > date;
  return { region, kind, date, ...(hasEnd ? { dateTo } : {}) };
}

/** What waited makes room for the next that waits; what stood already is shown as it stands now. */
function nextPage({ storage, region }: Services, before: ReviewedReading, done: Done): string {
  const query = `?done=${done.decisionId}`;
  const now = storage.reviewed(done.readingId);
  // A correction that was taken back: what it was made from stands again.
  const shown = now?.state === 'superseded' ? (now.corrects ?? done.readingId) : done.readingId;
  if (before.state !== 'pending') return `/review/${shown}${query}`;
  const { next } = placeAmong(storage.pendingReadings(region), before.readingId, before.decision);
  return `/review${next === null ? '' : `/${next}`}${query}`;
}

/** A whole batch: its years are accepted, or what was done is taken back. */
export function decideYears(services: Services): RequestHandler {
  return (request, response) => {
    const fields = (request.body ?? {}) as Fields;
    try {
      const actor = actorOf(response);
      const batch = field(fields, 'batch') ?? '';
      const ids = batch === '' ? accepted(services, fields, actor) : undone(services, batch, actor);
      response.redirect(303, `/review?done=${Math.min(...ids)}-${Math.max(...ids)}`);
    } catch (error) {
      const { message } = refusalOf(error, ['invalid'], response);
      renderList(services, { request, response, error: message });
    }
  };
}

function accepted({ review }: Services, fields: Fields, actor: string): number[] {
  const { reading = [] } = fields;
  const ids = (Array.isArray(reading) ? reading : [reading]).map((id) => idOf(String(id)));
  const year = field(fields, 'year')?.trim() ?? '';
  if (year !== '' && !/^\d{4}$/.test(year))
    throw new RequestError('invalid', '年份应是四位数字，例如 2025。');
  const note = field(fields, 'note') ?? '';
  const order = { readingIds: ids, actor, note, ...(year === '' ? {} : { year: Number(year) }) };
  return review.acceptYears(order).outcomes.map(({ decisionId }) => decisionId);
}

function undone(services: Services, batch: string, actor: string): number[] {
  const decisions = batchOf(services, batch);
  if (decisions.length === 0) throw new RequestError('invalid', '没有可以撤销的。');
  const acts = decisions.map(({ readingId, id }) => ({ readingId, actor, seen: id }));
  return services.review.undoAll(acts).map(({ decisionId }) => decisionId);
}
