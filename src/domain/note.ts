// A note that a person writes into the audit chain.
import { RequestError } from './errors.js';

export const MOST_NOTE_CHARACTERS = 500;

/** The text as it goes into the chain, which keeps it for good; throws a RequestError where there is none or too much. */
export function noteText(text: string): string {
  const note = text.replace(/\r\n?/g, '\n').trim();
  if (note === '') throw new RequestError('invalid', '请写明事由。');
  const { length } = note;
  if (length <= MOST_NOTE_CHARACTERS) return note;
  throw new RequestError('invalid', `事由不超过${MOST_NOTE_CHARACTERS}字，现在有${length}字。`);
}
