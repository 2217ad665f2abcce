// Rates as a story tells them: 响应率、解决率、满意率均在96%以上, 99.9%的响应速度, 100%办结, 从3.7%下降至1.77%.
import type { StatementRate } from '../domain/statement.js';
import { percentagesIn, type StoryNumber } from './statements-numbers.js';
import { clauseAt, kindBefore, type Said, type Sentence } from './statements-sentence.js';
import { OWN_CLAUSE, PLAN, withoutLinks, withoutSubjects } from './statements-words.js';

interface Noun {
  metric: StatementRate;
  from: number;
  to: number;
}

const METRICS: [RegExp, StatementRate][] = [
  [/响应/, 'responseRate'],
  [/解决/, 'resolutionRate'],
  [/满意/, 'satisfactionRate'],
  [/办结/, 'closureRate'],
  [/退单/, 'withdrawalRate'],
];
const NOUN = /响应(?:率|速度)|解决率|满意[率度]|办结率|退单率/g;
const NOUN_BEHIND =
  /^的(?:群众|市民|企业|诉求|工单|综合|平均|总体|按时|按期|及时|高)*(响应(?:率|速度)?|解决率|满意[率度]|办结率|退单率)/;
/** 100%办结: the deed itself behind its share. */
const DEED_BEHIND = /^(?:按时|按期|及时|全部|得到)*(响应|解决|办结)(?![率速])/;
const CHANGE =
  /(?:提升|提高|上升|增长|增加|上涨|下降|降低|减少|升|降|增|减|同比|环比|增幅|降幅)(?:了|约|近|超过|超|逾|至少)*$/;
const SHARE = /占(?:比|总数|总量)?[^,;。]{0,6}$/;
/** 从启动前3.7%下降至: where it came from. */
const BASE_BEFORE = /[从由自][^,;。%]{0,14}$/;
const BASE_BEHIND = /^[^,;。%]{0,10}?[至到为]/;
const OF_BEFORE = /(?:去年|上年|同期|上月|上季度|启动前|此前|原来|最初)的?$/;
const RANGE_BEHIND = /^[-—–~至到]+\d/;
const PLAN_CLAUSE = /(?:力争|预计|计划|目标|到20\d\d年)[^;。]{0,24}$/;
const JOINT = /^[、,和及与]$/;
const TOLD_NUMBERS = /\d+(?:\.\d+)?(?=个?百分点)|\d{1,4}[年月日]/g;

function metricOf(noun: string): StatementRate {
  const [, metric = 'responseRate'] = METRICS.find(([pattern]) => pattern.test(noun)) ?? [];
  return metric;
}

function nounsIn(text: string): Noun[] {
  return [...text.matchAll(NOUN)].map((match) => {
    return { metric: metricOf(match[0]), from: match.index, to: match.index + match[0].length };
  });
}

/** A change, a share, a base, a range or a wish: no rate of the period. */
function isNoRate(text: string, { from, end }: StoryNumber): boolean {
  const before = text.slice(Math.max(0, from - 30), from);
  const behind = text.slice(end, end + 14);
  const clause = before.slice(Math.max(...[',', ';', '。', ':'].map((mark) => before.lastIndexOf(mark))) + 1);
  const isBase = BASE_BEFORE.test(before) && BASE_BEHIND.test(behind);
  if (isBase || CHANGE.test(before) || SHARE.test(before) || OF_BEFORE.test(before)) return true;
  return RANGE_BEHIND.test(behind) || PLAN.test(clause) || PLAN_CLAUSE.test(before);
}

class RateReader {
  readonly said: Said[] = [];
  private readonly nouns: Noun[];
  private readonly numbers: StoryNumber[];
  /** Nouns before this place have their number. */
  private free = 0;
  private next = 0;
  private readonly sentence: Sentence;

  constructor(sentence: Sentence, numbers: StoryNumber[]) {
    this.sentence = sentence;
    this.nouns = nounsIn(sentence.masked);
    this.numbers = numbers;
  }

