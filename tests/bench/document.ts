// docs/accuracy.md, written by the bench.
import { SEED } from './rows.js';

export interface Measured {
  table: string;
  newsLine: string;
  /** The day of the run, as it was given. */
  date: string;
}

export function document({ table, newsLine, date }: Measured): string {
  return `# Accuracy

Measured on ${date}, seed ${SEED}. Made by

\`\`\`
npm run bench:accuracy -- --write --date ${date}
\`\`\`

${table}
${newsLine}`;
}
