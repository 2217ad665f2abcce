// What a person may drop in by mistake or malice: each gets its sentence, and the program goes on.
import { afterAll, describe, expect, it } from '@jest/globals';
import { readInChild } from '../../src/documents/child.js';
import { openDocuments, readDocument } from '../../src/documents/read-document.js';
import type { DocumentReading } from '../../src/documents/reading.js';
import * as bad from '../support/bad-documents.js';
import { docxOf, htmlOf, zipOf } from '../support/documents.js';

const MEGABYTE = 1024 * 1024;

interface BadInput {
  what: string;
  make: () => Buffer | Promise<Buffer>;
  code: string;
  sentence: string;
}

/** What is told of the one document in the bytes. */
async function told(bytes: Uint8Array): Promise<DocumentReading> {
  for await (const { content } of openDocuments('brought', bytes)) {
    return 'ok' in content ? content : await readDocument(content);
  }
  throw new Error('nothing was opened');
}

const INPUTS: BadInput[] = [
  { what: 'a PDF with a password', make: bad.encryptedPdf, code: 'encrypted', sentence: '密码' },
  {
    what: 'a PDF that ends after its first line',
    make: () => Buffer.from('%PDF-1.7\n'),
    code: 'damaged',
    sentence: '损坏',
  },
  {
    what: 'a PDF of 10,000 pages',
    make: () => bad.pdfOfPages(10_000),
    code: 'too-many-pages',
    sentence: '10000',
  },
  {
    what: 'a PDF without a word',
    make: () => bad.pdfOfPages(1),
    code: 'no-text',
    sentence: '没有认出文字',
  },
  {
    what: 'a ZIP that unpacks to 1.2 GB',
    make: () => bad.zipBomb(20, 60),
    code: 'unsafe',
    sentence: '压缩包解开后有 1200 MB，超过 256 MB 的上限，没有打开。',
  },
  {
    what: 'a ZIP of one file of 65 MB',
    make: () => bad.zipBomb(1, 65),
    code: 'unsafe',
    sentence: '文件解开后有 65 MB，超过 64 MB 的上限，没有打开。',
  },
  {
    what: 'a ZIP of one file that shrinks a thousandfold',
    make: () => bad.zipBomb(1, 20),
    code: 'unsafe',
    sentence: '压缩比异常，像是压缩炸弹，没有打开。',
  },
  { what: 'a ZIP that lies about its sizes', make: bad.lyingZip, code: 'damaged', sentence: '文件已损坏' },
  {
    what: 'a ZIP with ../ in a name',
    make: () => bad.climbingZip('其他'),
    code: 'unsafe',
    sentence: '压缩包里的文件名指向压缩包之外（../ 或绝对路径），没有打开。',
  },
  {
    what: 'a ZIP in a ZIP',
    make: async () => zipOf([{ name: 'inner.zip', bytes: await zipOf([]) }]),
    code: 'unsafe',
    sentence: '压缩包里还有压缩包，没有打开；请解开后录入。',
  },
  { what: 'a ZIP with a password', make: bad.encryptedZip, code: 'encrypted', sentence: '密码' },
  {
    what: 'a ZIP of 501 files',
    make: () =>
      zipOf(Array.from({ length: 501 }, (_, index) => ({ name: `${index}.txt`, bytes: Buffer.of(65) }))),
    code: 'unsafe',
    sentence: '压缩包里有 501 个文件，超过 500 个的上限，没有打开。',
  },
  {
    what: 'half a ZIP',
    make: async () => (await docxOf('x')).subarray(0, 1000),
    code: 'damaged',
    sentence: '文件已损坏',
  },
  {
    what: 'a DOCX that loads a picture from elsewhere',
    make: () => bad.rawDocx({ relationship: bad.externalRelationship('image') }),
    code: 'unsafe',
    sentence: 'Word 文件引用了外部文件，没有打开；请另存为不带外部引用的文件。',
  },
  {
    what: 'a DOCX that loads a template from elsewhere',
    make: () => bad.rawDocx({ relationship: bad.externalRelationship('attachedTemplate') }),
    code: 'unsafe',
    sentence: 'Word 文件引用了外部文件',
  },
  {
    what: 'a DOCX with an entity bomb',
    make: () => bad.rawDocx({ prolog: bad.entityBomb(), text: '&e9;' }),
    code: 'unsafe',
    sentence: 'Word 文件里带有实体定义，可能是攻击文件，没有打开。',
  },
  { what: 'a DOCX with a password', make: bad.lockedDocx, code: 'encrypted', sentence: '文件设了密码' },
  { what: 'a DOCX without a word', make: () => docxOf(''), code: 'no-text', sentence: 'Word 文件里没有文字' },
  {
    what: 'an image of 30,000 pixels a side',
    make: () => bad.whitePng(30_000),
    code: 'too-large',
    sentence: '30000',
  },
  {
    what: 'an image that ends after its header',
    make: () => bad.whitePng(200).subarray(0, 60),
    code: 'damaged',
    sentence: '损坏',
  },
  {
    what: 'none of these',
    make: () => Buffer.from(Array.from({ length: 4000 }, (_, index) => (index * 37) % 256)),
    code: 'not-text',
    sentence: '文件不是文本，也不是网页、PDF、Word、图片或 ZIP，无法读取。',
  },
  {
    what: 'a HEIC photograph',
    make: () => Buffer.from('\0\0\0\x18ftypheic\0\0', 'latin1'),
    code: 'unsupported',
    sentence: '这是 HEIC 照片，不能读取，请在手机上改存为 JPEG。',
  },
  {
    what: 'an old .doc',
    make: () => bad.lockedDocx().fill(0, 512),
    code: 'unsupported',
    sentence: '旧版 Office 文件',
  },
];

