// Reports: which are ready, one as today's figures make it, its remark and its issues.
import type { RequestHandler, Response } from 'express';
import { z } from 'zod';
import type { Services } from '../../compose.js';
import { PERIOD_KINDS, periodOf, type PeriodCode } from '../../domain/period.js';
import { RequestError } from '../../domain/errors.js';
import { actorOf } from '../middleware/access.js';
import { anyPeriod, isoDate, read, rowId, typedText } from '../parameters.js';
import { refusalOf } from '../refusals.js';
import { issuedPage, reportList, reportPage, type TypedReport } from '../view/report-page.js';
import { standingOf } from '../view/report-standing.js';

const choice = z.object({ date: isoDate, kind: z.enum(PERIOD_KINDS, '没有这种报告。') });
/** Longer texts are refused with the sentence of the service. */
const MOST_TYPED = 10_000;
/** One form: either of its buttons brings all that was typed. */
const typedReport = z.object({
  remark: typedText(MOST_TYPED),
  number: typedText(MOST_TYPED),
  issuer: typedText(MOST_TYPED),
  drafted: typedText(MOST_TYPED),
  checked: typedText(MOST_TYPED),
  signed: typedText(MOST_TYPED),
});
/** A digest that is none is refused as one that is not today's. */
const seenReport = z.object({ digest: typedText(MOST_TYPED), edition: z.coerce.number().catch(-1) });

export function listReports(services: Services): RequestHandler {
  return (_request, response) => {
    response.render('reports/list', reportList(services));
  };
}

/** The form of the list. */
export const findReport: RequestHandler = (request, response) => {
  const { date, kind } = read(choice, request.query);
  response.redirect(`/reports/${periodOf(kind, date)}`);
};

export function showReport(services: Services): RequestHandler {
  return (request, response) => {
    response.render('reports/show', reportPage(services, read(anyPeriod, request.params['period']), null));
  };
}

export function showIssued(services: Services): RequestHandler {
  return (request, response) => {
    const issued = services.reports.issued(read(rowId, request.params['id']));
    if (issued === null) throw new RequestError('not-found', '没有这一期报告。');
    response.render('reports/issued', issuedPage(services, issued, standingOf(services.reports, issued)));
  };
}

export function saveRemark(services: Services): RequestHandler {
  return (request, response) => {
    const period = read(anyPeriod, request.params['period']);
    const typed = read(typedReport, request.body ?? {});
    try {
      services.reports.saveRemark(period, typed.remark, actorOf(response));
      response.redirect(303, `/reports/${period}`);
    } catch (error) {
      showAgain(services, response, { period, typed, error });
    }
  };
}

export function issueReport(services: Services): RequestHandler {
  return (request, response) => {
    const period = read(anyPeriod, request.params['period']);
    const typed = read(typedReport, request.body ?? {});
    const seen = read(seenReport, request.body ?? {});
    const { remark, ...fields } = typed;
    try {
      const { id } = services.reports.issue(period, { fields, remark, seen }, actorOf(response));
      response.redirect(303, `/reports/issued/${id}`);
    } catch (error) {
      showAgain(services, response, { period, typed, error });
    }
  };
}

function showAgain(
  services: Services,
  response: Response,
  { period, typed, error }: { period: PeriodCode; typed: TypedReport; error: unknown },
): void {
  const { message } = refusalOf(error, ['invalid'], response);
  response.render('reports/show', reportPage(services, period, { typed, message }));
}
