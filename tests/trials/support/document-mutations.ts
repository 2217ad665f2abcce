// Documents of every kind, damaged as a whole or from within: what is packed again around a damaged part gets further.
import sharp from 'sharp';
import { randomFrom, type Random } from '../../bench/random.js';
import { pdfOf } from '../../support/pdf.js';
import { rawDocx } from '../../support/bad-documents.js';
import { corpusPages } from '../../support/corpus.js';
import { docxOf, htmlOf, zipOf } from '../../support/documents.js';
import { inGb18030 } from '../../support/gb18030.js';
import { mutatedBytes, mutatedText } from './mutations.js';

type Maker = (random: Random) => Buffer | Promise<Buffer>;

const TEXTS = corpusPages()
  .slice(0, 24)
  .map(({ text }) => text);
/** Of GB18030: its table takes a while to turn round. */
const LEGACY = TEXTS.slice(0, 3).map(inGb18030);
const LEGACY_PAGE = inGb18030(htmlOf(TEXTS[0] ?? '', { head: '<meta charset="gbk">' }));
const DOCX = await Promise.all(TEXTS.slice(0, 6).map(docxOf));
const IMAGES = await smallImages();

const CONTENT = `BT /F1 12 Tf 40 800 Td ${Array.from({ length: 20 }, (_, line) => `(line ${line} of 12345 hot 678) Tj 0 -14 Td`).join(' ')} ET`;

async function smallImages(): Promise<Buffer[]> {
  const grey = { width: 120, height: 90, channels: 3, background: '#888888' } as const;
  const image = sharp({ create: grey });
  const kinds = [image.clone().png(), image.clone().jpeg(), image.clone().tiff(), image.clone().webp()];
  return await Promise.all(kinds.map((kind) => kind.toBuffer()));
}

const any = <T>(list: readonly T[], random: Random): T => {
  const item = list[random.below(list.length)];
  if (item === undefined) throw new Error('nothing to choose from');
  return item;
};

const damagedText = (random: Random): string =>
  mutatedText({ whole: any(TEXTS, random), other: any(TEXTS, random) }, random);
const damagedMarkup = (random: Random): string =>
  mutatedText({ whole: htmlOf(any(TEXTS, random)), other: htmlOf(any(TEXTS, random)) }, random);
const damagedContent = (random: Random): string =>
  mutatedText({ whole: CONTENT, other: CONTENT }, random).replaceAll(/[^\x20-\x7e\n]/g, '?');
const damaged = (from: readonly Buffer[], random: Random): Buffer =>
  mutatedBytes({ whole: any(from, random), other: any(from, random) }, random);

/** How many in a thousand. What a PDF or an image still shows is recognised, which takes a second: they are few. */
const MAKERS: readonly (readonly [number, Maker])[] = [
  [130, (random) => Buffer.from(damagedText(random))],
  [60, (random) => Buffer.from(`\ufeff${damagedText(random)}`, 'utf16le')],
  [60, (random) => damaged(LEGACY, random)],
  [
    40,
    (random) => mutatedBytes({ whole: Buffer.from(any(TEXTS, random)), other: any(DOCX, random) }, random),
  ],
  [230, (random) => Buffer.from(damagedMarkup(random))],
  [50, (random) => damaged([LEGACY_PAGE], random)],
  [150, (random) => damaged(DOCX, random)],
  [100, (random) => rawDocx({ text: damagedText(random) })],
  [50, (random) => rawDocx({ prolog: damagedMarkup(random).slice(0, 2000) })],
  [
    118,
    (random) =>
      zipOf([
        { name: '头版.html', bytes: Buffer.from(damagedMarkup(random)) },
        { name: '二版.txt', bytes: damaged(LEGACY, random) },
      ]),
  ],
  [4, (random) => pdfOf({ pages: 1 + random.below(3), content: damagedContent(random) })],
  [
    5,
    (random) =>
      damaged([pdfOf({ pages: 2, content: CONTENT }), pdfOf({ pages: 1, content: CONTENT })], random),
  ],
  [3, (random) => damaged(IMAGES, random)],
];

/** Document number `index` of a seed: it alone can be made again. */
export async function mutatedDocument(seed: number, index: number): Promise<Buffer> {
  const random = randomFrom(seed * 1_000_003 + index);
  let place = random.below(1000);
  const [, make] = MAKERS.find(([share]) => (place -= share) < 0) ?? MAKERS[0] ?? [];
  if (make === undefined) throw new Error('no kind of document');
  return await make(random);
}
