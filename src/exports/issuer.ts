// Issuing reports: today's figures as a document, frozen as they are handed in; a second issue is a correction.
import { canonical } from '../audit/canonical.js';
import { dateName, daysOfWeek, type IsoDate, type IsoWeek } from '../domain/dates.js';
import type { Entry } from '../domain/entry.js';
import { RequestError } from '../domain/errors.js';
import { endsOf, periodKindOf, periodName, type PeriodCode } from '../domain/period.js';
import type {
  EarlierFields,
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
  seenOf,
  type Ground,
  type ReportParts,
  type ReportSeen,
} from './report-ground.js';

export interface IssuerParts extends ReportParts {
  /** Weekday of the following week from which on a week is due, 1: Monday. */
  deadline: number;
}

/** What a person hands in to be issued. */
export interface ReportOrder {
  fields: ReportFields;
  /** As it stands in the form: saved in the same step where it differs from the newest version. */
  remark: string;
  /** Of the draft that the person looked at. */
  seen: ReportSeen;
}

export interface Issuer {
  /** Today's figures; its fields are empty, so that no print of it passes for an issue. */
  draft(period: PeriodCode): ReportDocument;
  /** Today's draft with what its form sends back, from one reading of the ledger. */
  shown(period: PeriodCode): { document: ReportDocument; seen: ReportSeen };
  /** To fill in: those of the last edition, else of the newest report of its kind with the next number. */
  suggested(period: PeriodCode): ReportFields;
  /** Null where there is none or it was taken back. */
  remark(period: PeriodCode): EditorsRemark | null;
  /** Every version, oldest first. */
  remarks(period: PeriodCode): EditorsRemark[];
  /** An empty text takes it back. Throws a RequestError where nothing changes or it is too long. */
  saveRemark(period: PeriodCode, text: string, actor: string): void;
  /** Throws a RequestError where it cannot be issued, is not what was seen, or says nothing but the last edition. */
  issue(period: PeriodCode, order: ReportOrder, actor: string): IssuedReport;
  issued(id: number): IssuedReport | null;
  /** Oldest first. */
  editions(period: PeriodCode): IssuedReport[];
  /** Of today's figures and words from the newest edition; null: its document was redacted, so nobody can tell. */
  differences(period: PeriodCode): ReportDifference[] | null;
  /** Newest first. */
  newest(count: number): IssuedReport[];
  /** The present week and those before it, eight at most, newest first: without those that have nothing and are not expected to. */
  readiness(weeks?: number): WeekReadiness[];
}

const WEEKS = 8;

export function createIssuer(parts: IssuerParts): Issuer {
  const { storage, clock, region, deadline } = parts;
  const remark: Issuer['remark'] = (period) => {
    const newest = storage.remarksOf(region, period).at(-1) ?? null;
    return newest?.text === '' ? null : newest;
  };
  /** False where nothing changes. */
  const keepRemark = (period: PeriodCode, given: string, actor: string): boolean => {
    const text = remarkText(given);
    if (text === (remark(period)?.text ?? '')) return false;
    storage.addRemark({ region, period, text, actor, at: clock.now().toISOString() });
    return true;
  };
  const ground = (period: PeriodCode): Ground => groundOf(parts, period, remark(period));
  return {
    draft: (period) => draftOf(ground(period)),
    shown(period) {
      const here = ground(period);
      return { document: draftOf(here), seen: seenOf(here) };
    },
    suggested(period) {
      const last = storage.editionsOf(region, period).at(-1);
      const kind = periodKindOf(period) ?? 'year';
      return last?.fields ?? suggestedFields(period, storage.earlierFields(region, kind));
    },
    remark,
    remarks: (period) => storage.remarksOf(region, period),
    saveRemark(period, given, actor) {
      storage.transaction(() => {
        mustBePeriod(period);
        if (!keepRemark(period, given, actor)) throw new RequestError('invalid', '“值得关注”没有变化。');
      });
    },
    issue: (period, { remark: words, seen, fields }, actor) =>
      storage.transaction(() => {
        // Before the remark of this very step is in it.
        mustBeSeen(ground(period), seen);
        keepRemark(period, words, actor);
        return issueWithin(parts, ground(period), { fields, actor });
      }),
    issued(id) {
      const report = storage.issuedReport(id);
      return report?.region === region ? report : null;
    },
    editions: (period) => storage.editionsOf(region, period),
    differences: (period) => differencesSince(ground(period)),
    newest: (count) => storage.newestReports(region, count),
    readiness: remembered(parts, (weeks) => {
      const entries = storage.entriesOn(region, weeks.flatMap(daysOfWeek));
      const newestIssue = (week: PeriodCode): WeekIssue | null =>
        weekIssue(storage.editionsOf(region, week), () => ground(week));
      return readinessOf(weeks, entries, { scope: scopeOf(parts), deadline, newestIssue });
    }),
  };
}

