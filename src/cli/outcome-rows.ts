// What became of a document, as rows of a table: one a bulletin, one a statement.
import { fateText, KIND_NAMES } from '../compose.js';
import type { FileOutcome } from '../domain/outcome.js';

export type ShownOutcome = Pick<FileOutcome, 'name' | 'error' | 'unchanged' | 'readings' | 'statements'>;

export const OUTCOME_COLUMNS = ['文件', '通报', '数据日', '结果'];

export function outcomeRows(outcome: ShownOutcome): string[][] {
  const { name, error, readings, statements } = outcome;
  if (error) return [[name, '', '', `没有读成：${error.message}`]];
  if (readings.length + statements.length === 0) return [[name, '', '', '没有发现通报']];
  const bulletins = readings.map((reading) => [
    name,
    KIND_NAMES[reading.bulletin.kind],
    reading.date ?? reading.bulletin.monthDay ?? '',
    fateText(reading, outcome),
  ]);
  const told = statements.map(({ scope, period, figures }) => [
    name,
    '阶段口径',
    period.printed ?? '',
    `${scope}，${figures.length} 个数字`,
  ]);
  return [...bulletins, ...told];
}
