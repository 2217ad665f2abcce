// Bulletins with known figures, written as the papers word them; the parser has to find the figures again.
import type { Kind, Metric, Verdict } from '../../src/domain/bulletin.js';
import type { IsoDate } from '../../src/domain/dates.js';

export interface Count {
  label: string;
  value: number;
}

export interface Hotspot extends Count {
  remark: string;
  agency: string;
}

export interface Wording {
  /** 截至, 截止 or nothing before the day. */
  until: string;
  /** Between the parts of a breakdown. */
  separator: '、' | '，';
  breakdown: 'brackets' | 'brackets-of-which' | 'of-which';
  /** The line above the hotspots. */
  heading: string;
  marker: Marker;
  /** True where the hotspots stand in one paragraph. */
  inline: boolean;
  /** Before the body that was contacted. */
  contact: string;
  /** Between receivers and topics of a hazard bulletin. */
  subject: string;
  /** Before the last topic. */
  lastTopic: '、' | '和';
  /** After the topics. */
  afterTopics: '等问题' | '问题' | '';
}

export interface HotlineFacts {
  kind: 'hotline';
  day: IsoDate;
  calls: number;
  messages: number;
  channels: Count[];
  direct: number;
  transferred: number;
  callbacks: number | null;
  hotspots: Hotspot[];
  wording: Wording;
}

export interface HazardFacts {
  kind: 'hazard';
  day: IsoDate;
  total: number;
  receivers: Count[];
  topics: string[];
  agency: string;
  wording: Wording;
}

export type Facts = HotlineFacts | HazardFacts;

export type Role = 'title' | 'sentence' | 'heading' | 'hotspot' | 'headline' | 'news';

export interface Paragraph {
  role: Role;
  text: string;
}

export interface ExpectedFigure {
  metric: Metric;
  value: number | null;
  label?: string;
  rank?: number;
  unit?: string;
  agency?: string;
  remark?: string;
}

export interface ExpectedBulletin {
  kind: Kind;
  date: IsoDate;
  verdict: Verdict;
  agency?: string;
  figures: ExpectedFigure[];
}

const NUMERALS = ['一', '二', '三', '四', '五'];
const CIRCLED = ['①', '②', '③', '④', '⑤'];

export type Marker = 'dot' | 'dot-space' | 'wide-dot' | 'pause' | 'brackets' | 'circled' | 'spoken';

/** How the place in the list is printed before a hotspot. */
const MARKERS: Record<Marker, (rank: number) => string> = {
  dot: (rank: number) => `${rank}.`,
  'dot-space': (rank: number) => `${rank}. `,
  'wide-dot': (rank: number) => `${rank}．`,
  pause: (rank: number) => `${rank}、`,
  brackets: (rank: number) => `（${rank}）`,
  circled: (rank: number) => CIRCLED[rank - 1] ?? '',
  spoken: (rank: number) => `${NUMERALS[rank - 1] ?? ''}是`,
};

const HOTLINE = '12345政务服务便民热线';

/** What is printed for the label where the reader's label is without its enclosing quotation marks. */
function bare(label: string): string {
  return label.replace(/^“([^“”]*)”$/, '$1');
}

