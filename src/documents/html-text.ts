// The nodes of a page → its text: a paragraph for each block, nothing between the words of one.

/** What is asked of a node of the parsed page. */
export interface PageNode {
  /** `text`, `tag`, `comment` … */
  type: string;
  data?: string;
  name?: string;
  attribs?: Readonly<Partial<Record<string, string>>>;
  parent?: PageNode | null;
  children?: readonly PageNode[];
}

/** Each stands in lines of its own. */
const BLOCKS = new Set(
  (
    'address article blockquote body caption center dd details div dl dt fieldset figcaption figure footer form ' +
    'h1 h2 h3 h4 h5 h6 header hr html legend li main ol p pre section summary table tbody tfoot thead tr ul ' +
    'founder-title founder-content'
  ).split(' '),
);
const CELLS = new Set(['td', 'th']);

interface Visit {
  node: PageNode;
  leaving: boolean;
}

/** Walks without recursion: a page may be nested as deep as it likes. */
export function htmlText(root: PageNode | undefined): string {
  const parts: string[] = [];
  const visits: Visit[] = root === undefined ? [] : [{ node: root, leaving: false }];
  for (let visit = visits.pop(); visit; visit = visits.pop()) {
    const { node, leaving } = visit;
    if (node.type === 'text') parts.push((node.data ?? '').replaceAll(/[\s\u00a0]+/g, ' '));
    if (node.children === undefined) continue;
    parts.push(leaving ? behind(node) : before(node));
    if (leaving) continue;
    visits.push({ node, leaving: true });
    for (const child of [...node.children].reverse()) visits.push({ node: child, leaving: false });
  }
  return tidy(parts.join(''));
}

function before(node: PageNode): string {
  const { name = '' } = node;
  if (name === 'br') return '\n';
  if (name === 'li') return `\n${numberOf(node)}`;
  return BLOCKS.has(name) ? '\n\n' : '';
}

function behind({ name = '' }: PageNode): string {
  if (CELLS.has(name)) return ' ';
  if (name === 'li') return '';
  return BLOCKS.has(name) ? '\n\n' : '';
}

/** Browsers print the numbers of an ordered list; the page's source does not. */
function numberOf(item: PageNode): string {
  const list = item.parent;
  if (list?.name !== 'ol') return '';
  const items = (list.children ?? []).filter(({ name }) => name === 'li');
  const first = Number(list.attribs?.['start'] ?? 1);
  return `${(Number.isInteger(first) ? first : 1) + items.indexOf(item)}. `;
}

/** One blank line at most; no white space around lines. */
function tidy(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}