/** Comparing eight issued weeks takes a while, so all pages share them, those that are not kept whole, too, until anything is written or the day is over. */
function remembered(
  { storage, clock }: IssuerParts,
  make: (weeks: IsoWeek[]) => WeekReadiness[],
): Issuer['readiness'] {
  let known: { state: string; weeks: WeekReadiness[] } | null = null;
  return (count = WEEKS) => {
    const weeks = weeksUpTo(clock.today(), WEEKS);
    const state = `${clock.today()} ${storage.version()}`;
    if (known?.state !== state) known = { state, weeks: make(weeks) };
    const asked = new Set(weeks.slice(0, count));
    return known.weeks.filter(({ week }) => asked.has(week));
  };
}

function weekIssue(editions: FrozenReport[], ground: () => Ground): WeekIssue | null {
  const last = editions.at(-1);
  if (last === undefined) return null;
  const { id, edition, at } = last;
  return { id, edition, at, differences: differencesSince(ground()) };
}

function draftOf(ground: Ground): ReportDocument {
  return documentOf(ground, NO_FIELDS, ground.editions.at(-1) ?? null);
}

function issueWithin(
  { storage, clock, region }: IssuerParts,
  ground: Ground,
  given: { fields: ReportFields; actor: string },
): IssuedReport {
  const { period, entries, baseEntries, editions, remark } = ground;
  const last = editions.at(-1) ?? null;
  mustBeOver(period, clock.today());
  mustHaveFigures(ground);
  const fields = issuedFields(given.fields);
  mustBeFree(fields.number, period, storage.earlierFields(region, periodKindOf(period) ?? 'year'));
  const differences = differencesSince(ground);
  if (last !== null) mustDiffer(last, fields, differences);
  const document = documentOf(ground, fields, last);
  const id = storage.addReport({
    ...{ region, period, fields, document, actor: given.actor, at: clock.now().toISOString() },
    ...{ edition: (last?.edition ?? 0) + 1, differences: differences ?? [], remarkId: remark?.id ?? null },
    cited: [
      ...document.sources,
      ...sourcesOf([...entries, ...baseEntries]),
      ...(last?.document ? storage.citedBy(last.id) : []),
    ],
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
  if (entries.some(({ state, dateTo }) => state === 'accepted' && dateTo === undefined)) return;
  throw new RequestError('invalid', `${periodName(period)}没有一天有已入账的数字，不能印发。`);
}

/** Others may have accepted, corrected or issued since the page was opened. */
function mustBeSeen(ground: Ground, seen: ReportSeen): void {
  const { digest, edition } = seenOf(ground);
  if (seen.digest === digest && seen.edition === edition) return;
  throw new RequestError('invalid', '数字或文字在您打开这一页之后有变动，请看过新的内容再印发。');
}

/** In one year, periods of one kind have numbers of their own; editions of one period may share theirs. */
function mustBeFree(number: string, period: PeriodCode, earlier: EarlierFields[]): void {
  const isSameYear = (other: PeriodCode): boolean => other.slice(0, 4) === period.slice(0, 4);
  const other = earlier.find(
    (report) => report.fields.number === number && report.period !== period && isSameYear(report.period),
  );
  if (other === undefined) return;
  throw new RequestError('invalid', `期号“${number}”已经用于${periodName(other.period)}，请换一个期号。`);
}

/** A correction of figures, of words, or of who drafted, checked and signed it; a number alone is none. */
function mustDiffer(last: FrozenReport, now: ReportFields, differences: ReportDifference[] | null): void {
  const sameFields = canonical({ ...last.fields }) === canonical({ ...now, number: last.fields.number });
  if (differences?.length !== 0 || !sameFields) return;
  throw new RequestError('invalid', `自第${last.edition}版印发以来没有任何变化，不必再印发。`);
}
