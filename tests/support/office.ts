// Reads office files back part by part, with nothing taken from what wrote them.
import { load, type CheerioAPI } from 'cheerio';
import { fromBuffer, type Entry, type ZipFile } from 'yauzl';

/** Bytes by name, of every entry. */
export async function unzipped(bytes: Buffer): Promise<Map<string, Buffer>> {
  const parts = new Map<string, Buffer>();
  const zip = await new Promise<ZipFile>((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true }, (error, file) => (error ? reject(error) : resolve(file)));
  });
  return await new Promise((resolve, reject) => {
    zip.on('error', reject).on('end', () => resolve(parts));
    zip.on('entry', (entry: Entry) => {
      content(zip, entry).then((data) => {
        parts.set(entry.fileName, data);
        zip.readEntry();
      }, reject);
    });
    zip.readEntry();
  });
}

async function content(zip: ZipFile, entry: Entry): Promise<Buffer> {
  return await new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) {
        reject(error);
        return;
      }
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => resolve(Buffer.concat(chunks)));
      stream.on('error', reject);
    });
  });
}

export async function xmlParts(bytes: Buffer): Promise<(name: string) => CheerioAPI> {
  const parts = await unzipped(bytes);
  return (name) => {
    const part = parts.get(name);
    if (part === undefined) throw new Error(`no ${name} among ${[...parts.keys()].join(', ')}`);
    return load(part.toString('utf8'), { xml: true });
  };
}

export interface SheetCell {
  value: string | number | null;
  /** How a number is shown. */
  format: string;
  isFormula: boolean;
}

export interface ReadSheet {
  name: string;
  rows: SheetCell[][];
  widths: number[];
  /** Rows that stay in sight. */
  frozen: number;
}

/** Every sheet of a workbook, cell by cell. */
export async function readWorkbook(bytes: Buffer): Promise<ReadSheet[]> {
  const part = await xmlParts(bytes);
  const workbook = part('xl/workbook.xml');
  const shared = sharedStrings(part('xl/sharedStrings.xml'));
  const formats = cellFormats(part('xl/styles.xml'));
  return workbook('sheet')
    .toArray()
    .map((sheet, index) => {
      const $ = part(`xl/worksheets/sheet${index + 1}.xml`);
      return {
        name: sheet.attribs['name'] ?? '',
        rows: $('sheetData > row')
          .toArray()
          .map((row) =>
            $(row)
              .find('c')
              .toArray()
              .map((cell): SheetCell => {
                const { t = 'n', s = '0' } = cell.attribs;
                const raw = $(cell).find('v').text();
                const value =
                  t === 's'
                    ? (shared[Number(raw)] ?? '')
                    : t === 'inlineStr'
                      ? $(cell).find('t').text()
                      : raw === ''
                        ? null
                        : Number(raw);
                return { value, format: formats[Number(s)] ?? '', isFormula: $(cell).find('f').length > 0 };
              }),
          ),
        widths: $('cols > col')
          .toArray()
          .map((column) => Number(column.attribs['width'])),
        frozen: Number($('pane[state="frozen"]').attr('ySplit') ?? 0),
      };
    });
}

function sharedStrings($: CheerioAPI): string[] {
  return $('si')
    .toArray()
    .map((item) => $(item).find('t').text());
}

/** By the number of the style. */
function cellFormats($: CheerioAPI): string[] {
  const codes = new Map(
    $('numFmts > numFmt')
      .toArray()
      .map(({ attribs }) => [attribs['numFmtId'], attribs['formatCode'] ?? '']),
  );
  const builtIn: Record<string, string> = {
    '2': '0.00',
    '3': '#,##0',
    '4': '#,##0.00',
    '10': '0.00%',
    '49': '@',
  };
  return $('cellXfs > xf')
    .toArray()
    .map(({ attribs }) => codes.get(attribs['numFmtId']) ?? builtIn[attribs['numFmtId'] ?? ''] ?? '');
}

/** A number as a spreadsheet shows it, for the formats that a report uses: sections for above, below and at zero, literals in quotes. */
export function shownNumber(value: number, format: string): string {
  const sections = format.split(/;(?=(?:[^"]*"[^"]*")*[^"]*$)/);
  const section = (value < 0 ? sections[1] : value === 0 ? sections[2] : undefined) ?? sections[0] ?? '';
  return section.replace(/"([^"]*)"|[#0,.]*[#0](%?)/g, (code: string, literal?: string, sign?: string) => {
    if (literal !== undefined) return literal;
    const decimals = /\.(0+)/.exec(code)?.[1]?.length ?? 0;
    return (
      (Math.abs(value) * (sign === '%' ? 100 : 1)).toLocaleString('en-US', {
        minimumFractionDigits: decimals,
        maximumFractionDigits: decimals,
        useGrouping: code.includes(','),
      }) + (sign ?? '')
    );
  });
}
