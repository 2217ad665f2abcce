// The hotspot categories of a span of days, and one of them by itself.
import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { Services } from '../../compose.js';
import { RequestError } from '../../domain/errors.js';
import { categoryModel } from '../../reports/hotspot-category.js';
import { hotspotsModel } from '../../reports/hotspots.js';
import type { CategoryModel, HotspotsModel } from '../../reports/hotspots-model.js';
import { datesFrom } from '../../domain/dates.js';
import { scopeOf } from '../../reports/scope.js';
import { readBook } from '../models.js';
import { read } from '../parameters.js';
import { daySpan, spanOf } from '../spans.js';
import { chartsOfCategory } from '../view/category-chart.js';

export const categoryName = z.string('类别不对。').trim().min(1, '类别不对。').max(100, '类别的名称太长。');

export function readHotspots(services: Services, given: z.output<typeof daySpan>): HotspotsModel {
  const span = spanOf(services, given);
  const entries = services.storage.entriesOn(services.region, datesFrom(span.from, span.to));
  return hotspotsModel(span, entries, scopeOf(services));
}

export function readCategory(
  services: Services,
  { name: label, ...given }: z.output<typeof daySpan> & { name: string },
): CategoryModel {
  const span = spanOf(services, given);
  const entries = services.storage.entriesOn(services.region, datesFrom(span.from, span.to));
  const wish = { ...span, label, relations: services.topicRelations };
  const model = categoryModel(wish, entries, scopeOf(services));
  if (!model.isListed && !isKnown(services, label)) {
    throw new RequestError('not-found', `通报里没有印出过“${label}”这一类别，请从热点类别的列表里选。`);
  }
  return model;
}

/** Printed on any day, or a name that something is grouped under. */
function isKnown({ storage, region }: Services, label: string): boolean {
  const isOf = (one: { metric: string; label: string }): boolean =>
    one.metric === 'hotspot' && one.label === label;
  return (
    storage.aliases().some((alias) => isOf(alias) || isOf({ ...alias, label: alias.name ?? '' })) ||
    storage.labelsSeen(region).some(isOf)
  );
}

export function showHotspots(services: Services): RequestHandler {
  return (request, response) => {
    response.render('hotspots/list', {
      section: 'hotspots',
      ...readHotspots(services, read(daySpan, request.query)),
    });
  };
}

export function showCategory(services: Services): RequestHandler {
  return (request, response) => {
    const name = read(categoryName, request.params['name']);
    const model = readCategory(services, { name, ...read(daySpan, request.query) });
    const charts = chartsOfCategory(model, readBook(services, datesFrom(model.from, model.to)));
    response.render('hotspots/show', { section: 'hotspots', ...model, charts });
  };
}
