// Web pages, Word files and ZIPs: each gives the text that its reader sees.
import { describe, expect, it } from '@jest/globals';
import { openDocuments, readDocument } from '../../src/documents/read-document.js';
import { hotlineText } from '../support/builders.js';
import { docxOf, htmlOf, zipOf } from '../support/documents.js';
import { inGb18030 } from '../support/gb18030.js';

const TEXT = hotlineText();

async function textOf(bytes: Uint8Array): Promise<string> {
  const reading = await readDocument(bytes);
  if (!reading.ok) throw new Error(reading.message);
  expect(reading.pages).toEqual([{ number: 1, start: 0, end: reading.text.length }]);
  return reading.text;
}

function lines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

async function statedIn(head: string, above = ''): Promise<string | undefined> {
  const reading = await readDocument(Buffer.from(htmlOf(TEXT, { head, above })));
  return reading.ok ? reading.published : reading.code;
}

describe('a web page', () => {
  it('with menu, script, form and footer → the lines of the article, nothing else', async () => {
    expect(lines(await textOf(Buffer.from(htmlOf(TEXT))))).toEqual(lines(TEXT));
  });

  it.each(['gb2312', 'GBK', 'gb18030'])(
    'in bytes of %s, as its meta says → the same text',
    async (charset) => {
      const page = htmlOf(TEXT, { head: `<meta charset="${charset}">` });
      expect(lines(await textOf(inGb18030(page)))).toEqual(lines(TEXT));
    },
  );

  it('that says gb2312 but is saved in UTF-8 → its bytes decide', async () => {
    const page = htmlOf(TEXT, {
      head: '<meta http-equiv="Content-Type" content="text/html; charset=gb2312">',
    });
    expect(lines(await textOf(Buffer.from(page)))).toEqual(lines(TEXT));
  });

  it('a figure set in several spans, an ordered list, a reading over a character → as a reader sees them', async () => {
    const page = `<!doctype html><body><p>来电<b>12</b><i>15</i>件次</p><ol><li>物业</li><li>消费</li></ol>
      <p><ruby>诉<rt>sù</rt></ruby>求</p></body>`;
    expect(lines(await textOf(Buffer.from(page)))).toEqual(['来电1215件次', '1. 物业', '2. 消费', '诉求']);
  });

  it('wholly inside a form, as some systems write it → the article is still read', async () => {
    const page = `<html><body><form id="aspnetForm">${TEXT}</form></body></html>`;
    expect(await textOf(Buffer.from(page))).toContain('1215件次');
  });

  it.each([
    ['<meta property="article:published_time" content="2025-10-15T16:30:00Z">', '', '2025-10-16'],
    ['<meta name="PubDate" content="2025-10-16 08:12">', '', '2025-10-16'],
    [
      '<script type="application/ld+json">{"datePublished": "2025-10-16T08:00:00+08:00"}</script>',
      '',
      '2025-10-16',
    ],
    ['', '<p>发布时间：2025年10月16日 来源：西宁晚报</p>', '2025-10-16'],
    ['', '<span>来源：西宁晚报</span><span>来源: 本报 2025-10-16 07:10</span>', '2025-10-16'],
    ['', '<p>2019年10月1日起施行</p>', undefined],
  ])('that states its day (%s%s) → %s', async (head, above, stated) => {
    expect(await statedIn(head, above)).toBe(stated);
  });
});

describe('a Word file', () => {
  it('→ its paragraphs', async () => {
    expect(lines(await textOf(await docxOf(TEXT)))).toEqual(lines(TEXT));
  });
});

describe('a ZIP', () => {
  async function opened(bytes: Uint8Array): Promise<unknown[]> {
    const documents: unknown[] = [];
    for await (const { name, content } of openDocuments('paper.zip', bytes)) {
      documents.push([name, 'ok' in content ? content.code : Buffer.from(content).toString()]);
    }
    return documents;
  }

  it('of files in folders → each under the name of the ZIP, without what systems leave behind', async () => {
    const zip = await zipOf([
      { name: '头版.txt', bytes: Buffer.from('一') },
      { name: 'b/2.txt', bytes: Buffer.from('二') },
      { name: '__MACOSX/b/._2.txt', bytes: Buffer.from('x') },
      { name: '.DS_Store', bytes: Buffer.from('x') },
    ]);
    expect(await opened(zip)).toEqual([
      ['paper.zip/头版.txt', '一'],
      ['paper.zip/b/2.txt', '二'],
    ]);
  });

  it('without a document → one sentence', async () => {
    expect(await opened(await zipOf([]))).toEqual([['paper.zip', 'empty']]);
  });
});
