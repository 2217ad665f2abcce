// How many cases came in and how many were closed: 接待1587件, 受理群众诉求12万余件, 已办结N件.
import type { StatementCount } from '../domain/statement.js';
import { countsIn, type StoryNumber } from './statements-numbers.js';
import { clauseAt, kindBefore, type Said, type Sentence } from './statements-sentence.js';
import { HAZARD, withoutObjects } from './statements-words.js';

/** Characters that verb and object take in front of a number. */
const REACH = 60;
const RECEIVED = /(?:接待|受理|接收|接到|收到|接办)(?:办理|处理|处置)?$/;
/** 接到 and 收到, whose 到 was taken for a word of the object. */
const RECEIVED_CUT = /[接收]$/;
const CLOSED = /(?:办结|办理完毕)$/;
/** The number of cases by its own name, without a verb. */
const TOTAL = /诉求(?:的)?(?:总量|总数|量)/;
const OWN_OBJECT = /诉求|工单|来电|隐患|热线|问题|事项|举报|留言|咨询|求助|投诉|建议/;
const OWN_BEHIND = /^的?(?:各类|群众|市民|企业|民生|有效)*(?:诉求|工单|事项|问题|来电|隐患|咨询|投诉)/;
const ENDS_BEHIND = /^(?:$|[,;:。()、]|已|均|全部)/;
const CLOSED_BEHIND = /^的?(?:诉求|工单|事项|问题)?(?:已|均|全部|得到|按时|按期|及时)*办结(?!率)/;
/** 多受理1.2万件 is a change; 日均 an average; 其中 a part. */
const CHANGED = /(?:多|少|增加|减少|增长|同比)$/;
const AVERAGE = /(?:日均|月均|年均|每天|每日|每月|平均)[^,;。]{0,12}$/;
const PART = /其中,?[^,;。]{0,20}$/;

interface Read {
  metric: StatementCount;
  /** Where its verb or name begins. */
  at: number;
  object: string;
}

function readBefore(text: string, { from, end }: StoryNumber): Read | null {
  const start = Math.max(0, from - REACH);
  const before = text.slice(start, from);
  const rest = withoutObjects(before);
  const object = before.slice(rest.length);
  const closed = CLOSED.exec(rest);
  if (closed !== null) return { metric: 'closed', at: start + closed.index, object };
  const cut = object.startsWith('到') ? RECEIVED_CUT.exec(rest) : null;
  const verb = RECEIVED.exec(rest) ?? cut;
  if (verb === null) {
    const total = TOTAL.exec(object);
    return total === null ? null : { metric: 'received', at: start + rest.length + total.index, object };
  }
  const behind = text.slice(end);
  const isOwn = OWN_OBJECT.test(object) || OWN_BEHIND.test(behind) || ENDS_BEHIND.test(behind);
  return isOwn ? { metric: 'received', at: start + verb.index, object } : null;
}

function readCount(sentence: Sentence, number: StoryNumber): Read | null {
  const { text } = sentence;
  if (CLOSED_BEHIND.test(text.slice(number.end))) return { metric: 'closed', at: number.from, object: '' };
  const read = readBefore(text, number);
  if (read === null) return null;
  const before = text.slice(Math.max(0, read.at - REACH), read.at);
  if (CHANGED.test(before) || AVERAGE.test(before)) return null;
  return read.metric === 'received' && PART.test(before) ? null : read;
}

/** The counts that a sentence tells of the mechanism or of hazard reports, in order. */
export function countsSaid(sentence: Sentence): Said[] {
  const { text } = sentence;
  return countsIn(text).flatMap((number) => {
    const read = readCount(sentence, number);
    if (read === null || clauseAt(sentence, number.from)?.isOurs !== true) return [];
    const words = read.object + text.slice(number.end, number.end + 8);
    const kind = HAZARD.test(words) ? 'hazard' : (kindBefore(sentence, number.from) ?? 'hotline');
    return [{ metric: read.metric, number, at: read.at, kind }];
  });
}
