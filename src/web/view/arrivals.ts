// Who brought a document and when, and what read it, in words.
import { dateName, shanghaiTimeName } from '../../domain/dates.js';
import type { Arrival } from '../../domain/source.js';
import { sourceName } from './plain-text.js';

interface ArrivalView {
  timeText: string;
  actor: string;
  name: string;
  publishedText: string;
}

export function arrivalView({ at, actor, name, published }: Arrival): ArrivalView {
  return {
    timeText: shanghaiTimeName(new Date(at)),
    actor,
    name: sourceName(name),
    publishedText: published === null ? '未填' : dateName(published),
  };
}

/** By the first word of what the archive keeps: `text 1`, `pdfjs 5.6.205`. */
const WAYS: Readonly<Record<string, string>> = {
  text: '纯文本，照原字读取',
  html: '网页，读取正文文字',
  mammoth: 'Word 文件，读取文字',
  pdfjs: 'PDF，读取文字层',
  tesseract: '图片，文字识别',
};

/** Several where a PDF has scanned pages, too; a program that is not known stays as it is. */
export function wayOfReading(extractor: string): string {
  const ways = extractor.split(' + ').map((one) => WAYS[one.split(' ')[0] ?? ''] ?? one);
  return ways.join('；');
}
