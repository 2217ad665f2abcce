// The datasets that can be exported, and what a row of one is.
export const DATASET_NAMES = [
  'hotline',
  'channels',
  'hotspots',
  'hazards',
  'receivers',
  'topics',
  'figures',
  'statements',
] as const;
export type DatasetName = (typeof DATASET_NAMES)[number];

/** By column key; null where the page prints nothing. */
export type DatasetRow = Record<string, string | number | null>;

export interface DatasetRange {
  region: string;
  /** First and last day, both included; absent: open. */
  from?: string;
  to?: string;
}

export function isDatasetName(text: string): text is DatasetName {
  return (DATASET_NAMES as readonly string[]).includes(text);
}
