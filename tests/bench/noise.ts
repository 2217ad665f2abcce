// What machines and typesetters do to the text of a page; written without a look at how the reader mends it.
import * as library from 'opencc-js/cn2t';
import { CHARACTER_ALIKES, DIGIT_ALIKES, LETTER_ALIKES } from './look-alikes.js';
import type { Random } from './random.js';

export type Noise = (text: string, random: Random) => string;

const HAN = /\p{Script=Han}/u;
const DIGIT = /[0-9]/;

interface Swap {
  /** Which characters the rate is a share of. */
  of: RegExp;
  /** Null: this character stays. */
  into: (character: string, random: Random) => string | null;
}

/** Changes a share of the characters, counted over all that `of` names, among those that can be changed. */
function swapped(rate: number, { of, into }: Swap): Noise {
  return (text, random) => {
    const characters = Array.from(text);
    const named = characters.filter((character) => of.test(character)).length;
    const open = characters.flatMap((character, index) =>
      of.test(character) && into(character, random) !== null ? [index] : [],
    );
    const exact = rate * named;
    const count = Math.floor(exact) + (random.chance(exact % 1) ? 1 : 0);
    for (const place of random.places(count, open.length)) {
      const index = open[place] ?? -1;
      characters[index] = into(characters[index] ?? '', random) ?? '';
    }
    return characters.join('');
  };
}

function among(alikes: typeof CHARACTER_ALIKES): Swap['into'] {
  return (character, random) => {
    const others = alikes[character];
    return others ? random.pick(others) : null;
  };
}

export const confusedCharacters = (rate: number): Noise =>
  swapped(rate, { of: HAN, into: among(CHARACTER_ALIKES) });

export const lettersForDigits = (rate: number): Noise =>
  swapped(rate, { of: DIGIT, into: among(LETTER_ALIKES) });

export const digitsForDigits = (rate: number): Noise =>
  swapped(rate, { of: DIGIT, into: among(DIGIT_ALIKES) });

export const lostCharacters = (rate: number, mark: string): Noise =>
  swapped(rate, { of: /\S/, into: () => mark });

export const droppedDigits = (rate: number): Noise => swapped(rate, { of: DIGIT, into: () => '' });

const SYLLABLES = ['jī', 'chuàng', 'shì', 'lǐ', 'zhǔn', 'qù', 'yuán', 'hé', 'ān', 'fú'] as const;

/** Textbooks for learners print the sound behind a character: 機(jī). */
export const soundsInBrackets =
  (rate: number): Noise =>
  (text, random) => {
    const [open, close] = random.pick([
      ['(', ')'],
      ['（', '）'],
    ]);
    return Array.from(text)
      .map((character) => {
        const told = HAN.test(character) && random.chance(rate);
        return told ? `${character}${open}${random.pick(SYLLABLES)}${close}` : character;
      })
      .join('');
  };

// The declarations that the library ships do not resolve here.
const opencc = library as unknown as {
  Converter(options: { from: string; to: string }): (text: string) => string;
};

const CONVERTERS = {
  standard: opencc.Converter({ from: 'cn', to: 't' }),
  hongkong: opencc.Converter({ from: 'cn', to: 'hk' }),
  taiwan: opencc.Converter({ from: 'cn', to: 'tw' }),
};

export const traditional =
  (variant: keyof typeof CONVERTERS): Noise =>
  (text) =>
    CONVERTERS[variant](text);

const widened = (character: string): string => String.fromCharCode(character.charCodeAt(0) + 0xfee0);

/** Each digit and mark in its full or its half width, by chance. */
export const mixedWidth: Noise = (text, random) =>
  Array.from(text)
    .map((character) => {
      if (!random.chance(0.5)) return character;
      return /[0-9(),:;]/.test(character) ? widened(character) : character.normalize('NFKC');
    })
    .join('');

/** 1,215 */
export const thousandsSeparators: Noise = (text) =>
  text.replace(/\d{4,5}(?=件)/g, (digits) => Number(digits).toLocaleString('en-US'));

/** Overprinted type comes out of a PDF twice: a share of the runs between marks and line ends. */
export const doubledRuns =
  (rate: number): Noise =>
  (text, random) =>
    text.replace(/[^\s，。、；：（）()]+/g, (run) =>
      random.chance(rate) ? run.replace(/./gu, '$&$&') : run,
    );

/** A share of the lines doubled whole, with their marks. */
export const doubledLines =
  (rate: number): Noise =>
  (text, random) =>
    text.replace(/[^\n]+/g, (line) => (random.chance(rate) ? line.replace(/\S/gu, '$&$&') : line));

export const all =
  (...noises: Noise[]): Noise =>
  (text, random) =>
    noises.reduce((result, noise) => noise(result, random), text);
