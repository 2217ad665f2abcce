// Under which name a printed label stands on a day: the newest alias whose day has come says it, in one step.
import type { Alias, AliasMetric } from './alias.js';
import type { IsoDate } from './dates.js';

/** Rows as they were appended: a row with a higher id was decided later. */
export interface StoredAlias extends Alias {
  id: number;
}

/** The name that a label is grouped under on a day; the label itself where it is not grouped. */
export type Grouping = (metric: AliasMetric, label: string, date: IsoDate) => string;

/** A label stands under another name than before, for the days from `since` on that come before `until`. */
export interface Regrouped {
  metric: AliasMetric;
  label: string;
  /** Null: it is not grouped any more. */
  name: string | null;
  since: IsoDate;
  /** The first day that is not among them any more; null: for all days to come. */
  until: IsoDate | null;
}

/** What one label is to stand under, of the metric that is spoken of. */
export type Step = Pick<Alias, 'label' | 'name' | 'since'>;

/** Any order of rows. */
export function groupingOf(aliases: readonly StoredAlias[]): Grouping {
  const rows = byLabel(aliases);
  return (metric, label, date) => aliasOn(rows.get(keyOf(metric, label)), date)?.name ?? label;
}

/** The first day from `since` on for which the name is itself grouped, and under what; null where it never is. */
export function groupedName(
  aliases: readonly StoredAlias[],
  { metric, name, since }: Pick<Alias, 'metric' | 'name' | 'since'>,
): { under: string; since: IsoDate } | null {
  if (name === null) return null;
  const group = groupingOf(aliases);
  for (const day of daysFrom(turningDays(aliases, metric, name), since)) {
    const under = group(metric, name, day);
    if (under !== name) return { under, since: day };
  }
  return null;
}

/**
 * What was grouped under the alias's label goes with it to its name, from its day on: so every name that something is
 * grouped under stands for itself, and one step always is enough. To be appended in this order.
 */
export function followers(
  aliases: readonly StoredAlias[],
  { metric, label, name, since }: Pick<Alias, 'metric'> & Step,
): Step[] {
  const steps: Step[] = [];
  for (const rows of byLabel(aliases.filter((one) => one.metric === metric)).values()) {
    const other = rows[0]?.label ?? '';
    let last: string | null | undefined;
    for (const day of daysFrom(turningDays(aliases, metric, other), since)) {
      const was = aliasOn(rows, day)?.name ?? null;
      const next = was === label ? name : was;
      const isMoved = was === label && other !== label;
      if ((isMoved || last !== undefined) && next !== last)
        steps.push({ label: other, name: next, since: day });
      if (isMoved || last !== undefined) last = next;
    }
  }
  return steps;
}

/** Whether the grouping of the label is the same for every day with the further alias as without. */
export function changesNothing(aliases: readonly StoredAlias[], alias: StoredAlias): boolean {
  const [before, after] = [groupingOf(aliases), groupingOf([...aliases, alias])];
  const { metric, label, since } = alias;
  const days = daysFrom(turningDays(aliases, metric, label), since);
  return days.every((day) => before(metric, label, day) === after(metric, label, day));
}

/** What stands otherwise in `after` than in `before`, label by label, in the order in which they first came. */
export function regrouped(before: readonly StoredAlias[], after: readonly StoredAlias[]): Regrouped[] {
  const [was, is] = [groupingOf(before), groupingOf(after)];
  return [...byLabel(after).values()].flatMap(([alias]) => {
    if (alias === undefined) return [];
    const { metric, label } = alias;
    const stretches: Regrouped[] = [];
    const days = turningDays(after, metric, label);
    days.forEach((since, index) => {
      const name = is(metric, label, since);
      if (was(metric, label, since) === name) return;
      const until = days[index + 1] ?? null;
      stretches.push({ metric, label, name: name === label ? null : name, since, until });
    });
    return joined(stretches);
  });
}

/** Neighbouring stretches under one name become one. */
function joined(stretches: Regrouped[]): Regrouped[] {
  const whole: Regrouped[] = [];
  for (const next of stretches) {
    const last = whole.at(-1);
    if (last?.name === next.name && last.until === next.since) last.until = next.until;
    else whole.push(next);
  }
  return whole;
}

/** The days on which a label may begin to stand otherwise, in order. */
function turningDays(aliases: readonly StoredAlias[], metric: AliasMetric, label: string): IsoDate[] {
  const own = aliases.filter((alias) => alias.metric === metric && alias.label === label);
  return [...new Set(own.map(({ since }) => since))].sort();
}

function daysFrom(days: IsoDate[], since: IsoDate): IsoDate[] {
  return [since, ...days.filter((day) => day > since)];
}

/** Newest first for each label. */
function byLabel(aliases: readonly StoredAlias[]): Map<string, StoredAlias[]> {
  const rows = new Map<string, StoredAlias[]>();
  for (const alias of [...aliases].sort((a, b) => a.id - b.id)) {
    const key = keyOf(alias.metric, alias.label);
    rows.set(key, [alias, ...(rows.get(key) ?? [])]);
  }
  return rows;
}

function aliasOn(newestFirst: StoredAlias[] | undefined, date: IsoDate): StoredAlias | undefined {
  return newestFirst?.find(({ since }) => since <= date);
}

function keyOf(metric: AliasMetric, label: string): string {
  return `${metric}/${label}`;
}
