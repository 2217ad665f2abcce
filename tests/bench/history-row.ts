// A wrong digit in a hotspot or in the call-backs, held against a ledger that knows the days before.
import { join } from 'node:path';
import type { Clock } from '../../src/domain/clock.js';
import type { FileOutcome } from '../../src/domain/outcome.js';
import { createIngest } from '../../src/ingest/ingest.js';
import { simulateYears, type SimulatedIssue } from '../../src/simulation/simulate-years.js';
import { openStorage } from '../../src/storage/open.js';
import { EMPTY, sumOf, type Tally } from './measure.js';
import { randomFrom, type Random } from './random.js';

const MIGRATIONS = join(import.meta.dirname, '..', '..', 'migrations');
const UNTIL = '2026-01-01';
const CLOCK: Clock = { now: () => new Date(`${UNTIL}T04:00:00Z`), today: () => UNTIL };
/** Days that the ledger holds before the first one is misprinted. */
const BEFORE = 100;

/** A hotspot's count, or the call-backs, as the simulation prints them. */
const FREE_FIGURE = /(?<=^\d\. ?[^\d\n]{2,12})\d+(?=件)|(?<=回访量)\d+(?=件)/gm;

/** Simulated days one after the other: each is first shown misprinted, several times, then stored as it is. */
export function readAgainstHistory({ bulletins, seed }: { bulletins: number; seed: number }): Tally {
  const storage = openStorage(':memory:', { migrations: MIGRATIONS });
  const ingest = createIngest({ storage, clock: CLOCK, region: '西宁市' });
  const random = randomFrom(seed);
  const issues = [...simulateYears({ until: UNTIL, years: 2, seed })];
  const shown = Math.ceil(bulletins / (issues.length - BEFORE));
  let tally = EMPTY;
  const store = (issue: SimulatedIssue): FileOutcome => ingest.ingestText(documentOf(issue));
  issues.forEach((issue, index) => {
    for (let time = 0; index >= BEFORE && time < shown; time += 1) {
      const wrong = withWrongDigit(issue.text, random);
      if (wrong !== null)
        tally = sumOf(tally, tallyOf(storage.rehearse(() => store({ ...issue, text: wrong }))));
    }
    store(issue);
  });
  storage.close();
  return tally;
}

function documentOf({
  name,
  published,
  text,
}: SimulatedIssue): Parameters<ReturnType<typeof createIngest>['ingestText']>[0] {
  return { name, bytes: Buffer.from(text), published, origin: 'simulation', actor: 'bench' };
}

function withWrongDigit(text: string, random: Random): string | null {
  const figures = [...text.matchAll(FREE_FIGURE)];
  const figure = figures[random.below(figures.length)];
  if (figure === undefined) return null;
  const place = figure.index + random.below(figure[0].length);
  const first = place === figure.index && figure[0].length > 1 ? 1 : 0;
  const others = Array.from({ length: 10 - first }, (_, index) => String(index + first));
  const wrong = others.filter((digit) => digit !== text[place]);
  return text.slice(0, place) + (wrong[random.below(wrong.length)] ?? '') + text.slice(place + 1);
}

/** One figure of the hotline bulletin is wrong; its state says whether anybody would look. */
function tallyOf({ readings }: FileOutcome): Tally {
  const hotline = readings.find(({ bulletin }) => bulletin.kind === 'hotline');
  if (hotline === undefined) return EMPTY;
  const figures = hotline.bulletin.figures.length + 1;
  const accepted = hotline.state === 'accepted' ? 1 : 0;
  return {
    ...EMPTY,
    ...{ pages: 1, bulletins: 1, figures, exact: figures - 1, accepted, flagged: 1 - accepted },
    acceptedBulletins: accepted,
  };
}
