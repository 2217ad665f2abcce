// Mutated pages through the parser: nothing may be thrown, nothing may take out of proportion.
import { randomFrom, type Random } from '../../bench/random.js';
import { anyLayout, samplePages } from '../../bench/pages.js';
import { pagesWithoutBulletin } from '../../bench/other-news.js';
import { quantile } from '../../bench/side-by-side.js';
import type { PageReading } from '../../../src/domain/bulletin.js';
import { judge } from '../../../src/domain/judgement.js';
import { readPage } from '../../../src/parser/read-page.js';
import { corpusPages } from '../../support/corpus.js';
import type { Fault } from './failing-input.js';
import { mutatedText } from './mutations.js';

const EVIDENCE = { region: '西宁市', today: '2026-11-21', fileName: '2025-10-16.txt' };

/** A page may take so many times the median of pages of about its length. */
export const SLOWEST = 50;
/** Before a page is called slow it is read again: the collector or the compiler may have come in between. */
const SECOND_LOOKS = 3;
/** Below this the clock itself and the collector are what is measured. */
const LEAST_MS = 0.02;

export interface PageFuzz {
  pages: number;
  faults: Fault[];
  /** Of the slowest page: times the median of its class of lengths. */
  slowest: { times: number; milliseconds: number; characters: number; median: number };
}

interface Timed {
  index: number;
  characters: number;
  milliseconds: number;
}

/** The pages that are mutated: with bulletins in any layout, without any, and the frozen corpus. */
export function originals(seed: number): string[] {
  return [
    ...samplePages({ bulletins: 300, seed }, anyLayout).map(({ text }) => text),
    ...pagesWithoutBulletin(100, seed),
    ...corpusPages().map(({ text }) => text),
  ];
}

/** The page that these numbers stand for; each has random choices of its own, so that one alone can be made again. */
export function mutatedPage(pages: readonly string[], seed: number, index: number): string {
  const random = randomFrom(seed * 1_000_003 + index);
  const one = (from: Random): string => pages[from.below(pages.length)] ?? '';
  return mutatedText({ whole: one(random), other: one(random) }, random);
}

export function fuzzPages({ count, seed }: { count: number; seed: number }): PageFuzz {
  const pages = originals(seed);
  const faults: Fault[] = [];
  const timed: Timed[] = [];
  for (let index = 0; index < count; index += 1) {
    const input = mutatedPage(pages, seed, index);
    const from = process.cpuUsage();
    const what = faultOf(input);
    timed.push({ index, characters: input.length, milliseconds: since(from) });
    if (what !== null) faults.push({ seed, index, what, input });
  }
  const again = (index: number): string => mutatedPage(pages, seed, index);
  const slowest = slowestOf(timed, again);
  if (slowest.times > SLOWEST) {
    const what = `${slowest.milliseconds.toFixed(1)} ms, ${slowest.times.toFixed(0)} times the median`;
    faults.push({ seed, index: slowest.index, what, input: again(slowest.index) });
  }
  return { pages: count, faults, slowest };
}

/** What is wrong with the reading of a page; null where all is well. */
export function faultOf(input: string): string | null {
  try {
    return impossibleIn(readPage(input, EVIDENCE), input);
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}

/** Spans that lie outside the page, figures that are no numbers, a judgement that fails. */
function impossibleIn({ bulletins, statements, findings }: PageReading, input: string): string | null {
  for (const bulletin of bulletins) judge(bulletin);
  const spans = [
    ...bulletins.flatMap((bulletin) => [bulletin, ...bulletin.figures, ...bulletin.findings]),
    ...statements.flatMap(({ figures }) => figures),
    ...findings,
  ];
  const outside = spans.find(({ start, end }) => !(start >= 0 && start <= end && end <= input.length));
  if (outside !== undefined) return `a span outside the page: ${JSON.stringify(outside)}`;
  const values = bulletins.flatMap(({ figures }) => figures.map(({ value }) => value));
  const odd = values.find((value) => value !== null && !(Number.isSafeInteger(value) && value >= 0));
  return odd === undefined ? null : `a figure that is no count: ${odd}`;
}

/** Of the processor, in milliseconds: what else the machine does is not the page's fault. */
function since(from: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1000;
}

/** By classes of lengths, each twice as long as the one before. */
function slowestOf(
  timed: readonly Timed[],
  again: (index: number) => string,
): PageFuzz['slowest'] & { index: number } {
  const classes = new Map<number, Timed[]>();
  for (const page of timed) {
    const octave = Math.floor(Math.log2(page.characters + 1));
    const members = classes.get(octave) ?? [];
    if (members.push(page) === 1) classes.set(octave, members);
  }
  let slowest = { times: 0, milliseconds: 0, characters: 0, median: 0, index: 0 };
  for (const members of classes.values()) {
    const median = Math.max(
      LEAST_MS,
      quantile(
        members.map(({ milliseconds }) => milliseconds),
        0.5,
      ),
    );
    for (const { index, characters, milliseconds: first } of members) {
      if (first / median <= slowest.times) continue;
      const milliseconds = Math.min(
        first,
        ...(first / median > SLOWEST / 2 ? secondLooks(again(index)) : []),
      );
      const times = milliseconds / median;
      if (times > slowest.times) slowest = { times, milliseconds, characters, median, index };
    }
  }
  return slowest;
}

function secondLooks(input: string): number[] {
  return Array.from({ length: SECOND_LOOKS }, () => {
    const from = process.cpuUsage();
    faultOf(input);
    return since(from);
  });
}
