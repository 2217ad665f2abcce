// The hotspot categories of a span of days, and one of them, as a page and its JSON twin share them.
import { z } from 'zod';
import type { Services } from '../../compose.js';
import { datesFrom } from '../../domain/dates.js';
import { RequestError } from '../../domain/errors.js';
import { openBook, type Book } from '../../reports/book.js';
import { categoryModel } from '../../reports/hotspot-category.js';
import { hotspotsModel } from '../../reports/hotspots.js';
import type { CategoryModel, HotspotsModel } from '../../reports/hotspots-model.js';
import { scopeOf } from '../../reports/scope.js';
import { spanOf, type daySpan } from '../spans.js';

export const categoryName = z.string('类别不对。').trim().min(1, '类别不对。').max(100, '类别的名称太长。');

export function readHotspots(services: Services, given: z.output<typeof daySpan>): HotspotsModel {
  const span = spanOf(services, given);
  const entries = services.storage.entriesOn(services.region, datesFrom(span.from, span.to));
  return hotspotsModel(span, entries, scopeOf(services));
}

type WantedCategory = z.output<typeof daySpan> & { name: string };

export function readCategory(services: Services, wanted: WantedCategory): CategoryModel {
  return readCategoryDays(services, wanted).model;
}

/** With the days themselves, for its chart. Throws a RequestError where no bulletin ever printed it. */
export function readCategoryDays(
  services: Services,
  { name: label, ...given }: WantedCategory,
): { model: CategoryModel; book: Book } {
  const span = spanOf(services, given);
  const entries = services.storage.entriesOn(services.region, datesFrom(span.from, span.to));
  const wish = { ...span, label, relations: services.topicRelations };
  const scope = scopeOf(services);
  const model = categoryModel(wish, entries, scope);
  if (!model.isListed && !isKnown(services, label)) {
    throw new RequestError('not-found', `通报里没有印出过“${label}”这一类别，请从热点类别的列表里选。`);
  }
  return { model, book: openBook(entries, scope) };
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
