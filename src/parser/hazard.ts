// The hazard bulletin: total, receiving bodies, topics in order, the body contacted.
import { contactIn } from './contact.js';
import { account, addFigure, figuresOf, printedCount, report, textOf, type Draft } from './draft.js';
import { spanOf } from './folded-text.js';
import { isNewFigure, replaceLast } from './correction.js';
import { labelAt, mangledLead, nearTail } from './labels.js';
import { printedOf } from './printed-words.js';
import { quantitiesIn, type Quantity, type Range } from './quantities.js';

const TOTAL = /隐患(?:举报)?(?:共|共计|总数)?$|^(?:西宁市)?(?:共|总共)?(?:收到|受理|接收)/;
const LEAD = /^(?:其中|分别为|分别是|包括|由|和|及|以及)+/;
const RECEIVED =
  /(?:共|分别)?(?:接收|接受|接到|受理|收到|接报|转来)?(?:安全隐患)?(?:举报|件|的举报)?(?:共)?$/;
const TOPICS_LEAD =
  /(?:举报(?:件|问题|内容)?|问题)?(?:主要)?(?:反映|涉及|集中在|集中反映)(?:了|的)?(?:问题)?(?:为|有|是|:)?/;
const TOPICS_END = /等?(?:方面|领域)?的?问题(?=[,。;]|$)|等(?:方面|领域)?(?=[,。;]|$)|。/;
const SEPARATOR = /[、,;]|以及|和|及/g;

/** Length of the words that end a receiver's label (接收举报), also where machines have mangled them. */
function receivedLength(draft: Draft, label: Range): number {
  const text = textOf(draft, label);
  const exact = RECEIVED.exec(text)?.[0].length ?? 0;
  const near = exact > 0 ? 0 : nearTail(text, '接收举报');
  if (near > 0) reportNear(draft, { from: label.to - near, to: label.to }, '接收举报');
  return exact + near;
}

function reportNear(draft: Draft, place: Range, words: string): void {
  const message = `“${textOf(draft, place)}”按“${words}”理解。`;
  report(draft, place, { code: 'label-doubtful', severity: 'notice', message });
}

function addReceiver(draft: Draft, quantity: Quantity): void {
  const label = textOf(draft, quantity.label);
  const lead = LEAD.exec(label)?.[0].length ?? mangledLead(draft, quantity.label);
  const tail = receivedLength(draft, quantity.label);
  const words = labelAt(draft, { from: quantity.label.from + lead, to: quantity.label.to - tail });
  const rank = printedCount(draft, 'receiver') + 1;
  addFigure(draft, quantity, { metric: 'receiver', rank, ...(words === undefined ? {} : { label: words }) });
  if (words !== undefined) return;
  const message = '这个举报数前没有读出接收单位。';
  const where = { from: quantity.number.from, to: quantity.end };
  report(draft, where, { code: 'label-doubtful', severity: 'warning', message });
}

/** Total first, then the receiving bodies up to the topics; returns the place behind the last count. */
function readCounts(draft: Draft, range: Range): number {
  let end = range.from;
  for (const quantity of quantitiesIn(draft.folded.text, range)) {
    const isTotal = TOTAL.test(textOf(draft, quantity.label)) && quantity.depth === 0;
    if (isNewFigure(draft, quantity) && !quantity.fault) replaceLast(draft, quantity);
    else if (printedCount(draft, 'hazards') > 0) addReceiver(draft, quantity);
    else if (isTotal) addFigure(draft, quantity, { metric: 'hazards' });
    else {
      const where = { from: quantity.label.from, to: quantity.end };
      account(draft, where);
      const message = `“${textOf(draft, where)}”不是通报的已知项目，没有收录。`;
      report(draft, where, { code: 'figure-unknown', severity: 'warning', message });
    }
    end = quantity.end;
  }
  return end;
}

/** Looks no further than its range, however long the page is. */
function firstMatch(pattern: RegExp, text: string, range: Range): Range | null {
  const match = pattern.exec(text.slice(range.from, range.to));
  if (!match) return null;
  const from = range.from + match.index;
  return { from, to: from + match[0].length };
}

function addTopic(draft: Draft, place: Range): void {
  const words = labelAt(draft, place);
  if (words === undefined) return;
  account(draft, place);
  const rank = figuresOf(draft, 'topic').length + 1;
  const printed = printedOf(draft.folded, place.from, place.to);
  const span = spanOf(draft.folded, place.from, place.to);
  draft.figures.push({ metric: 'topic', label: words, rank, value: null, printed, ...span });
}

function readTopics(draft: Draft, range: Range): void {
  let from = range.from;
  for (const separator of textOf(draft, range).matchAll(SEPARATOR)) {
    const at = range.from + separator.index;
    // A name such as 和平路 does not begin with a separator: both sides need two characters.
    if (at - from < 2 || range.to - (at + separator[0].length) < 2) continue;
    addTopic(draft, { from, to: at });
    from = at + separator[0].length;
  }
  addTopic(draft, { from, to: range.to });
}

/** Reads the bulletin's sentences; returns the place behind them and the body contacted. */
export function readHazard(draft: Draft, range: Range): { end: number; agency?: string } {
  const { text } = draft.folded;
  const topicsLead = firstMatch(TOPICS_LEAD, text, range);
  const contact = contactIn(text, range);
  const countsEnd = readCounts(draft, {
    from: range.from,
    to: topicsLead?.from ?? contact?.clause.from ?? range.to,
  });
  let end = countsEnd;
  if (topicsLead) {
    const limit = contact && contact.clause.from > topicsLead.to ? contact.clause.from : range.to;
    const close = firstMatch(TOPICS_END, text, { from: topicsLead.to, to: limit + 1 });
    end = Math.min(limit, close?.from ?? limit);
    const near = nearTail(textOf(draft, { from: topicsLead.to, to: end }), '等问题');
    if (near > 0) reportNear(draft, { from: end - near, to: end }, '等问题');
    end -= near;
    readTopics(draft, { from: topicsLead.to, to: end });
    end = Math.max(end, Math.min(limit, close?.to ?? end));
  }
  const agency = contact ? labelAt(draft, contact.body) : undefined;
  if (contact) end = Math.max(end, contact.clause.to);
  if (text.charAt(end) === '。') end += 1;
  return agency === undefined ? { end } : { end, agency };
}
