// The page of names: labels that nobody decided on yet, with what is proposed, and what was decided.
import { ALIAS_METRICS, type AliasMetric } from '../../domain/alias.js';
import { dateName, shanghaiTimeName, type IsoDate } from '../../domain/dates.js';
import type { Step, StoredAlias } from '../../domain/grouping.js';
import { ALIAS_METRIC_NAMES } from '../../reports/wording.js';
import {
  digestOf,
  freshLabels,
  isOpenName,
  keyOf,
  MOST_SHOWN,
  newestRows,
  proposalFor,
  rowsOf,
  undecidedLabels,
  type Ground,
  type SeenLabel,
} from './alias-ground.js';
import { placeOf } from './figures.js';

/** What the form of a label had when it was refused. */
export interface Typed {
  key: string;
  name: string;
  since: string;
  note: string;
}

export interface UndecidedView {
  /** Number on the page, for the ids of its fields. */
  index: number;
  /** Metric and label, for the form. */
  key: string;
  metric: AliasMetric;
  metricName: string;
  label: string;
  days: number;
  firstDay: IsoDate | null;
  /** Where it was seen first, in its source. */
  href: string;
  /** `2025年10月18日 10:00 张三撤回：…`; empty where nothing was ever decided. */
  earlier: string[];
  proposal: { name: string; why: string } | null;
  name: string;
  since: string;
  note: string;
  isOpen: boolean;
}

export interface DecidedView {
  index: number;
  key: string;
  metric: AliasMetric;
  label: string;
  name: string;
  isOwn: boolean;
  since: IsoDate;
  /** `张三，2025年10月18日 10:00`. */
  byText: string;
  note: string;
  /** Where days before it is grouped print the label, too: that those are not grouped; else null. */
  earlyText: string | null;
  earlier: string[];
}

export interface DecidedList {
  metricName: string;
  grouped: DecidedView[];
  own: DecidedView[];
}

export interface AliasesView {
  proposed: UndecidedView[];
  fresh: UndecidedView[];
  /** Undecided labels that are not shown yet. */
  more: number;
  /** Of the labels in `fresh`: deciding on all of them is deciding on just these. */
  freshDigest: string;
  decided: DecidedList[];
  /** Names to choose from. */
  known: { metric: AliasMetric; names: string[] }[];
}

export function aliasesView(ground: Ground, typed: Typed | null): AliasesView {
  const undecided = undecidedLabels(ground);
  const proposed = undecided.filter((one) => proposalFor(ground, one) !== null).slice(0, MOST_SHOWN);
  const fresh = freshLabels(ground);
  const view = (one: SeenLabel, index: number): UndecidedView => undecidedView(ground, one, { index, typed });
  return {
    proposed: proposed.map(view),
    fresh: fresh.map((one, index) => view(one, index + proposed.length)),
    more: undecided.length - proposed.length - fresh.length,
    freshDigest: digestOf(fresh),
    decided: decidedLists(ground),
    known: ALIAS_METRICS.map((metric) => ({ metric, names: knownNames(ground, metric) })),
  };
}

function undecidedView(
  ground: Ground,
  seen: SeenLabel,
  { index, typed }: { index: number; typed: Typed | null },
): UndecidedView {
  const { metric, label, days, firstDay, sha256, figureId } = seen;
  const key = keyOf(seen);
  const proposal = proposalFor(ground, seen);
  const own = typed?.key === key ? typed : null;
  return {
    ...{ index, key, metric, label, days, firstDay },
    metricName: ALIAS_METRIC_NAMES[metric],
    href: figureId === null ? `/sources/${sha256}` : placeOf(sha256, figureId),
    earlier: rowsOf(ground, seen).map(rowText),
    proposal,
    name: own?.name ?? proposal?.name ?? '',
    since: own?.since ?? firstDay ?? ground.today,
    note: own?.note ?? proposal?.why ?? '',
    isOpen: own !== null,
  };
}

function decidedLists(ground: Ground): DecidedList[] {
  const rows = newestRows(ground)
    .filter(({ name }) => name !== null)
    .reverse();
  const views = rows.map((row, index) => ({ metric: row.metric, view: decidedView(ground, row, index) }));
  return ALIAS_METRICS.map((metric) => {
    const own = views.filter((one) => one.metric === metric).map(({ view }) => view);
    return {
      metricName: ALIAS_METRIC_NAMES[metric],
      grouped: own.filter(({ isOwn }) => !isOwn),
      own: own.filter(({ isOwn }) => isOwn),
    };
  }).filter(({ grouped, own }) => grouped.length + own.length > 0);
}

function decidedView(ground: Ground, row: StoredAlias, index: number): DecidedView {
  const { metric, label, since, note, actor, at } = row;
  const name = row.name ?? label;
  const [, ...earlier] = rowsOf(ground, row);
  return {
    ...{ index, key: keyOf(row), metric, label, name, since, note },
    isOwn: name === label,
    byText: `${actor}，${shanghaiTimeName(new Date(at))}`,
    earlyText: name === label ? null : earlyText(ground, row),
    earlier: earlier.map(rowText),
  };
}

function earlyText(ground: Ground, row: StoredAlias): string | null {
  const first = ground.seen.get(keyOf(row))?.firstDay ?? null;
  const [from = row.since] = rowsOf(ground, row)
    .map(({ since }) => since)
    .sort();
  if (first === null || first >= from) return null;
  return `${dateName(first)}的通报已经印出；${dateName(from)}以前的没有归并。`;
}

/** `自2025年10月15日起归入“物业管理”`. */
export function whatText({ label, name, since }: Step): string {
  const what = name === null ? '撤回归并' : name === label ? '用自己的名称' : `归入“${name}”`;
  return `自${dateName(since)}起${what}`;
}

function rowText(row: StoredAlias): string {
  return `${whatText(row)}（${row.actor}，${shanghaiTimeName(new Date(row.at))}：${row.note}）`;
}

/** Names that something is grouped under, and labels that are not grouped. */
function knownNames(ground: Ground, metric: AliasMetric): string[] {
  const labels = [...ground.seen.values()].flatMap((one) => (one.metric === metric ? one.label : []));
  const names = newestRows(ground).flatMap((row) => (row.metric === metric ? (row.name ?? []) : []));
  return [...new Set([...names, ...labels])].filter((name) => isOpenName(ground, { metric, name }));
}
