// Readings in plain lines of text, for the command line and wherever no table can stand.
import type { Bulletin, Figure } from '../domain/bulletin.js';
import { dateName } from '../domain/dates.js';
import type { Judgement } from '../domain/judgement.js';
import type { FileOutcome, ReadingOutcome } from '../domain/outcome.js';
import {
  DASH,
  KIND_NAMES,
  METRIC_NAMES,
  REASON_TEXTS,
  SEVERITY_NAMES,
  STATE_NAMES,
  VERDICT_NAMES,
  YEAR_RULE_TEXTS,
} from './wording.js';

/** The day as far as it is known: 2025年10月15日, or 10月15日（年份未定）. */
export function dayText({ date, dateTo, monthDay }: Pick<Bulletin, 'date' | 'dateTo' | 'monthDay'>): string {
  if (date !== null) return dateTo === undefined ? dateName(date) : `${dateName(date)}至${dateName(dateTo)}`;
  if (monthDay === null) return '日期没有读出';
  const [month, day] = monthDay.split('-').map(Number);
  return `${month ?? ''}月${day ?? ''}日（年份未定）`;
}

function figureLine(figure: Figure): string {
  const { metric, label, rank, value, unit, agency, remark } = figure;
  const name = label === undefined ? METRIC_NAMES[metric] : `${METRIC_NAMES[metric]} ${rank ?? ''} ${label}`;
  const count = value === null ? '' : `：${value} ${unit ?? ''}`;
  const more = [remark, agency].filter((words) => words !== undefined).join('；');
  return `    ${name}${count}${more === '' ? '' : `（${more}）`}`;
}

/** A bulletin with its figures and findings, a line each. */
export function readingLines(bulletin: Bulletin & Judgement): string[] {
  const { kind, verdict, year, state, reasons, figures, findings, agency } = bulletin;
  const title = [KIND_NAMES[kind], dayText(bulletin), VERDICT_NAMES[verdict], STATE_NAMES[state]].join('  ');
  return [
    `  ${title}`,
    `    ${YEAR_RULE_TEXTS[year.rule]}`,
    ...figures.map(figureLine),
    ...(agency === undefined ? [] : [`    联系单位：${agency}`]),
    ...reasons.map((reason) => `    待核原因：${REASON_TEXTS[reason]}`),
    ...findings.map(({ severity, message }) => `    ${SEVERITY_NAMES[severity]}：${message}`),
  ];
}

/** Where a reading went, or, before it is stored, where it would go. */
export function fateText(reading: ReadingOutcome, { unchanged }: Pick<FileOutcome, 'unchanged'>): string {
  if (unchanged) return `已在库中，没有改动（${STATE_NAMES[reading.state]}）`;
  if (reading.repeats) return '数字相同，增加一个来源';
  const reasons = reading.reasons.map((reason) => REASON_TEXTS[reason]).join('；');
  return reasons === '' ? STATE_NAMES[reading.state] : `${STATE_NAMES[reading.state]}：${reasons}`;
}

/** The differences of a conflicting reading: 来电诉求 已入账 1215，此处 1216. */
export function differencesText({ differences }: Pick<ReadingOutcome, 'differences'>): string {
  return differences
    .map(({ metric, label, accepted, here }) => {
      const name = label === undefined ? METRIC_NAMES[metric] : `${METRIC_NAMES[metric]}“${label}”`;
      return `${name} 已入账 ${accepted ?? DASH}，此处 ${here ?? DASH}`;
    })
    .join('；');
}