function printedDay(day: IsoDate): string {
  return `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;
}

function hotlineSentence(facts: HotlineFacts): string {
  const { until, separator, breakdown } = facts.wording;
  const parts = facts.channels.map(({ label, value }) => `${label}${value}件`).join(separator);
  const channels =
    breakdown === 'of-which' ? `，其中${parts}` : `（${breakdown === 'brackets' ? '' : '其中'}${parts}）`;
  const callbacks = facts.callbacks === null ? '' : `，回访量${facts.callbacks}件`;
  return (
    `${until}${printedDay(facts.day)}，${HOTLINE}接听群众来电诉求${facts.calls}件次，` +
    `网民留言${facts.messages}件${channels}，直接办理${facts.direct}件，` +
    `转交责任单位办理${facts.transferred}件${callbacks}。`
  );
}

function hotspotText(facts: HotlineFacts, index: number): string {
  const { label = '', value = 0, remark = '', agency = '' } = facts.hotspots[index] ?? {};
  const { marker, contact } = facts.wording;
  const last = index === facts.hotspots.length - 1;
  const end = marker === 'spoken' && !last ? '；' : '。';
  return `${MARKERS[marker](index + 1)}${label}${value}件，${remark}，${contact}${agency}核实处理${end}`;
}

function hotlineParagraphs(facts: HotlineFacts): Paragraph[] {
  const hotspots = facts.hotspots.map((_, index) => hotspotText(facts, index));
  const lines = facts.wording.inline ? [hotspots.join('')] : hotspots;
  return [
    { role: 'title', text: '西宁市党建引领“有诉必应马上办”机制创新工作日报' },
    { role: 'sentence', text: hotlineSentence(facts) },
    { role: 'heading', text: facts.wording.heading },
    ...lines.map((text): Paragraph => ({ role: 'hotspot', text })),
  ];
}

function hazardParagraphs(facts: HazardFacts): Paragraph[] {
  const { until, separator, subject, lastTopic, afterTopics } = facts.wording;
  const receivers = facts.receivers.map(({ label, value }) => `${label}接收举报${value}件`).join(separator);
  const topics = facts.topics.map((topic, index) => {
    const joint = index === facts.topics.length - 1 ? lastTopic : '、';
    return index === 0 ? topic : `${joint}${topic}`;
  });
  const text =
    `${until}${printedDay(facts.day)}，西宁市共收到安全隐患举报${facts.total}件，其中${receivers}` +
    `${subject}${topics.join('')}${afterTopics}，已及时联系${facts.agency}核实处理。`;
  return [
    { role: 'title', text: '西宁市安全隐患举报受理情况日报' },
    { role: 'sentence', text },
  ];
}

export function paragraphsOf(facts: Facts): Paragraph[] {
  return facts.kind === 'hotline' ? hotlineParagraphs(facts) : hazardParagraphs(facts);
}

function listed(metric: Metric, counts: readonly Count[]): ExpectedFigure[] {
  return counts.map(({ label, value }, index) => ({
    metric,
    label: bare(label),
    rank: index + 1,
    value,
    unit: '件',
  }));
}

function hotlineFigures(facts: HotlineFacts): ExpectedFigure[] {
  const figures: ExpectedFigure[] = [
    { metric: 'calls', value: facts.calls, unit: '件次' },
    { metric: 'messages', value: facts.messages, unit: '件' },
    ...listed('channel', facts.channels),
    { metric: 'direct', value: facts.direct, unit: '件' },
    { metric: 'transferred', value: facts.transferred, unit: '件' },
  ];
  if (facts.callbacks !== null) figures.push({ metric: 'callbacks', value: facts.callbacks, unit: '件' });
  const hotspots = facts.hotspots.map(({ label, value, remark, agency }, index) => ({
    metric: 'hotspot' as const,
    ...{ label, rank: index + 1, value, unit: '件', agency, remark },
  }));
  return [...figures, ...hotspots];
}

function hazardFigures(facts: HazardFacts): ExpectedFigure[] {
  const topics = facts.topics.map((label, index) => ({
    metric: 'topic' as const,
    ...{ label, rank: index + 1, value: null },
  }));
  return [
    { metric: 'hazards', value: facts.total, unit: '件' },
    ...listed('receiver', facts.receivers),
    ...topics,
  ];
}

function sum(counts: readonly Count[]): number {
  return counts.reduce((all, { value }) => all + value, 0);
}

export function expectedOf(facts: Facts): ExpectedBulletin {
  const balanced =
    facts.kind === 'hotline'
      ? facts.direct + facts.transferred === facts.calls && sum(facts.channels) === facts.messages
      : sum(facts.receivers) === facts.total;
  const verdict = balanced ? 'balanced' : 'unbalanced';
  if (facts.kind === 'hotline')
    return { kind: 'hotline', date: facts.day, verdict, figures: hotlineFigures(facts) };
  return { kind: 'hazard', date: facts.day, verdict, agency: facts.agency, figures: hazardFigures(facts) };
}

/** The figures that an identity covers, each with the facts as they would be with another value in its place. */
export function coveredFigures(facts: Facts): { value: number; become(value: number): Facts }[] {
  const inList = (counts: readonly Count[], index: number, value: number): Count[] =>
    counts.map((count, place) => (place === index ? { ...count, value } : count));
  if (facts.kind === 'hazard')
    return [
      { value: facts.total, become: (total) => ({ ...facts, total }) },
      ...facts.receivers.map((receiver, index) => ({
        value: receiver.value,
        become: (value: number) => ({ ...facts, receivers: inList(facts.receivers, index, value) }),
      })),
    ];
  return [
    { value: facts.calls, become: (calls) => ({ ...facts, calls }) },
    { value: facts.messages, become: (messages) => ({ ...facts, messages }) },
    { value: facts.direct, become: (direct) => ({ ...facts, direct }) },
    { value: facts.transferred, become: (transferred) => ({ ...facts, transferred }) },
    ...facts.channels.map((channel, index) => ({
      value: channel.value,
      become: (value: number) => ({ ...facts, channels: inList(facts.channels, index, value) }),
    })),
  ];
}
