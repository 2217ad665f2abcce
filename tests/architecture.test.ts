// Holds the rules of the house that no compiler knows: who imports whom, how long things grow, where SQL lives.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';

const ROOT = join(import.meta.dirname, '..');
const SRC = join(ROOT, 'src');

/** Part → the parts of ours that it may import (docs/decisions/0001). A file of its own name is a part, too. */
const MAY_IMPORT: Record<string, string[]> = {
  domain: [],
  parser: ['domain'],
  reports: ['domain'],
  charts: ['domain', 'reports'],
  documents: ['domain'],
  simulation: ['domain'],
  audit: ['domain'],
  accounts: ['domain'],
  printing: ['domain'],
  storage: ['domain', 'audit'],
  exports: ['domain', 'reports', 'charts', 'audit'],
  ingest: ['domain', 'documents', 'parser'],
  web: ['domain', 'reports', 'charts', 'exports', 'accounts', 'compose'],
  config: ['domain'],
  compose: ['domain', 'config', 'storage', 'ingest', 'reports', 'exports', 'audit', 'accounts', 'printing'],
  reading: ['ingest', 'reports'],
  cli: ['domain', 'config', 'compose', 'reading', 'web', 'simulation'],
  main: ['domain', 'cli'],
};
/** Files of `web` take the type of the services from compose, never the code. */
const TYPES_ONLY = [['web', 'compose']];

interface Source {
  path: string;
  part: string;
  text: string;
  tree: ts.SourceFile;
}

function sources(): Source[] {
  return readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => {
      const text = readFileSync(join(SRC, path), 'utf8');
      const part = (path.split(sep)[0] ?? '').replace(/\.ts$/, '');
      return { path, part, text, tree: ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true) };
    });
}

const ALL = sources();

interface Import {
  from: string;
  part: string;
  typeOnly: boolean;
}

interface Named {
  specifier: ts.Expression | undefined;
  typeOnly: boolean;
}

/** At the head of the file, or when it is asked for: `await import('./serve.js')`. */
function namedBy(node: ts.Node): Named | null {
  if (ts.isImportDeclaration(node)) {
    const typeOnly = node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
    return { specifier: node.moduleSpecifier, typeOnly };
  }
  if (ts.isExportDeclaration(node)) return { specifier: node.moduleSpecifier, typeOnly: node.isTypeOnly };
  const isImport = ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword;
  return isImport ? { specifier: node.arguments[0], typeOnly: false } : null;
}

function importsOf({ path, tree }: Source): Import[] {
  const found: Import[] = [];
  const visit = (node: ts.Node): void => {
    const { specifier, typeOnly = false } = namedBy(node) ?? {};
    if (specifier && ts.isStringLiteral(specifier) && specifier.text.startsWith('.')) {
      const target = relative(SRC, join(SRC, dirname(path), specifier.text));
      found.push({ from: path, part: (target.split(sep)[0] ?? '').replace(/\.js$/, ''), typeOnly });
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

function linesOf(node: ts.Node, tree: ts.SourceFile): number {
  const line = (position: number): number => tree.getLineAndCharacterOfPosition(position).line;
  return line(node.getEnd()) - line(node.getStart(tree)) + 1;
}

function functionLengths({ tree }: Source): number[] {
  const lengths: number[] = [];
  const visit = (node: ts.Node): void => {
    const isFunction = ts.isFunctionLike(node) && 'body' in node && node.body !== undefined;
    if (isFunction) lengths.push(linesOf(node, tree));
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return lengths;
}

function p90(numbers: number[]): number {
  return numbers.sort((a, b) => a - b)[Math.floor(numbers.length * 0.9)] ?? 0;
}

describe('the import table', () => {
  it('every part is listed', () => {
    expect([...new Set(ALL.map(({ part }) => part))].filter((part) => !(part in MAY_IMPORT))).toEqual([]);
  });

  it.each(Object.entries(MAY_IMPORT))('%s imports nothing of ours but %j', (part, allowed) => {
    const foreign = ALL.filter((source) => source.part === part)
      .flatMap(importsOf)
      .filter((found) => found.part !== part && !allowed.includes(found.part));
    expect(foreign).toEqual([]);
  });

  it.each(TYPES_ONLY)('%s takes only types from %s', (part, from) => {
    const values = ALL.filter((source) => source.part === part)
      .flatMap(importsOf)
      .filter((found) => found.part === from && !found.typeOnly);
    expect(values).toEqual([]);
  });
});

describe('budgets', () => {
  it('files: nine in ten within 150 lines, none above 250', () => {
    const lengths = ALL.map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }));
    expect(p90(lengths.map(({ lines }) => lines))).toBeLessThanOrEqual(150);
    expect(lengths.filter(({ lines }) => lines > 250)).toEqual([]);
  });

  it('functions: nine in ten within 25 lines', () => {
    expect(p90(ALL.flatMap(functionLengths))).toBeLessThanOrEqual(25);
  });

  it('every file begins with its purpose', () => {
    expect(ALL.filter(({ text }) => !text.startsWith('// ')).map(({ path }) => path)).toEqual([]);
  });
});

describe('what lives in one place', () => {
  const outside = (...parts: string[]): Source[] => ALL.filter(({ part }) => !parts.includes(part));

  it('SQL and the database library: storage', () => {
    const sql =
      /better-sqlite3|\b(?:SELECT\s[^;]*\sFROM|INSERT\s+INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|PRAGMA)\b/;
    expect(outside('storage').filter(({ text }) => sql.test(text))).toEqual([]);
  });

  it('the environment: main and config', () => {
    expect(outside('main', 'config').filter(({ text }) => /process\.env\b/.test(text))).toEqual([]);
  });

  it('the clock: main (dates of a given day are no clock)', () => {
    const clock = /\bnew Date\(\s*\)|\bDate\.now\(|performance\.now\(/;
    expect(outside('main').filter(({ text }) => clock.test(text))).toEqual([]);
  });

  it('the Express library: web', () => {
    expect(outside('web').filter(({ text }) => text.includes("from 'express'"))).toEqual([]);
  });
});
