// A report as it is printed, handed in and frozen: the same in every format.
import type { IsoDate } from './dates.js';
import type { PeriodCode } from './period.js';

/**
 * How a figure is written: `1,215`; `≥ 64` (a lower bound); `173.57` (an average); `60.82%` (a rate);
 * `▲ +10.15%` (a change); `▼ -0.50个百分点` (a change of a rate).
 */
export type FigureFormat = 'count' | 'atLeast' | 'decimal' | 'percent' | 'change' | 'points';

/** One figure, wherever it stands: in a sentence or in a table. Rates and changes are in percent. */
export interface ReportFigure {
  /** What it is: the same in every issue, so that two issues can be held against each other: `hotline.calls.sum`, `hotline.2025-10-15.calls`. A figure that stands in two places has one key and one value. */
  key: string;
  /** For people, in a list of differences: `来电诉求合计`. */
  name: string;
  /** As on the pages: `calls.sum`. */
  metric: string;
  value: number;
  format: FigureFormat;
  /** As printed, with mark and sign. */
  text: string;
  /** The page that shows its characters or what it is made of. */
  href: string | null;
}

/** Words or a figure, in the order of the sentence. */
export type Run = string | ReportFigure;

/** A line as it is read. */
export function lineText(runs: readonly Run[]): string {
  return runs.map((run) => (typeof run === 'string' ? run : run.text)).join('');
}

export interface ReportColumn {
  title: string;
  isNumber: boolean;
}

/** A heading that the report counts: 一、总体情况 (1), （一）日均 (2). The number is part of the text. */
export interface HeadingBlock {
  type: 'heading';
  level: 1 | 2;
  text: string;
}

/** A sentence or a few. */
export interface ParagraphBlock {
  type: 'paragraph';
  runs: Run[];
}

export interface TableBlock {
  type: 'table';
  /** Names the sheet and the CSV rows: `daily`, `hotspots`. */
  code: string;
  caption: string;
  /** `单位：件`; null where columns differ and say so themselves. */
  unit: string | null;
  columns: ReportColumn[];
  /** A cell is a line of runs; a cell that holds one figure alone is a number in a spreadsheet. */
  rows: Run[][][];
  notes: string[];
}

/** One day of a chart: accepted figures are drawn full, pending ones hollow, nothing else at all. */
export interface ChartPoint {
  date: IsoDate;
  status: 'accepted' | 'pending' | 'absent';
  /** Null where not known; of a pending day what its first reading says. */
  calls: number | null;
  messages: number | null;
}

/** A chart of more days than this is drawn by week. */
export const DAYS_DRAWN = 31;

export interface ChartBlock {
  type: 'chart';
  title: string;
  /** What it shows, in words. */
  sentence: string;
  points: ChartPoint[];
}

/** Small print, each one line: 数据说明. */
export interface NotesBlock {
  type: 'notes';
  lines: Run[][];
}

export type ReportBlock = HeadingBlock | ParagraphBlock | TableBlock | ChartBlock | NotesBlock;

/** What a person fills in; empty: not filled in, and not printed. */
export interface ReportFields {
  /** 期号. */
  number: string;
  /** 编发单位. */
  issuer: string;
  /** 拟稿, 审核, 签发. */
  drafted: string;
  checked: string;
  signed: string;
}

/** One figure that differs from the last issue; null: not there. Key and name are empty once a source was redacted. */
export interface ReportDifference {
  key: string;
  name: string;
  before: string | null;
  after: string | null;
}

export interface ReportDocument {
  region: string;
  period: PeriodCode;
  /** `西宁市12345热线与安全隐患举报周报`. */
  title: string;
  /** `2025年第42周（10月13日—19日）`. */
  periodName: string;
  /** 模拟数据 where the ledger is a simulated one. */
  simulatedText: string | null;
  /** 更正: true from the second issue of a period on; of a draft where it differs from the last issue, or nobody can tell. */
  isCorrection: boolean;
  fields: ReportFields;
  /** Day of issue, in Xining; null in a draft. */
  issuedOn: IsoDate | null;
  blocks: ReportBlock[];
  /** Digests of the sources that its figures were read from. */
  sources: string[];
  /** The audit chain when it was made: `57-3f9a…`. */
  head: string;
}

/** A report that was issued: frozen, whatever the ledger says later. */
export interface IssuedReport {
  id: number;
  region: string;
  period: PeriodCode;
  /** 1 for the first issue of a period; from 2 on a 更正. */
  edition: number;
  fields: ReportFields;
  /** Null once a source of it was redacted: the digest stays. */
  document: ReportDocument | null;
  /** SHA-256 of the document in canonical form (RFC 8785). */
  digest: string;
  /** What differs from the edition before; empty in the first. */
  differences: ReportDifference[];
  actor: string;
  /** ISO 8601 with the offset of Xining. */
  at: string;
}

/** Weekday of the following week from which on a week can be issued although days are out, unless a setting says: Thursday. */
export const REPORT_DEADLINE = 4;

/** What a person filled in for a report that was issued. */
export type EarlierFields = Pick<IssuedReport, 'period' | 'fields'>;

/** What is handed to the storage to be frozen; `at` is an instant in UTC. */
export interface NewReport extends Omit<FrozenReport, 'id' | 'document' | 'digest'> {
  document: ReportDocument;
  /** Digests of all sources whose words or counts may stand in it: once one is redacted, its words go. */
  cited: string[];
}

/** With the remark that is in it; null: none. */
export interface FrozenReport extends IssuedReport {
  remarkId: number | null;
}

/** 值得关注: an editor's words on a period; the newest version counts, an empty one takes it back. */
export interface EditorsRemark {
  id: number;
  period: PeriodCode;
  text: string;
  actor: string;
  at: string;
}
