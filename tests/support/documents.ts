// Documents made by the tests themselves: ZIPs, Word files and web pages around a text.
import { Document, Packer, Paragraph } from 'docx';
import yazl from 'yazl';

export interface ZipContent {
  name: string;
  bytes: Uint8Array;
}

export async function zipOf(contents: ZipContent[]): Promise<Buffer> {
  const zip = new yazl.ZipFile();
  for (const { name, bytes } of contents) zip.addBuffer(Buffer.from(bytes), name);
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** The same bytes under another name of the same length: what no careful writer of ZIPs would write. */
export function renamed(zip: Buffer, from: string, to: string): Buffer {
  return Buffer.from(zip.toString('latin1').replaceAll(from, to), 'latin1');
}

/** A paragraph a line. */
export async function docxOf(text: string): Promise<Buffer> {
  const children = text.split('\n').map((line) => new Paragraph(line));
  return await Packer.toBuffer(new Document({ sections: [{ children }] }));
}

export interface PageParts {
  /** As the head of a paper's site has it. */
  head?: string;
  /** Before the article. */
  above?: string;
}

/** A page as a paper's site serves it, with navigation, a script and a form around the article. */
export function htmlOf(text: string, { head = '', above = '' }: PageParts = {}): string {
  const links = ['首页', '要闻', '民生', '2019年度专题', '联系我们'].map((name) => `<a href="#">${name}</a>`);
  const paragraphs = text.split('\n').map((line) => `<p>&nbsp;&nbsp;${line}</p>`);
  return `<!DOCTYPE html>
<html><head>${head}<title>西宁晚报</title><style>p { margin: 0 }</style></head>
<body><div class="menu">${links.join(' | ')}</div>
<script>var total = 99999;</script>
<form action="/search"><input name="q" value="搜索"><button>搜索</button></form>
<div class="article">${above}${paragraphs.join('\n')}</div>
<div id="footer"><ul>${links.map((link) => `<li>${link}</li>`).join('')}</ul></div>
</body></html>`;
}
