// Statements of a page: totals and rates that its stories tell of the mechanism for a longer period.
import type { Bulletin, Kind } from '../domain/bulletin.js';
import type { Statement } from '../domain/statement.js';
import type { Witness } from './dating.js';
import { foldStory, spanOf, type FoldedText } from './folded-text.js';
import { printedOf } from './printed-words.js';
import { countsSaid } from './statements-counts.js';
import type { StoryPeriod } from './statements-periods.js';
import { goesOnAbout } from './statements-sequel.js';
import { placesIn } from './statements-places.js';
import { ratesSaid } from './statements-rates.js';
import { Sentence, type Said } from './statements-sentence.js';
import { Scopes } from './statements-scopes.js';
import { statementStretches } from './statements-find.js';
import { STRONG_TOPIC, TOPIC } from './statements-words.js';
import { datePeriod, type DatedPeriod, type Publication } from './statements-years.js';

/** No story has a longer one; the bound keeps a damaged page cheap. */
const SENTENCE = /[^。!]{1,1500}[。!]?/g;
/** A daily bulletin, titled or not, is no statement, even where it could not be read. */
const DAILY = /工作日报|情况日报|接听群众来电诉求/;
/** Sentences behind one that names the mechanism. */
const LONGEST_SEQUEL = 2;
/** Characters before a sentence in which its place may be named. */
const PLACE_REACH = 300;

/** What a sentence hands on to the next. */
interface Context {
  period: StoryPeriod | null;
  scope: string | null;
  /** Whether it told figures. */
  told: boolean;
}

const NOTHING: Context = { period: null, scope: null, told: false };

class StatementReader {
  /** By what they are told of, in the order of their first figures. */
  private readonly statements = new Map<string, Statement>();
  /** Sentences since one that named the mechanism. */
  private sequel = Infinity;
  /** Asked for by a sentence that may have figures only: most are followed by other news. */
  private context = (): Context => NOTHING;
  private readonly dates = new Map<StoryPeriod | null, DatedPeriod>();
  private readonly folded: FoldedText;
  private readonly page: Page;

  constructor(folded: FoldedText, page: Page) {
    this.folded = folded;
    this.page = page;
  }

  read(): Statement[] {
    for (const match of this.folded.text.matchAll(SENTENCE)) this.readSentence(match[0], match.index);
    return [...this.statements.values()];
  }

  private readSentence(text: string, base: number): void {
    const hasTopic = TOPIC.test(text);
    const goesOn = this.sequel < LONGEST_SEQUEL && goesOnAbout(text);
    if (DAILY.test(text) || (!hasTopic && !goesOn)) {
      this.sequel = Infinity;
      this.context = () => NOTHING;
      return;
    }
    this.sequel = hasTopic ? 0 : this.sequel + 1;
    const before = this.context();
    const sentence = new Sentence(text, this.page.region, goesOn);
    const said = [...countsSaid(sentence), ...ratesSaid(sentence)].sort((a, b) => a.at - b.at);
    const newScopes = (): Scopes => new Scopes(sentence, this.scopeBefore(text, base, { goesOn, before }));
    const scopes = said.length > 0 ? newScopes() : null;
    for (const figure of said) {
      const scope = scopes?.of(figure) ?? null;
      const period = periodOf(sentence, figure, base) ?? before.period;
      if (scope !== null && period?.isDay !== true) this.add(figure, { scope, period, base });
    }
    this.context = () => ({
      period: shifted(sentence.periods.at(-1), base) ?? before.period,
      scope: (scopes ?? newScopes()).last,
      told: said.length > 0,
    });
  }

  /** The scope of a sentence's figures where it names no place itself; null where they cannot be ours. */
  private scopeBefore(
    text: string,
    base: number,
    { goesOn, before }: { goesOn: boolean; before: Context },
  ): string | null {
    if ((goesOn || before.told) && before.scope !== null) return before.scope;
    if (STRONG_TOPIC.test(text)) return this.page.region;
    const words = this.folded.text.slice(Math.max(0, base - PLACE_REACH), base);
    return placesIn(words, this.page.region).at(-1)?.scope ?? null;
  }

  private add(
    figure: Said,
    { scope, period, base }: { scope: string; period: StoryPeriod | null; base: number },
  ): void {
    const statement = this.statementFor(figure.kind, scope, period);
    // Told again, or told of a part: the first telling stands.
    if (statement.figures.some(({ metric }) => metric === figure.metric)) return;
    const { from, to, value, unit, qualifier } = figure.number;
    const place = spanOf(this.folded, base + from, base + to);
    const printed = printedOf(this.folded, base + from, base + to);
    if (statement.figures.length === 0) statement.start = Math.min(statement.start, place.start);
    statement.end = Math.max(statement.end, place.end);
    statement.figures.push({ metric: figure.metric, value, unit, qualifier, printed, ...place });
  }

  private statementFor(kind: Kind, scope: string, period: StoryPeriod | null): Statement {
    const { from, to, year } = this.dated(period);
    const printed = period === null ? null : this.folded.words.slice(period.from, period.to);
    const key = JSON.stringify([kind, scope, printed, from, to]);
    const known = this.statements.get(key);
    if (known !== undefined) return known;
    const place = period === null ? { start: Infinity, end: 0 } : spanOf(this.folded, period.from, period.to);
    const statement = { kind, scope, period: { printed, from, to }, year, figures: [], ...place };
    this.statements.set(key, statement);
    return statement;
  }

  private dated(period: StoryPeriod | null): DatedPeriod {
    const known = this.dates.get(period);
    if (known !== undefined) return known;
    const { witness, bulletin } = this.page;
    const dated = datePeriod(period ?? { first: null, last: null }, witness, bulletin);
    this.dates.set(period, dated);
    return dated;
  }
}

/** The period that a sentence names last before a figure; null: what the sentence before spoke of. */
function periodOf({ periods }: Sentence, { at }: Said, base: number): StoryPeriod | null {
  return shifted(periods.filter(({ from }) => from <= at).at(-1), base);
}

function shifted(period: StoryPeriod | undefined, base: number): StoryPeriod | null {
  return period === undefined ? null : { ...period, from: period.from + base, to: period.to + base };
}

interface Page {
  region: string;
  witness: Witness;
  /** What the page's own bulletin says of its date. */
  bulletin: Publication | null;
}

function publicationBy(bulletins: readonly Bulletin[]): Publication | null {
  const dated = bulletins.find(({ date, quoted }) => date !== null && !quoted);
  const day = dated?.dateTo ?? dated?.date ?? null;
  return dated === undefined || day === null ? null : { rule: dated.year.rule, days: [day] };
}

/** Statements of a page, in order; the figures of its bulletins are none. Costs little where nothing speaks of the mechanism. */
export function readStatements(raw: string, witness: Witness, bulletins: readonly Bulletin[]): Statement[] {
  const stretches = statementStretches(raw, bulletins);
  if (stretches.length === 0) return [];
  const page = { region: witness.evidence.region, witness, bulletin: publicationBy(bulletins) };
  return stretches.flatMap((stretch) => new StatementReader(foldStory(raw, stretch), page).read());
}
