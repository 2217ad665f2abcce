// What each name of a printed list came to over a period, with all labels that are grouped under it. A day that does not list a label leaves it unknown, not zero.
import type { StoredFigure } from '../domain/entry.js';
import type { IsoDate } from '../domain/dates.js';
import { computedCell } from './cells.js';
import type { Table } from './compare.js';
import type { CountMetric } from './models.js';
import type { Period } from './periods.js';
import { countText } from './rounding.js';
import { DASH } from './wording.js';
import type { LabelBase, LabelTotal, PeriodWords, TopicTotal } from './period-model.js';

/** All that the tables of one kind of bulletin over one period are made from. */
export interface PeriodTable extends Table {
  words: PeriodWords;
  /** The period that lists of labels are held against. */
  previous: Period;
}

interface Tally {
  label: string;
  /** As printed. */
  labels: Set<string>;
  sum: number;
  /** What each day prints of it, empty for a label without a count that can be read; a day that prints two labels of one name counts once. */
  byDate: Map<IsoDate, Set<string>>;
  figures: StoredFigure[];
}

interface Tallies {
  /** In the order of first appearance. */
  byLabel: Map<string, Tally>;
  daysWithData: number;
}

function emptyTally(label: string): Tally {
  return { label, labels: new Set(), sum: 0, byDate: new Map(), figures: [] };
}

function add(byLabel: Map<string, Tally>, date: IsoDate, figure: StoredFigure): void {
  const printed = figure.label ?? figure.printed;
  const label = figure.group ?? printed;
  const tally = byLabel.get(label) ?? emptyTally(label);
  byLabel.set(label, tally);
  tally.labels.add(printed);
  tally.sum += figure.value ?? 0;
  const printedHere = tally.byDate.get(date) ?? new Set<string>();
  tally.byDate.set(date, printedHere.add(figure.value === null ? '' : printed));
  tally.figures.push(figure);
}

function tallyOf({ book, kind }: Table, metric: CountMetric, period: Period): Tallies {
  const byLabel = new Map<string, Tally>();
  const accepted = period.dates.flatMap((date) => {
    const entry = book.day(kind, date).accepted;
    return entry ? [{ date, entry }] : [];
  });
  for (const { date, entry } of accepted) {
    for (const figure of entry.figures) if (figure.metric === metric) add(byLabel, date, figure);
  }
  return { byLabel, daysWithData: accepted.length };
}

/** Of hotspots a lower bound: `≥ 64`. */
export function sumText(metric: CountMetric, sum: number): string {
  return metric === 'hotspot' ? `≥ ${countText(sum)}` : countText(sum);
}

/** `含：物业服务`; null where nothing is printed otherwise than the name. */
export function labelsText(name: string, labels: string[]): string | null {
  const others = [...new Set(labels)].filter((label) => label !== name);
  return others.length === 0 ? null : `含：${others.join('、')}`;
}

/** The bodies contacted, by the name that each is grouped under. */
export function bodiesOf(
  contacts: Pick<StoredFigure, 'agency' | 'agencyGroup'>[],
): Pick<LabelTotal, 'agencies' | 'agencyLabels'> {
  const names = contacts.flatMap(({ agency, agencyGroup }) => agencyGroup ?? agency ?? []);
  const others = contacts.flatMap(({ agency, agencyGroup }) =>
    agency === undefined || agencyGroup === undefined ? [] : agency,
  );
  return { agencies: [...new Set(names)], agencyLabels: [...new Set(others)] };
}

/** `tallies`: of the period before, which is called `word`. */
function labelBase(
  metric: CountMetric,
  label: string,
  { tallies, word }: { tallies: Tallies; word: string },
): LabelBase {
  const { byLabel, daysWithData } = tallies;
  const tally = byLabel.get(label);
  const daysListed = tally?.byDate.size ?? 0;
  const labels = [...(tally?.labels ?? [])];
  const days = { labels, daysListed, daysWithData, daysText: `${daysListed}/${daysWithData}天` };
  if (tally) return { value: tally.sum, text: sumText(metric, tally.sum), ...days, why: null };
  if (daysWithData > 0) {
    return {
      value: null,
      text: '未印出',
      ...days,
      why: { code: 'not-listed', text: `${word}的通报没有印出，数量未知。` },
    };
  }
  return { value: null, text: DASH, ...days, why: { code: 'no-data', text: `${word}没有入账的数字。` } };
}

/** What each day prints of a name, each set of labels once; an empty one where a day with data does not list it. */
function printedSets(tally: Tally | undefined, daysWithData: number): string[] {
  const sets = [...(tally?.byDate.values() ?? [])].map((labels) => [...labels].sort().join('、'));
  return [...new Set(sets.length < daysWithData ? ['', ...sets] : sets)];
}

/** Whether every day of both periods prints the same labels of a name: only then no day's part of it is unknown. */
function isLike(label: string, periods: Tallies[]): boolean {
  const sets = periods.map(({ byLabel, daysWithData }) => printedSets(byLabel.get(label), daysWithData));
  return sets.every((own) => own.length === 1 && own[0] !== '' && own[0] === sets[0]?.[0]);
}

/** Channels and receivers in the order they are first printed, side by side; hotspot categories by their sum. */
export function labelTotals(table: PeriodTable, metric: CountMetric): LabelTotal[] {
  const here = tallyOf(table, metric, table.here);
  const base = tallyOf(table, metric, table.previous);
  const tallies = [...here.byLabel.values()];
  if (metric === 'hotspot') tallies.sort((a, b) => b.sum - a.sum);
  return tallies.map(({ label, labels, sum, byDate, figures }) => ({
    metric,
    label,
    labels: [...labels],
    labelsText: labelsText(label, [...labels, ...(base.byLabel.get(label)?.labels ?? [])]),
    sum: { ...computedCell(metric, sum, sumText(metric, sum)), label },
    daysListed: byDate.size,
    daysWithData: here.daysWithData,
    daysText: `${byDate.size}/${here.daysWithData}天`,
    dates: [...byDate.keys()],
    isLike: isLike(label, [here, base]),
    ...bodiesOf(figures),
    previous: labelBase(metric, label, { tallies: base, word: table.words.previous }),
  }));
}

/** Topics by the number of days that list them. */
export function topicTotals(table: Table): TopicTotal[] {
  const { byLabel, daysWithData } = tallyOf(table, 'topic', table.here);
  return [...byLabel.values()]
    .sort((a, b) => b.byDate.size - a.byDate.size)
    .map(({ label, labels, byDate }) => ({
      label,
      labels: [...labels],
      labelsText: labelsText(label, [...labels]),
      daysListed: byDate.size,
      daysWithData,
      daysText: `${byDate.size}/${daysWithData}天`,
      dates: [...byDate.keys()],
    }));
}
