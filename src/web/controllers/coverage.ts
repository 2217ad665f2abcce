// `/coverage/2025`: what of a year is in the ledger, day by day.
import type { RequestHandler } from 'express';
import type { Services } from '../../compose.js';
import { datesOf } from '../../domain/period.js';
import { pageScope } from '../../reports/book.js';
import { scopeOf } from '../../reports/scope.js';
import { readBook } from '../models/days.js';
import { periodCode, read } from '../parameters.js';
import { coveragePage } from '../view/coverage-page.js';

export function pickCoverage({ storage, region, clock }: Services): RequestHandler {
  return (_request, response) => {
    const day = storage.newestDay(region, clock.today()) ?? clock.today();
    response.redirect(`/coverage/${day.slice(0, 4)}`);
  };
}

export function showCoverage(services: Services): RequestHandler {
  return (request, response) => {
    const year = read(periodCode('year'), request.params['year']);
    const page = coveragePage(readBook(services, datesOf(year)), year);
    response.render('coverage/show', { ...pageScope(scopeOf(services)), ...page });
  };
}
