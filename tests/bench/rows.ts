// The rows of the accuracy table: which noise at which level, on which pages, and what is asked of it.
import * as noise from './noise.js';
import { anyLayout, plain, samplePages, wrongCovered, wrongFree, type Sample } from './pages.js';
import { randomFrom, type Random } from './random.js';

export interface Goal {
  /** Least share of exact figures, in per cent; null: none is asked. */
  exact: number | null;
  /** Most figures wrong and accepted among those that an identity covers, in per cent. */
  acceptedCovered: number;
  /** The same over all figures; null: none is asked of this row alone. */
  accepted: number | null;
}

export interface TextRow {
  kind: string;
  level: string;
  goal: Goal;
  samples(bulletins: number): Sample[];
}

const EXACT: Goal = { exact: 100, acceptedCovered: 0, accepted: 0 };
const LABELS: Goal = { exact: 99.5, acceptedCovered: 0, accepted: null };
const FIGURES: Goal = { exact: null, acceptedCovered: 0, accepted: null };

/** Of all rows of text together. */
export const OVER_ALL: Goal = { exact: null, acceptedCovered: 0, accepted: 0.1 };

/** The rows of text are read as an empty ledger would; this one knows the days before. */
export const HISTORY_ROW = {
  kind: 'one wrong digit',
  level: 'in a hotspot or call-backs, against a ledger of 100 days and more',
  goal: FIGURES,
};

export const SCAN_ROWS = [
  { kind: 'scan', level: '300 dpi', dpi: 300, goal: { exact: 99, acceptedCovered: 0, accepted: 0 } },
  { kind: 'scan', level: '200 dpi', dpi: 200, goal: { exact: 97, acceptedCovered: 0, accepted: 0 } },
  { kind: 'scan', level: '130 dpi', dpi: 130, goal: { exact: 97, acceptedCovered: 0, accepted: 0 } },
];

export const SEED = 20251015;

interface Making {
  goal: Goal;
  noise?: noise.Noise;
  layout?: typeof plain;
  misprint?: (...given: Parameters<typeof wrongCovered>) => ReturnType<typeof wrongCovered>;
}

/** Rows that differ in nothing but the level are made from the same pages. */
function row(kind: string, level: string, making: Making): TextRow {
  const { goal, layout = plain, misprint } = making;
  return {
    kind,
    level,
    goal,
    samples(bulletins) {
      const random = randomFrom(SEED);
      const pages = samplePages({ bulletins, seed: SEED }, (page) => ({
        ...layout(page),
        ...(misprint ? { misprint: (facts) => misprint(facts, random) } : {}),
      }));
      return making.noise ? pages.map((page) => noisy(page, making.noise, random)) : pages;
    },
  };
}

function noisy(page: Sample, make: noise.Noise | undefined, random: Random): Sample {
  return { ...page, text: make?.(page.text, random) ?? page.text };
}

const RATES = [1, 2, 5] as const;

const perCent = (kind: string, make: (rate: number) => noise.Noise, goal: Goal): TextRow[] =>
  RATES.map((rate) => row(kind, `${rate} % of characters`, { goal, noise: make(rate / 100) }));

const ofDigits = (kind: string, make: (rate: number) => noise.Noise): TextRow[] =>
  RATES.map((rate) => row(kind, `${rate} % of digits`, { goal: FIGURES, noise: make(rate / 100) }));

export const TEXT_ROWS: TextRow[] = [
  row('none', 'clean text', { goal: EXACT }),
  row('layout', 'any: columns, spaces, breaks, captions, Markdown', { goal: EXACT, layout: anyLayout }),
  row('width', 'full and half mixed', { goal: EXACT, noise: noise.mixedWidth }),
  row('figures', 'thousands separators', { goal: EXACT, noise: noise.thousandsSeparators }),
  row('script', 'traditional (standard)', { goal: EXACT, noise: noise.traditional('standard') }),
  row('script', 'traditional (Hong Kong)', { goal: EXACT, noise: noise.traditional('hongkong') }),
  row('script', 'traditional (Taiwan)', { goal: EXACT, noise: noise.traditional('taiwan') }),
  row('script', 'sound in brackets after 3 % of characters', {
    goal: EXACT,
    noise: noise.soundsInBrackets(0.03),
  }),
  row('script', 'traditional, with sounds, any layout', {
    goal: EXACT,
    layout: anyLayout,
    noise: noise.all(noise.traditional('standard'), noise.soundsInBrackets(0.03)),
  }),
  row('doubled glyphs', '20 % of the runs between marks', { goal: EXACT, noise: noise.doubledRuns(0.2) }),
  row('doubled glyphs', '30 % of the lines', { goal: EXACT, noise: noise.doubledLines(0.3) }),
  ...perCent('look-alike characters', noise.confusedCharacters, LABELS),
  row('look-alike characters', '5 % of characters, any layout', {
    goal: LABELS,
    layout: anyLayout,
    noise: noise.confusedCharacters(0.05),
  }),
  ...ofDigits('letters for digits', noise.lettersForDigits),
  ...ofDigits('digits for digits', noise.digitsForDigits),
  ...ofDigits('digits dropped', noise.droppedDigits),
  row('one wrong digit', 'in a figure that an identity covers', { goal: FIGURES, misprint: wrongCovered }),
  row('one wrong digit', 'in a hotspot or call-backs', { goal: FIGURES, misprint: wrongFree }),
  ...perCent('lost characters, ?', (rate) => noise.lostCharacters(rate, '?'), FIGURES),
  ...perCent('lost characters, □', (rate) => noise.lostCharacters(rate, '□'), FIGURES),
  row('everything', '1 % each of look-alikes, letters, digits, lost; any layout', {
    goal: FIGURES,
    layout: anyLayout,
    noise: noise.all(
      noise.confusedCharacters(0.01),
      noise.lettersForDigits(0.01),
      noise.digitsForDigits(0.01),
      noise.lostCharacters(0.01, '□'),
    ),
  }),
];
