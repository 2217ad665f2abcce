// The datasets that can be exported, and what a row of one is.
import type { Kind } from './bulletin.js';

export const DATASET_NAMES = [
  'hotline',
  'channels',
  'hotspots',
  'hazards',
  'receivers',
  'topics',
  'figures',
  'statements',
  'events',
] as const;
export type DatasetName = (typeof DATASET_NAMES)[number];

/** The audit chain: it tells users' names, so it is for those who may audit. */
export const AUDIT_DATASETS: readonly DatasetName[] = ['events'];

/** By column key; null where the page prints nothing. */
export type DatasetRow = Record<string, string | number | null>;

/** Which rows are wanted; what is absent is open. */
export interface DatasetFilters {
  /** First and last day, both included. */
  from?: string;
  to?: string;
  kind?: Kind;
  /** A hotspot or hazard topic, by its printed label or by the name that it is grouped under. */
  category?: string;
  /** A body that received or was contacted, likewise. */
  body?: string;
}
export type FilterName = keyof DatasetFilters;

export interface DatasetRange extends DatasetFilters {
  region: string;
}

const WITH_CATEGORY: readonly DatasetName[] = ['hotspots', 'topics', 'figures'];
const WITH_BODY: readonly DatasetName[] = ['hotspots', 'hazards', 'receivers', 'figures'];
const KINDS: Partial<Record<DatasetName, Kind>> = {
  hotline: 'hotline',
  channels: 'hotline',
  hotspots: 'hotline',
  hazards: 'hazard',
  receivers: 'hazard',
  topics: 'hazard',
};

/** Filters that choose among the rows of a dataset. */
export function filtersOf(dataset: DatasetName): FilterName[] {
  return [
    ...(['from', 'to'] as const),
    ...(AUDIT_DATASETS.includes(dataset) ? [] : (['kind'] as const)),
    ...(WITH_CATEGORY.includes(dataset) ? (['category'] as const) : []),
    ...(WITH_BODY.includes(dataset) ? (['body'] as const) : []),
  ];
}

/** The only kind of bulletin that a dataset has rows of; null where it has both. */
export function kindOf(dataset: DatasetName): Kind | null {
  return KINDS[dataset] ?? null;
}

/** Datasets that a filter chooses among the rows of. */
export function datasetsWith(filter: FilterName): DatasetName[] {
  return DATASET_NAMES.filter((name) => filtersOf(name).includes(filter));
}

export function isDatasetName(text: string): text is DatasetName {
  return (DATASET_NAMES as readonly string[]).includes(text);
}
