// The figures of a corrected version: what a person changed, added and took out, checked and put in the order of print.
import type { Figure, Kind, Metric } from '../domain/bulletin.js';
import type { StoredFigure } from '../domain/entry.js';
import { RequestError } from '../domain/errors.js';
import type { Span } from '../domain/finding.js';
import { LISTED, METRICS_OF } from '../domain/review.js';
import type { StoredBulletin } from '../domain/source.js';
import { charactersOf } from './review-characters.js';
import type { CorrectedBulletin } from './review-ledger.js';

/** What a person says of a figure; absent: as before. An empty string takes the words away. */
export interface FigureWords {
  value?: number | undefined;
  label?: string | undefined;
  unit?: string | undefined;
  rank?: number | undefined;
  agency?: string | undefined;
  remark?: string | undefined;
  /** The characters in the archived text that say it. */
  chosen?: Span | undefined;
}

export interface FigureChange extends FigureWords {
  id: number;
  remove?: boolean | undefined;
}

export interface AddedFigure extends FigureWords {
  metric: Metric;
}

export interface FigureChanges {
  changes: readonly FigureChange[];
  added: readonly AddedFigure[];
}

export type CorrectedFigure = CorrectedBulletin['figures'][number];

const MOST_VALUE = 999_999_999;
const MOST_RANK = 99;
const MOST_FIGURES = 200;
const LONGEST = { label: 60, unit: 8, agency: 120, remark: 400 } as const;
type Words = keyof typeof LONGEST;
const WORD_NAMES: Record<Words, string> = {
  label: '名称',
  unit: '单位',
  agency: '联系单位',
  remark: '反映情况',
};

/** `text`: the archived text. */
export function correctedFigures(
  bulletin: StoredBulletin,
  { changes, added }: FigureChanges,
  text: string,
): CorrectedFigure[] {
  const unknown = changes.find(({ id }) => bulletin.figures.every((figure) => figure.id !== id));
  if (unknown) throw new RequestError('invalid', '提交的数字不属于这份通报，请刷新页面再试。');
  const kept = bulletin.figures.flatMap((figure) => {
    const change = changes.find(({ id }) => id === figure.id);
    if (change?.remove) return [];
    const { id, ...earlier } = figure;
    const said = change === undefined ? earlier : changed(earlier, change, text);
    return [{ figure: { ...said, replaces: id }, isTold: change?.rank !== undefined }];
  });
  const fresh = added.map((words) => {
    mustBelong(bulletin.kind, words.metric);
    const blank = {
      metric: words.metric,
      value: null,
      printed: '',
      start: bulletin.start,
      end: bulletin.start,
    };
    return { figure: changed(blank, words, text), isTold: words.rank !== undefined };
  });
  const all = [...kept, ...fresh];
  if (all.length === 0) throw new RequestError('invalid', '去掉了全部数字；整份不用请改为退回。');
  if (all.length > MOST_FIGURES) throw new RequestError('invalid', '数字太多，请核对。');
  const figures = METRICS_OF[bulletin.kind].flatMap((metric) =>
    ranked(
      all.filter(({ figure }) => figure.metric === metric),
      metric,
    ),
  );
  return figures;
}

/** Whether something of a figure is otherwise than in the version that it came from. */
export function isChanged(figure: CorrectedFigure, earlier: StoredFigure | undefined): boolean {
  if (earlier === undefined) return true;
  const facts = ({ label, rank, value, unit, agency, remark, start, end, printed }: Figure): string =>
    JSON.stringify([label, rank, value, unit, agency, remark, start, end, printed]);
  return facts(figure) !== facts(earlier);
}

function mustBelong(kind: Kind, metric: Metric): void {
  if (!METRICS_OF[kind].includes(metric))
    throw new RequestError('invalid', '加的项目不是这种通报里的项目，请重新选择。');
}

function changed(figure: Figure, words: FigureWords, text: string): Figure {
  const said = withWords(figure, words);
  if (words.value !== undefined) said.value = counted(words.value);
  if (words.rank !== undefined) said.rank = rankOf(words.rank);
  mustBeWhole(said);
  return words.chosen === undefined ? said : { ...said, ...charactersOf(said, words.chosen, text) };
}

/** Words that are taken away leave no empty string behind. */
function withWords(figure: Figure, words: FigureWords): Figure {
  const { label, unit, agency, remark, ...numbers } = figure;
  const said: Partial<Record<Words, string>> = {};
  const before = { label, unit, agency, remark };
  for (const name of Object.keys(LONGEST) as Words[]) {
    const given = words[name] ?? before[name];
    if (given === undefined) continue;
    const tidy = given.replace(/\p{Cc}+/gu, ' ').trim();
    const bare = name === 'label' || name === 'unit' ? tidy.replace(/\s+/g, '') : tidy;
    if (bare !== '') said[name] = words[name] === undefined ? given : bare;
    if (words[name] !== undefined && tidy.length > LONGEST[name])
      throw new RequestError('invalid', `${WORD_NAMES[name]}太长，不超过 ${LONGEST[name]} 字。`);
  }
  return { ...numbers, ...said };
}

function counted(value: number): number {
  if (Number.isSafeInteger(value) && value >= 0 && value <= MOST_VALUE) return value;
  throw new RequestError('invalid', `数字应是 0 到 ${MOST_VALUE} 之间的整数。`);
}

function rankOf(rank: number): number {
  if (Number.isSafeInteger(rank) && rank >= 1 && rank <= MOST_RANK) return rank;
  throw new RequestError('invalid', `位次应是 1 到 ${MOST_RANK} 之间的整数。`);
}

/** A total has no name, a listed figure has one; only a topic has no count. */
function mustBeWhole({ metric, label, value }: Figure): void {
  const isListed = LISTED.includes(metric);
  if (isListed && label === undefined)
    throw new RequestError('invalid', '渠道、热点、接收单位和主要问题要写名称。');
  if (!isListed && label !== undefined) throw new RequestError('invalid', '这个项目没有名称，请重新填写。');
  if (metric === 'topic' && value !== null)
    throw new RequestError('invalid', '主要问题不登件数，请把数字留空。');
  if (metric !== 'topic' && value === null) throw new RequestError('invalid', '有一项没有填数字。');
}

interface Placed {
  figure: CorrectedFigure;
  /** The person said its rank. */
  isTold: boolean;
}

/** In the order of their ranks; one that the person put on a taken rank moves the others down. */
function ranked(placed: Placed[], metric: Metric): CorrectedFigure[] {
  if (!LISTED.includes(metric)) {
    if (placed.length > 1) throw new RequestError('invalid', '同一个合计项目填了两次，请去掉一个。');
    return placed.map(({ figure }) => figure);
  }
  const told = placed.filter(({ isTold }) => isTold);
  const taken = new Set(told.map(({ figure }) => figure.rank ?? 0));
  if (taken.size < told.length) throw new RequestError('invalid', '同一个位次填了两次，请核对。');
  for (const { figure } of placed.filter(({ isTold }) => !isTold)) {
    let rank = figure.rank ?? nextAfter(taken);
    while (taken.has(rank)) rank += 1;
    figure.rank = rank;
    taken.add(rank);
  }
  return placed.map(({ figure }) => figure).sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0));
}

function nextAfter(taken: ReadonlySet<number>): number {
  return Math.max(0, ...taken) + 1;
}
