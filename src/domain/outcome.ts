// What became of a document that somebody brought: shown by the ingest page and the command line.
import type { Figure, Metric } from './bulletin.js';
import type { Finding } from './finding.js';
import type { HeldReading } from './source.js';
import type { StoredStatement } from './statement.js';

/** One figure in which two readings of a key differ. Equal values: only its rank differs. */
export interface Difference {
  metric: Metric;
  label?: string;
  /** Null where that side does not print the figure, or prints it without a count (topics). */
  accepted: number | null;
  here: number | null;
  printedIn: 'both' | 'accepted' | 'here';
}

/** A reading as it lies in the ledger after the document came in. */
export interface ReadingOutcome extends HeldReading {
  /** False where it stood before the document came in. */
  isNew: boolean;
  /** Filled where `reasons` has conflict. */
  differences: Difference[];
}

export interface FileOutcome {
  name: string;
  sha256: string;
  /** Null where the document could not be read. */
  text: string | null;
  /** `message` is one Chinese sentence; nothing was stored. */
  error?: { code: string; message: string };
  /** The same bytes again, with no new evidence: nothing was written. */
  unchanged: boolean;
  readings: ReadingOutcome[];
  statements: StoredStatement[];
  /** Findings that belong to no bulletin. */
  findings: Finding[];
}

/** Where `here` differs from the accepted reading, in printed order, figures of the accepted one first. */
export function differencesBetween(accepted: Figure[], here: Figure[]): Difference[] {
  const ours = byPlace(accepted);
  const theirs = byPlace(here);
  const places = new Set([...ours.keys(), ...theirs.keys()]);
  return [...places].flatMap((place) => difference(ours.get(place), theirs.get(place)));
}

function difference(accepted: Figure | undefined, here: Figure | undefined): Difference[] {
  const figure = accepted ?? here;
  if (figure === undefined) return [];
  const inBoth = accepted !== undefined && here !== undefined;
  if (inBoth && accepted.value === here.value && accepted.rank === here.rank) return [];
  return [
    {
      metric: figure.metric,
      ...(figure.label === undefined ? {} : { label: figure.label }),
      accepted: accepted?.value ?? null,
      here: here?.value ?? null,
      printedIn: inBoth ? 'both' : figure === accepted ? 'accepted' : 'here',
    },
  ];
}

/** By metric and label; a label that is printed twice keeps both. */
function byPlace(figures: Figure[]): Map<string, Figure> {
  const places = new Map<string, Figure>();
  for (const figure of figures) {
    let repeat = 0;
    const place = (): string => JSON.stringify([figure.metric, figure.label, repeat]);
    while (places.has(place())) repeat += 1;
    places.set(place(), figure);
  }
  return places;
}
