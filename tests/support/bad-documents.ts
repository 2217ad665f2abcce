// Documents that are broken, locked, too large or made to harm: each as small as it can be.
import { deflateSync } from 'node:zlib';
import { renamed, zipOf } from './documents.js';

type Entry = [name: string, text: string];

function zipped(...entries: Entry[]): Promise<Buffer> {
  return zipOf(entries.map(([name, text]) => ({ name, bytes: Buffer.from(text) })));
}

/** A PDF of these objects, numbered from 1; the first is the catalog. */
export function pdfOf(objects: string[], trailer = ''): Buffer {
  let body = '%PDF-1.7\n';
  const places = objects.map((object, index) => {
    const at = body.length;
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const size = objects.length + 1;
  const xref = `xref\n0 ${size}\n0000000000 65535 f \n${places.join('')}`;
  const end = `trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${body.length}\n%%EOF\n`;
  return Buffer.from(body + xref + end, 'latin1');
}

export function pdfOfPages(count: number): Buffer {
  const page = '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] >>';
  const kids = Array.from({ length: count }, (_, index) => `${index + 3} 0 R`).join(' ');
  const pages = `<< /Type /Pages /Count ${count} /Kids [${kids}] >>`;
  return pdfOf(['<< /Type /Catalog /Pages 2 0 R >>', pages, ...Array.from({ length: count }, () => page)]);
}

/** Locked with a password that nobody knows: its check never fits. */
export function encryptedPdf(): Buffer {
  const [owner, user] = ['ab'.repeat(32), 'cd'.repeat(32)];
  const lock = `<< /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O <${owner}> /U <${user}> >>`;
  const pages = '<< /Type /Pages /Count 1 /Kids [3 0 R] >>';
  const page = '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] >>';
  const id = 'ef'.repeat(16);
  return pdfOf(
    ['<< /Type /Catalog /Pages 2 0 R >>', pages, page, lock],
    `/Encrypt 4 0 R /ID [<${id}> <${id}>]`,
  );
}

/** White, one bit a pixel: small as a file, gigabytes once it is unpacked. */
export function whitePng(side: number): Buffer {
  const row = Buffer.alloc(Math.ceil(side / 8) + 1, 0xff).fill(0, 0, 1);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header[8] = 1;
  const rows = Buffer.concat(Array.from({ length: side }, () => row));
  const chunks = [chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...chunks]);
}

function chunk(type: string, data: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(typed));
  return Buffer.concat([length, typed, sum]);
}

function crc32(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum >>> 0;
}

/** `count` files of `megabytes` each, all of them zeros, that share one stretch of packed bytes. */
export async function zipBomb(count: number, megabytes: number): Promise<Buffer> {
  const zip = await zipOf([{ name: 'zeros.txt', bytes: Buffer.alloc(megabytes * 1024 * 1024) }]);
  const [contents, end] = [
    zip.lastIndexOf('PK\x01\x02', -1, 'latin1'),
    zip.lastIndexOf('PK\x05\x06', -1, 'latin1'),
  ];
  const entry = zip.subarray(contents, end);
  const tail = Buffer.from(zip.subarray(end));
  tail.writeUInt16LE(count, 8);
  tail.writeUInt16LE(count, 10);
  tail.writeUInt32LE(entry.length * count, 12);
  return Buffer.concat([zip.subarray(0, contents), ...Array.from({ length: count }, () => entry), tail]);
}

/** The table of contents says one byte; the data unpacks to a thousand times as much. */
export async function lyingZip(): Promise<Buffer> {
  const size = 1_000_003;
  const zip = await zipOf([{ name: 'page.txt', bytes: Buffer.alloc(size, 'a') }]);
  const told = Buffer.alloc(4);
  told.writeUInt32LE(size);
  for (let at = zip.indexOf(told); at !== -1; at = zip.indexOf(told)) zip.writeUInt32LE(1, at);
  return zip;
}

/** A good file beside one whose name leads out of the folder. */
export async function climbingZip(text: string): Promise<Buffer> {
  const zip = await zipped(['xx/evil.txt', 'x'], ['good.txt', text]);
  return renamed(zip, 'xx/evil.txt', '../evil.txt');
}

/** The flag of encryption set on every entry. */
export async function encryptedZip(): Promise<Buffer> {
  const zip = await zipped(['page.txt', 'x']);
  for (const [mark, offset] of [
    ['PK\x03\x04', 6],
    ['PK\x01\x02', 8],
  ] as const) {
    const at = zip.indexOf(mark, 0, 'latin1') + offset;
    zip.writeUInt16LE(zip.readUInt16LE(at) | 1, at);
  }
  return zip;
}

const WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const OFFICE = 'http://schemas.openxmlformats.org';

interface DocxParts {
  /** Before the document's root element. */
  prolog?: string;
  text?: string;
  relationship?: string;
}

export function rawDocx({ prolog = '', text = '正文', relationship = '' }: DocxParts): Promise<Buffer> {
  const main = `${OFFICE}/officeDocument/2006/relationships/officeDocument`;
  const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
  const relationships = (inner: string): string =>
    `<Relationships xmlns="${OFFICE}/package/2006/relationships">${inner}</Relationships>`;
  return zipped(
    [
      '[Content_Types].xml',
      `<Types xmlns="${OFFICE}/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="${type}"/></Types>`,
    ],
    ['_rels/.rels', relationships(`<Relationship Id="r1" Type="${main}" Target="word/document.xml"/>`)],
    ['word/_rels/document.xml.rels', relationships(relationship)],
    [
      'word/document.xml',
      `${prolog}<w:document ${WORD}><w:body><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:body></w:document>`,
    ],
  );
}

export function externalRelationship(type: 'image' | 'attachedTemplate' | 'hyperlink'): string {
  const name = `${OFFICE}/officeDocument/2006/relationships/${type}`;
  return `<Relationship Id="r9" Type="${name}" Target="http://192.0.2.1/x" TargetMode="External"/>`;
}

/** Each entity ten times the one before: gigabytes of text. */
export function entityBomb(): string {
  const levels = Array.from({ length: 9 }, (_, level) => {
    return `<!ENTITY e${level + 1} "${`&e${level};`.repeat(10)}">`;
  });
  return `<!DOCTYPE w:document [<!ENTITY e0 "bulletin">${levels.join('')}]>`;
}

/** The container of a Word file with a password. */
export function lockedDocx(): Buffer {
  const bytes = Buffer.alloc(2048);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(bytes);
  Buffer.from('EncryptedPackage', 'utf16le').copy(bytes, 1024);
  return bytes;
}
