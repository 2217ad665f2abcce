// What stands in an audit package, noted while it is written.
import { createHash } from 'node:crypto';
import { sha256 } from '../audit/canonical.js';
import type { CsvChunk } from './csv.js';

/** A column of a table in the words of Frictionless Table Schema. */
export interface Field {
  name: string;
  type: 'string' | 'integer' | 'number' | 'date';
  title: string;
}

export interface Table {
  name: string;
  title: string;
  fields: Field[];
  /** Filters that chose its rows; empty: all rows. */
  filters: Readonly<Record<string, string>>;
}

export interface PackageFile {
  path: string;
  /** Absent: no table. */
  table?: Table;
  /** Called when its turn comes: all files before it are written by then. */
  content: () => Iterable<{ bytes: Uint8Array } | CsvChunk>;
}

export interface WrittenFile {
  path: string;
  bytes: number;
  sha256: string;
  /** Null: no table. */
  table: (Table & { rowCount: number }) | null;
}

/** The bytes of a file; it is noted in `written` once they are all taken. */
export function* noted({ path, table, content }: PackageFile, written: WrittenFile[]): Generator<Uint8Array> {
  const digest = createHash('sha256');
  let [size, rowCount] = [0, 0];
  for (const chunk of content()) {
    digest.update(chunk.bytes);
    size += chunk.bytes.byteLength;
    if ('rowCount' in chunk) rowCount = chunk.rowCount;
    yield chunk.bytes;
  }
  const noted = table === undefined ? null : { ...table, rowCount };
  written.push({ path, bytes: size, sha256: digest.digest('hex'), table: noted });
}

/** As `sha256sum -c` reads it, sorted by path. */
export function sha256Sums(written: readonly WrittenFile[]): string {
  const byPath = [...written].sort((a, b) => (a.path < b.path ? -1 : 1));
  return byPath.map((file) => `${file.sha256}  ${file.path}\n`).join('');
}

/** What a person keeps elsewhere. */
export function packageDigest(written: readonly WrittenFile[]): string {
  return sha256(sha256Sums(written));
}
