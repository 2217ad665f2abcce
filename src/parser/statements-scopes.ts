// Whose the figures of one sentence are: the place named last, or the one handed on from before.
import { clauseAt, type Said, type Sentence } from './statements-sentence.js';

/** Asked for each figure in the order of the text: a rate without a place of its own goes with the figure before it. */
export class Scopes {
  /** That of the last figure. */
  last: string | null;
  private readonly sentence: Sentence;
  private readonly inherited: string | null;
  private hasSaid = false;

  constructor(sentence: Sentence, inherited: string | null) {
    this.sentence = sentence;
    this.inherited = inherited;
    this.last = sentence.places.length > 0 ? (sentence.places.at(-1)?.scope ?? null) : inherited;
  }

  of({ at, metric, number }: Said): string | null {
    const before = this.sentence.places.filter((place) => place.to <= Math.max(at, number.from)).at(-1);
    const clause = clauseAt(this.sentence, at);
    const isHere = before !== undefined && clause !== undefined && before.from >= clause.from;
    const isCount = metric === 'received' || metric === 'closed';
    const own = before !== undefined && (isHere || !this.hasSaid || isCount);
    const scope = own ? before.scope : this.hasSaid ? this.last : this.inherited;
    this.last = scope;
    this.hasSaid = true;
    return scope;
  }
}
