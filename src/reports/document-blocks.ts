// The blocks that the sections of a report are built from.
import type {
  NotesBlock,
  ParagraphBlock,
  ReportBlock,
  ReportColumn,
  Run,
  TableBlock,
} from '../domain/report.js';
import { joined } from './sentence.js';

/** A section before it is numbered. */
export interface Section {
  title: string;
  blocks: ReportBlock[];
}

type Told = Run[] | null;

/** Sentences in a row; none where nothing can be said. */
export function paragraph(...sentences: Told[]): ParagraphBlock[] {
  const runs = joined(sentences.flatMap((sentence) => sentence ?? []));
  return runs.length === 0 ? [] : [{ type: 'paragraph', runs }];
}

export function notes(...lines: Told[]): NotesBlock[] {
  const told = lines.filter((line) => line !== null);
  return told.length === 0 ? [] : [{ type: 'notes', lines: told }];
}

export function words(title: string): ReportColumn {
  return { title, isNumber: false };
}

export function numbers(title: string): ReportColumn {
  return { title, isNumber: true };
}

/** No table without rows. */
export function table(parts: Omit<TableBlock, 'type'>): TableBlock[] {
  return parts.rows.length === 0 ? [] : [{ type: 'table', ...parts }];
}
