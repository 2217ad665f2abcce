// What reads documents without a ledger: whoever only reads waits for no database and no web application.
export { readOnly } from './ingest/read-only.js';
export { readingLines } from './reports/reading-text.js';
export { statementLine } from './reports/statement-text.js';
