// Traditional characters to simplified ones, character by character in place.
import { createRequire } from 'node:module';

/** Characters of the bulletins' own words that no simplified text holds. */
export const TRADITIONAL =
  '來電訴網況隱舉報責單辦題務線綫應馬黨領機創聽眾衆問熱點轉訪聯繫縣區處實時間費權業動糾紛環屬團隊監國參與產設備築車場學醫療燒價號廣數園節後過還這個們說話頭運達開關門';

type Simplify = (text: string) => string;

/** What is used of the dictionary's module, which ships no types for this part of it. */
interface Dictionary {
  Converter: (direction: { from: string; to: string }) => Simplify;
}

let loaded: Simplify | undefined;

/** The dictionary takes 50 ms and some memory, which pages in simplified characters never pay. */
function dictionary(): Simplify {
  const load = createRequire(import.meta.url);
  const { Converter } = load('opencc-js/t2cn') as Dictionary;
  const [hongKong, others] = [Converter({ from: 'hk', to: 'cn' }), Converter({ from: 't', to: 'cn' })];
  return (text) => others(hongKong(text));
}

/** Each character alone; one that would become two stays. */
function oneByOne(text: string, simplify: Simplify): string {
  const convert = (char: string): string => {
    const simple = simplify(char);
    return simple.length === char.length ? simple : char;
  };
  return Array.from(text, convert).join('');
}

/** What simplifies a text to its own length, so that places keep. */
export function simplifier(): Simplify {
  const simplify = (loaded ??= dictionary());
  return (part) => {
    const whole = simplify(part);
    return whole.length === part.length ? whole : oneByOne(part, simplify);
  };
}

const simple = new Map<string, string>();

/** One character by itself, whatever stands around it; each is looked up once. */
export function simplified(char: string): string {
  if (!/\p{Script=Han}/u.test(char)) return char;
  const known = simple.get(char) ?? oneByOne(char, (loaded ??= dictionary()));
  simple.set(char, known);
  return known;
}