  read(): Said[] {
    while (this.next < this.numbers.length) {
      const [number] = this.numbers.slice(this.next);
      this.next += 1;
      if (number !== undefined && !isNoRate(this.sentence.text, number)) this.readNumber(number);
    }
    return this.said;
  }

  private readNumber(number: StoryNumber): void {
    const behind = this.sentence.text.slice(number.end, number.end + 20);
    const [phrase = '', noun] = NOUN_BEHIND.exec(behind) ?? [];
    if (noun !== undefined) {
      this.say(metricOf(noun), number, number.from);
      this.free = number.end + phrase.length;
      return;
    }
    const group = this.groupBefore(number.from);
    const last = group.at(-1);
    if (last !== undefined && this.isLinked(last.to, number.from)) {
      if (this.isOfOurs(group)) this.sayGroup(group, number);
      this.free = number.end;
      return;
    }
    const [, deed] = DEED_BEHIND.exec(behind) ?? [];
    if (deed !== undefined) this.say(metricOf(deed), number, number.from);
  }

  /** The nouns next before a number with nothing but separators between them. */
  private groupBefore(at: number): Noun[] {
    const group: Noun[] = [];
    for (const noun of this.nouns.filter(({ from, to }) => from >= this.free && to <= at).reverse()) {
      const [first] = group;
      const between = first === undefined ? '' : this.sentence.masked.slice(noun.to, first.from);
      if (withoutSubjects(between.replaceAll(',', '')) !== '') break;
      group.unshift(noun);
    }
    return group;
  }

  private isLinked(from: number, to: number): boolean {
    let link = this.sentence.masked.slice(from, to);
    for (const number of this.numbers.filter((other) => other.from >= from && other.end <= to).reverse()) {
      link = link.slice(0, number.from - from) + link.slice(number.end - from);
    }
    return withoutLinks(link.replace(TOLD_NUMBERS, '')) === '';
  }

  /** Whether nothing in front of the nouns says that they are another matter's. */
  private isOfOurs([first]: Noun[]): boolean {
    if (first === undefined) return false;
    const before = this.sentence.masked.slice(0, first.from);
    const clause = before.slice(
      Math.max(...[',', ';', '。', ':', '(', ')', '%'].map((mark) => before.lastIndexOf(mark))) + 1,
    );
    const rest = withoutSubjects(clause);
    return rest === '' || OWN_CLAUSE.test(rest);
  }

  /** One number for all nouns, or, where as many numbers follow as there are nouns, each its own. */
  private sayGroup(group: Noun[], number: StoryNumber): void {
    const numbers = this.listFrom(number);
    const apart = this.sentence.text.slice(group.at(-1)?.to, number.from).includes('分别');
    const isPaired = group.length > 1 && numbers.length === group.length;
    if (apart && !isPaired) return;
    for (const [index, noun] of group.entries()) {
      this.say(noun.metric, (isPaired ? numbers[index] : undefined) ?? number, noun.from);
    }
    if (isPaired) this.next += numbers.length - 1;
  }

  /** The number and those joined to it by 、 or 和. */
  private listFrom(number: StoryNumber): StoryNumber[] {
    const list = [number];
    for (const other of this.numbers.slice(this.next)) {
      if (!JOINT.test(this.sentence.text.slice(list.at(-1)?.end, other.from))) break;
      list.push(other);
    }
    return list;
  }

  private say(metric: StatementRate, number: StoryNumber, at: number): void {
    if (clauseAt(this.sentence, number.from)?.isOurs !== true) return;
    this.said.push({ metric, number, at, kind: kindBefore(this.sentence, number.from) ?? 'hotline' });
  }
}

/** The rates that a sentence tells of the mechanism or of hazard reports, in order. */
export function ratesSaid(sentence: Sentence): Said[] {
  const numbers = percentagesIn(sentence.text);
  return numbers.length === 0 ? [] : new RateReader(sentence, numbers).read();
}
