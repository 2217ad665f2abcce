// Which rows of a dataset are wanted, as conditions of its query.
import type { DatasetName, DatasetRange } from '../domain/dataset.js';

const FIRST_DAY = '0000-01-01';
const LAST_DAY = '9999-12-31';

const DAYS = 'r.region = :region AND r.date BETWEEN :from AND :to AND (:kind IS NULL OR r.kind = :kind)';

/** What a label is grouped under on the day of a row: its newest alias of that day or before. */
function groupOf(metric: string, label: string): string {
  return `(
    SELECT a.name FROM aliases AS a WHERE a.id = (
      SELECT max(id) FROM aliases WHERE metric = ${metric} AND label = ${label} AND since <= r.date))`;
}

/** By the printed label, or by the name that it is grouped under. */
function named(parameter: string, metric: string, label: string): string {
  return `${label} = :${parameter} OR ${groupOf(metric, label)} = :${parameter}`;
}

function wanted(parameter: 'category' | 'body', condition: string): string {
  return `(:${parameter} IS NULL OR ${condition})`;
}

const FIGURE_AGENCY = 'ifnull(f.agency, r.agency)';
const FIGURE_CATEGORY = `f.metric IN ('hotspot', 'topic') AND (${named('category', 'f.metric', 'f.label')})`;
const FIGURE_BODY = `
  ${named('body', "'agency'", FIGURE_AGENCY)} OR f.metric = 'receiver' AND (${named('body', 'f.metric', 'f.label')})`;

/** Conditions on the rows of a dataset besides days and kind. */
const CHOSEN: Partial<Record<DatasetName, string[]>> = {
  hotspots: [
    wanted('category', named('category', "'hotspot'", 'f.label')),
    wanted('body', named('body', "'agency'", 'f.agency')),
  ],
  topics: [wanted('category', named('category', "'topic'", 'f.label'))],
  receivers: [wanted('body', named('body', "'receiver'", 'f.label'))],
  hazards: [wanted('body', named('body', "'agency'", 'r.agency'))],
  figures: [wanted('category', FIGURE_CATEGORY), wanted('body', FIGURE_BODY)],
};

/** On readings `r` and, where the dataset has a row a figure, figures `f`. */
export function within(dataset: DatasetName): string {
  return [DAYS, ...(CHOSEN[dataset] ?? [])].join(' AND ');
}

/** What every query of a dataset is given. */
export type Bound = Record<'region' | 'from' | 'to' | 'kind' | 'category' | 'body', string | null>;

export function bound({ region, from, to, kind, category, body }: DatasetRange): Bound {
  return {
    region,
    from: from ?? FIRST_DAY,
    to: to ?? LAST_DAY,
    kind: kind ?? null,
    category: category ?? null,
    body: body ?? null,
  };
}
