// The page of a week, a month, a quarter or a year, and the form that leads to it by any of its days.
import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { Services } from '../../compose.js';
import { datesOf, endsOf, periodOf, type PeriodKind } from '../../domain/period.js';
import { readPeriodDays, readUnusual } from '../models/days.js';
import { optionalDate, periodCode, read } from '../parameters.js';
import { periodCharts } from '../view/charts.js';
import { periodPlace } from '../view/figures.js';
import { exportsOf } from '../view/period-exports.js';
import { PERIOD_PAGES } from '../view/period-pages.js';

const choice = z.object({ date: optionalDate });

export function pickPeriod({ storage, region, clock }: Services, kind: PeriodKind): RequestHandler {
  return (request, response) => {
    const { date } = read(choice, request.query);
    const day = date ?? storage.newestDay(region, clock.today()) ?? clock.today();
    response.redirect(periodPlace(periodOf(kind, day)));
  };
}

export function showPeriod(services: Services, kind: PeriodKind): RequestHandler {
  return (request, response) => {
    const code = read(periodCode(kind), request.params['period']);
    const exports = exportsOf(services, endsOf(code));
    const page = PERIOD_PAGES[kind];
    const unusual = readUnusual(services, datesOf(code)).reverse();
    const { model, book } = readPeriodDays(services, code);
    const charts = periodCharts(book, code);
    response.render('periods/show', { section: kind, page, ...model, exports, charts, unusual });
  };
}
