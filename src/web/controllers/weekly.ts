// The page of an ISO week, and the form that leads to it by any of its days.
import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { Services } from '../../compose.js';
import { daysOfWeek, weekOf } from '../../domain/dates.js';
import { readWeek } from '../models.js';
import { isoWeek, optionalDate, read } from '../parameters.js';
import { exportsOf } from '../view/week-exports.js';

const choice = z.object({ date: optionalDate });

export function pickWeek({ storage, region, clock }: Services): RequestHandler {
  return (request, response) => {
    const { date } = read(choice, request.query);
    response.redirect(`/weekly/${weekOf(date ?? storage.newestDay(region, clock.today()) ?? clock.today())}`);
  };
}

export function showWeek(services: Services): RequestHandler {
  return (request, response) => {
    const week = read(isoWeek, request.params['week']);
    const [from = '', , , , , , to = ''] = daysOfWeek(week);
    const exports = exportsOf(services, { from, to });
    response.render('weekly/show', { section: 'weekly', ...readWeek(services, week), exports });
  };
}
