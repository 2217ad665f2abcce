// Filters in words, and the refusal of one that cannot choose among the rows of a dataset.
import { datasetsWith, filtersOf, kindOf } from '../domain/dataset.js';
import type { DatasetFilters, DatasetName, FilterName } from '../domain/dataset.js';
import { RequestError } from '../domain/errors.js';
import { KIND_NAMES } from '../reports/wording.js';
import { DATASETS } from './datasets.js';

export const FILTER_TITLES: Readonly<Record<FilterName, string>> = {
  from: '起始日期',
  to: '截止日期',
  kind: '通报种类',
  category: '类别',
  body: '单位',
};

/** Throws a RequestError: a file that silently left a filter out would be taken for something else. */
export function refuseSenseless(dataset: DatasetName, filters: DatasetFilters): void {
  const { title } = DATASETS[dataset];
  const useful = filtersOf(dataset);
  for (const filter of Object.keys(filters) as FilterName[]) {
    if (useful.includes(filter)) continue;
    const others = datasetsWith(filter).map((name) => DATASETS[name].title);
    throw new RequestError(
      'invalid',
      `“${title}”不能按${FILTER_TITLES[filter]}筛选，能这样筛选的有：${others.join('、')}。`,
    );
  }
  const only = kindOf(dataset);
  if (filters.kind !== undefined && only !== null && only !== filters.kind) {
    throw new RequestError(
      'invalid',
      `“${title}”里没有${KIND_NAMES[filters.kind]}，请改选通报种类或数据集。`,
    );
  }
}

/** What was asked for. Events keep of a name only whether there was one. */
type Asked = Partial<Record<'from' | 'to' | 'kind', string | null>> &
  Partial<Record<'category' | 'body', string | boolean | null>>;

/** 日期 2025-10-01 至 2025-10-31，类别“物业管理”, or 按类别筛选; empty where nothing was asked for. */
export function filtersText(filters: Asked): string {
  const { from, to, kind, category, body } = filters;
  const days = from || to ? [`日期 ${from ?? '最早'} 至 ${to ?? '最新'}`] : [];
  const kinds = kind === 'hotline' || kind === 'hazard' ? [KIND_NAMES[kind]] : [];
  return [...days, ...kinds, ...namedText('类别', category), ...namedText('单位', body)].join('，');
}

function namedText(title: string, name: string | boolean | null = null): string[] {
  if (name === null || name === '' || name === false) return [];
  return [name === true ? `按${title}筛选` : `${title}“${name}”`];
}
