// An archived text as HTML: bulletin stretches, figures and doubtful places marked where they stand.
import Handlebars from 'handlebars';
import type { Finding, Span } from '../../domain/finding.js';
import type { HeldReading } from '../../domain/source.js';
import type { StoredStatement } from '../../domain/statement.js';
import { METRIC_NAMES, STATEMENT_METRIC_NAMES } from '../../reports/wording.js';
import { placed, type Placing } from './placed.js';
import { textHtml } from './plain-text.js';

/** Characters that share their place with others hold their anchors. */
interface Mark extends Placing {
  title: string;
  /** As attributes; null where there is no count. */
  data: string | null;
  kind: 'chosen' | 'near' | 'far' | 'doubt' | null;
}

/** The figure that the page is about; `near`: ids of the readings, or of the statement, that it belongs to. */
export interface Chosen {
  of: 'figure' | 'statement-figure';
  id: number;
  near: ReadonlySet<number>;
}

interface Marked {
  text: string;
  readings: HeldReading[];
  statements: StoredStatement[];
  findings: Finding[];
  /** Superseded and withdrawn: links to their figures still find the place. */
  earlier?: { readings: HeldReading[]; statements: StoredStatement[] };
  chosen?: Chosen | null;
}

/** Text without marks beyond `longest` characters shows only this much of both its ends. */
export interface Shortening {
  longest: number;
  ends: number;
}

/** For a page that speaks of the bulletins alone. */
export const EXCERPTS: Shortening = { longest: 600, ends: 120 };
/** For the archived text: only what no newspaper page is long enough for is left out. */
export const WHOLE: Shortening = { longest: 100_000, ends: 2_000 };

const escape = (text: string): string => Handlebars.escapeExpression(text);
const anchor = (id: string): string => `<a id="${id}"></a>`;

export function markedText(page: Marked, shortening: Shortening): Handlebars.SafeString {
  const run = runner(page, shortening);
  let html = '';
  let position = 0;
  for (const { start, end, id, anchors } of stretchesOf(page)) {
    html += run({ start: position, end: start });
    html += `<span class="stretch" id="${id}">${anchors.map(anchor).join('')}${run({ start, end })}</span>`;
    position = end;
  }
  return new Handlebars.SafeString(html + run({ start: position, end: page.text.length }));
}

function stretchesOf({ readings, earlier }: Marked): (Placing & { id: string })[] {
  const byStart = (list: HeldReading[]): HeldReading[] =>
    list.toSorted((a, b) => a.bulletin.start - b.bulletin.start);
  const all = [...byStart(readings), ...byStart(earlier?.readings ?? [])];
  return placed(
    all.map(({ readingId, bulletin: { start, end } }) => ({
      ...{ start, end, id: `reading-${readingId}`, anchors: [] },
    })),
  );
}

function figureMarks(readings: HeldReading[], chosen: Chosen | null): Mark[] {
  return readings.flatMap(({ readingId, bulletin }) =>
    bulletin.figures.map(({ start, end, id, metric, label, value, unit }) => ({
      ...{ start, end, id: `figure-${id}`, anchors: [] },
      title: [METRIC_NAMES[metric], label, value, unit].filter((part) => part !== undefined).join(' '),
      data: value === null ? null : ` value="${value}" data-metric="${metric}"`,
      kind: kindOf(chosen, { of: 'figure', id, owner: readingId }),
    })),
  );
}

function statementMarks(statements: StoredStatement[], chosen: Chosen | null): Mark[] {
  return statements.flatMap((statement) =>
    statement.figures.map(({ id, start, end, metric, value, unit }) => ({
      ...{ start, end, id: `statement-figure-${id}`, anchors: [] },
      title: `${STATEMENT_METRIC_NAMES[metric]} ${value}${unit}`,
      data: ` value="${value}" data-metric="${metric}"`,
      kind: kindOf(chosen, { of: 'statement-figure', id, owner: statement.id }),
    })),
  );
}

function kindOf(
  chosen: Chosen | null,
  figure: { of: Chosen['of']; id: number; owner: number },
): Mark['kind'] {
  if (chosen === null) return null;
  if (chosen.of !== figure.of) return 'far';
  if (chosen.id === figure.id) return 'chosen';
  return chosen.near.has(figure.owner) ? 'near' : 'far';
}

/** A finding on a figure is told in words beside the text. */
function findingMarks({ readings, findings }: Marked): Mark[] {
  return [...readings.flatMap(({ bulletin }) => bulletin.findings), ...findings]
    .filter(({ severity, start, end }) => severity !== 'notice' && end > start)
    .map(({ start, end, message }) => ({
      ...{ start, end, id: null, title: message, data: null, kind: 'doubt' as const, anchors: [] },
    }));
}

function marksOf(page: Marked): Mark[] {
  const { readings, statements, earlier, chosen = null } = page;
  const standing = [...figureMarks(readings, chosen), ...statementMarks(statements, chosen)];
  const before = [
    ...figureMarks((earlier?.readings ?? []).toReversed(), chosen),
    ...statementMarks(earlier?.statements ?? [], chosen),
  ];
  const figures = [...standing.sort((a, b) => a.start - b.start), ...before];
  const first = figures.filter(({ kind }) => kind === 'chosen');
  return placed([...first, ...figures.filter(({ kind }) => kind !== 'chosen'), ...findingMarks(page)]);
}

/** Writes one stretch with the marks that begin in it; stretches come in their order. */
function runner(page: Marked, shortening: Shortening): (stretch: Span) => string {
  const { text } = page;
  const marks = marksOf(page);
  let next = 0;
  return (stretch) => {
    let html = '';
    let position = stretch.start;
    for (let mark = marks[next]; mark !== undefined && mark.start < stretch.end; mark = marks[next]) {
      next += 1;
      if (mark.start < position) continue;
      const end = Math.min(mark.end, stretch.end);
      html += plain(text.slice(position, mark.start), shortening);
      html += markHtml(mark, textHtml(text.slice(mark.start, end)));
      position = end;
    }
    return html + plain(text.slice(position, stretch.end), shortening);
  };
}

/** Without white space between its parts, so that the text stays as it is. A chosen figure's own id stands on top of the page. */
function markHtml({ id, title, data, kind, anchors }: Mark, inner: string): string {
  const name = id === null ? '' : ` id="${kind === 'chosen' ? 'text-' : ''}${id}"`;
  const kinds = kind === null ? '' : ` class="${kind}"`;
  const shown = data === null ? inner : `<data${data}>${inner}</data>`;
  return `<mark${name}${kinds} title="${escape(title)}">${anchors.map(anchor).join('')}${shown}</mark>`;
}

function plain(text: string, { longest, ends }: Shortening): string {
  if (text.length <= longest) return textHtml(text);
  const note = `\n……（此处略去 ${text.length - 2 * ends} 字，其中没有读到数字）……\n`;
  return `${textHtml(text.slice(0, ends))}<span class="gap-note">${note}</span>${textHtml(text.slice(-ends))}`;
}
