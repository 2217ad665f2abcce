// One example for whoever mends the reader: the page, what is true, what was read.
import type { PageReading } from '../../src/domain/bulletin.js';
import { judge } from '../../src/domain/judgement.js';
import type { Sample } from './pages.js';

const line = (figure: { metric: string; rank?: number; label?: string; value: number | null }): string =>
  `${figure.metric} ${figure.rank ?? ''} ${figure.label ?? ''} ${figure.value ?? ''}`;

export function failureText(sample: Sample, { bulletins, findings }: PageReading): string {
  const truth = sample.truth.flatMap(({ kind, date, figures }) => [`${kind} ${date}`, ...figures.map(line)]);
  const read = bulletins.flatMap((bulletin) => [
    `${bulletin.kind} ${bulletin.date ?? ''} ${bulletin.verdict} ${judge(bulletin).state} ${judge(bulletin).reasons.join(' ')}`,
    ...bulletin.figures.map(line),
    ...bulletin.findings.map(({ code, severity, message }) => `  ${severity} ${code} ${message}`),
  ]);
  const other = findings.map(({ code, message }) => `page: ${code} ${message}`);
  const gone = truth.filter((fact) => !read.includes(fact)).map((fact) => `- ${fact}`);
  const come = read.filter((fact) => !truth.includes(fact)).map((fact) => `+ ${fact}`);
  return [
    `published ${sample.published}`,
    '==== differences (- true, + read)',
    ...gone,
    ...come,
    ...other,
    '==== true',
    ...truth,
    '==== page',
    sample.text,
    '',
  ].join('\n');
}
