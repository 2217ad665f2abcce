// The components of the API's description as tables: each field with its type and meaning.
import type { Schema } from '../api/openapi.js';

type Schemas = Readonly<Record<string, Schema>>;

/** What a field holds. */
interface TypeShown {
  /** Of a component: its name, which is the place of its table; else null. */
  component: string | null;
  /** 文字, 整数 …; null for a component. */
  words: string | null;
  isList: boolean;
  isNullable: boolean;
}

interface FieldShown {
  name: string;
  type: TypeShown;
  isOptional: boolean;
  meaning: string;
}

export interface ComponentShown {
  id: string;
  description: string;
  /** Of a code: each value with its meaning; else null. */
  codes: { code: string; meaning: string }[] | null;
  /** Null for a code or a text of one form. */
  fields: FieldShown[] | null;
}

const WORDS: Readonly<Record<string, string>> = {
  string: '文字',
  integer: '整数',
  number: '数',
  boolean: 'true 或 false',
};

const nameIn = (ref: string): string => ref.slice(ref.lastIndexOf('/') + 1);

function typeShown(schema: Schema): TypeShown {
  const { $ref, type, items, anyOf } = schema;
  const plain = { component: null, words: null, isList: false, isNullable: false };
  if ($ref !== undefined) return { ...plain, component: nameIn($ref) };
  if (anyOf !== undefined) {
    const [some = {}] = anyOf;
    return { ...typeShown(some), isNullable: true };
  }
  if (type === 'array') return { ...typeShown(items as Schema), isList: true };
  if (schema.const !== undefined) return { ...plain, words: JSON.stringify(schema.const) };
  const [first = '', other] = [type ?? ''].flat();
  const words = schema.enum === undefined ? (WORDS[first] ?? first) : '代码';
  return { ...plain, words, isNullable: other === 'null' };
}

/** A field without words of its own means what its component means. */
function meaningOf({ description, $ref = '' }: Schema, schemas: Schemas): string {
  return description ?? schemas[nameIn($ref)]?.description ?? '';
}

function fieldsOf({ properties, required = [] }: Schema, schemas: Schemas): FieldShown[] | null {
  if (properties === undefined) return null;
  return Object.entries(properties as Schemas).map(([name, schema]) => ({
    name,
    type: typeShown(schema),
    isOptional: !required.includes(name),
    meaning: meaningOf(schema, schemas),
  }));
}

export function componentShown(id: string, schemas: Schemas): ComponentShown {
  const schema = schemas[id] ?? {};
  const { title, description = '', 'x-enumDescriptions': meanings } = schema;
  const codes = Object.entries((meanings ?? {}) as Record<string, string>);
  return {
    id,
    description: codes.length > 0 ? `${title ?? ''}。` : description,
    codes: codes.length > 0 ? codes.map(([code, meaning]) => ({ code, meaning })) : null,
    fields: fieldsOf(schema, schemas),
  };
}
