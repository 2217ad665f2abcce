// The files of an audit package, in the order in which they are written: what tells of others comes after them.
import { readFileSync } from 'node:fs';
import { DATASET_NAMES, filtersOf } from '../domain/dataset.js';
import type { DatasetFilters, DatasetName } from '../domain/dataset.js';
import { headText } from '../domain/event.js';
import { RECORD_TABLES, type Moment, type RecordTable } from '../domain/moment.js';
import { columnsOf, datasetChunks, recordChunks } from './csv.js';
import { DATASETS } from './datasets.js';
import { dataPackage, datasetFields, recordFields } from './datapackage.js';
import { sha256Sums, type PackageFile, type WrittenFile } from './manifest.js';
import { packageReadme } from './package-readme.js';

export interface PackageRequest {
  moment: Moment;
  region: string;
  filters: DatasetFilters;
  /** ISO 8601 instant, UTC. */
  created: string;
  /** Path of the verifier that goes with it. */
  verifier: string;
}

/** `written` is what was written before a file's turn came. */
export function packageFiles(request: PackageRequest, written: readonly WrittenFile[]): PackageFile[] {
  const { moment, verifier } = request;
  const facts = {
    ...request,
    head: headOf(moment),
    simulated: moment.simulated,
    filters: { ...request.filters },
  };
  return [
    ...DATASET_NAMES.map((dataset) => datasetFile(request, dataset, false)),
    ...DATASET_NAMES.map((dataset) => datasetFile(request, dataset, true)),
    ...RECORD_TABLES.map((table) => recordFile(moment, table)),
    ...moment.archived().flatMap((sha256) => [
      { path: `archive/${sha256}`, content: () => [{ bytes: moment.bytesOf(sha256) }] },
      { path: `archive/${sha256}.txt`, content: () => text(moment.textOf(sha256)) },
    ]),
    ...moment.frozenReports().map((id) => ({
      path: `reports/${id}.json`,
      content: () => text(moment.frozenDocument(id)),
    })),
    { path: 'head.txt', content: () => text(`${headOf(moment)}\n`) },
    { path: 'README.md', content: () => text(packageReadme(facts)) },
    { path: 'verify-package.mjs', content: () => [{ bytes: readFileSync(verifier) }] },
    { path: 'datapackage.json', content: () => text(dataPackage(facts, written)) },
    { path: 'SHA256SUMS', content: () => text(sha256Sums(written)) },
  ];
}

export function headOf({ head }: Moment): string {
  return head === null ? '' : headText(head);
}

function datasetFile(request: PackageRequest, dataset: DatasetName, forExcel: boolean): PackageFile {
  const { moment, region } = request;
  const { simulated } = moment;
  const folder = forExcel ? 'excel' : 'data';
  const filters = applying(dataset, request.filters);
  return {
    path: `${folder}/${dataset}.csv`,
    table: {
      name: `${folder}-${dataset}`,
      title: DATASETS[dataset].title,
      fields: datasetFields(columnsOf({ dataset, simulated }), forExcel),
      filters: { ...filters },
    },
    content: () =>
      datasetChunks(moment.datasetRows(dataset, { region, ...filters }), { dataset, forExcel, simulated }),
  };
}

/** The chain is only whole with all its events. */
const WHOLE: readonly string[] = ['events'];

function applying(dataset: DatasetName, filters: DatasetFilters): DatasetFilters {
  if (WHOLE.includes(dataset)) return {};
  const names: readonly string[] = filtersOf(dataset);
  return Object.fromEntries(Object.entries(filters).filter(([name]) => names.includes(name)));
}

function recordFile(moment: Moment, name: RecordTable): PackageFile {
  const { columns } = moment.recordRows(name);
  return {
    path: `record/${name}.csv`,
    table: {
      name: `record-${name.replaceAll('_', '-')}`,
      title: name,
      fields: recordFields(columns),
      filters: {},
    },
    content: () => recordChunks(moment.recordRows(name)),
  };
}

function text(content: string): { bytes: Uint8Array }[] {
  return [{ bytes: Buffer.from(content) }];
}
