// An archived text as HTML: bulletin stretches, figures and doubtful places marked where they stand.
import Handlebars from 'handlebars';
import type { Finding, Span } from '../../domain/finding.js';
import type { HeldReading } from '../../domain/source.js';
import { METRIC_NAMES } from '../../reports/wording.js';

interface Mark extends Span {
  /** Without white space between them, so that the text stays as it is. */
  attributes: string;
  data: string | null;
}

interface Marked {
  text: string;
  readings: HeldReading[];
  findings: Finding[];
}

/** A gap between bulletins beyond this many characters shows only its ends. */
const LONGEST_GAP = 100_000;
const SHOWN_ENDS = 2_000;

const escape = (text: string): string => Handlebars.escapeExpression(text);

export function markedText(page: Marked): Handlebars.SafeString {
  const marks = [...figureMarks(page.readings), ...findingMarks(page)].sort((a, b) => a.start - b.start);
  const stretches = page.readings
    .map(({ bulletin, readingId }) => ({ start: bulletin.start, end: bulletin.end, readingId }))
    .sort((a, b) => a.start - b.start);
  let html = '';
  let position = 0;
  for (const { start, end, readingId } of stretches) {
    if (start < position) continue;
    html += run(page.text, { start: position, end: start }, marks);
    html += `<span class="stretch" id="reading-${readingId}">${run(page.text, { start, end }, marks)}</span>`;
    position = end;
  }
  return new Handlebars.SafeString(html + run(page.text, { start: position, end: page.text.length }, marks));
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

/** The text of one stretch with the marks that begin in it; of marks that overlap, the first is shown. */
function run(text: string, stretch: Span, marks: Mark[]): string {
  let html = '';
  let position = stretch.start;
  for (const mark of marks) {
    if (mark.start < position || mark.start >= stretch.end) continue;
    const end = Math.min(mark.end, stretch.end);
    const inner = escape(text.slice(mark.start, end));
    html += plain(text.slice(position, mark.start));
    html += `<mark${mark.attributes}>${mark.data === null ? inner : `<data${mark.data}>${inner}</data>`}</mark>`;
    position = end;
  }
  return html + plain(text.slice(position, stretch.end));
}

function plain(text: string): string {
  if (text.length <= LONGEST_GAP) return escape(text);
  const left = text.length - 2 * SHOWN_ENDS;
  const note = `<span class="gap-note">\n……（此处略去 ${left} 字，其中没有通报）……\n</span>`;
  return escape(text.slice(0, SHOWN_ENDS)) + note + escape(text.slice(-SHOWN_ENDS));
}
