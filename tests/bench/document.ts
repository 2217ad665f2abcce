// docs/accuracy.md, written by the bench.
import { SEED } from './rows.js';

export interface Measured {
  table: string;
  newsLine: string;
  /** The day of the run, as it was given. */
  date: string;
  bulletins: string;
  /** Printed pages, each scanned at every resolution. */
  scans: string;
}

export function document({ table, newsLine, date, bulletins, scans }: Measured): string {
  return `# Accuracy

How exactly the reader reads generated pages under each kind of noise, measured on ${date}. Written by

\`\`\`sh
npm run bench:accuracy -- --write --date ${date} --bulletins ${bulletins} --scans ${scans}
\`\`\`

The seed is ${SEED}; the same code gives the same table on every machine (text in some minutes; a scan takes 10 to 30
seconds, \`--scans 0\` leaves them out, \`--texts DIR\` keeps what was read from them for another run). \`--failures DIR\` writes
examples of what was read wrong, \`--only WORDS\` takes single rows.

## What is counted
- A row has at least ${bulletins} bulletins, alone or two a page, among other news. The pages come from the generators of the tests;
  the noise (tests/bench) was written without a look at the reader, from what optical reading and typesetting do to Chinese text.
  A level such as 5 % is a share of all characters of the page, of labels and remarks as well as of the bulletin's own words.
- **exact figure**: metric, rank and value are the true ones, under the label that is printed. Where noise changed a character of a
  label, the label as printed counts; anything more in it (a neighbouring word, a stray sign) does not. The day counts as a figure.
  Of scans a label must agree in three characters of four. *labels right* counts only labels as the paper meant them.
- **wrong, flagged**: wrong or missing in a bulletin that waits for a person. **not found**: in a bulletin that was not read.
- **wrong and accepted**: wrong *or missing* in a bulletin that the rules accept, its publication date given, in an empty ledger.
  *value covered*: of these, values of calls, messages, channels, direct, transferred, hazards and receivers, which a sum covers.
  *label only*: of these, right values under a wrong label.
- *bulletins accepted* shows that nothing is bought by holding everything back. One bulletin in eight of the generator has a hotspot larger
  than all the day's contacts, or the like, and is rightly held.
- *over all* is the sum of all rows above it, those with errors put in on purpose among them.

## Table

${table}
${newsLine}
Half of these pages have a hotline, hazard or inspection report of another city or another period, the others stories about
our own mechanism, each among statistics, telephone numbers and notices.

## What no rule can see
Two wrong digits that cancel each other within one sum; a last digit of a hotspot or of call-backs that keeps the order of ranks and
lies within the ledger's usual days; a day that is misprinted within the week before publication.
`;
}
