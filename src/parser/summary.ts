// The hotline bulletin's first sentences: ordered rules name their quantities.
import { distance } from 'fastest-levenshtein';
import type { HotlineMetric } from '../domain/bulletin.js';
import { account, addFigure, printedCount, report, textOf, type Draft } from './draft.js';
import { isNewFigure, replaceLast } from './correction.js';
import { isNear, labelAt, mangledLead, nearTail } from './labels.js';
import { quantitiesIn, type Quantity, type Range } from './quantities.js';

type SummaryMetric = Exclude<HotlineMetric, 'hotspot'>;

interface Clause {
  label: string;
  inBrackets: boolean;
  /** The clause follows the messages or one of their channels. */
  afterMessages: boolean;
  inChannels: boolean;
}

interface Rule {
  metric: SummaryMetric;
  applies(clause: Clause): boolean;
  /** The label is understood from a part of its words only. */
  doubtful?: true;
  /** The label as a whole is near enough to the known words. */
  near?: true;
}

/** First rule that applies wins; the closing figures come first because a lost bracket must not swallow them. */
const RULES: readonly Rule[] = [
  { metric: 'callbacks', applies: ({ label }) => /^(?:电话)?回访/.test(label) },
  { metric: 'transferred', applies: ({ label }) => /^(?:转交|转办|转派|交办|派转)/.test(label) },
  {
    metric: 'direct',
    applies: ({ label }) => /^(?:直接|现场|当场|在线)(?:办理|办结|答复|解答)|^直办/.test(label),
  },
  { metric: 'channel', applies: ({ inBrackets, afterMessages }) => inBrackets && afterMessages },
  { metric: 'messages', applies: ({ label }) => /(?:网民|网络|网上)(?:留言|诉求)$/.test(label) },
  { metric: 'calls', applies: ({ label }) => /来电(?:诉求)?(?:共|总量|共计)?$/.test(label) },
  {
    metric: 'channel',
    applies: ({ label, inChannels, afterMessages }) =>
      inChannels || (afterMessages && label.startsWith('其中')),
  },
  { metric: 'callbacks', applies: ({ label }) => label.includes('回访'), doubtful: true },
  { metric: 'transferred', applies: ({ label }) => /转交|责任单位/.test(label), doubtful: true },
  { metric: 'direct', applies: ({ label }) => /^直.{0,3}$|直接/.test(label), doubtful: true },
  { metric: 'messages', applies: ({ label }) => /留言|网民/.test(label), doubtful: true },
  { metric: 'calls', applies: ({ label }) => /来电|接听/.test(label), doubtful: true },
  { metric: 'channel', applies: ({ afterMessages }) => afterMessages, doubtful: true },
];

const NAMES: Record<SummaryMetric, string> = {
  calls: '来电诉求',
  messages: '网民留言',
  channel: '留言渠道',
  direct: '直接办理',
  transferred: '转交办理',
  callbacks: '回访量',
};

/** The known words of each figure; the first two end their label, the others are the whole of it. */
const PHRASES: readonly (readonly [SummaryMetric, string])[] = [
  ['calls', '来电诉求'],
  ['messages', '网民留言'],
  ['direct', '直接办理'],
  ['transferred', '转交责任单位办理'],
  ['transferred', '转交办理'],
  ['callbacks', '回访量'],
];

function isNearTo(label: string, [metric, phrase]: readonly [SummaryMetric, string]): boolean {
  if (metric === 'calls' || metric === 'messages') return nearTail(label, phrase) > 0;
  return isNear(label, phrase);
}

/** The figure not yet read to whose words a label comes near, where machines have mangled it. */
function nearRule(draft: Draft, { label }: Clause): Rule | undefined {
  const found = PHRASES.filter(
    (phrase) => printedCount(draft, phrase[0]) === 0 && isNearTo(label, phrase),
  ).sort(([, a], [, b]) => distance(label.slice(-a.length), a) - distance(label.slice(-b.length), b))[0];
  return found && { metric: found[0], applies: () => true, near: true };
}

/** Sure words first; then words as a whole, unless brackets say that it is a channel; then parts of them. */
function ruleFor(draft: Draft, clause: Clause): Rule | undefined {
  const rule = RULES.find((candidate) => candidate.applies(clause));
  const isSure = rule && !rule.doubtful && (rule.metric !== 'channel' || clause.inBrackets);
  return isSure ? rule : (nearRule(draft, clause) ?? rule);
}

/** A channel's label without the words that lead its list in. */
function channelLabel(draft: Draft, { label }: Quantity): Range {
  const lead =
    /^(?:其中|分别为|包括|含)+/.exec(textOf(draft, label))?.[0].length ?? mangledLead(draft, label);
  return { from: label.from + lead, to: label.to };
}

function addChannel(draft: Draft, quantity: Quantity): void {
  const words = labelAt(draft, channelLabel(draft, quantity));
  const rank = printedCount(draft, 'channel') + 1;
  addFigure(draft, quantity, { metric: 'channel', rank, ...(words === undefined ? {} : { label: words }) });
}

function addNamed(draft: Draft, quantity: Quantity, { metric, doubtful, near }: Rule): void {
  const where = { from: quantity.label.from, to: quantity.end };
  if (metric === 'channel') addChannel(draft, quantity);
  else if (printedCount(draft, metric) === 0) addFigure(draft, quantity, { metric });
  else {
    account(draft, where);
    const isSame = draft.figures.find((figure) => figure.metric === metric)?.value === quantity.value;
    const message = `“${NAMES[metric]}”出现了不止一次，取第一次的数字。`;
    report(draft, where, { code: 'figure-repeated', severity: isSame ? 'notice' : 'warning', message });
  }
  if (!doubtful && !near) return;
  const message = `“${textOf(draft, quantity.label)}”按“${NAMES[metric]}”理解。`;
  report(draft, where, { code: 'label-doubtful', severity: 'notice', message });
}

/**
 * Reads calls, messages with their channels, direct, transferred and call-backs; returns the place behind the last.
 * A quantity in a later sentence that no sure rule names is the next thing on the page.
 */
export function readSummary(draft: Draft, range: Range): number {
  let end = range.from;
  let last: SummaryMetric | null = null;
  let depth = 0;
  for (const quantity of quantitiesIn(draft.folded.text, range)) {
    const isListClosed = last === 'channel' && depth > quantity.depth;
    const clause: Clause = {
      label: textOf(draft, quantity.label),
      inBrackets: quantity.depth > 0,
      afterMessages: last === 'messages' || (last === 'channel' && !isListClosed),
      inChannels: last === 'channel' && !isListClosed,
    };
    depth = quantity.depth;
    if (isNewFigure(draft, quantity) && !quantity.fault) {
      replaceLast(draft, quantity);
      end = quantity.end;
      continue;
    }
    const rule = ruleFor(draft, clause);
    const isNextSentence =
      last !== null && textOf(draft, { from: end, to: quantity.label.from }).includes('。');
    if (isNextSentence && (!rule || rule.doubtful || rule.metric === 'channel')) break;
    if (rule) addNamed(draft, quantity, rule);
    else reportUnknown(draft, quantity);
    last = rule?.metric ?? last;
    end = quantity.end;
  }
  return end;
}

function reportUnknown(draft: Draft, quantity: Quantity): void {
  const where = { from: quantity.label.from, to: quantity.end };
  account(draft, where);
  const message = `“${textOf(draft, where)}”不是通报的已知项目，没有收录。`;
  report(draft, where, { code: 'figure-unknown', severity: 'warning', message });
}
