// Issuing reports: today's figures as a document, frozen as they are handed in; a second issue is a correction.
import { canonical } from '../audit/canonical.js';
import { dateName, daysOfWeek, type IsoDate } from '../domain/dates.js';
import type { Entry } from '../domain/entry.js';
import { RequestError } from '../domain/errors.js';
import { endsOf, periodKindOf, periodName, type PeriodCode } from '../domain/period.js';
import type {
  EditorsRemark,
  FrozenReport,
  IssuedReport,
  ReportDifference,
  ReportDocument,
  ReportFields,
} from '../domain/report.js';
import { readinessOf, weeksUpTo, type WeekIssue, type WeekReadiness } from '../reports/readiness.js';
import { scopeOf } from '../reports/scope.js';
import { issuedFields, NO_FIELDS, remarkText, suggestedFields } from './report-fields.js';
import {
  differencesSince,
  documentOf,
  groundOf,
  mustBePeriod,
  type Ground,
  type ReportParts,
} from './report-ground.js';

export interface IssuerParts extends ReportParts {
  /** Weekday of the following week from which on a week is due, 1: Monday. */
  deadline: number;
}

export interface Issuer {
  /** Today's figures; its fields are empty, so that no print of it passes for an issue. */
  draft(period: PeriodCode): ReportDocument;
  /** To fill in: those of the last edition, else of the newest report of its kind with the next number. */
  suggested(period: PeriodCode): ReportFields;
  /** Null where there is none or it was taken back. */
  remark(period: PeriodCode): EditorsRemark | null;
  /** Every version, oldest first. */
  remarks(period: PeriodCode): EditorsRemark[];
  /** An empty text takes it back. Throws a RequestError where nothing changes or it is too long. */
  saveRemark(period: PeriodCode, text: string, actor: string): void;
  /** Throws a RequestError where it cannot be issued, or where nothing changed since the last edition. */
  issue(period: PeriodCode, fields: ReportFields, actor: string): IssuedReport;
  issued(id: number): IssuedReport | null;
  /** Oldest first. */
  editions(period: PeriodCode): IssuedReport[];
  /** Newest first. */
  newest(count: number): IssuedReport[];
  /** The present week and those before it, newest first: without those that have nothing and are not expected to. */
  readiness(weeks?: number): WeekReadiness[];
}

const WEEKS = 8;

export function createIssuer(parts: IssuerParts): Issuer {
  const { storage, clock, region, deadline } = parts;
  const remark: Issuer['remark'] = (period) => {
    const newest = storage.remarksOf(region, period).at(-1) ?? null;
    return newest?.text === '' ? null : newest;
  };
  const ground = (period: PeriodCode): Ground => groundOf(parts, period, remark(period));
  return {
    draft(period) {
      const here = ground(period);
      return documentOf(here, NO_FIELDS, here.editions.at(-1) ?? null);
    },
    suggested(period) {
      const last = storage.editionsOf(region, period).at(-1);
      const kind = periodKindOf(period) ?? 'year';
      return last?.fields ?? suggestedFields(period, storage.earlierFields(region, kind));
    },
    remark,
    remarks: (period) => storage.remarksOf(region, period),
    saveRemark(period, given, actor) {
      const text = remarkText(given);
      storage.transaction(() => {
        mustBePeriod(period);
        if (text === (remark(period)?.text ?? '')) throw new RequestError('invalid', '“值得关注”没有变化。');
        storage.addRemark({ region, period, text, actor, at: clock.now().toISOString() });
      });
    },
    issue: (period, fields, actor) =>
      storage.transaction(() => issueWithin(parts, ground(period), { fields, actor })),
    issued: (id) => storage.issuedReport(id),
    editions: (period) => storage.editionsOf(region, period),
    newest: (count) => storage.newestReports(region, count),
    readiness: remembered(parts, (count) => {
      const weeks = weeksUpTo(clock.today(), count);
      const entries = storage.entriesOn(region, weeks.flatMap(daysOfWeek));
      const newestIssue = (week: PeriodCode): WeekIssue | null =>
        weekIssue(storage.editionsOf(region, week), () => ground(week));
      return readinessOf(weeks, entries, { scope: scopeOf(parts), deadline, newestIssue });
    }),
  };
}

/** Comparing eight issued weeks takes a while; nothing changes in them before the next event or the next day. */
function remembered(
  { storage, clock }: IssuerParts,
  make: (count: number) => WeekReadiness[],
): Issuer['readiness'] {
  let known: { state: string; weeks: WeekReadiness[] } | null = null;
  return (count = WEEKS) => {
    const state = [count, clock.today(), storage.head()?.hash].join(' ');
    if (known?.state !== state) known = { state, weeks: make(count) };
    return known.weeks;
  };
}

function weekIssue(editions: FrozenReport[], ground: () => Ground): WeekIssue | null {
  const last = editions.at(-1);
  if (last === undefined) return null;
  const { id, edition, at } = last;
  return { id, edition, at, differences: differencesSince(ground())?.length ?? null };
}

function issueWithin(
  { storage, clock, region }: IssuerParts,
  ground: Ground,
  given: { fields: ReportFields; actor: string },
): IssuedReport {
  const { period, entries, editions, remark } = ground;
  const last = editions.at(-1) ?? null;
  mustBeOver(period, clock.today());
  mustHaveFigures(ground);
  const fields = issuedFields(given.fields);
  const differences = differencesSince(ground);
  if (last !== null) mustDiffer(last, { fields, differences, remark });
  const document = documentOf(ground, fields, last);
  const id = storage.addReport({
    ...{ region, period, fields, document, actor: given.actor, at: clock.now().toISOString() },
    ...{ edition: (last?.edition ?? 0) + 1, differences: differences ?? [], remarkId: remark?.id ?? null },
    cited: [...document.sources, ...sourcesOf(entries), ...(last?.document ? storage.citedBy(last.id) : [])],
  });
  const issued = storage.issuedReport(id);
  if (issued === null) throw new Error(`report ${id} is not there`);
  return issued;
}

/** Of pending days, too: the chart has their counts. */
function sourcesOf(entries: Entry[]): string[] {
  return entries.flatMap(({ sources: [first] }) => first?.sha256 ?? []);
}

function mustBeOver(period: PeriodCode, today: IsoDate): void {
  const { to } = endsOf(period);
  if (today > to) return;
  throw new RequestError('invalid', `${periodName(period)}还没有过完，${dateName(to)}以后才能印发。`);
}

function mustHaveFigures({ period, entries }: Ground): void {
  if (entries.some(({ state }) => state === 'accepted')) return;
  throw new RequestError('invalid', `${periodName(period)}没有一天有已入账的数字，不能印发。`);
}

/** A correction of the figures, of the remark, or of who drafted, checked and signed it; a number alone is none. */
function mustDiffer(
  last: FrozenReport,
  now: Pick<FrozenReport, 'fields'> & {
    differences: ReportDifference[] | null;
    remark: EditorsRemark | null;
  },
): void {
  const sameFields =
    canonical({ ...last.fields }) === canonical({ ...now.fields, number: last.fields.number });
  const sameRemark = last.remarkId === (now.remark?.id ?? null);
  if (now.differences?.length !== 0 || !sameRemark || !sameFields) return;
  throw new RequestError('invalid', `自第${last.edition}版印发以来没有任何变化，不必再印发。`);
}
