// Taking a document's characters out of the ledger for good; its digest and the reason stay.

export interface Redaction {
  /** Whether its counts with their labels stay, or go with the text. */
  figures: 'kept' | 'removed';
  note: string;
  actor: string;
  /** ISO 8601 instant, UTC. */
  at: string;
}
