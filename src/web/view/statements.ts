// Statements of one document in words, for preview, result and source page.
import type { StoredStatement, StoredStatementFigure } from '../../domain/statement.js';
import { periodText } from '../../reports/statements.js';
import { QUALIFIER_NAMES, STATEMENT_METRIC_NAMES } from '../../reports/wording.js';

export interface StatementView {
  scope: string;
  periodPrinted: string | null;
  periodText: string;
  figures: (StoredStatementFigure & { name: string; qualifierText: string; sha256: null })[];
}

/** On the page of its own document a figure needs no link. */
export function statementView({ scope, period, figures }: StoredStatement): StatementView {
  return {
    scope,
    periodPrinted: period.printed,
    periodText: periodText(period),
    figures: figures.map((figure) => ({
      ...figure,
      name: STATEMENT_METRIC_NAMES[figure.metric],
      qualifierText: QUALIFIER_NAMES[figure.qualifier],
      sha256: null,
    })),
  };
}
