// The kind of a document, told by its first bytes, never by the name's ending.
import type { Unreadable } from './reading.js';
import { refusal, refuse } from './refusals.js';

/** What the first bytes can tell; a ZIP may be a Word file, which only its table of contents tells. */
export type Kind = 'text' | 'html' | 'pdf' | 'image' | 'zip';

interface Signature {
  /** As Latin-1 characters. */
  bytes: string;
  at?: number;
  kind: Kind | Unreadable;
}

const OLE = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1';
/** `EncryptedPackage` in UTF-16, as the directory of a Word file with a password prints it. */
const ENCRYPTED_PACKAGE = Buffer.from('EncryptedPackage', 'utf16le');
const HEIC_BRANDS = ['heic', 'heix', 'hevc', 'mif1', 'msf1'];

const foreign = (name: string, way: string): Unreadable =>
  refusal('unsupported', `这是${name}，不能读取，请${way}。`);

const SIGNATURES: readonly Signature[] = [
  { bytes: '%PDF-', kind: 'pdf' },
  { bytes: 'PK\x03\x04', kind: 'zip' },
  { bytes: 'PK\x05\x06', kind: 'zip' },
  { bytes: '\x89PNG', kind: 'image' },
  { bytes: '\xff\xd8\xff', kind: 'image' },
  { bytes: 'II*\0', kind: 'image' },
  { bytes: 'MM\0*', kind: 'image' },
  { bytes: 'GIF8', kind: 'image' },
  { bytes: 'WEBP', at: 8, kind: 'image' },
  { bytes: 'BM', kind: foreign(' BMP 图片', '另存为 PNG 或 JPEG') },
  { bytes: '{\\rtf', kind: foreign(' RTF 文件', '另存为 .docx') },
  { bytes: 'Rar!\x1a', kind: foreign(' RAR 压缩包', '解开后录入里面的文件') },
  { bytes: '7z\xbc\xaf\x27', kind: foreign(' 7z 压缩包', '解开后录入里面的文件') },
  { bytes: '\x1f\x8b', kind: foreign(' GZ 压缩包', '解开后录入里面的文件') },
  ...HEIC_BRANDS.map((brand) => ({
    bytes: `ftyp${brand}`,
    at: 4,
    kind: foreign(' HEIC 照片', '在手机上改存为 JPEG'),
  })),
];

/** A page as browsers and editors save it, after a byte order mark, an XML line and comments. */
const HTML_START =
  /^(?:\s|<\?xml[^>]*>|<!--[\s\S]*?-->)*<(?:!doctype\s+html|html|head|body|meta|title|article|div|p|table|h[1-6])\b/i;
const MHTML_START = /^[\s\S]{0,2000}?^(?:content-type:\s*multipart\/related|mime-version:)/im;

export function kindOf(bytes: Uint8Array): Kind | Unreadable {
  const head = latin1(bytes.subarray(0, 4096));
  if (head.startsWith(OLE)) return oleKind(bytes);
  const known = SIGNATURES.find((signature) => head.startsWith(signature.bytes, signature.at));
  if (known && !(known.bytes === 'BM' && isTextLike(head))) return known.kind;
  // A PDF may have a few bytes before its mark.
  if (head.slice(0, 1024).includes('%PDF-')) return 'pdf';
  const letters = head.replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '').replaceAll('\0', '');
  if (HTML_START.test(letters)) return 'html';
  if (MHTML_START.test(letters)) return foreign('网页存档（MHTML）', '在浏览器里另存为“网页，仅 HTML”');
  return 'text';
}

/** The container of old Office files, and of new ones with a password. */
function oleKind(bytes: Uint8Array): Unreadable {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(ENCRYPTED_PACKAGE)
    ? refuse.encrypted()
    : foreign('旧版 Office 文件', '另存为 .docx');
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
}

/** Two letters are a weak mark: a bitmap's header holds zero bytes, a text none. */
function isTextLike(head: string): boolean {
  return !head.slice(0, 64).includes('\0');
}
