// A Word file: checked part by part before any library unpacks it, then its text.
import mammoth from 'mammoth';
import type { Adapter, Unreadable } from './reading.js';
import { refusal } from './refusals.js';
import { openZip, type ZipEntry } from './zip.js';

const DOCX_EXTRACTOR = 'mammoth 1.13.0';

/** Of one part: a document of a thousand pages has a few megabytes. */
const MOST_PART_BYTES = 32 * 1024 * 1024;

const PART_WITH_MARKUP = /\.(?:xml|rels)$/i;
const DECLARATION = /<!(?:DOCTYPE|ENTITY)/i;
const EXTERNAL = /<[^>]*TargetMode\s*=\s*["']External["'][^>]*>/gi;
/** A link is text for the reader: nothing is loaded from it. */
const HYPERLINK = /Type\s*=\s*["'][^"']*\/hyperlink["']/i;

export const readDocx: Adapter = async (bytes, progress) => {
  progress({ page: 1, pages: 1 });
  const entries = await openZip(bytes);
  const fault = 'ok' in entries ? entries : await faultOf(entries);
  if (fault) return fault;
  const { value } = await mammoth.extractRawText({ buffer: Buffer.from(bytes) });
  const text = value.trim();
  if (text === '') return refusal('no-text', 'Word 文件里没有文字；如果是贴进去的图片，请把图片另存后录入。');
  const pages = [{ number: 1, start: 0, end: text.length }];
  return { ok: true, text, extractor: DOCX_EXTRACTOR, pages };
};

/** Why the file is not to be handed on; null where every part is as Word writes it. */
async function faultOf(entries: ZipEntry[]): Promise<Unreadable | null> {
  const names = new Set(entries.map(({ name }) => name.toLowerCase()));
  if (names.size < entries.length) return refusal('unsafe', 'Word 文件的结构不正常（同名部分），没有打开。');
  for (const entry of entries) {
    if (entry.refusal) return entry.refusal;
    const fault = PART_WITH_MARKUP.test(entry.name) ? await markupFault(entry) : null;
    if (fault) return fault;
  }
  return null;
}

async function markupFault(entry: ZipEntry): Promise<Unreadable | null> {
  if (entry.size > MOST_PART_BYTES) return refusal('unsafe', 'Word 文件的某一部分大得不正常，没有打开。');
  const bytes = await entry.unpack();
  if ('ok' in bytes) return bytes;
  // UTF-16 has a zero byte beside each letter of markup.
  const markup = Buffer.from(bytes).toString('latin1').replaceAll('\0', '');
  if (DECLARATION.test(markup))
    return refusal('unsafe', 'Word 文件里带有实体定义，可能是攻击文件，没有打开。');
  const outside = [...markup.matchAll(EXTERNAL)].find(([tag]) => !HYPERLINK.test(tag));
  return outside
    ? refusal('unsafe', 'Word 文件引用了外部文件，没有打开；请另存为不带外部引用的文件。')
    : null;
}
