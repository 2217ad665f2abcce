// The newest day at a glance: how long ago it was, and what people complain of most.
import { dateName, daysBetween } from '../../domain/dates.js';
import { rangeName } from '../../domain/period.js';
import { nameOf } from '../../reports/hotspot-listings.js';
import type { Cell } from '../../reports/models.js';
import type { OverviewDay, OverviewModel } from '../../reports/overview-model.js';
import type { Unusual } from '../../reports/unusual.js';

/** A notice comes out up to so many days after its day. */
const USUAL_DAYS = 3;

interface NewestHotspot extends Cell {
  /** Where its count is far from its comparable days; what the day prints twice under one name is judged as a sum. */
  unusual: Unusual | null;
}

export interface NewestDay extends OverviewDay {
  /** Days since; null where that is no longer than usual. */
  daysAgo: number | null;
  hotspots: NewestHotspot[];
}

export function newestDay({ newest, today, unusual }: OverviewModel): NewestDay | null {
  if (newest === null) return null;
  const { date } = newest;
  const daysAgo = daysBetween(date, today);
  const farOf = (cell: Cell): Unusual | null =>
    unusual.found.find(
      (one) => one.date === date && one.label === nameOf(cell) && one.value === cell.value,
    ) ?? null;
  return {
    ...newest,
    daysAgo: daysAgo > USUAL_DAYS ? daysAgo : null,
    hotspots: newest.hotspots.map((cell) => ({ ...cell, unusual: farOf(cell) })),
  };
}

export interface UnusualWords {
  /** `近7天（10月9日—15日）`, `截至2025年10月15日的7天` where that is long ago; null without a newest day. */
  days: string | null;
  /** What is said where nothing is unusual; null where something is, or without a newest day. */
  none: string | null;
}

export function unusualWords({
  today,
  unusual: { from, to, judged, found },
}: Pick<OverviewModel, 'today' | 'unusual'>): UnusualWords {
  if (from === null || to === null) return { days: null, none: null };
  const all = daysBetween(from, to) + 1;
  const isRecent = daysBetween(to, today) <= USUAL_DAYS;
  const days = isRecent ? `近${all}天（${rangeName(from, to)}）` : `截至${dateName(to)}的${all}天`;
  if (found.length > 0) return { days, none: null };
  const nothing = '没有与同类日相差很大的数字。';
  if (judged === all) return { days, none: `${days}${nothing}` };
  const none =
    judged === 0
      ? `${days}不能判断有没有异常的数字：没有入账的数字，或可比的同类日还不够。`
      : `${days}中有${judged}天可以判断，${nothing}`;
  return { days, none };
}
