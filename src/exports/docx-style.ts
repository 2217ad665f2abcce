// How a report in DOCX looks: the measures of GB/T 9704, and the parts of the file that say so in place of the library's own.

const TWIPS_PER_MM = 1440 / 25.4;

function twips(millimetres: number): number {
  return Math.round(millimetres * TWIPS_PER_MM);
}

/** Type area of 156 × 225 mm. Left is the binding edge, which changes sides on even pages. */
export const PAGE = {
  size: { width: twips(210), height: twips(297) },
  margin: {
    ...{ top: twips(37), left: twips(28), right: twips(26), bottom: twips(35) },
    /** So that the dash of the page number lies 7 mm below the type area, and the chain head in the line under it. */
    ...{ header: twips(20), footer: twips(21) },
  },
};
export const TEXT_WIDTH = PAGE.size.width - PAGE.margin.left - PAGE.margin.right;
const LINES = 22;
const CHARACTERS = 28;
const BODY_POINTS = 16;

/** Rounded down: a grid that is a twip too large loses a line. */
export const LINE_PITCH = Math.floor((PAGE.size.height - PAGE.margin.top - PAGE.margin.bottom) / LINES);

/**
 * What each character of the body gives away, in twips: 28 of 16 pt are wider than the type area. Not by a grid of
 * characters: LibreOffice gives a character that is wider than its cell two of them.
 */
const CHARACTER_SPACING = Math.floor(TEXT_WIDTH / CHARACTERS - 20 * BODY_POINTS);

function pixels(millimetres: number): number {
  return Math.floor((millimetres / 25.4) * 96);
}

/** The largest picture: its caption and sentence stand on the same page. */
export const PICTURE = { width: pixels(156), height: pixels(120) };

type Face = 'title' | 'body' | 'hei' | 'kai';
/** Name, what stands in where a machine does not have it, and its family. */
const FACES: Readonly<Record<Face, readonly [name: string, instead: string, family: string]>> = {
  title: ['方正小标宋简体', '华文中宋', 'roman'],
  body: ['仿宋', '仿宋_GB2312', 'modern'],
  hei: ['黑体', 'SimHei', 'swiss'],
  kai: ['楷体', '楷体_GB2312', 'modern'],
};
/** Figures and letters: its digits are all of one width. */
const LATIN = 'Times New Roman';

interface Look {
  face: Face;
  points: number;
  /** Spacing in twips; absent: as the grid has it. */
  spacing?: string;
  /** Off the grid: small type keeps its own pitch. */
  isLoose?: boolean;
  isKeptWithNext?: boolean;
  /** Twips of two characters. */
  isIndented?: boolean;
  align?: 'center' | 'left';
  /** 0 for 一、, 1 for （一）. */
  outline?: number;
}

const onGrid = `w:line="${LINE_PITCH}" w:lineRule="exact"`;

/** Under the names that the library and word processors know. */
const STYLES: readonly [id: string, name: string, look: Look][] = [
  [
    'Title',
    'Title',
    {
      face: 'title',
      points: 22,
      isKeptWithNext: true,
      align: 'center',
      spacing: 'w:line="720" w:lineRule="atLeast"',
    },
  ],
  ['Heading1', 'heading 1', { face: 'hei', points: 16, isKeptWithNext: true, isIndented: true, outline: 0 }],
  ['Heading2', 'heading 2', { face: 'kai', points: 16, isKeptWithNext: true, isIndented: true, outline: 1 }],
  [
    'Caption',
    'caption',
    {
      face: 'hei',
      points: 10.5,
      isLoose: true,
      isKeptWithNext: true,
      align: 'center',
      spacing: 'w:before="120" w:line="360" w:lineRule="exact"',
    },
  ],
  ['Prose', 'Prose', { face: 'body', points: 16, isIndented: true, align: 'left' }],
  ['Line', 'Line', { face: 'kai', points: 16, align: 'center' }],
  ['Signature', 'Signature', { face: 'kai', points: 16, isIndented: true }],
  [
    'TableHead',
    'Table Head',
    { face: 'hei', points: 10.5, isLoose: true, spacing: 'w:line="320" w:lineRule="exact"' },
  ],
  ['Cell', 'Cell', { face: 'body', points: 10.5, isLoose: true, spacing: 'w:line="320" w:lineRule="exact"' }],
  ['Note', 'Note', { face: 'body', points: 9, isLoose: true, spacing: 'w:line="280" w:lineRule="exact"' }],
  [
    'Picture',
    'Picture',
    {
      face: 'body',
      points: 16,
      isLoose: true,
      isKeptWithNext: true,
      align: 'center',
      spacing: 'w:line="240" w:lineRule="auto"',
    },
  ],
  [
    'PageNumber',
    'Page Number',
    { face: 'body', points: 14, isLoose: true, spacing: 'w:line="340" w:lineRule="exact"' },
  ],
  [
    'ChainHead',
    'Chain Head',
    { face: 'body', points: 8, isLoose: true, spacing: 'w:line="220" w:lineRule="exact"' },
  ],
];

