// What waits for a person: the list, and one reading beside its source.
import type { Request, RequestHandler, Response } from 'express';
import { RequestError } from '../../domain/errors.js';
import type { ReviewedReading } from '../../domain/review.js';
import type { Services } from '../../compose.js';
import { pendingGroups } from '../view/review-list.js';
import { noticeView } from '../view/review-notice.js';
import { reviewPage, type Asked } from '../view/review-page.js';

/** Offered where a reason is typed. */
const USUAL_NOTES = [
  '照原文补正',
  '采纳程序的建议',
  '报纸就是这样印的',
  '以市级通报原件为准',
  '重复录入',
  '不是通报',
];

const NUMBER = /^[1-9]\d{0,14}$/;

/** The reading that a URL names; one of another region is none of ours. */
export function readingAt({ storage, region }: Services, id: unknown): ReviewedReading {
  const reading = typeof id === 'string' && NUMBER.test(id) ? storage.reviewed(Number(id)) : null;
  if (reading?.decision.region !== region) throw new RequestError('not-found', '没有这份读数。');
  return reading;
}

export function listPending(services: Services): RequestHandler {
  return (request, response) => renderList(services, { request, response, error: null });
}

interface Exchange {
  request: Request;
  response: Response;
  /** Why what was asked for was refused; null where nothing was. */
  error: string | null;
}

export function renderList(services: Services, { request, response, error }: Exchange): void {
  const pending = services.storage.pendingReadings(services.region);
  response.status(error === null ? 200 : 400).render('review/list', {
    title: '待核',
    section: 'review',
    error,
    notice: error === null ? noticeView(services, request.query['done']) : null,
    total: pending.length,
    first: pending[0]?.readingId ?? null,
    groups: pendingGroups(pending),
  });
}

export function showReading(services: Services): RequestHandler {
  return (request, response) => {
    const reading = readingAt(services, request.params['readingId']);
    const { figure } = request.query;
    const asked = typeof figure === 'string' && NUMBER.test(figure) ? Number(figure) : null;
    renderReading(
      services,
      { request, response, error: null },
      {
        reading,
        asked: { posted: null, figure: asked, key: null },
      },
    );
  };
}

export function renderReading(
  services: Services,
  { request, response, error }: Exchange,
  { reading, asked }: { reading: ReviewedReading; asked: Asked },
): void {
  response.status(error === null ? 200 : 400).render('review/show', {
    section: 'review',
    error,
    notice: error === null ? noticeView(services, request.query['done']) : null,
    ...reviewPage(services, reading, asked),
    wantsNote: error?.includes('理由') === true,
    usualNotes: USUAL_NOTES,
  });
}
