// What was found as a page shows it: the terms marked, each hit a link, and where the rest of a kind is.
import Handlebars from 'handlebars';
import type { Span } from '../../domain/finding.js';
import { addDays, dateName, daysBetween } from '../../domain/dates.js';
import { rangeCode } from '../../domain/span.js';
import type { FoundGroup, FoundSpan, FoundWords, SearchModel } from '../../reports/search-model.js';
import { dayPlace, periodPlace, placeOf } from '../../reports/addresses.js';
import { comparePlace, hotspotPlace, searchPlace } from './places.js';
import { textHtml } from './plain-text.js';

const PAGE = 50;

interface HitPage extends Omit<FoundWords, 'marks' | 'groupMarks'> {
  marked: Handlebars.SafeString;
  markedGroup: Handlebars.SafeString | null;
  href: string;
  /** `2025年10月15日` or first and last. */
  daysText: string;
  /** Where it was printed last: its characters, or the source of a hazard bulletin's body. */
  characters: string;
}

interface GroupPage extends Omit<FoundGroup, 'hits'> {
  hits: HitPage[];
  /** All of this kind, or its next and its last page; null where there are no more. */
  more: string | null;
  earlier: string | null;
}

type SpanPage = FoundSpan & { href: string };

export type SearchPage = Omit<SearchModel, 'groups' | 'days'> & { groups: GroupPage[]; days: SpanPage[] };

export function marked(text: string, marks: readonly Span[]): Handlebars.SafeString {
  let html = '';
  let at = 0;
  for (const { start, end } of marks) {
    html += `${textHtml(text.slice(at, start))}<mark>${textHtml(text.slice(start, end))}</mark>`;
    at = end;
  }
  return new Handlebars.SafeString(html + textHtml(text.slice(at)));
}

function hitPage(hit: FoundWords): HitPage {
  const { marks, groupMarks, ...rest } = hit;
  const { metric, text, group, firstDay, lastDay, sha256, figureId } = hit;
  const characters = figureId === null ? `/sources/${sha256}` : placeOf(sha256, figureId);
  const first = dateName(firstDay);
  return {
    ...rest,
    marked: marked(text, marks),
    markedGroup: group === null ? null : marked(group, groupMarks),
    href: metric === 'hotspot' ? hotspotPlace(group ?? text) : characters,
    daysText: firstDay === lastDay ? first : `${first}至${dateName(lastDay)}`,
    characters,
  };
}

function groupPage(group: FoundGroup, { query, kind, from, to, page }: SearchModel): GroupPage {
  const place = (number: number): string =>
    searchPlace(query, group.kind, { filters: { from, to }, page: number });
  const isOne = kind !== null;
  return {
    ...group,
    hits: group.hits.map(hitPage),
    more: group.after === 0 ? null : place(isOne ? page + 1 : 1),
    earlier: isOne && page > 1 ? place(Math.min(page - 1, Math.ceil(group.total / PAGE))) : null,
  };
}

/** A range of days has no page of its own: it stands beside as many days before it. */
function spanPage(span: FoundSpan): SpanPage {
  const { code, period, from, to } = span;
  if (period !== null) return { ...span, href: periodPlace(period) };
  if (from === to) return { ...span, href: dayPlace(from) };
  const [before, days] = [addDays(from, -1), daysBetween(from, to)];
  return { ...span, href: comparePlace(rangeCode(addDays(before, -days), before), code) };
}

export function searchPage(model: SearchModel): SearchPage {
  return {
    ...model,
    groups: model.groups.map((group) => groupPage(group, model)),
    days: model.days.map(spanPage),
  };
}
