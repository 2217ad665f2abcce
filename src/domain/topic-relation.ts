// Which hotline categories and hazard topics speak of neighbouring things: data of the office, never a sum.

/** Many to many. */
export interface TopicRelation {
  /** As printed, or the name that it is grouped under. */
  category: string;
  /** Likewise, of the hazard bulletin. */
  topic: string;
  /** One sentence for the page. */
  why: string;
}
