import { describe, expect, it } from '@jest/globals';
import { MAX_TEXT_BYTES } from '../../src/documents/plain-text.js';
import { readDocument } from '../../src/documents/read-document.js';

const TEXT = '10月15日，一共来电1215件次';
const GB18030 = Uint8Array.from([
  0x31, 0x30, 0xd4, 0xc2, 0x31, 0x35, 0xc8, 0xd5, 0xa3, 0xac, 0xd2, 0xbb, 0xb9, 0xb2, 0xc0, 0xb4, 0xb5, 0xe7,
  0x31, 0x32, 0x31, 0x35, 0xbc, 0xfe, 0xb4, 0xce,
]);

function utf16(text: string, { bigEndian, mark }: { bigEndian: boolean; mark: boolean }): Uint8Array {
  const bytes = Buffer.from((mark ? '\ufeff' : '') + text, 'utf16le');
  return bigEndian ? bytes.swap16() : bytes;
}

describe('readDocument', () => {
  it.each([
    ['UTF-8', Buffer.from(TEXT)],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${TEXT}`)],
    ['UTF-16 LE with a mark', utf16(TEXT, { bigEndian: false, mark: true })],
    ['UTF-16 BE with a mark', utf16(TEXT, { bigEndian: true, mark: true })],
    ['UTF-16 LE without a mark', utf16(TEXT, { bigEndian: false, mark: false })],
    ['UTF-16 BE without a mark', utf16(TEXT, { bigEndian: true, mark: false })],
    ['GB18030', GB18030],
  ])('%s → the same text, on one page', async (_name, bytes) => {
    const pages = [{ number: 1, start: 0, end: TEXT.length }];
    expect(await readDocument(bytes)).toMatchObject({ ok: true, text: TEXT, pages });
  });

  it.each([
    { what: 'no bytes', bytes: new Uint8Array(), code: 'empty', message: '文件是空的。' },
    { what: 'only white space', bytes: Buffer.from(' \n\t'), code: 'empty', message: '文件里没有文字。' },
    {
      what: 'too many bytes',
      bytes: new Uint8Array(MAX_TEXT_BYTES + 1),
      code: 'too-large',
      message: '超过 8 MB 的上限',
    },
    { what: 'the first line of a PDF', bytes: Buffer.from('%PDF-1.7\n'), code: 'damaged', message: '已损坏' },
    {
      what: 'the first bytes of a picture',
      bytes: Buffer.from('\x89PNG\r', 'latin1'),
      code: 'damaged',
      message: '已损坏',
    },
    {
      what: 'machine code',
      bytes: Uint8Array.from({ length: 400 }, (_, index) => (index * 37) % 256),
      code: 'not-text',
      message: '不是文本',
    },
    { what: 'zero bytes', bytes: new Uint8Array(64), code: 'not-text', message: '不是文本' },
  ])('$what → one sentence, no exception', async ({ bytes, code, message }) => {
    expect(await readDocument(bytes)).toEqual({
      ok: false,
      code,
      message: expect.stringContaining(message),
    });
  });
});
