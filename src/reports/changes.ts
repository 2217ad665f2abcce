// What changed in the accepted figures since an export, in words.
import type { AcceptanceChange } from '../domain/change.js';
import { dateName, shanghaiTimeName, type IsoDate } from '../domain/dates.js';
import { differencesBetween } from '../domain/outcome.js';
import { sideText } from './differences.js';
import { rangeName } from '../domain/period.js';
import { KIND_NAMES, METRIC_NAMES } from './wording.js';

export interface ChangedFigure {
  metric: string;
  /** `来电诉求`, `热点问题“物业管理”`. */
  name: string;
  /** Null where that side has no count. */
  before: number | null;
  after: number | null;
  /** `1,215`; 有 or 没有 where there is no count. */
  beforeText: string;
  afterText: string;
}

export interface ChangeModel {
  date: IsoDate;
  /** `2025年10月15日热线通报`. */
  name: string;
  what: 'added' | 'removed' | 'changed';
  /** 补入账, 退出账, 已更正. */
  whatText: string;
  /**
   * Empty unless `changed`; empty, too, where only remarks or bodies contacted changed or the
   * figures of before were redacted.
   */
  figures: ChangedFigure[];
  actor: string;
  /** `2025年10月18日 10:00`, Beijing time. */
  timeText: string;
  note: string | null;
  /** Number of the event. */
  seq: number;
}

const WHAT = { added: '补入账', removed: '退出账', changed: '已更正' } as const;

export function changeModel(change: AcceptanceChange): ChangeModel {
  const { kind, date, dateTo, before, after, isGone, actor, at, note, seq } = change;
  const what = before === null ? 'added' : after === null ? 'removed' : 'changed';
  const day = dateTo === null ? dateName(date) : rangeName(date, dateTo);
  return {
    date,
    name: `${day}${KIND_NAMES[kind]}`,
    what,
    whatText: WHAT[what],
    figures: before && after && !isGone ? changedFigures(before, after) : [],
    actor,
    timeText: shanghaiTimeName(new Date(at)),
    note,
    seq,
  };
}

function changedFigures(
  before: NonNullable<AcceptanceChange['before']>,
  after: NonNullable<AcceptanceChange['after']>,
): ChangedFigure[] {
  return differencesBetween(before, after).map(({ metric, label, accepted, here, printedIn }) => ({
    metric,
    name: METRIC_NAMES[metric] + (label === undefined ? '' : `“${label}”`),
    before: accepted,
    after: here,
    beforeText: sideText(accepted, printedIn !== 'here'),
    afterText: sideText(here, printedIn !== 'accepted'),
  }));
}