describe('bad inputs', () => {
  let highest = 0;
  const watch = setInterval(() => (highest = Math.max(highest, process.memoryUsage().rss)), 20);
  afterAll(() => clearInterval(watch));

  it.each(INPUTS)(
    '$what → $code, one sentence, within 15 s and 200 MB of our memory',
    async ({ make, code, sentence }) => {
      const bytes = await make();
      global.gc?.();
      const [before, begun] = [process.memoryUsage().rss, performance.now()];
      highest = before;
      const reading = await told(bytes);
      expect(reading).toEqual({ ok: false, code, message: expect.stringContaining(sentence) });
      expect(performance.now() - begun).toBeLessThan(15_000);
      expect((highest - before) / MEGABYTE).toBeLessThan(200);
    },
  );

  it('a DOCX with a link, which loads nothing → read', async () => {
    const link = await bad.rawDocx({ relationship: bad.externalRelationship('hyperlink') });
    expect(await told(link)).toMatchObject({ ok: true, text: '正文' });
  });

  it('a web page nested 50,000 deep → one sentence', async () => {
    const page = Buffer.from(`<!doctype html><body>${'<div>'.repeat(50_000)}正文`);
    expect(await told(page)).toMatchObject({ ok: false, code: 'damaged' });
  });
});

describe('the limits of the process that reads', () => {
  const task = { kind: 'html', bytes: Buffer.from(htmlOf('正文')) } as const;
  const progress = (): void => undefined;

  it.each([
    [{ memoryBytes: 1 }, 'out-of-memory', '读取这个文件占用内存太多，已经停止；请把文件拆小。'],
    [{ totalMs: 1 }, 'timeout', '读取时间太长，已经停止；请把文件拆小，或只保留需要的版面。'],
    [{ quietMs: 1 }, 'timeout', '读取时间太长，已经停止；请把文件拆小，或只保留需要的版面。'],
  ])('beyond %j → %s', async (limits, code, message) => {
    expect(await readInChild(task, { progress, limits })).toEqual({ ok: false, code, message });
  });

  it('the program closes → what runs and what waits ends with a sentence', async () => {
    const closing = new AbortController();
    const running = Array.from({ length: 5 }, () => readInChild(task, { progress, signal: closing.signal }));
    closing.abort();
    for (const reading of await Promise.all(running)) {
      expect(reading).toMatchObject({ ok: false, message: '程序正在关闭，没有读完。' });
    }
  });
});
