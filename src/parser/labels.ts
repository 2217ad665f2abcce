// Labels of the printed lists: as printed, but for characters that machines have lost or taken for others.
import { distance } from 'fastest-levenshtein';
import { report, textOf, wordsAt, type Draft } from './draft.js';
import { ANY_LOST } from './numbers.js';
import type { Range } from './quantities.js';

/** Labels and bodies that known issues print. A label that is not among them stays as printed. */
const KNOWN = [
  ...['西宁12345微信公众号', '西宁市政府网', '码上减负', '青海12345政务服务网', '青海12345政务服务网站'],
  ...['人民网', '市委网信办', '12345政务服务便民热线', '西宁市应急管理局', '西宁市消防救援支队'],
  ...['西宁市市场监督管理局', '西宁市住房和城乡建设局', '西宁市交通运输局', '西宁市公安局'],
  ...['物业服务', '物业管理', '消费维权', '交通秩序', '劳动纠纷', '市容环境', '公共交通', '噪音污染'],
  ...['小区物业', '消防安全', '市政道路', '城乡建设', '特种设备', '燃气安全', '建筑施工', '道路交通'],
  ...['相应县区政府', '市公安局交警大队'],
];
const IS_KNOWN = new Set(KNOWN);
/** Those of four characters: what hotspots are called. */
const CATEGORIES = KNOWN.filter((label) => label.length === 4);
/** Characters that optical reading takes for each other; an unknown label is never changed otherwise. */
const LOOK_ALIKE = [
  ...[
    '热执',
    '点占',
    '求永水',
    '件伴仵',
    '听昕所',
    '言盲',
    '访坊',
    '己已巳',
    '末未',
    '日曰目',
    '大太犬',
    '士土',
  ],
  ...[
    '人入八',
    '市巾',
    '网冈',
    '物牧',
    '业亚',
    '费贲',
    '维雄',
    '权杈',
    '消捎',
    '防坊妨',
    '安宴',
    '全金',
    '管菅',
  ],
  ...['理埋', '政玫', '府俯', '局居', '支攴', '队认', '应庄', '急息', '公么', '众从', '号弓', '微徽', '信倍'],
  ...['动劝', '纠绢', '纷份', '交父', '通逋', '秩佚', '序库', '服报', '务条', '援缓', '救敕', '设没', '备各'],
];

/** Of each character those that it is taken for. */
const ALIKE = new Map<string, string>();
for (const group of LOOK_ALIKE) for (const char of group) ALIKE.set(char, (ALIKE.get(char) ?? '') + group);

function isLookAlike(a: string, b: string): boolean {
  return a === b || ALIKE.get(a)?.includes(b) === true || ANY_LOST.test(a);
}

/** The one known label that these characters can be; null where there is none or several. */
function knownLabel(printed: string): string | null {
  const chars = Array.from(printed);
  const found = KNOWN.filter(
    (label) =>
      label.length === printed.length &&
      chars.every((char, index) => isLookAlike(char, label.charAt(index))) &&
      distance(printed, label) * 2 <= label.length,
  );
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** Known names of one more or one character less; longer ones with another character, too (物流管理 is no 物业管理). */
function knownWithin(printed: string): string | null {
  const found = KNOWN.filter((label) => {
    const isLong = label.length >= 5 || (label.length === 4 && printed.length !== label.length);
    // One mistake leaves the first or the last character right.
    const mayBe = label.startsWith(printed.charAt(0)) || label.at(-1) === printed.at(-1);
    return isLong && mayBe && Math.abs(label.length - printed.length) <= 1 && distance(label, printed) === 1;
  });
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** Length of up to three characters in front of a known name that belong to no label; 0 where none stands there. */
export function strayLength(text: string, at: number): number {
  for (let length = 0; length <= 3; length += 1) {
    if (length > 0 && /[。;]/.test(text.charAt(at + length - 1))) return 0;
    const isKnown = CATEGORIES.some(
      (name) => text.startsWith(name, at + length) && /\d/.test(text.charAt(at + length + name.length)),
    );
    if (isKnown) return length;
  }
  return 0;
}

/** 其中 in front of a list's first label as machines misread it. */
const MANGLED_LEAD = /^(?:其[申由串□?]|[共具甚][中申])(?=.{3})/;

/** Length of a misread 其中, reported; 0 where none stands there. */
export function mangledLead(draft: Draft, range: Range): number {
  const [lead] = MANGLED_LEAD.exec(textOf(draft, range)) ?? [];
  if (lead === undefined) return 0;
  const message = `“${lead}”按“其中”理解。`;
  report(
    draft,
    { from: range.from, to: range.from + 2 },
    { code: 'label-doubtful', severity: 'notice', message },
  );
  return lead.length;
}

/** The label at a place, or undefined for an empty one; a notice where it is not read as printed. */
export function labelAt(draft: Draft, range: Range): string | undefined {
  const words = wordsAt(draft, range);
  if (words === undefined || IS_KNOWN.has(words)) return words;
  const printed = textOf(draft, range);
  const known = knownLabel(printed) ?? knownWithin(printed);
  if (known === null && !ANY_LOST.test(printed)) return words;
  const message = known === null ? `“${printed}”里有认不出的字，请核对。` : `“${printed}”按“${known}”理解。`;
  const severity = known === null ? 'warning' : 'notice';
  report(draft, range, { code: 'label-doubtful', severity, message });
  return known ?? words;
}

/** Whether a phrase may be what is printed: a third of its characters wrong, of a short one up to half. */
export function isNear(printed: string, phrase: string): boolean {
  const allowed = phrase.length <= 3 ? 1 : phrase.length <= 5 ? 2 : Math.floor(phrase.length * 0.4);
  return distance(printed, phrase) <= allowed;
}

/** Length of what ends a text and may be the phrase, a character longer or shorter; 0 where nothing is. */
export function nearTail(text: string, phrase: string): number {
  const lengths = [phrase.length, phrase.length + 1, phrase.length - 1];
  const found = lengths.filter((length) => length <= text.length && isNear(text.slice(-length), phrase));
  const errors = (length: number): number => distance(text.slice(-length), phrase);
  return found.sort((a, b) => errors(a) - errors(b))[0] ?? 0;
}
