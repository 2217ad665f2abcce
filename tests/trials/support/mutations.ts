// What befalls texts and bytes on their way: seeded, so that a finding can be made again.
import type { Random } from '../../bench/random.js';

interface Mutable<Whole> {
  /** What is damaged. */
  whole: Whole;
  /** A second one, pieces of which get into the first. */
  other: Whole;
}

type TextMutation = (text: Mutable<string>, random: Random) => string;
type ByteMutation = (bytes: Mutable<Buffer>, random: Random) => Buffer;

/** Longer than anything that a single mutation takes away or repeats. */
const LONGEST_RUN = 20_000;
const LONGEST_TEXT = 60_000;

/** Words that the parser looks for: each opens, closes or continues something. */
const ANCHORS = [
  '西宁市党建引领“有诉必应马上办”机制创新工作日报',
  '西宁市安全隐患举报受理情况日报',
  '热点问题：',
  '12345政务服务便民热线',
  '接听群众来电诉求',
  '网民留言',
  '直接办理',
  '转交责任单位办理',
  '其中',
  '主要反映',
  '已及时联系相应县区政府核实处理。',
  '响应率、解决率、满意率均在96%以上',
  '累计接收群众诉求36万件',
  '10月15日，',
  '2025年10月15日 星期三',
  '前4个月',
  '1. ',
  '①',
  '（',
  '）',
  '件次',
  '件、',
] as const;

/** Signs that change width, direction, composition or meaning, and halves of pairs. */
const ODD_SIGNS = [
  '\ud83d',
  '\ude00',
  '\u0000',
  '\u200b',
  '\u200d',
  '\u202e',
  '\u2028',
  '\ufeff',
  '\ufffd',
  '\uffff',
  '\u0301',
  '\u3099',
  '\ufdfa',
  '㍿',
  '㏠',
  '½',
  '⑳',
  '٣',
  '৪',
  '𝟗',
  '０',
  '〇',
  '亿',
  'ﬃ',
  'İ',
  'ß',
  '⽇',
  '\u{20000}',
  '\u{e0100}',
  '\t',
  '\r',
  '\u00a0',
  '\u3000',
  '%',
  '±',
  '-',
  '.',
  ',',
] as const;

interface Stretch {
  from: number;
  to: number;
}

function stretchOf(length: number, random: Random): Stretch {
  const from = random.below(length + 1);
  const most = random.pick([1, 4, 30, 400]);
  return { from, to: Math.min(length, from + 1 + random.below(most)) };
}

/** How often something is said again: mostly a few times, seldom very often. */
function often(unit: number, random: Random): number {
  const times = random.pick([2, 2, 2, 3, 3, 5, 5, 10, 20, 40, 200, 2000]);
  return Math.max(1, Math.min(times, Math.floor(LONGEST_RUN / Math.max(1, unit))));
}

const insertedAt = (text: string, at: number, piece: string): string =>
  text.slice(0, at) + piece + text.slice(at);

const flippedCharacter: TextMutation = ({ whole }, random) => {
  const at = random.below(whole.length);
  const code = whole.charCodeAt(at) ^ (1 << random.below(16));
  return whole.slice(0, at) + String.fromCharCode(code) + whole.slice(at + 1);
};

const deleted: TextMutation = ({ whole }, random) => {
  const { from, to } = stretchOf(whole.length, random);
  return whole.slice(0, from) + whole.slice(to);
};

const repeated: TextMutation = ({ whole }, random) => {
  const { from, to } = stretchOf(whole.length, random);
  return insertedAt(whole, to, whole.slice(from, to).repeat(often(to - from, random)));
};

const spliced: TextMutation = ({ whole, other }, random) =>
  whole.slice(0, random.below(whole.length + 1)) + other.slice(random.below(other.length + 1));

const digitsSwapped: TextMutation = ({ whole }, random) =>
  whole.replace(/[0-9]/g, (digit) => (random.chance(0.2) ? String(random.below(10)) : digit));

const oddSign: TextMutation = ({ whole }, random) =>
  insertedAt(whole, random.below(whole.length + 1), random.pick(ODD_SIGNS).repeat(often(1, random)));

const oddSignsEverywhere: TextMutation = ({ whole }, random) => {
  const sign = random.pick(ODD_SIGNS);
  return Array.from(whole, (character) => (random.chance(0.1) ? character + sign : character)).join('');
};

