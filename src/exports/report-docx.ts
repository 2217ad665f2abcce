// A report as a Word document in the layout of GB/T 9704: real headings, tables, page number fields, the chart as a picture.
import {
  AlignmentType,
  Document,
  DocumentGridType,
  Footer,
  Header,
  HeadingLevel,
  ImageRun,
  Packer,
  PageNumber,
  Paragraph,
  Tab,
  TabStopType,
  TextRun,
  type Table,
} from 'docx';
import { dateName } from '../domain/dates.js';
import { lineText, type ChartBlock, type ReportBlock, type ReportDocument } from '../domain/report.js';
import { LINE_PITCH, PAGE, PARTS, PICTURE, TEXT_WIDTH } from './docx-style.js';
import { tableParts } from './docx-table.js';
import { fieldPairs, periodText, xmlSafe } from './report-text.js';

/** Whoever opens its properties learns of no person and no machine. */
const CREATOR = '热线台账';

/**
 * `picture`: the chart as PNG; null: its sentence stands alone.
 * The same report gives the same parts, but for the moment of making in docProps/core.xml and the times of the archive.
 */
export async function reportDocx(report: ReportDocument, picture: Buffer | null): Promise<Buffer> {
  const { title, periodName, head, simulatedText } = report;
  const document = new Document({
    title: xmlSafe(`${title} ${periodName}`),
    ...{ creator: CREATOR, lastModifiedBy: CREATOR, revision: 1 },
    evenAndOddHeaderAndFooters: true,
    sections: [
      {
        properties: { page: PAGE, grid: { linePitch: LINE_PITCH, type: DocumentGridType.LINES } },
        headers: { default: marked(simulatedText), even: marked(simulatedText) },
        footers: { default: pageFoot(AlignmentType.RIGHT, head), even: pageFoot(AlignmentType.LEFT, head) },
        children: [
          ...opening(report),
          ...report.blocks.flatMap((block) => blockParts(block, picture)),
          ...closing(report),
        ],
      },
    ],
  });
  return await Packer.toBuffer(document, undefined, PARTS);
}

/** 模拟数据 on every page where it is. */
function marked(simulatedText: string | null): Header {
  const text = simulatedText === null ? '' : xmlSafe(simulatedText);
  return new Header({ children: [new Paragraph({ style: 'Note', alignment: AlignmentType.RIGHT, text })] });
}

/** Of the page number's own size, 14 pt, in twips. */
const CHARACTER = 280;

/** `— 1 —`, one character from the outer edge; the chain head in small print under it. */
function pageFoot(alignment: typeof AlignmentType.RIGHT | typeof AlignmentType.LEFT, head: string): Footer {
  const indent = alignment === AlignmentType.RIGHT ? { right: CHARACTER } : { left: CHARACTER };
  const number = new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'] });
  return new Footer({
    children: [
      new Paragraph({ style: 'PageNumber', alignment, indent, children: [number] }),
      new Paragraph({ style: 'ChainHead', text: head === '' ? '' : xmlSafe(`审计链链首 ${head}`) }),
    ],
  });
}

function opening(report: ReportDocument): Paragraph[] {
  const { title, simulatedText } = report;
  return [
    new Paragraph({ heading: HeadingLevel.TITLE, text: xmlSafe(title) }),
    line(periodText(report)),
    ...imprint(report),
    ...(simulatedText === null ? [] : [line(simulatedText)]),
    new Paragraph({ text: '' }),
  ];
}

function line(text: string): Paragraph {
  return new Paragraph({ style: 'Line', text: xmlSafe(text) });
}

/** 编发单位 left, 期号 in the middle, the date right; none in a draft. */
function imprint({ fields: { issuer, number }, issuedOn }: ReportDocument): Paragraph[] {
  if (issuedOn === null) return [];
  const texts = [issuer, new Tab(), number, new Tab(), dateName(issuedOn)];
  return [
    new Paragraph({
      ...{ style: 'Line', alignment: AlignmentType.LEFT },
      tabStops: [
        { type: TabStopType.CENTER, position: Math.round(TEXT_WIDTH / 2) },
        { type: TabStopType.RIGHT, position: TEXT_WIDTH },
      ],
      children: [
        new TextRun({ children: texts.map((text) => (typeof text === 'string' ? xmlSafe(text) : text)) }),
      ],
    }),
  ];
}

function blockParts(block: ReportBlock, picture: Buffer | null): (Paragraph | Table)[] {
  switch (block.type) {
    case 'heading': {
      const heading = block.level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2;
      return [new Paragraph({ heading, text: xmlSafe(block.text) })];
    }
    case 'paragraph':
      return [new Paragraph({ style: 'Prose', text: xmlSafe(lineText(block.runs)) })];
    case 'table':
      return tableParts(block);
    case 'chart':
      return chartParts(block, picture);
    case 'notes':
      return block.lines.map((line) => new Paragraph({ style: 'Note', text: xmlSafe(lineText(line)) }));
  }
}

function chartParts({ title, sentence }: ChartBlock, picture: Buffer | null): Paragraph[] {
  const said = new Paragraph({ style: 'Prose', text: xmlSafe(sentence) });
  if (picture === null) return [said];
  const image = new ImageRun({
    type: 'png',
    data: picture,
    transformation: fitted(picture),
    altText: { name: 'chart', title: xmlSafe(title), description: xmlSafe(sentence) },
  });
  return [
    new Paragraph({ style: 'Caption', text: xmlSafe(title) }),
    new Paragraph({ style: 'Picture', children: [image] }),
    said,
  ];
}

/** As wide as the type area, or less where it would be too high; a PNG tells its size in its first chunk. */
function fitted(png: Buffer): { width: number; height: number } {
  const width = png.readUInt32BE(16);
  const height = png.readUInt32BE(20);
  const scale = Math.min(PICTURE.width / width, PICTURE.height / height);
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}

/** 拟稿, 审核, 签发, where they were filled in. */
function closing(report: ReportDocument): Paragraph[] {
  const signed = fieldPairs(report).filter(([name]) => name !== '期号' && name !== '编发单位');
  if (signed.length === 0) return [];
  const text = signed.map(([name, value]) => `${name}：${value}`).join('\u3000\u3000');
  return [new Paragraph({ text: '' }), new Paragraph({ style: 'Signature', text: xmlSafe(text) })];
}
