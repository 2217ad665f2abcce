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
  bullet: '' | '- ' | '* ' | '• ';
  damages: Damage[];
}

const QUOTES = { curly: '“”', straight: '""', corner: '「」', none: '“”' };
const HALF: Record<string, string> = { '，': ',', '：': ':', '；': ';', '（': '(', '）': ')', '．': '.' };
const BULLETIN: readonly Role[] = ['title', 'sentence', 'heading', 'hotspot'];

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

function inserted(text: string, damage: Damage): string {
  let at = damage.at % (text.length + 1);
  // A column may break inside a number, but no code is printed between its digits.
  while (damage.kind === 'captions' && isDigit(text[at - 1]) && isDigit(text[at])) at += 1;
  const gaps = {
    space: ' ',
    spaces: '  ',
    newline: '\n',
    column: '\n\n',
    captions: `\n\n${damage.captions.join('\n\n')}\n\n`,
  };
  return `${text.slice(0, at)}${gaps[damage.kind]}${text.slice(at)}`;
}

function wrapped(text: string, width: number | null): string {
  if (width === null) return text;
  const pieces: string[] = [];
  for (let at = 0; at < text.length; at += width) pieces.push(text.slice(at, at + width));
  return pieces.join('\n');
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
    let result = wrapped(glyphs(text, role, layout), layout.wrap);
    for (const damage of layout.damages)
      if (places[damage.paragraph % places.length] === index && mayTake(role, damage))
        result = inserted(result, damage);
    return marked(result, role, layout);
  });
  return texts.join(layout.between);
}