const anchorsRepeated: TextMutation = ({ whole }, random) => {
  const anchors = Array.from({ length: 1 + random.below(3) }, () => random.pick(ANCHORS)).join('');
  return insertedAt(whole, random.below(whole.length + 1), anchors.repeat(often(anchors.length, random)));
};

const longNumber: TextMutation = ({ whole }, random) =>
  insertedAt(
    whole,
    random.below(whole.length + 1),
    random.pick(['9', '0', '一', '１', '千']).repeat(often(1, random)),
  );

const linesShuffled: TextMutation = ({ whole }, random) => {
  const lines = whole.split('\n');
  const [one, two] = [random.below(lines.length), random.below(lines.length)];
  return lines
    .with(one, lines[two] ?? '')
    .with(two, lines[one] ?? '')
    .join('\n');
};

const brokenIntoColumns: TextMutation = ({ whole }, random) =>
  whole.replace(new RegExp(`[^\\n]{${1 + random.below(20)}}`, 'g'), '$&\n');

const TEXT_MUTATIONS = [
  flippedCharacter,
  deleted,
  repeated,
  spliced,
  digitsSwapped,
  oddSign,
  oddSignsEverywhere,
  anchorsRepeated,
  longNumber,
  linesShuffled,
  brokenIntoColumns,
] as const;

/** One to six mutations, one on the other. */
export function mutatedText(text: Mutable<string>, random: Random): string {
  let { whole } = text;
  for (let rest = 1 + random.below(6); rest > 0 && whole !== ''; rest -= 1) {
    whole = random
      .pick(TEXT_MUTATIONS)({ ...text, whole }, random)
      .slice(0, LONGEST_TEXT);
  }
  return whole;
}

const flippedBit: ByteMutation = ({ whole }, random) => {
  const bytes = Buffer.from(whole);
  for (let rest = random.pick([1, 1, 3, 30]); rest > 0; rest -= 1) {
    const at = random.below(bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8));
  }
  return bytes;
};

const cutOff: ByteMutation = ({ whole }, random) => whole.subarray(0, random.below(whole.length + 1));

const bytesDeleted: ByteMutation = ({ whole }, random) => {
  const { from, to } = stretchOf(whole.length, random);
  return Buffer.concat([whole.subarray(0, from), whole.subarray(to)]);
};

const bytesRepeated: ByteMutation = ({ whole }, random) => {
  const { from, to } = stretchOf(whole.length, random);
  const again = Array.from({ length: often(to - from, random) }, () => whole.subarray(from, to));
  return Buffer.concat([whole.subarray(0, to), ...again, whole.subarray(to)]);
};

const bytesOverwritten: ByteMutation = ({ whole }, random) => {
  const { from, to } = stretchOf(whole.length, random);
  return Buffer.from(whole).fill(random.pick([0x00, 0xff, 0x20, 0x41, 0x80]), from, to);
};

const bytesSpliced: ByteMutation = ({ whole, other }, random) =>
  Buffer.concat([
    whole.subarray(0, random.below(whole.length + 1)),
    other.subarray(random.below(other.length + 1)),
  ]);

/** Numbers in headers and tables of contents: lengths, offsets, counts. */
const numberOverwritten: ByteMutation = ({ whole }, random) => {
  const bytes = Buffer.from(whole);
  if (bytes.length < 4) return bytes;
  bytes.writeUInt32LE(
    random.pick([0, 1, 0x7fffffff, 0xffffffff, 0x80000000]),
    random.below(bytes.length - 3),
  );
  return bytes;
};

/** What formats print as decimal digits. */
const printedDigits: ByteMutation = ({ whole }, random) =>
  Buffer.from(
    whole
      .toString('latin1')
      .replace(/\d/g, (digit) => (random.chance(0.02) ? String(random.below(10)) : digit)),
    'latin1',
  );

const BYTE_MUTATIONS = [
  flippedBit,
  cutOff,
  bytesDeleted,
  bytesRepeated,
  bytesOverwritten,
  bytesSpliced,
  numberOverwritten,
  printedDigits,
] as const;

/** One to four mutations, one on the other. */
export function mutatedBytes(bytes: Mutable<Buffer>, random: Random): Buffer {
  let { whole } = bytes;
  for (let rest = 1 + random.below(4); rest > 0 && whole.length > 0; rest -= 1) {
    whole = random.pick(BYTE_MUTATIONS)({ ...bytes, whole }, random);
  }
  return whole;
}
