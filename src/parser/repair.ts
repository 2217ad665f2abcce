// Proposes what a damaged figure says: by the look of its characters, and by the identity that it belongs to.
import type { Kind } from '../domain/bulletin.js';
import type { Proposal } from '../domain/finding.js';
import { figuresOf, report, textOf, type Draft, type FaultyFigure } from './draft.js';
import { IDENTITIES, type Identity } from './identities.js';
import { LOOKALIKES } from './numbers.js';

/** Its characters with `.` for each that may be any digit; separators are left out. */
function patternOf(printed: string): string {
  const digits = Array.from(printed.replace(/[,.]/g, ''), (char) =>
    /\d/.test(char) ? char : (LOOKALIKES.get(char) ?? '.'),
  );
  return digits.join('');
}

function fits(value: number, pattern: string): boolean {
  const digits = String(value);
  return (
    digits.length === pattern.length &&
    Array.from(pattern).every((char, index) => char === '.' || char === digits.charAt(index))
  );
}

/** What an identity says of its one figure that cannot be read; null where others are missing, too. */
function demanded(draft: Draft, { total, parts, complete }: Identity, metric: string): number | null {
  const faults = draft.faults.filter((fault) => fault.metric === total || parts.includes(fault.metric));
  const lacksPart = parts.some((part) => part !== metric && complete && figuresOf(draft, part).length === 0);
  const [whole] = figuresOf(draft, total);
  if (faults.length !== 1 || lacksPart || (metric !== total && !whole)) return null;
  const sum = parts
    .flatMap((part) => figuresOf(draft, part))
    .reduce((all, { value }) => all + (value ?? 0), 0);
  return metric === total ? sum : (whole?.value ?? 0) - sum;
}

function proposalFor(draft: Draft, kind: Kind, fault: FaultyFigure): Proposal | null {
  const pattern = patternOf(textOf(draft, fault));
  for (const identity of IDENTITIES) {
    const concerns = identity.total === fault.metric || identity.parts.includes(fault.metric);
    const value = identity.kind === kind && concerns ? demanded(draft, identity, fault.metric) : null;
    if (value !== null && fits(value, pattern))
      return { value, supportedBy: `${identity.totalName}等于${identity.partsName}` };
  }
  return /^\d{1,9}$/.test(pattern) ? { value: Number(pattern), supportedBy: null } : null;
}

/** Reports a proposal for each damaged figure that allows one. Nothing is read by it: a person decides. */
export function proposeRepairs(draft: Draft, kind: Kind): void {
  for (const fault of draft.faults) {
    const proposal =
      fault.fault === 'inexact' || fault.fault === 'doubled' ? null : proposalFor(draft, kind, fault);
    if (!proposal) continue;
    const { value, supportedBy } = proposal;
    const because = supportedBy === null ? '只凭字形，没有勾稽关系可以佐证' : `按“${supportedBy}”相符`;
    const message = `“${textOf(draft, fault)}”可能是 ${value}（${because}），请对照原文。`;
    report(draft, fault, { code: 'repair-proposed', severity: 'warning', message, proposal });
  }
}
