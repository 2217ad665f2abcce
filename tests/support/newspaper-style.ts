// The style sheet of a generated newspaper page.

export interface PageForm {
  font: 'serif' | 'sans';
  /** Of the running text, in points. */
  size: number;
  columns: number;
  bulletinColumns: number;
  /** Between columns, in millimetres. */
  gap: number;
  box: 'line' | 'double' | 'none';
  /** What is printed twice. */
  overprint: 'nothing' | 'title' | 'day';
  /** Where a QR code stands in a bulletin. */
  code: 'none' | 'between' | 'inside';
  /** On which side of the bulletins a vertical caption stands. */
  caption: 'left' | 'right' | 'none';
  /** Lines between the columns. */
  rules: boolean;
  /** Bulletins right of the other news. */
  turned: boolean;
  seed: number;
}

/** Millimetres: half a newspaper page. */
export const PAPER = { width: 250, height: 300 };

const FAMILIES = { serif: 'Noto Serif SC', sans: 'Noto Sans SC' };
const BORDERS = { line: '0.6pt solid #222', double: '2.4pt double #222', none: '0' };

export function newspaperStyle(form: PageForm): string {
  const { size, gap } = form;
  const rule = form.rules ? 'column-rule: 0.4pt solid #444;' : '';
  return `
<link rel="stylesheet" href="/noto-${form.font}-sc/400.css">
<link rel="stylesheet" href="/noto-${form.font}-sc/700.css">
<style>
@page { size: ${PAPER.width}mm ${PAPER.height}mm; margin: 0; }
* { box-sizing: border-box; margin: 0; padding: 0; }
body { width: ${PAPER.width}mm; height: ${PAPER.height}mm; padding: 8mm 9mm; overflow: hidden; background: #fff;
  color: #111; font: ${size}pt/1.45 '${FAMILIES[form.font]}'; word-break: break-all; text-align: justify; }
header { display: flex; justify-content: space-between; border-bottom: 1pt solid #111; padding-bottom: 1mm;
  margin-bottom: 3mm; }
h1 { font-size: 24pt; line-height: 1.3; text-align: center; margin-bottom: 2mm; }
h2 { font-size: ${size + 4}pt; line-height: 1.3; text-align: center; margin: 1mm 0 2mm; column-span: all; word-break: normal; }
h3 { font-size: ${size + 3}pt; line-height: 1.3; margin: 1mm 0; break-after: avoid; }
p { text-indent: 2em; }
p.rest { text-indent: 0; }
.lead { column-count: ${form.columns}; column-gap: ${gap}mm; ${rule} margin-bottom: 4mm; }
.middle { display: flex; gap: ${Math.max(gap, 4)}mm; margin-bottom: 4mm; align-items: flex-start; }
.beside { flex: 1; column-count: ${form.bulletinColumns === 3 ? 1 : 2}; column-gap: ${gap}mm; ${rule} }
.own { flex: ${form.bulletinColumns === 1 ? 0.9 : form.bulletinColumns}; display: flex; gap: 3mm;
  flex-direction: ${form.caption === 'right' ? 'row-reverse' : 'row'}; }
.bulletins { flex: 1; }
.bulletin { border: ${BORDERS[form.box]}; padding: 2mm ${form.box === 'none' ? 0 : 2.5}mm; margin-bottom: 3mm;
  column-count: ${form.bulletinColumns}; column-gap: ${gap}mm; ${rule} }
.vertical { writing-mode: vertical-rl; letter-spacing: 0.4em; font-size: ${size + 3}pt; font-weight: 700;
  border: 0.6pt solid #222; padding: 2mm 1mm; align-self: flex-start; white-space: nowrap; }
.over { position: relative; display: inline-block; white-space: nowrap; text-indent: 0; }
.over span { position: absolute; left: 0.5pt; top: 0; }
.code { break-inside: avoid; text-align: center; margin: 1mm 0; font-size: ${size - 1}pt; text-indent: 0; }
.code svg { width: 17mm; height: 17mm; display: block; margin: 0 auto 1mm; }
</style>`;
}
