// What a report says, without what every issue brings of its own: the head of the chain, the note of a draft, the list of corrections.
import {
  lineText,
  type ReportBlock,
  type ChartBlock,
  type ReportDocument,
  type Run,
} from '../domain/report.js';
import { SECTIONS, SENTENCES, UNISSUED } from './report-words.js';
import { tell } from './sentence.js';

/** values: figures as they are printed; places: which figure stands where, whatever its value. */
type Telling = 'values' | 'places';

/** As one text that is the same exactly where it says the same. */
export function contentOf(document: ReportDocument, telling: Telling): string {
  const own = [UNISSUED, lineText(tell(SENTENCES.head, { text: document.head }) ?? [])];
  const blocks = withoutCorrections(document.blocks).map((block) => partsOf(block, telling));
  const said = blocks.map((parts) => parts.filter((part) => !own.includes(String(part))));
  return JSON.stringify(said.filter((parts) => parts.length > 0));
}

function withoutCorrections(blocks: ReportBlock[]): ReportBlock[] {
  let isIn = false;
  return blocks.filter((block) => {
    if (block.type === 'heading' && block.level === 1) isIn = block.text === SECTIONS.corrections;
    return !isIn;
  });
}

function partsOf(block: ReportBlock, telling: Telling): unknown[] {
  const line = (runs: readonly Run[]): string =>
    runs
      .map((run) =>
        typeof run === 'string' ? run : `\u0000${telling === 'values' ? run.text : run.key}\u0000`,
      )
      .join('');
  switch (block.type) {
    case 'heading':
      return [block.text];
    case 'paragraph':
      return [line(block.runs)];
    case 'table': {
      const { caption, unit, columns, rows, notes } = block;
      return [caption, unit, columns.map(({ title }) => title), rows.map((row) => row.map(line)), notes];
    }
    case 'chart':
      return chartParts(block, telling);
    case 'notes':
      return block.lines.map(line);
  }
}

/** Its figures have no keys, and its sentence follows from them: they are told elsewhere, those of pending days nowhere. */
function chartParts({ title, sentence, points }: ChartBlock, telling: Telling): unknown[] {
  if (telling === 'values') return [title, sentence, points.map((point) => Object.entries(point).sort())];
  return [title, points.map(({ date, status }) => [date, status])];
}

export function runsOf(block: ReportBlock): Run[] {
  switch (block.type) {
    case 'paragraph':
      return block.runs;
    case 'table':
      return block.rows.flat(2);
    case 'notes':
      return block.lines.flat();
    case 'heading':
    case 'chart':
      return [];
  }
}
