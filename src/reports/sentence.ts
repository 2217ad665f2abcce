// A small language of plain sentences: `接听{sum}件次[，{change}]。` A sentence without its figure is not said.
import type { Run } from '../domain/report.js';

/** What stands in for a name: a figure, a word, or a few of both; null or empty: not known. */
export type Filling = Run | readonly Run[] | null;

/** The names in braces of a template. */
export type NamesIn<Template extends string> = Template extends `${string}{${infer Name}}${infer Rest}`
  ? Name | NamesIn<Rest>
  : never;

interface Part {
  isName: boolean;
  text: string;
}

interface Clause {
  /** In square brackets: left out alone where a figure of it is missing. */
  isOptional: boolean;
  parts: Part[];
}

export interface Sentence<Name extends string> {
  /** As written. */
  template: string;
  clauses: Clause[];
  /** Never there; lets the compiler hold the names. */
  names?: Name;
}

/** Reads templates that may only use these names; throws on an unknown name, on brackets that do not close or lie in one another. */
export function languageOf(
  vocabulary: readonly string[],
): <const Template extends string>(template: Template) => Sentence<NamesIn<Template>> {
  const known = new Set(vocabulary);
  return (template) => ({ template, clauses: clausesOf(template, known) });
}

function clausesOf(template: string, known: ReadonlySet<string>): Clause[] {
  return template.split(/(\[[^[\]]*\])/).map((piece, index) => {
    const isOptional = index % 2 === 1;
    const parts = partsOf(isOptional ? piece.slice(1, -1) : piece, template);
    const names = parts.filter(({ isName }) => isName).map(({ text }) => text);
    const unknown = names.find((name) => !known.has(name));
    if (unknown !== undefined) throw new Error(`Unknown name {${unknown}} in: ${template}`);
    if (isOptional && names.length === 0) throw new Error(`A clause that nothing leaves out in: ${template}`);
    return { isOptional, parts };
  });
}

function partsOf(text: string, template: string): Part[] {
  const parts = text.split(/\{([^{}]*)\}/).map((part, index) => ({ isName: index % 2 === 1, text: part }));
  if (parts.some((part) => !part.isName && /[[\]{}]/.test(part.text))) {
    throw new Error(`Brackets that do not match in: ${template}`);
  }
  return parts;
}

/** The sentence with its figures; null where one of them is missing outside of a clause in brackets. */
export function tell<Name extends string>(
  { clauses }: Sentence<Name>,
  fillings: Readonly<Record<NoInfer<Name>, Filling>>,
): Run[] | null {
  const told: Run[] = [];
  for (const { isOptional, parts } of clauses) {
    const runs = runsOf(parts, fillings);
    if (runs === null && !isOptional) return null;
    told.push(...(runs ?? []));
  }
  return joined(told);
}

function runsOf(parts: Part[], fillings: Readonly<Record<string, Filling>>): Run[] | null {
  const runs: Run[] = [];
  for (const { isName, text } of parts) {
    const filling = isName ? runsIn(fillings[text] ?? null) : [text];
    if (filling.length === 0) return null;
    runs.push(...filling);
  }
  return runs;
}

function runsIn(filling: Filling): readonly Run[] {
  if (filling === null || filling === '') return [];
  return typeof filling === 'string' || 'key' in filling ? [filling] : filling;
}

/** Words that meet become one run. */
export function joined(runs: readonly Run[]): Run[] {
  const whole: Run[] = [];
  for (const run of runs) {
    const last = whole.at(-1);
    if (typeof run === 'string' && typeof last === 'string') whole.splice(-1, 1, last + run);
    else if (run !== '') whole.push(run);
  }
  return whole;
}

/** Several lists of runs with a sign between them. */
export function listed(items: readonly (readonly Run[])[], sign: string): Run[] {
  return joined(items.flatMap((item, index) => (index === 0 ? [...item] : [sign, ...item])));
}