function styleXml([id, name, look]: (typeof STYLES)[number]): string {
  return `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>${paragraphXml(look)}</w:pPr><w:rPr>${runXml(look, narrowed(look))}</w:rPr></w:style>`;
}

function narrowed({ points, isLoose = false }: Look): string {
  return points === BODY_POINTS && !isLoose ? `<w:spacing w:val="${CHARACTER_SPACING}"/>` : '';
}

/** In the order of the schema. */
function paragraphXml({ spacing = onGrid, ...look }: Look): string {
  return [
    look.isKeptWithNext === true ? '<w:keepNext/><w:keepLines/>' : '',
    look.isLoose === true ? '<w:snapToGrid w:val="0"/>' : '',
    `<w:spacing ${spacing}/>`,
    look.isIndented === true ? '<w:ind w:firstLineChars="200" w:firstLine="640"/>' : '',
    look.align === undefined ? '' : `<w:jc w:val="${look.align}"/>`,
    look.outline === undefined ? '' : `<w:outlineLvl w:val="${look.outline}"/>`,
  ].join('');
}

function runXml(
  { face, points, isLoose = false }: Pick<Look, 'face' | 'points' | 'isLoose'>,
  spacing = '',
): string {
  const fonts = `<w:rFonts w:ascii="${LATIN}" w:hAnsi="${LATIN}" w:cs="${LATIN}" w:eastAsia="${FACES[face][0]}"/>`;
  return `${fonts}${isLoose ? '<w:snapToGrid w:val="0"/>' : ''}${spacing}<w:sz w:val="${2 * points}"/><w:szCs w:val="${2 * points}"/>`;
}

const HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
/** Figures as Latin text: in Chinese a line may end within a number. */
const CHINESE = 'w:val="en-US" w:eastAsia="zh-CN"';

const defaults = `<w:docDefaults><w:rPrDefault><w:rPr>${runXml({ face: 'body', points: BODY_POINTS })}<w:lang ${CHINESE}/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing ${onGrid}/></w:pPr></w:pPrDefault></w:docDefaults>`;
const normal =
  '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>';

/** Margins that change sides on even pages, which the library cannot ask for. */
const settings = `<w:mirrorMargins/><w:defaultTabStop w:val="720"/><w:evenAndOddHeaders/><w:characterSpacingControl w:val="compressPunctuation"/><w:compat><w:balanceSingleByteDoubleByteWidth/><w:useFELayout/><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang ${CHINESE}/>`;

const fonts = Object.values(FACES)
  .map(
    ([name, instead, family]) =>
      `<w:font w:name="${name}"><w:altName w:val="${instead}"/><w:charset w:val="86"/><w:family w:val="${family}"/></w:font>`,
  )
  .join('');

export const PARTS = [
  {
    path: 'word/styles.xml',
    data: `${HEADER}<w:styles ${NAMESPACE}>${defaults}${normal}${STYLES.map(styleXml).join('')}</w:styles>`,
  },
  { path: 'word/settings.xml', data: `${HEADER}<w:settings ${NAMESPACE}>${settings}</w:settings>` },
  { path: 'word/fontTable.xml', data: `${HEADER}<w:fonts ${NAMESPACE}>${fonts}</w:fonts>` },
];
