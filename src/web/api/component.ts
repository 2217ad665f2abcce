// Schemas of what the API answers: each is just the model that it describes, or it does not compile.
import { z } from 'zod';

type Flat<T> = T extends object ? { -readonly [Key in keyof T]: Flat<T[Key]> } : T;

/** Identity: of two types that only fit each other, such as one with an optional field more, it is false. */
/* eslint-disable @typescript-eslint/no-unnecessary-type-parameters -- The compiler has no other question for identity. */
type Same<A, B> =
  (<T>() => T extends Flat<A> ? 1 : 2) extends <T>() => T extends Flat<B> ? 1 : 2 ? true : false;
/* eslint-enable @typescript-eslint/no-unnecessary-type-parameters */

/** Names of the fields that only one of the two has, or that are not of one type. */
type Differing<A, B> = {
  [Key in keyof A | keyof B]-?: Key extends keyof A & keyof B
    ? Same<Pick<A, Key>, Pick<B, Key>> extends true
      ? never
      : Key
    : Key;
}[keyof A | keyof B];

type Answer<Shape extends z.ZodRawShape> = z.ZodObject<Shape, z.core.$strict>;

/** No schema is such a sentence: the field that differs is where the compiler complains. */
type Exactly<Shape extends z.ZodRawShape, Model> = Record<
  Differing<z.output<Answer<Shape>>, Model>,
  'is not as in the model'
>;

export interface Told {
  /** Name of the component in the description. */
  id: string;
  /** One Chinese sentence: what it is. */
  description: string;
}

/** `component<Cell>()({ id: 'Cell', … }, { value: … })`: a field too many, too few or of another type is no program. */
export function component<Model>() {
  return <Shape extends z.ZodRawShape>(told: Told, shape: Shape & Exactly<Shape, Model>): Answer<Shape> =>
    z.strictObject<Shape>(shape).meta({ ...told });
}

type Codes<Code extends string> = z.ZodEnum<{ [Key in Code]: Key }>;
type Meanings<Code extends string> = Readonly<Record<Code, string>>;

/** A code that stands in several places, with what each of its values means. */
export function codes<Code extends string>({ id, description }: Told, meanings: Meanings<Code>): Codes<Code> {
  const told = { id, title: description, description: inWords(description, meanings) };
  return oneOf(meanings).meta({ ...told, 'x-enumDescriptions': meanings });
}

/** Likewise one that stands in one place only. */
export function codeOf<Code extends string>(description: string, meanings: Meanings<Code>): Codes<Code> {
  return oneOf(meanings).describe(inWords(description, meanings));
}

function oneOf<Code extends string>(meanings: Meanings<Code>): Codes<Code> {
  const names = Object.keys(meanings) as Code[];
  return z.enum(Object.fromEntries(names.map((name) => [name, name])) as { [Key in Code]: Key });
}

function inWords(description: string, meanings: Meanings<string>): string {
  const each = Object.entries(meanings).map(([code, meaning]) => `${code} ${meaning}`);
  return `${description}：${each.join('；')}。`;
}

/** A whole number from 0. */
export const count = z.int().min(0);

/** A Chinese sentence or name for people. */
export const text = z.string();
