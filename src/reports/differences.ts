// What one reading prints otherwise than the accepted one, in words.
import { differencesBetween, type Difference } from '../domain/outcome.js';
import type { Figure } from '../domain/bulletin.js';
import type { DifferenceModel } from './models.js';
import { countText } from './rounding.js';
import { METRIC_NAMES } from './wording.js';

export function differenceModel(difference: Difference): DifferenceModel {
  const { metric, label = null, accepted, here, printedIn } = difference;
  const isSameCount = printedIn === 'both' && accepted === here;
  const name = isSameCount ? `${METRIC_NAMES[metric]}（位次不同）` : METRIC_NAMES[metric];
  const acceptedText = sideText(accepted, printedIn !== 'here');
  const hereText = sideText(here, printedIn !== 'accepted');
  const text = `${name}${label === null ? '' : `“${label}”`}：已入账的${acceptedText}，这份${hereText}`;
  return { metric, name, label, accepted, here, acceptedText, hereText, text };
}

export function differenceModels(accepted: Figure[], here: Figure[]): DifferenceModel[] {
  return differencesBetween(accepted, here).map(differenceModel);
}

/** One side of a difference; a topic is printed without a count. */
export function sideText(value: number | null, isPrinted: boolean): string {
  if (value !== null) return countText(value);
  return isPrinted ? '有' : '没有';
}
