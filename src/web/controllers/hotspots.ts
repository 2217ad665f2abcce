// The hotspot categories of a span of days, and one of them by itself: pages and their JSON twins.
import type { Request, RequestHandler } from 'express';
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

function readHotspots(services: Services, request: Request): HotspotsModel {
  const span = spanOf(services, read(daySpan, request.query));
  const entries = services.storage.entriesOn(services.region, datesFrom(span.from, span.to));
  return hotspotsModel(span, entries, scopeOf(services));
}

function readCategory(services: Services, request: Request): CategoryModel {
  const label = read(categoryName, request.params['name']);
  const span = spanOf(services, read(daySpan, request.query));
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
    response.render('hotspots/list', { section: 'hotspots', ...readHotspots(services, request) });
  };
}

export function showCategory(services: Services): RequestHandler {
  return (request, response) => {
    const model = readCategory(services, request);
    const charts = chartsOfCategory(model, readBook(services, datesFrom(model.from, model.to)));
    response.render('hotspots/show', { section: 'hotspots', ...model, charts });
  };
}

export function sendHotspots(services: Services): RequestHandler {
  return (request, response) => {
    response.json(readHotspots(services, request));
  };
}

export function sendCategory(services: Services): RequestHandler {
  return (request, response) => {
    response.json(readCategory(services, request));
  };
}
