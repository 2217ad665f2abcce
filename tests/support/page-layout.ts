// Lays paragraphs out as a page's extracted text: columns, spaces, widths, Markdown, captions in the way.
import type { Paragraph, Role } from './bulletin-text.js';

export interface Damage {
  kind: 'space' | 'spaces' | 'newline' | 'column' | 'captions';
  /** Which paragraph of a bulletin, and which place in it; both taken modulo what there is. */
  paragraph: number;
  at: number;
  /** Of `captions`: the lines beside a code that the column break lets in. */
  captions: string[];
}

export interface Layout {
  /** Characters in a line; null where paragraphs are whole. */
  wrap: number | null;
  between: '\n' | '\n\n';
  indent: '' | '　　' | '    ';
  digits: 'half' | 'full';
  punctuation: 'half' | 'full';
  quotes: 'curly' | 'straight' | 'corner' | 'none';
  heading: '' | '# ' | '## ' | '### ';
  bold: boolean;
  /** Overprinted type comes out of a PDF with every character twice. */
  doubled: 'nothing' | 'day' | 'title';
  bullet: '' | '- ' | '* ' | '• ';
  damages: Damage[];
}

const QUOTES = { curly: '“”', straight: '""', corner: '「」', none: '“”' };
const HALF: Record<string, string> = { '，': ',', '：': ':', '；': ';', '（': '(', '）': ')', '．': '.' };
const BULLETIN: readonly Role[] = ['title', 'sentence', 'heading', 'hotspot'];

function doubled(text: string, role: Role, layout: Layout): string {
  const twice = (part: string): string => part.replace(/./gu, '$&$&');
  if (layout.doubled === 'title' && role === 'title') return twice(text);
  if (layout.doubled !== 'day' || role !== 'sentence') return text;
  return text.replace(/\d+月\d+日/, twice);
}

function glyphs(text: string, role: Role, layout: Layout): string {
  const [open = '', close = ''] = QUOTES[layout.quotes];
  const bare = layout.quotes === 'none' && role === 'title';
  let result = bare ? text.replace(/[“”]/g, '') : text.replaceAll('“', open).replaceAll('”', close);
  if (layout.punctuation === 'half') result = result.replace(/[，：；（）．]/g, (mark) => HALF[mark] ?? mark);
  if (layout.digits === 'half') return result;
  return result.replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
}

const isDigit = (character: string | undefined): boolean =>
  character !== undefined && /^[0-9０-９]$/.test(character);

/** Typesetters let no column begin with a closing mark. */
const isClosing = (character: string | undefined): boolean =>
  character !== undefined && /^[”」"，。、；：）,;:)]$/.test(character);

/** No column piece is shorter. */
const SHORTEST_PIECE = 6;

/** What stands before each place of the text. A column may break inside a number, but no code is printed there. */
function gapsOf(text: string, damages: readonly Damage[]): Map<number, string> {
  const gaps = new Map<number, string>();
  const columns: number[] = [];
  for (const { kind, at: wanted, captions } of damages) {
    let at = wanted % (text.length + 1);
    const beside = kind === 'captions';
    while (beside && (isClosing(text[at]) || (isDigit(text[at - 1]) && isDigit(text[at])))) at += 1;
    // A plus and a space at the beginning of a line are a bullet to everybody.
    if (text[at - 1] === '+' && kind.startsWith('space')) continue;
    if (beside || kind === 'column') {
      if (columns.some((other) => Math.abs(other - at) < SHORTEST_PIECE)) continue;
      columns.push(at);
    }
    const lines = `\n\n${captions.join('\n\n')}\n\n`;
    gaps.set(at, { space: ' ', spaces: '  ', newline: '\n', column: '\n\n', captions: lines }[kind]);
  }
  return gaps;
}

function broken(text: string, gaps: ReadonlyMap<number, string>, width: number | null): string {
  let result = gaps.get(0) ?? '';
  let column = 0;
  for (let at = 0; at < text.length; at += 1) {
    const gap = gaps.get(at + 1) ?? '';
    result += (text[at] ?? '') + gap;
    column = gap.includes('\n') ? 0 : column + 1;
    if (column !== width || at === text.length - 1) continue;
    result += '\n';
    column = 0;
  }
  return result;
}

function marked(text: string, role: Role, layout: Layout): string {
  if (role === 'title' || role === 'headline' || role === 'heading') {
    const bold = layout.bold ? `**${text}**` : text;
    return layout.heading + bold;
  }
  if (role === 'hotspot') return layout.bullet + text;
  return layout.indent + text;
}

/** Captions and column breaks leave headings whole; a heading may still be wrapped or spaced. */
function mayTake(role: Role, damage: Damage): boolean {
  return (
    role === 'sentence' || role === 'hotspot' || damage.kind.startsWith('space') || damage.kind === 'newline'
  );
}

export function layOut(paragraphs: readonly Paragraph[], layout: Layout): string {
  const places = paragraphs.flatMap(({ role }, index) => (BULLETIN.includes(role) ? [index] : []));
  const texts = paragraphs.map(({ role, text }, index) => {
    const printed = glyphs(doubled(text, role, layout), role, layout);
    const damages = layout.damages.filter(
      (damage) => places[damage.paragraph % places.length] === index && mayTake(role, damage),
    );
    return marked(broken(printed, gapsOf(printed, damages), layout.wrap), role, layout);
  });
  return texts.join(layout.between);
}
