// `datapackage.json`: the tables of an audit package as a Frictionless Data Package (version 1).
import type { RecordColumn } from '../domain/moment.js';
import { SIMULATED } from '../reports/wording.js';
import type { Column } from './datasets.js';
import type { Field, Table, WrittenFile } from './manifest.js';

export interface PackageFacts {
  region: string;
  /** ISO 8601 instant, UTC. */
  created: string;
  /** `57-3f9a…`; empty in a ledger in which nothing was ever done. */
  head: string;
  simulated: boolean;
  /** What was asked for; each table says which of it chose among its rows. */
  filters: Readonly<Record<string, string>>;
}

/** RFC 4180; nothing else may be guessed. */
const DIALECT = {
  delimiter: ',',
  lineTerminator: '\r\n',
  quoteChar: '"',
  doubleQuote: true,
  skipInitialSpace: false,
  header: true,
  caseSensitiveHeader: true,
};

const INTEGERS = new Set([
  ...['rank', 'start', 'end', 'page', 'reading_id', 'figure_id', 'record_version', 'supersedes'],
  ...['calls', 'messages', 'direct', 'transferred', 'callbacks', 'hazards', 'seq', 'entity_id'],
]);
const DATES = new Set(['date', 'date_to', 'published']);

export function datasetFields(columns: readonly Column[], forExcel: boolean): Field[] {
  return columns.map(({ key, chinese }) => {
    const type = INTEGERS.has(key)
      ? 'integer'
      : DATES.has(key)
        ? 'date'
        : key === 'value'
          ? 'number'
          : 'string';
    return { name: forExcel ? chinese : key, type, title: forExcel ? key : chinese };
  });
}

export function recordFields(columns: readonly RecordColumn[]): Field[] {
  return columns.map(({ name, type }) => ({ name, type, title: name }));
}

export function dataPackage(facts: PackageFacts, written: readonly WrittenFile[]): string {
  const { region, created, head, simulated, filters } = facts;
  const descriptor = {
    profile: 'data-package',
    name: 'hotline-ledger-audit-package',
    title: `${simulated ? `${SIMULATED}：` : ''}热线台账审计包（${region}）`,
    created,
    ...{ region, head, simulated, filters },
    resources: written.flatMap((file) => (file.table === null ? [] : [resource(file, file.table)])),
  };
  return `${JSON.stringify(descriptor, null, 2)}\n`;
}

function resource(file: WrittenFile, table: Table & { rowCount: number }): object {
  const { name, title, fields, filters, rowCount } = table;
  return {
    profile: 'tabular-data-resource',
    ...{ name, title, path: file.path, format: 'csv', mediatype: 'text/csv', encoding: 'utf-8' },
    ...{ bytes: file.bytes, hash: `sha256:${file.sha256}`, rowCount, filters, dialect: DIALECT },
    schema: { fields, missingValues: [''] },
  };
}
