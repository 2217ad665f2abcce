// The last rule: every digit inside a bulletin is accounted for, or it raises a finding.
import { account, report, reportFault, type Draft } from './draft.js';
import { quantitiesIn, type Range } from './quantities.js';

/** Telephone numbers and times of the day are no figures. */
const KNOWN = /(?:0971-?)?12345|0971-?\d{7}|\d{1,2}(?:时|点|:\d\d)|24小时/g;
const DIGITS = /\d[\d,.]*/g;

function isAccounted({ accounted }: Draft, at: number): boolean {
  return accounted.some((place) => place.from <= at && at < place.to);
}

/** Counts that cannot be read and stand where no figure was looked for. */
function reportFaults(draft: Draft, range: Range): void {
  for (const { number, fault } of quantitiesIn(draft.folded.text, range)) {
    if (!fault || isAccounted(draft, number.from)) continue;
    account(draft, number);
    reportFault(draft, number, fault);
  }
}

/** Reports the numbers between two places that nothing has read. */
export function reportLeftovers(draft: Draft, range: Range): void {
  reportFaults(draft, range);
  const text = draft.folded.text.slice(range.from, range.to);
  const known = [...text.matchAll(KNOWN)].map((match) => ({
    from: range.from + match.index,
    to: range.from + match.index + match[0].length,
  }));
  const places = [...draft.accounted, ...known];
  for (const match of text.matchAll(DIGITS)) {
    const where = { from: range.from + match.index, to: range.from + match.index + match[0].length };
    if (places.some((place) => place.from <= where.from && where.from < place.to)) continue;
    const message = `数字“${match[0]}”没有读成任何项目，请核对。`;
    report(draft, where, { code: 'number-unread', severity: 'warning', message });
  }
}
