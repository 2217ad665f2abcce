// Days, labels, bodies and remarks by what is typed; the filters stand in the address.
import type { Request, RequestHandler } from 'express';
import { z } from 'zod';
import type { Services } from '../../compose.js';
import { groupingOf } from '../../domain/grouping.js';
import { scopeOf } from '../../reports/scope.js';
import { datesForSearch, FOUND_KINDS, searchModel, type SearchWish } from '../../reports/search.js';
import type { SearchModel } from '../../reports/search-model.js';
import { optionalDate, read, typedText } from '../parameters.js';
import { searchPage } from '../view/search-page.js';

/** No bulletin lies beyond these days. */
const [EARLIEST, LATEST] = ['1900-01-01', '2199-12-31'];

const filters = z
  .object({
    q: typedText(100),
    from: optionalDate,
    to: optionalDate,
    kind: z.enum([...FOUND_KINDS, ''], '要查找的种类不对。').optional(),
    page: z.coerce
      .number('页码不对。')
      .int('页码不对。')
      .min(1, '页码不对。')
      .max(10_000, '页码不对。')
      .default(1),
  })
  .refine(({ from, to }) => !from || !to || from <= to, '起始日期晚于截止日期。');

function wishOf({ clock }: Services, request: Request): SearchWish {
  const { q, from = null, to = null, kind, page } = read(filters, request.query);
  return { query: q.trim(), from, to, kind: kind === '' ? null : (kind ?? null), page, today: clock.today() };
}

function readSearch(services: Services, request: Request): SearchModel {
  const wish = wishOf(services, request);
  const { storage, region } = services;
  const span = { from: wish.from ?? EARLIEST, to: wish.to ?? LATEST };
  const isForWords = wish.query !== '' && wish.kind !== 'day';
  const ground = {
    words: isForWords ? storage.wordsSeen({ region, ...span }) : [],
    grouping: groupingOf(storage.aliases()),
    entries: storage.entriesOn(region, datesForSearch(wish)),
  };
  return searchModel(wish, ground, scopeOf(services));
}

export function showSearch(services: Services): RequestHandler {
  return (request, response) => {
    response.render('search/show', { section: 'search', ...searchPage(readSearch(services, request)) });
  };
}

export function sendSearch(services: Services): RequestHandler {
  return (request, response) => {
    response.json(readSearch(services, request));
  };
}
