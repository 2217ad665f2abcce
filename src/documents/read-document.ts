// Bytes of a document → its text; the kind is told by the content, never by the name's ending.
import { decodeText, TEXT_EXTRACTOR } from './plain-text.js';

export type DocumentReading =
  | { ok: true; text: string; extractor: string }
  | { ok: false; code: 'empty' | 'too-large' | 'not-text' | 'unsupported'; message: string };

/** A newspaper page is about 20 kB of text; beyond this a file is something else. */
export const MAX_DOCUMENT_BYTES = 32 * 1024 * 1024;

const SIGNATURES: readonly { name: string; bytes: readonly number[] }[] = [
  { name: 'PDF 文件', bytes: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { name: 'ZIP 或 Word 文件', bytes: [0x50, 0x4b, 0x03, 0x04] },
  { name: 'PNG 图片', bytes: [0x89, 0x50, 0x4e, 0x47] },
  { name: 'JPEG 图片', bytes: [0xff, 0xd8, 0xff] },
];

/** Never throws on content: what cannot be read comes back as a code and one sentence. */
export function readDocument(bytes: Uint8Array): DocumentReading {
  if (bytes.length === 0) return { ok: false, code: 'empty', message: '文件是空的。' };
  if (bytes.length > MAX_DOCUMENT_BYTES) {
    const limit = MAX_DOCUMENT_BYTES / 1024 / 1024;
    const message = `文件有 ${Math.ceil(bytes.length / 1024 / 1024)} MB，超过 ${limit} MB 的上限，没有读取。`;
    return { ok: false, code: 'too-large', message };
  }
  const signature = SIGNATURES.find((known) => known.bytes.every((byte, index) => bytes[index] === byte));
  if (signature) {
    const message = `这是 ${signature.name}，目前只能读取文本（.txt、.md），请先转成文本。`;
    return { ok: false, code: 'unsupported', message };
  }
  const text = decodeText(bytes);
  if (text === null) return { ok: false, code: 'not-text', message: '文件不是文本，无法读取。' };
  if (text.trim() === '') return { ok: false, code: 'empty', message: '文件里没有文字。' };
  return { ok: true, text, extractor: TEXT_EXTRACTOR };
}
