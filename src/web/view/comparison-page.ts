// Two stretches of days as a page shows them: where each leads to, its days, and what to try when nothing is chosen yet.
import { addDays, datesFrom, dateName, type IsoDate } from '../../domain/dates.js';
import {
  monthsFrom,
  periodName,
  periodOf,
  previousPeriod,
  samePeriodLastYear,
  type PeriodCode,
  type PeriodKind,
} from '../../domain/period.js';
import { spanName, type SpanCode } from '../../domain/span.js';
import type { ChosenSpan, ComparisonModel, SideName } from '../../reports/comparison-model.js';
import { dayPlace, periodPlace } from '../../reports/addresses.js';
import { comparePlace } from './places.js';

/** Longer ones are told by months. */
const DAYS_SHOWN = 62;

interface Link {
  href: string;
  name: string;
}

interface SidePage extends ChosenSpan {
  sideName: string;
  /** Where the figures of this side stand one by one. */
  place: string;
  /** Empty where it has a page of its own. */
  links: Link[];
}

export interface Field {
  typed: string;
  /** Null: nothing wrong with it. */
  fault: string | null;
}

function linksOf({ from, to, days, period }: ChosenSpan): Link[] {
  if (period !== null) return [];
  if (days > DAYS_SHOWN)
    return monthsFrom(from, to).map((code) => ({ href: periodPlace(code), name: periodName(code) }));
  return datesFrom(from, to).map((date) => ({ href: dayPlace(date), name: dateName(date) }));
}

function sidePage(span: ChosenSpan, side: SideName): SidePage {
  const single = span.days === 1 ? dayPlace(span.from) : `#${side}-days`;
  return {
    ...span,
    sideName: side === 'base' ? '基期' : '本期',
    place: span.period === null ? single : periodPlace(span.period),
    links: linksOf(span),
  };
}

export function sidesOf({ base, here }: ComparisonModel): Record<SideName, SidePage> {
  return { base: sidePage(base, 'base'), here: sidePage(here, 'here') };
}

/** Pairs that people often ask for, up to the newest day: finished weeks, months and quarters, the present month and year. */
export function suggestions(newest: IsoDate): Link[] {
  const finished = (kind: PeriodKind): PeriodCode => previousPeriod(periodOf(kind, addDays(newest, 1)));
  const [week, lastMonth, quarter] = [finished('week'), finished('month'), finished('quarter')];
  const month = periodOf('month', newest);
  const earlier: [PeriodCode | null, PeriodCode][] = [
    [previousPeriod(week), week],
    [samePeriodLastYear(week), week],
    [previousPeriod(lastMonth), lastMonth],
    [previousPeriod(quarter), quarter],
    [previousPeriod(month), month],
    [samePeriodLastYear(month), month],
    [previousPeriod(periodOf('year', newest)), periodOf('year', newest)],
  ];
  const pairs = earlier.flatMap(([base, here]) => (base === null ? [] : pairLink(base, here)));
  // On the last day of a month the present one is finished, too.
  return [...new Map(pairs.map((pair) => [pair.href, pair])).values()];
}

function pairLink(base: SpanCode, here: SpanCode): Link {
  return { href: comparePlace(base, here), name: `${spanName(here)}比${spanName(base)}` };
}
