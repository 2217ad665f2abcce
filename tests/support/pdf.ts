// Small PDFs written by hand, for what no printer would print.

interface PdfParts {
  pages: number;
  /** The content of every page; text is set in `/F1`, whose characters are those of PDFDocEncoding. */
  content?: string;
  /** Locked by a password that nobody told. */
  locked?: boolean;
}

const LOCK = `<< /Filter /Standard /V 1 /R 2 /P -4 /O <${'41'.repeat(32)}> /U <${'42'.repeat(32)}> >>`;

/** A4 pages with the same content. */
export function pdfOf({ pages, content = '', locked = false }: PdfParts): Buffer {
  const first = 5;
  const kids = Array.from({ length: pages }, (_, index) => `${first + index} 0 R`).join(' ');
  const page =
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 3 0 R /Resources << /Font << /F1 4 0 R >> >> >>';
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages} /Kids [${kids}] >>`,
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    ...Array.from({ length: pages }, () => page),
  ];
  let text = '%PDF-1.7\n';
  const offsets = objects.map((object, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  const lock = locked ? ` /Encrypt ${LOCK} /ID [<${'00'.repeat(16)}> <${'00'.repeat(16)}>]` : '';
  const size = objects.length + 1;
  return Buffer.from(
    `${text}xref\n0 ${size}\n0000000000 65535 f \n${offsets.join('')}trailer\n` +
      `<< /Size ${size} /Root 1 0 R${lock} >>\nstartxref\n${text.length}\n%%EOF\n`,
    'latin1',
  );
}
