// ZIPs that are one document: Word files, and their relatives that nobody prints bulletins in.
import type { Unreadable } from './reading.js';
import { refusal } from './refusals.js';
import type { ZipEntry } from './zip.js';

const PARTS: readonly { part: RegExp; kind: 'docx' | Unreadable }[] = [
  { part: /^word\/document\d*\.xml$/i, kind: 'docx' },
  { part: /^OFD\.xml$/i, kind: foreign('OFD 版式文件', '导出为 PDF') },
  { part: /^xl\/workbook\.(?:xml|bin)$/i, kind: foreign('Excel 表格', '把文字复制出来粘贴') },
  { part: /^ppt\/presentation\.xml$/i, kind: foreign('PowerPoint 文件', '导出为 PDF') },
  { part: /^META-INF\/manifest\.xml$/i, kind: foreign('OpenDocument 文件', '另存为 .docx 或 PDF') },
  { part: /^META-INF\/container\.xml$/i, kind: foreign('EPUB 电子书', '导出为 PDF') },
];

function foreign(name: string, way: string): Unreadable {
  return refusal('unsupported', `这是 ${name}，不能读取，请${way}。`);
}

/** Null for a ZIP that is just a folder of files. */
export function officeKind(entries: ZipEntry[]): 'docx' | Unreadable | null {
  const found = PARTS.find(({ part }) => entries.some(({ name }) => part.test(name)));
  return found?.kind ?? null;
}
