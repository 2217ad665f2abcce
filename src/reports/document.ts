// The report of a week, a month, a quarter or a year as it is printed and handed in: sections in their order, each said only as far as it is known.
import { dateName } from '../domain/dates.js';
import { datesOf } from '../domain/period.js';
import type {
  EditorsRemark,
  IssuedReport,
  ReportBlock,
  ReportDocument,
  ReportFields,
  Run,
} from '../domain/report.js';
import { paragraph, type Section } from './document-blocks.js';
import { daysSection } from './document-days.js';
import { daysWithData } from './document-figures.js';
import { channelsSection, hazardsSection, hotspotsSection } from './document-lists.js';
import { correctionsSection, notesSection, sourcesSection } from './document-notes.js';
import { handlingSection, overviewSection } from './document-totals.js';
import type { HazardPeriod, HotlinePeriod, PeriodModel } from './period-model.js';
import { figuresByKey, reportDifferences } from './report-differences.js';
import { SECTIONS, SENTENCES, UNISSUED } from './report-words.js';
import { tell } from './sentence.js';
import { PERIOD_WORDS } from './wording.js';

export interface ReportExtras {
  fields: ReportFields;
  /** Null, or with an empty text: nothing to note, and no section. */
  remark: EditorsRemark | null;
  /** The newest issue of this period; null before the first. */
  lastIssue: IssuedReport | null;
  /** The audit chain as it stands: number and hash of its last event. */
  head: string;
}

const NUMERALS = ['一', '二', '三', '四', '五', '六'];

/** Lists what differs from the last issue as 更正. */
export function reportDocument(model: PeriodModel, extras: ReportExtras): ReportDocument {
  const plain = documentOf(model, extras, null);
  const { lastIssue: last } = extras;
  if (last === null) return plain;
  const differences = last.document === null ? [] : reportDifferences(last.document, plain);
  const corrections = correctionsSection(last, differences, figuresByKey(plain));
  // A draft that says what was issued corrects nothing yet; the person who issues it may change who signed.
  return {
    ...documentOf(model, extras, corrections),
    isCorrection: corrections !== null || isIssued(extras.fields),
  };
}

function documentOf(model: PeriodModel, extras: ReportExtras, corrections: Section | null): ReportDocument {
  const { region, kind, code, title, simulatedText } = model;
  const sections = [
    overviewSection(model),
    channelsSection(model),
    hotspotsSection(model),
    hazardsSection(model),
    handlingSection(model),
    remarkSection(extras.remark),
  ].filter((section) => section !== null);
  const appended = [daysSection(model), corrections, notesSection(model, extras.head), sourcesSection(model)];
  return {
    ...{ region, period: code, periodName: title, simulatedText },
    title: `${region}12345热线与安全隐患举报${PERIOD_WORDS[kind].name}`,
    isCorrection: false,
    fields: extras.fields,
    issuedOn: isIssued(extras.fields) ? model.today : null,
    blocks: [
      ...unissued(extras.fields),
      ...coverage(model),
      ...sections.flatMap(numbered),
      ...appended.filter((section) => section !== null).flatMap(headed),
    ],
    sources: model.sources.map(({ sha256 }) => sha256),
    head: extras.head,
  };
}

/** A report is issued under a number. */
function isIssued({ number }: ReportFields): boolean {
  return number !== '';
}

function unissued(fields: ReportFields): ReportBlock[] {
  return isIssued(fields) ? [] : [{ type: 'notes', lines: [[UNISSUED]] }];
}

function headed({ title, blocks }: Section): ReportBlock[] {
  return [{ type: 'heading', level: 1, text: title }, ...blocks];
}

function numbered({ title, blocks }: Section, index: number): ReportBlock[] {
  return headed({ title: `${NUMERALS[index] ?? ''}、${title}`, blocks });
}

/** Which days the report is made of, before anything is said of them. */
function coverage(model: PeriodModel): ReportBlock[] {
  const { words, today, to } = model;
  const running = today <= to ? tell(SENTENCES.running, { here: words.here, day: dateName(today) }) : null;
  const kinds = [model.hotline, model.hazard];
  return [...paragraph(running, ...coveredDays(model)), ...paragraph(...kinds.map(leftOut))];
}

/** In one sentence where both have any. */
function coveredDays(model: PeriodModel): (Run[] | null)[] {
  const { code, words, hotline, hazard } = model;
  if (hotline.daysWithData === 0 || hazard.daysWithData === 0)
    return [covered(model, hotline), covered(model, hazard)];
  const [days, count] = [hotline, hazard].map((of) => daysWithData({ code, kind: of.kind }, of));
  return [
    tell(SENTENCES.coveredBoth, {
      ...{ here: words.here, all: String(datesOf(code).length) },
      ...{ days: days ?? null, count: count ?? null },
    }),
  ];
}

function covered({ code, words }: PeriodModel, of: HotlinePeriod | HazardPeriod): Run[] | null {
  return tell(of.daysWithData === 0 ? SENTENCES.uncovered : SENTENCES.covered, {
    here: words.here,
    all: String(datesOf(code).length),
    kind: of.kindName,
    days: daysWithData({ code, kind: of.kind }, of),
  });
}

/** Every day that the sums leave out, by name or as stretches. */
function leftOut({ kindName: kind, leftOut: groups }: HotlinePeriod | HazardPeriod): Run[] | null {
  return tell(SENTENCES.leftOut, { kind, groups: groups.map(({ text }) => text).join('；') });
}

function remarkSection(remark: EditorsRemark | null): Section | null {
  const lines = (remark?.text ?? '').split(/\r?\n/).filter((line) => line.trim() !== '');
  if (lines.length === 0) return null;
  return { title: SECTIONS.remark, blocks: lines.flatMap((line) => paragraph([line.trim()])) };
}
