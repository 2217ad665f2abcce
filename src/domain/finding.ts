// A problem of a text: a value with a position, never an exception.

/** A stretch of an extracted text, in UTF-16 offsets, `end` exclusive. */
export interface Span {
  start: number;
  end: number;
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
  | 'figure-repeated'
  | 'figure-unknown'
  | 'number-unread'
  | 'rank-order'
  | 'hotspot-exceeds'
  | 'date-missing'
  | 'date-invalid'
  | 'date-doubtful'
  | 'year-weighed'
  | 'year-open'
  | 'title-missing'
  | 'label-doubtful'
  | 'bulletin-unread';

export interface Finding extends Span {
  code: FindingCode;
  severity: Severity;
  /** One Chinese sentence for the person who checks. */
  message: string;
}
