// A problem of a text: a value with a position, never an exception.

/** A stretch of an extracted text, in UTF-16 offsets, `end` exclusive. */
export interface Span {
  start: number;
  end: number;
}

/** Whether two stretches cover some place in common; two that only meet do not. */
export function overlap(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/**
 * `error`: a figure or date of the bulletin cannot stand as printed.
 * `warning`: a person should look. `notice`: how a doubtful place was understood.
 */
export type Severity = 'error' | 'warning' | 'notice';

export type FindingCode =
  | 'sum-mismatch'
  | 'figure-missing'
  | 'figure-damaged'
  | 'text-lost'
  | 'figure-inexact'
  | 'repair-proposed'
  | 'figure-repeated'
  | 'figure-unknown'
  | 'number-unread'
  | 'rank-order'
  | 'hotspot-exceeds'
  | 'unlikely'
  | 'date-missing'
  | 'date-doubtful'
  | 'year-weighed'
  | 'year-open'
  | 'label-doubtful'
  | 'correction'
  | 'other-series'
  | 'bulletin-unread';

export interface Finding extends Span {
  code: FindingCode;
  severity: Severity;
  /** One Chinese sentence for the person who checks. */
  message: string;
  /** Of `repair-proposed`: what the damaged figure probably says; a person decides. */
  proposal?: Proposal;
}

export interface Proposal {
  value: number;
  /** The identity that gives this very value, in words; null where only the look of the characters speaks for it. */
  supportedBy: string | null;
}
