// Examples for whoever mends the reader: the page, what is true, what was read.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PageReading } from '../../src/domain/bulletin.js';
import { judge } from '../../src/domain/judgement.js';
import { readPage } from '../../src/parser/read-page.js';
import { evidenceFor, type Tally } from './measure.js';
import type { Sample } from './pages.js';
import type { Goal } from './rows.js';

const EXAMPLES = 3;

interface Row {
  kind: string;
  level: string;
  goal: Goal;
}

interface Measured {
  sample: Sample;
  tally: Tally;
}

/** Of a row, pages with a figure wrong and accepted, or one that the goal wants exact; the shortest say the most. */
export function keepFailures(folder: string, { kind, level, goal }: Row, measured: Measured[]): void {
  const inexact = ({ tally }: Measured): boolean =>
    goal.exact !== null && (tally.exact < tally.figures || tally.accepted > 0);
  const failed = measured
    .filter((one) => one.tally.acceptedCovered > 0 || inexact(one))
    .sort((a, b) => weight(b) - weight(a) || a.sample.text.length - b.sample.text.length);
  mkdirSync(folder, { recursive: true });
  failed.slice(0, EXAMPLES).forEach(({ sample }, index) => {
    const name = `acc-${kind}-${level}`.replace(/[^\p{L}\p{N}-]+/gu, '_').slice(0, 70);
    const reading = readPage(sample.text, evidenceFor(sample));
    writeFileSync(join(folder, `${name}-${index + 1}.txt`), failureText(sample, reading));
  });
}

function weight({ tally }: Measured): number {
  return tally.acceptedCovered * 100 + tally.accepted;
}

/** Pages without a bulletin in which one was read. */
export function keepNews(folder: string, pages: string[]): void {
  mkdirSync(folder, { recursive: true });
  pages.slice(0, EXAMPLES).forEach((text, index) => {
    writeFileSync(join(folder, `acc-news-${index + 1}.txt`), `${text}\n\n==== true: no bulletin\n`);
  });
}

const line = (figure: { metric: string; rank?: number; label?: string; value: number | null }): string =>
  `${figure.metric} ${figure.rank ?? ''} ${figure.label ?? ''} ${figure.value ?? ''}`;

function failureText(sample: Sample, { bulletins, findings }: PageReading): string {
  const truth = sample.truth.flatMap(({ kind, date, figures }) => [`${kind} ${date}`, ...figures.map(line)]);
  const read = bulletins.flatMap((bulletin) => [
    `${bulletin.kind} ${bulletin.date ?? ''}`,
    `  ${[bulletin.verdict, judge(bulletin).state, ...judge(bulletin).reasons].join(' ')}`,
    ...bulletin.figures.map(line),
    ...bulletin.findings.map(({ code, severity, message }) => `  ${severity} ${code} ${message}`),
  ]);
  return [
    `published ${sample.published}`,
    '==== differences (- true, + read)',
    ...truth.filter((fact) => !read.includes(fact)).map((fact) => `- ${fact}`),
    ...read.filter((fact) => !truth.includes(fact)).map((fact) => `+ ${fact}`),
    ...findings.map(({ code, message }) => `page: ${code} ${message}`),
    '==== true',
    ...truth,
    '==== page',
    sample.text,
    '',
  ].join('\n');
}
