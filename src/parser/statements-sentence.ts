// One sentence of a story with what the readers of its figures need: clauses, and whose they are.
import type { Kind } from '../domain/bulletin.js';
import type { StatementMetric } from '../domain/statement.js';
import { countsIn, type StoryNumber } from './statements-numbers.js';
import { periodsIn, type StoryPeriod } from './statements-periods.js';
import { placesIn, type Place } from './statements-places.js';
import { HAZARD, OTHER_SERVICE, OWN_CLAUSE, TOPIC } from './statements-words.js';

interface Clause {
  from: number;
  to: number;
  /** Whether it speaks of the mechanism, or goes on from a clause that does. */
  isOurs: boolean;
}

/** A figure and what it is said of, at `at`: its verb or noun. */
export interface Said {
  metric: StatementMetric;
  number: StoryNumber;
  at: number;
  kind: Kind;
}

/** A comma between thousands ends none. */
const CLAUSE = /(?:[^,;:。()]|(?<=\d),(?=\d{3}(?!\d)))+/g;

function clausesOf(text: string, goesOn: boolean): Clause[] {
  let isOurs = goesOn;
  return [...text.matchAll(CLAUSE)].map((match) => {
    const [clause] = match;
    if (OWN_CLAUSE.test(clause)) isOurs = true;
    else if (OTHER_SERVICE.test(clause) || countsIn(clause).some(({ from }) => isForeign(clause, from)))
      isOurs = false;
    return { from: match.index, to: match.index + clause.length, isOurs };
  });
}

const TAKEN = /接待|受理|接收|接到|收到|接办|办结/;

/** A count that nothing was taken in or closed by is one of another matter. */
function isForeign(clause: string, at: number): boolean {
  return !TAKEN.test(clause.slice(0, at + 8));
}

function mask(text: string, places: { from: number; to: number }[]): string {
  let masked = text;
  for (const { from, to } of places)
    masked = masked.slice(0, from) + '的'.repeat(to - from) + masked.slice(to);
  return masked;
}

/** All places are indices into `text`. Only sentences with figures are asked for more, so all else is found when asked for. */
export class Sentence {
  readonly text: string;
  private readonly region: string;
  private readonly goesOn: boolean;
  private found: { masked?: string; periods?: StoryPeriod[]; places?: Place[]; clauses?: Clause[] } = {};

  /** `goesOn`: the sentence before spoke of the mechanism and this one continues it. */
  constructor(text: string, region: string, goesOn: boolean) {
    this.text = text;
    this.region = region;
    this.goesOn = goesOn;
  }

  /** The text with periods and places blanked by 的, which the lists of allowed words pass over. */
  get masked(): string {
    return (this.found.masked ??= mask(this.text, [...this.periods, ...this.places]));
  }

  get periods(): StoryPeriod[] {
    return (this.found.periods ??= periodsIn(this.text));
  }

  get places(): Place[] {
    return (this.found.places ??= placesIn(this.text, this.region));
  }

  get clauses(): Clause[] {
    return (this.found.clauses ??= clausesOf(this.text, this.goesOn || TOPIC.test(this.text)));
  }
}

export function clauseAt({ clauses }: Sentence, at: number): Clause | undefined {
  return clauses.find(({ from, to }) => from <= at && at < to);
}

const TOPICS = new RegExp(TOPIC.source, 'g');

/** What the words before a place speak of. */
export function kindBefore({ text }: Sentence, at: number): Kind | null {
  const last = [...text.slice(0, at).matchAll(TOPICS)].at(-1);
  if (last === undefined) return null;
  return HAZARD.test(last[0]) ? 'hazard' : 'hotline';
}
