// The page of a day, and the form that leads to it.
import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { Services } from '../../compose.js';
import type { Unusual } from '../../reports/unusual.js';
import { readDay, readUnusual } from '../models/days.js';
import { isoDate, optionalDate, read } from '../parameters.js';

const choice = z.object({ date: optionalDate });

export function pickDay({ storage, region, clock }: Services): RequestHandler {
  return (request, response) => {
    const { date } = read(choice, request.query);
    response.redirect(`/daily/${date ?? storage.newestDay(region, clock.today()) ?? clock.today()}`);
  };
}

export function showDay(services: Services): RequestHandler {
  return (request, response) => {
    const date = read(isoDate, request.params['date']);
    const unusual = readUnusual(services, [date]);
    const isHazard = ({ metric }: Unusual): boolean => metric === 'hazards';
    response.render('daily/show', {
      section: 'daily',
      ...readDay(services, date),
      unusualCalls: unusual.filter((one) => !isHazard(one)),
      unusualHazards: unusual.filter(isHazard),
    });
  };
}
