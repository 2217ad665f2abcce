// Under which name a printed label stands on a day: the newest alias whose day has come, followed to the end.
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

/** Any order of rows. A label may follow several steps (A under B, B under C); for each day it ends in one name. */
export function groupingOf(aliases: readonly StoredAlias[]): Grouping {
  const byLabel = new Map<string, StoredAlias[]>();
  for (const alias of [...aliases].sort((a, b) => b.id - a.id)) {
    const key = keyOf(alias.metric, alias.label);
    const rows = byLabel.get(key) ?? [];
    byLabel.set(key, rows);
    rows.push(alias);
  }
  const step: Grouping = (metric, label, date) =>
    byLabel.get(keyOf(metric, label))?.find(({ since }) => since <= date)?.name ?? label;
  return (metric, label, date) => {
    const passed = new Set<string>();
    // What is appended goes in no circle; rows that were altered by force might.
    for (let name = label; ;) {
      const next = step(metric, name, date);
      passed.add(name);
      if (passed.has(next)) return name;
      name = next;
    }
  };
}

/** The days on which anything of a metric may begin to stand otherwise, in order. */
export function turningDays(aliases: readonly StoredAlias[], metric: AliasMetric): IsoDate[] {
  const days = aliases.filter((alias) => alias.metric === metric).map(({ since }) => since);
  return [...new Set(days)].sort();
}

/**
 * What the name is itself grouped under, on the first day from `since` on for which that is so; null where the alias
 * may be applied: its name then stands for itself on every day that it holds, so that no circle can come to be.
 */
export function groupedName(
  aliases: readonly StoredAlias[],
  { metric, name, since }: Pick<Alias, 'metric' | 'name' | 'since'>,
): { under: string; since: IsoDate } | null {
  if (name === null) return null;
  const group = groupingOf(aliases);
  for (const day of daysFrom(turningDays(aliases, metric), since)) {
    const under = group(metric, name, day);
    if (under !== name) return { under, since: day };
  }
  return null;
}

/** Whether the grouping of the label is the same for every day with the further alias as without. */
export function changesNothing(aliases: readonly StoredAlias[], alias: StoredAlias): boolean {
  const [before, after] = [groupingOf(aliases), groupingOf([...aliases, alias])];
  const { metric, label, since } = alias;
  const days = daysFrom(turningDays(aliases, metric), since);
  return days.every((day) => before(metric, label, day) === after(metric, label, day));
}

/** What stands otherwise in `after` than in `before`, label by label; labels that only follow another one included. */
export function regrouped(before: readonly StoredAlias[], after: readonly StoredAlias[]): Regrouped[] {
  const [was, is] = [groupingOf(before), groupingOf(after)];
  const found: Regrouped[] = [];
  for (const { metric, label } of labelsOf(after)) {
    const days = turningDays(after, metric);
    days.forEach((since, index) => {
      const name = is(metric, label, since);
      if (was(metric, label, since) === name) return;
      const until = days[index + 1] ?? null;
      found.push({ metric, label, name: name === label ? null : name, since, until });
    });
  }
  return joined(found);
}

function labelsOf(aliases: readonly StoredAlias[]): Pick<Alias, 'metric' | 'label'>[] {
  return [...new Map(aliases.map((alias) => [keyOf(alias.metric, alias.label), alias])).values()];
}

/** Neighbouring stretches of one label under one name become one. */
function joined(stretches: Regrouped[]): Regrouped[] {
  const whole: Regrouped[] = [];
  for (const next of stretches) {
    const last = whole.at(-1);
    const goesOn =
      last?.metric === next.metric &&
      last.label === next.label &&
      last.name === next.name &&
      last.until === next.since;
    if (last && goesOn) last.until = next.until;
    else whole.push({ ...next });
  }
  return whole;
}

function daysFrom(days: IsoDate[], since: IsoDate): IsoDate[] {
  return [since, ...days.filter((day) => day > since)];
}

function keyOf(metric: AliasMetric, label: string): string {
  return `${metric}/${label}`;
}
