// What is searched for and found, as a page and its JSON twin share it.
import { z } from 'zod';
import type { Services } from '../../compose.js';
import { groupingOf } from '../../domain/grouping.js';
import { scopeOf } from '../../reports/scope.js';
import { datesForSearch, FOUND_KINDS, searchModel, type SearchWish } from '../../reports/search.js';
import type { SearchModel } from '../../reports/search-model.js';
import { optionalDate, typedText } from '../parameters.js';

/** No bulletin lies beyond these days. */
const [EARLIEST, LATEST] = ['1900-01-01', '2199-12-31'];

export const filters = z
  .object({
    q: typedText(100).meta({ description: '要查找的话；空着什么也不查。', examples: ['物业'] }),
    from: optionalDate.meta({ description: '从哪一天起，空着不限。', examples: ['2025-10-01'] }),
    to: optionalDate.meta({ description: '到哪一天止，空着不限。', examples: ['2025-10-15'] }),
    kind: z
      .enum([...FOUND_KINDS, ''], '要查找的种类不对。')
      .optional()
      .meta({ description: '只查哪一种，代码见 FoundKind；空着都查。', examples: ['hotspot'] }),
    page: z.coerce
      .number('页码不对。')
      .int('页码不对。')
      .min(1, '页码不对。')
      .max(10_000, '页码不对。')
      .default(1)
      .meta({ description: '第几页，从 1 起。', examples: [1] }),
  })
  .refine(({ from, to }) => !from || !to || from <= to, '起始日期晚于截止日期。');

type Filters = z.output<typeof filters>;

function wishOf({ clock }: Services, given: Filters): SearchWish {
  const { q, from = null, to = null, kind, page } = given;
  return { query: q.trim(), from, to, kind: kind === '' ? null : (kind ?? null), page, today: clock.today() };
}

export function readSearch(services: Services, given: Filters): SearchModel {
  const wish = wishOf(services, given);
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
