// The labels that bulletins print, what was decided about them and what is proposed: found by the key of a label.
import { createHash } from 'node:crypto';
import type { Alias, AliasProposal } from '../../domain/alias.js';
import type { IsoDate } from '../../domain/dates.js';
import type { StoredAlias } from '../../domain/grouping.js';
import type { Services } from '../../compose.js';

export type SeenLabel = ReturnType<Services['storage']['labelsSeen']>[number];

/** More would be a page that nobody reads; the rest comes up as these are decided. */
export const MOST_SHOWN = 60;

/** What the page is made from. */
interface Found {
  seen: SeenLabel[];
  /** As they were appended. */
  aliases: StoredAlias[];
  proposals: AliasProposal[];
  today: IsoDate;
}

/** The same by the keys of labels. */
export interface Ground {
  seen: ReadonlyMap<string, SeenLabel>;
  /** Newest first for each label; labels in the order in which they first came. */
  rows: ReadonlyMap<string, StoredAlias[]>;
  proposals: ReadonlyMap<string, AliasProposal>;
  today: IsoDate;
}

export function groundOf({ seen, aliases, proposals, today }: Found): Ground {
  const rows = new Map<string, StoredAlias[]>();
  for (const alias of aliases) {
    const key = keyOf(alias);
    rows.set(key, [alias, ...(rows.get(key) ?? [])]);
  }
  return { seen: byKey(seen), rows, proposals: byKey(proposals), today };
}

function byKey<Labelled extends Pick<Alias, 'metric' | 'label'>>(all: Labelled[]): Map<string, Labelled> {
  return new Map(all.map((one) => [keyOf(one), one]));
}

export function keyOf({ metric, label }: Pick<Alias, 'metric' | 'label'>): string {
  return JSON.stringify([metric, label]);
}

/** Of every label that was ever decided on. */
export function newestRows({ rows }: Ground): StoredAlias[] {
  return [...rows.values()].flatMap(([newest]) => newest ?? []);
}

export function undecidedLabels(ground: Ground): SeenLabel[] {
  const decided = new Set(
    newestRows(ground).flatMap(({ metric, label, name }) =>
      name === null ? [] : [keyOf({ metric, label }), keyOf({ metric, label: name })],
    ),
  );
  return [...ground.seen].flatMap(([key, one]) => (decided.has(key) ? [] : one));
}

/** Undecided labels without a proposal, as many as the page shows: what "all of these" means. */
export function freshLabels(ground: Ground): SeenLabel[] {
  return undecidedLabels(ground)
    .filter((one) => proposalFor(ground, one) === null)
    .slice(0, MOST_SHOWN);
}

export function digestOf(labels: SeenLabel[]): string {
  return createHash('sha256').update(labels.map(keyOf).join('\n')).digest('hex');
}

/** Not where the proposed name is itself grouped by now. */
export function proposalFor(ground: Ground, seen: SeenLabel): AliasProposal | null {
  const found = ground.proposals.get(keyOf(seen));
  return found !== undefined && isOpenName(ground, found) ? found : null;
}

/** The name is not grouped under another one. */
export function isOpenName(
  ground: Ground,
  { metric, name }: Pick<AliasProposal, 'metric' | 'name'>,
): boolean {
  const [newest] = rowsOf(ground, { metric, label: name });
  return newest === undefined || newest.name === null || newest.name === name;
}

/** Newest first. */
export function rowsOf({ rows }: Ground, label: Pick<Alias, 'metric' | 'label'>): StoredAlias[] {
  return rows.get(keyOf(label)) ?? [];
}
