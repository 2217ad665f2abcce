// Finds days, labels, bodies and remarks by what is typed: in any script and width, all parts together.
import { isAliasMetric } from '../domain/alias.js';
import { yearOf, type IsoDate } from '../domain/dates.js';
import type { Entry, Scope } from '../domain/entry.js';
import type { Span } from '../domain/finding.js';
import { hitsIn, termsOf } from '../domain/folded.js';
import type { Grouping } from '../domain/grouping.js';
import type { SeenWords, WordMetric } from '../domain/search.js';
import {
  datesOfSpan,
  endsOfSpan,
  lengthOfSpan,
  MOST_DAYS,
  periodIn,
  spanName,
  type DaySpan,
  type SpanCode,
} from '../domain/span.js';
import { typedSpans } from '../domain/typed-span.js';
import { type Book, openBook, pageScope, standingOf } from './book.js';
import { coverageOf } from './coverage.js';
import type { FoundGroup, FoundKind, FoundSpan, FoundWords, SearchModel } from './search-model.js';
import { ALIAS_METRIC_NAMES, KIND_NAMES, NO_FOCUS, SEARCH_NOTE } from './wording.js';

export interface SearchWish extends Pick<SearchModel, 'query' | 'from' | 'to' | 'kind' | 'page'> {
  today: IsoDate;
}

/** What storage gives to a search. */
export interface SearchGround {
  words: SeenWords[];
  grouping: Grouping;
  /** Of the days of `spansFor`. */
  entries: Entry[];
}

export const FOUND_KINDS = ['day', 'hotspot', 'channel', 'receiver', 'topic', 'agency', 'remark'] as const;
const MOST_TERMS = 8;
/** Of each kind while all are shown; of one kind on a page. */
const [FEW, MANY] = [8, 50];
const MOST_SPANS = 12;
/** A day without its year is looked for in so many. */
const YEARS = 11;

const NAMES: Readonly<Record<FoundKind, string>> = {
  day: '日子与时段',
  ...ALIAS_METRIC_NAMES,
  hotspot: '热点类别',
  remark: '反映情况',
};

/** Days and periods that the query may mean, the newest first: as many as together have no more than so many days. */
export function spansFor({ query, from, to, today, kind }: SearchWish): SpanCode[] {
  if (kind !== null && kind !== 'day') return [];
  const years = Array.from({ length: YEARS }, (_, index) => yearOf(today) - index);
  const found = typedSpans(query, years, today).filter((code) => {
    const ends = endsOfSpan(code);
    const isWithin = ends !== null && ends.to >= (from ?? ends.to) && ends.from <= (to ?? ends.from);
    return isWithin && ends.from <= today;
  });
  let days = 0;
  return found.filter((code) => (days += lengthOfSpan(code)) <= MOST_DAYS);
}

/** The days whose entries a search needs. */
export function datesForSearch(wish: SearchWish): IsoDate[] {
  return [...new Set(spansFor(wish).flatMap(datesOfSpan))];
}

/** Null where the ledger knows nothing of these days, and none of them is missing. */
function foundSpan(book: Book, code: SpanCode): FoundSpan | null {
  const { from, to } = endsOfSpan(code) ?? ({ from: code, to: code } satisfies DaySpan);
  const dates = datesOfSpan(code);
  const days = (['hotline', 'hazard'] as const).flatMap((kind) => dates.map((date) => book.day(kind, date)));
  if (days.every((day) => day.status === 'outside')) return null;
  const standing = (['hotline', 'hazard'] as const).map((kind) => {
    const only = dates.length === 1 ? standingOf(book.day(kind, from), book.scope).statusName : null;
    return `${KIND_NAMES[kind]}：${only ?? coverageOf(book, kind, dates).daysText}`;
  });
  return { code, name: spanName(code), from, to, period: periodIn(code), standing: standing.join('；') };
}

function foundWords(
  { folded: text, ...words }: SeenWords,
  terms: readonly string[],
  grouping: Grouping,
): FoundWords | null {
  const { metric, lastDay } = words;
  const name = isAliasMetric(metric) ? grouping(metric, words.text, lastDay) : words.text;
  const marks = terms.every((term) => text.includes(term)) ? hitsIn(words.text, terms) : null;
  const groupMarks = name === words.text ? null : hitsIn(name, terms);
  if (marks === null && groupMarks === null) return null;
  const group = name === words.text ? null : name;
  return { ...words, marks: marks ?? [], group, groupMarks: groupMarks ?? [] };
}

/** Words that are nothing but the query first, then those printed last. */
function inOrder(a: FoundWords, b: FoundWords): number {
  return (
    Number(isWhole(b)) - Number(isWhole(a)) ||
    b.lastDay.localeCompare(a.lastDay) ||
    b.acceptedDays - a.acceptedDays ||
    a.text.localeCompare(b.text, 'zh')
  );
}

function isWhole({ text, marks: [first] }: { text: string; marks: Span[] }): boolean {
  return first?.start === 0 && first.end === text.length;
}

function groupOf(kind: WordMetric, found: FoundWords[], wish: SearchWish): FoundGroup {
  const hits = found.filter(({ metric }) => metric === kind).sort(inOrder);
  const [size, page] = wish.kind === null ? [FEW, 1] : [MANY, wish.page];
  const before = Math.min(hits.length, (page - 1) * size);
  const shown = hits.slice(before, before + size);
  return {
    kind,
    name: NAMES[kind],
    total: hits.length,
    hits: shown,
    before,
    after: hits.length - before - shown.length,
  };
}

export function searchModel(wish: SearchWish, ground: SearchGround, scope: Scope): SearchModel {
  const terms = termsOf(wish.query, MOST_TERMS);
  const { query, from, to, kind: only, page } = wish;
  const wanted = ground.words.filter(
    ({ metric, text }) => (only === null || only === metric) && text !== NO_FOCUS,
  );
  const found =
    terms.length === 0 ? [] : wanted.flatMap((words) => foundWords(words, terms, ground.grouping) ?? []);
  const kinds = FOUND_KINDS.flatMap((kind) => (kind === 'day' ? [] : kind));
  const groups = kinds.map((kind) => groupOf(kind, found, wish)).filter(({ total }) => total > 0);
  const book = openBook(ground.entries, scope);
  const days = spansFor(wish).flatMap((code) => foundSpan(book, code) ?? []);
  return {
    ...pageScope(scope),
    ...{ query, from, to, kind: only, page },
    title: '查找',
    isAsked: terms.length > 0,
    days: days.slice(0, MOST_SPANS),
    groups,
    total: found.length + Math.min(days.length, MOST_SPANS),
    kinds: FOUND_KINDS.map((code) => ({ code, name: NAMES[code] })),
    note: SEARCH_NOTE,
  };
}
