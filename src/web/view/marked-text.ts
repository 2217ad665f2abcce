// An archived text as HTML: bulletin stretches, figures and doubtful places marked where they stand.
import Handlebars from 'handlebars';
import type { Finding, Span } from '../../domain/finding.js';
import type { HeldReading } from '../../domain/source.js';
import type { StoredStatement } from '../../domain/statement.js';
import { METRIC_NAMES, STATEMENT_METRIC_NAMES } from '../../reports/wording.js';

interface Mark extends Span {
  /** Without white space between them, so that the text stays as it is. */
  attributes: string;
  data: string | null;
  /** Further ids of the same characters. */
  anchors?: string;
}

interface Marked {
  text: string;
  readings: HeldReading[];
  statements: StoredStatement[];
  findings: Finding[];
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

export function markedText(page: Marked, shortening: Shortening): Handlebars.SafeString {
  const run = runner(page, shortening);
  const stretches = page.readings
    .map(({ bulletin, readingId }) => ({ start: bulletin.start, end: bulletin.end, readingId }))
    .sort((a, b) => a.start - b.start);
  let html = '';
  let position = 0;
  for (const { start, end, readingId } of stretches) {
    if (start < position) continue;
    html += run({ start: position, end: start });
    html += `<span class="stretch" id="reading-${readingId}">${run({ start, end })}</span>`;
    position = end;
  }
  return new Handlebars.SafeString(html + run({ start: position, end: page.text.length }));
}

function figureMarks(readings: HeldReading[]): Mark[] {
  return readings.flatMap(({ bulletin }) =>
    bulletin.figures.map(({ start, end, id, metric, label, value, unit }) => {
      const title = [METRIC_NAMES[metric], label, value, unit].filter((part) => part !== undefined);
      return {
        start,
        end,
        attributes: ` id="figure-${id}" title="${escape(title.join(' '))}"`,
        data: value === null ? null : ` value="${value}" data-metric="${metric}"`,
      };
    }),
  );
}

/** Rates that share one number share its mark: each further one has an anchor inside it. */
function statementMarks(statements: StoredStatement[]): Mark[] {
  const byPlace = new Map<number, Mark>();
  for (const { id, start, end, metric, value, unit } of statements.flatMap(({ figures }) => figures)) {
    const known = byPlace.get(start);
    if (known) known.anchors = `${known.anchors ?? ''}<a id="statement-figure-${id}"></a>`;
    else {
      const title = `${STATEMENT_METRIC_NAMES[metric]} ${value}${unit}`;
      const attributes = ` id="statement-figure-${id}" title="${escape(title)}"`;
      byPlace.set(start, { start, end, attributes, data: ` value="${value}" data-metric="${metric}"` });
    }
  }
  return [...byPlace.values()];
}

/** Places of findings that lie on no figure; a finding on a figure is told in words beside the text. */
function findingMarks({ readings, findings }: Marked): Mark[] {
  const figures = readings.flatMap(({ bulletin }) => bulletin.figures);
  return [...readings.flatMap(({ bulletin }) => bulletin.findings), ...findings]
    .filter(({ severity, start, end }) => severity !== 'notice' && end > start)
    .filter((place) => !figures.some((figure) => figure.start < place.end && place.start < figure.end))
    .map(({ start, end, message }) => ({
      start,
      end,
      attributes: ` class="doubt" title="${escape(message)}"`,
      data: null,
    }));
}

/** Writes one stretch with the marks that begin in it; of marks that overlap, the first is shown. */
function runner(page: Marked, shortening: Shortening): (stretch: Span) => string {
  const { text } = page;
  const figures = [...figureMarks(page.readings), ...statementMarks(page.statements)];
  const marks = [...figures, ...findingMarks(page)].sort((a, b) => a.start - b.start);
  return (stretch) => {
    let html = '';
    let position = stretch.start;
    for (const mark of marks) {
      if (mark.start < position || mark.start >= stretch.end) continue;
      const end = Math.min(mark.end, stretch.end);
      const inner = escape(text.slice(mark.start, end));
      html += plain(text.slice(position, mark.start), shortening);
      html += `<mark${mark.attributes}>${mark.anchors ?? ''}${mark.data === null ? inner : `<data${mark.data}>${inner}</data>`}</mark>`;
      position = end;
    }
    return html + plain(text.slice(position, stretch.end), shortening);
  };
}

function plain(text: string, { longest, ends }: Shortening): string {
  if (text.length <= longest) return escape(text);
  const note = `\n……（此处略去 ${text.length - 2 * ends} 字，其中没有读到数字）……\n`;
  return `${escape(text.slice(0, ends))}<span class="gap-note">${note}</span>${escape(text.slice(-ends))}`;
}
