// Generated pages for the bench: clean ones, ones in any layout, and ones with a figure printed wrong.
import fc from 'fast-check';
import { addDays, type IsoDate } from '../../src/domain/dates.js';
import { hazardFacts, hotlineFacts, layout, news } from '../support/arbitraries.js';
import {
  coveredFigures,
  expectedOf,
  paragraphsOf,
  type ExpectedBulletin,
  type Facts,
  type HotlineFacts,
} from '../support/bulletin-text.js';
import { layOut, type Layout } from '../support/page-layout.js';
import type { Random } from './random.js';

export interface Sample {
  text: string;
  published: IsoDate;
  /** What the paper meant: where a figure is printed wrong, still the right one. */
  truth: ExpectedBulletin[];
}

/** How one page is to be printed. */
export interface Print {
  layout: Layout;
  /** Changes what is printed, not what is true. */
  misprint: (facts: Facts) => Facts;
}

const dayFacts: fc.Arbitrary<Facts[]> = fc.oneof(
  fc.tuple(fc.oneof(hotlineFacts, hazardFacts)),
  fc
    .tuple(hotlineFacts, hazardFacts)
    .map(([hotline, hazard]): Facts[] => [hotline, { ...hazard, day: hotline.day }]),
);

const parts = fc.record({
  facts: dayFacts,
  layout,
  wrap: fc.constantFrom(null, 16, 20, 24),
  before: news,
  between: news,
  after: news,
  lag: fc.integer({ min: 0, max: 3 }),
});

type Parts = typeof parts extends fc.Arbitrary<infer T> ? T : never;

const PLAIN: Omit<Layout, 'wrap'> = {
  between: '\n\n',
  indent: '',
  digits: 'half',
  punctuation: 'full',
  quotes: 'curly',
  heading: '',
  bold: false,
  doubled: 'nothing',
  bullet: '',
  damages: [],
};

/** A page as a paper's own site would give it, lines broken at most. */
export const plain = (page: Parts): Print => ({ layout: { ...PLAIN, wrap: page.wrap }, misprint: same });

/** Any layout that the generator knows. */
export const anyLayout = (page: Parts): Print => ({ layout: page.layout, misprint: same });

function same(facts: Facts): Facts {
  return facts;
}

/** Pages until they hold at least this many bulletins. */
export function samplePages(
  { bulletins, seed }: { bulletins: number; seed: number },
  print: (page: Parts) => Print,
): Sample[] {
  const pages: Sample[] = [];
  let held = 0;
  for (const page of fc.sample(parts, { seed, numRuns: bulletins })) {
    if (held >= bulletins) break;
    held += page.facts.length;
    pages.push(sampleOf(page, print(page)));
  }
  return pages;
}

function sampleOf(page: Parts, { layout: form, misprint }: Print): Sample {
  const paragraphs = page.facts.flatMap((facts, index) => [
    ...(index === 0 ? page.before : page.between),
    ...paragraphsOf(misprint(facts)),
  ]);
  return {
    text: layOut([...paragraphs, ...page.after], form),
    published: addDays(page.facts[0]?.day ?? '2025-10-15', page.lag),
    truth: page.facts.map(expectedOf),
  };
}

interface Printed {
  value: number;
  become(value: number): Facts;
}

/** Hotspots and call-backs: no sum of the bulletin speaks of them. */
function freeFigures(facts: Facts): Printed[] {
  return facts.kind === 'hazard' ? [] : [...callbacksOf(facts), ...hotspotsOf(facts)];
}

function callbacksOf(facts: HotlineFacts): Printed[] {
  const { callbacks } = facts;
  if (callbacks === null) return [];
  return [{ value: callbacks, become: (value) => ({ ...facts, callbacks: value }) }];
}

function hotspotsOf(facts: HotlineFacts): Printed[] {
  const { hotspots } = facts;
  return hotspots.map((hotspot, place) => ({
    value: hotspot.value,
    become: (value) => ({ ...facts, hotspots: hotspots.with(place, { ...hotspot, value }) }),
  }));
}

/** One digit of one figure is another; a figure does not begin with 0 by that. */
function withWrongDigit(printed: readonly Printed[], random: Random): Facts | undefined {
  const figure = printed[random.below(printed.length)];
  if (figure === undefined) return undefined;
  const digits = String(figure.value);
  const at = random.below(digits.length);
  const lowest = at === 0 && digits.length > 1 ? 1 : 0;
  const others = Array.from({ length: 10 - lowest }, (_, index) => String(index + lowest));
  const wrong = others.filter((digit) => digit !== digits[at]);
  return figure.become(
    Number(digits.slice(0, at) + (wrong[random.below(wrong.length)] ?? '') + digits.slice(at + 1)),
  );
}

export const wrongCovered = (facts: Facts, random: Random): Facts =>
  withWrongDigit(coveredFigures(facts), random) ?? facts;

export const wrongFree = (facts: Facts, random: Random): Facts =>
  withWrongDigit(freeFigures(facts), random) ?? facts;
