// Events of the audit chain as a person reads them: what was done, to what, before and after.
import { dateName, shanghaiTimeName } from '../../domain/dates.js';
import { ENTITY_NAMES, type LedgerEvent } from '../../domain/event.js';
import type { EventSubject } from '../../domain/event-subject.js';
import { periodKindOf, periodName } from '../../domain/period.js';
import { ALIAS_METRIC_NAMES, EVENT_NAMES, KIND_NAMES } from '../../reports/wording.js';
import { whatText } from './aliases.js';
import { factsView, type FactsView } from './audit-facts.js';

interface Concern {
  text: string;
  /** Null: there is no page of it. */
  to: string | null;
  /** Who may not do this gets no link; empty: everybody who is here may. */
  needs: '' | 'review' | 'administer';
}

export interface EventView extends LedgerEvent {
  timeText: string;
  what: string;
  concerns: Concern[];
  was: FactsView | null;
  is: FactsView | null;
}

export function eventView(event: LedgerEvent, subject: EventSubject | undefined): EventView {
  const names: Partial<Record<string, string>> = EVENT_NAMES;
  const sha256 = subject !== undefined && 'sha256' in subject ? subject.sha256 : '';
  return {
    ...event,
    timeText: timeText(event.at),
    what: names[event.action] ?? event.action,
    concerns: subject === undefined ? withoutSubject(event) : concernsOf(subject),
    was: factsView(event, 'before', sha256),
    is: factsView(event, 'after', sha256),
  };
}

/** Somebody may have written what is no time. */
function timeText(at: string): string {
  const instant = new Date(at);
  return Number.isNaN(instant.getTime()) ? at : shanghaiTimeName(instant);
}

function withoutSubject({ entity, entity_id: id }: LedgerEvent): Concern[] {
  if (entity === null) return [];
  const names: Partial<Record<string, string>> = ENTITY_NAMES;
  const name = names[entity] ?? entity;
  const text = entity === 'mark' ? name : `${name} ${String(id)}（已不在台账里，请校验）`;
  return [{ text, to: null, needs: '' }];
}

function concernsOf(subject: EventSubject): Concern[] {
  switch (subject.type) {
    case 'source':
      return [sourceLink(subject.sha256, `来源 ${subject.name === '' ? '（已隐去）' : subject.name}`)];
    case 'statement':
      return [sourceLink(subject.sha256, `${subject.scope}阶段口径 ${subject.printed ?? ''}`.trim())];
    case 'bulletin':
      return bulletinLinks(subject);
    case 'alias':
      return [{ text: aliasText(subject), to: '/aliases', needs: '' }];
    case 'user':
      return [{ text: `用户 ${subject.name}`, to: '/users', needs: 'administer' }];
    case 'report':
      return [reportLink(subject)];
    case 'remark':
      return [
        { text: `${periodWords(subject.period)}“值得关注”`, to: `/reports/${subject.period}`, needs: '' },
      ];
  }
}

function bulletinLinks(subject: Extract<EventSubject, { type: 'bulletin' }>): Concern[] {
  const { sha256, readingId, kind, date, dateTo } = subject;
  const to = dateTo === null ? '' : `至${dateName(dateTo)}`;
  const name =
    date === null ? `${KIND_NAMES[kind]}（没有日期）` : `${dateName(date)}${to}${KIND_NAMES[kind]}`;
  return [
    { text: name, to: date === null ? null : `/daily/${date}`, needs: '' },
    { text: `读数 ${readingId}`, to: `/review/${readingId}`, needs: 'review' },
    sourceLink(sha256, '看来源'),
  ];
}

function reportLink({ reportId, period, edition }: Extract<EventSubject, { type: 'report' }>): Concern {
  const text = `${periodWords(period)}报告第${edition}版`;
  return { text, to: `/reports/issued/${reportId}`, needs: '' };
}

/** Somebody may have written what is no period. */
function periodWords(period: string): string {
  return periodKindOf(period) === null ? period : periodName(period);
}

function sourceLink(sha256: string, text: string): Concern {
  return { text, to: `/sources/${sha256}`, needs: '' };
}

function aliasText(alias: Extract<EventSubject, { type: 'alias' }>): string {
  return `${ALIAS_METRIC_NAMES[alias.metric]}“${alias.label}”${whatText(alias)}（${alias.note}）`;
}
