// Canonical JSON (RFC 8785) and SHA-256 over it: the same value gives the same digest, whoever computes it.
import { hash } from 'node:crypto';

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** A row of a table or of a CSV file. */
export type Row = Readonly<Record<string, Cell>>;
export type Cell = string | number | null;

const LONE_SURROGATE = /\p{Surrogate}/u;

/** RFC 8785: no white space, names in the order of their UTF-16 units, numbers as ECMAScript writes them. */
export function canonical(value: Json): string {
  if (value === null || typeof value !== 'object') return scalar(value);
  if (isList(value)) return `[${value.map(canonical).join(',')}]`;
  const members = Object.keys(value)
    .sort()
    .map((name) => `${scalar(name)}:${canonical(value[name] ?? null)}`);
  return `{${members.join(',')}}`;
}

export function sha256(text: string | Uint8Array): string {
  return hash('sha256', text);
}

export function digest(value: Json): string {
  return sha256(canonical(value));
}

/** Without null and empty fields: a CSV file cannot tell them apart, and a column added later changes no digest. */
export function compact(row: Row): Row {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null && value !== ''));
}

/** Of rows with the same columns, by their cells: `canonical(compact(row))`, with the names put in order once. */
export function rowWriter(columns: readonly string[]): (cells: readonly Cell[]) => string {
  const members = columns
    .map((name, index) => ({ name, start: `${scalar(name)}:`, index }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  return (cells) => {
    let text = '';
    for (const { start, index } of members) {
      const value = cells[index] ?? '';
      if (value !== '') text += `${text === '' ? '' : ','}${start}${scalar(value)}`;
    }
    return `{${text}}`;
  };
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function scalar(value: string | number | boolean | null): string {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new RangeError('no JSON for this number');
  if (typeof value === 'string' && LONE_SURROGATE.test(value)) throw new RangeError('a lone surrogate');
  return JSON.stringify(value);
}
