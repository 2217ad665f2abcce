// Makes what echarts writes fit for a page under a strict policy: no style, no class, no script, ids of its own, the same bytes each time.
import { asVariable } from './tokens.js';

/** Unique on the page. */
export interface Naming {
  id: string;
  title: string;
  desc: string;
}

/** Text is escaped by the renderer, so a quote is always the end of an attribute. */
const STYLE_SHEET = /<style\b[^>]*>[\s\S]*?<\/style>/g;
const DROPPED = / (?:class|ecmeta_\w+|clip-path|xml:space|pointer-events)="[^"]*"/g;
const STYLE = / style="([^"]*)"/g;
const COLOUR = / (fill|stroke)="(#[0-9a-f]{6})"/g;
const ROOT = /^<svg\b[^>]*\bviewBox="([^"]*)"[^>]*>/;
/** Boxes behind a drawing and its labels that nobody sees. */
const UNSEEN =
  /<(?:path d|rect width)="[^"]*"(?: (?:height|x|y|transform)="[^"]*")* fill="none"><\/(?:path|rect)>/g;
/** Clip paths, the only things with ids, which count up from drawing to drawing; nothing is drawn beyond its axes. */
const CLIP_PATHS = /<defs\b[^>]*>[\s\S]*?<\/defs>/;

const SIGNS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeMarkup(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign);
}

/** `font-size:12px;font-weight:700` → attributes; the family is the page's. */
function asAttributes(declarations: string): string {
  return declarations
    .split(';')
    .map((declaration) => declaration.split(':'))
    .flatMap(([name = '', value = '']) =>
      name.trim() === '' || name.trim() === 'font-family' ? [] : ` ${name.trim()}="${value.trim()}"`,
    )
    .join('');
}

function opening({ id, title, desc }: Naming, viewBox: string): string {
  const names = `aria-labelledby="${id}-title ${id}-desc"`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${viewBox}" role="img" ${names}>` +
    `<title id="${id}-title">${escapeMarkup(title)}</title><desc id="${id}-desc">${escapeMarkup(desc)}</desc>`
  );
}

export function inlined(drawn: string, naming: Naming): string {
  return drawn
    .replace(STYLE_SHEET, '')
    .replace(DROPPED, '')
    .replace(UNSEEN, '')
    .replace(CLIP_PATHS, '')
    .replace(STYLE, (_match, declarations: string) => asAttributes(declarations))
    .replace(COLOUR, (_match, name: string, colour: string) => ` ${name}="${asVariable(colour)}"`)
    .replace(ROOT, (_match, viewBox: string) => opening(naming, viewBox))
    .replace(/\n+/g, '\n')
    .trim();
}
