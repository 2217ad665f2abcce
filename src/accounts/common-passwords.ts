// Tells the passwords that are guessed first: a list of words, and what people do to them to please a form.
import { COMMON_WORDS } from './common-words.js';

/** Rows of the keyboard and of the alphabets; a run of one, either way, is one guess. */
const ROWS = [
  '01234567890',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '!@#$%^&*()',
];
const BACKWARDS = ROWS.map((row) => Array.from(row).reverse().join(''));
const LEAST_RUN = 3;

/** Signs that stand for letters. */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'l',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};

/** Years, days, telephone and identity numbers: many can be known of a person. */
const NUMBERS =
  /(?:19|20)\d{2}(?:[01]?\d(?:[0-3]?\d)?)?|1[3-9]\d{9}|\d{6}(?:19|20)\d{2}[01]\d[0-3]\d{4}[\dx]/g;

const FEWEST_SIGNS = 4;
const LONGEST_REPEAT = 6;
/** Two words and a tail are within reach of every list of guesses, three words are not. */
const MOST_WORDS = 2;
const MOST_TAIL = 3;

const WORDS = [...new Set(COMMON_WORDS.flatMap((word) => [word, plainLetters(word)]))].sort(
  (a, b) => b.length - a.length,
);

/** `plain`: in lower case. */
export function isCommon(plain: string): boolean {
  if (new Set(plain).size <= FEWEST_SIGNS || repeats(plain)) return true;
  return [plain, plainLetters(plain)].some(isGuessable);
}

function repeats(text: string): boolean {
  for (let length = 1; length <= LONGEST_REPEAT; length += 1) {
    if (
      text
        .slice(0, length)
        .repeat(Math.ceil(text.length / length))
        .startsWith(text)
    )
      return true;
  }
  return false;
}

function plainLetters(text: string): string {
  return Array.from(text)
    .map((sign) => LOOK_ALIKES[sign] ?? sign)
    .join('');
}

/** Whether next to nothing is left once numbers, runs and at most two words are taken out. */
function isGuessable(text: string): boolean {
  let rest = withoutRuns(text.replace(NUMBERS, ' '));
  for (let words = 0; words < MOST_WORDS; words += 1) {
    const found = WORDS.find((word) => rest.includes(word));
    if (found === undefined) break;
    rest = rest.replaceAll(found, ' ');
  }
  return rest.replace(/\s/g, '').length <= MOST_TAIL;
}

function withoutRuns(text: string): string {
  let rest = '';
  for (let at = 0; at < text.length;) {
    const length = runAt(text, at);
    rest += length === 0 ? (text[at] ?? '') : ' ';
    at += Math.max(1, length);
  }
  return rest;
}

/** Length of the longest run that begins here; 0: none. */
function runAt(text: string, at: number): number {
  let longest = 0;
  for (const row of [...ROWS, ...BACKWARDS]) {
    for (let length = LEAST_RUN; row.includes(text.slice(at, at + length)); length += 1) {
      if (at + length > text.length) break;
      longest = Math.max(longest, length);
    }
  }
  return longest;
}
