// Under which name an archived document is saved: what a stranger called it, made harmless.

/** Not the paths, signs and device names that a file system takes for something else. */
const NEVER = /[<>:"|?*\p{C}\p{Zl}\p{Zp}]/gu;
const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)/iu;
const MOST_CHARACTERS = 60;

/** By the first word of what read it; any other ending could be one that a double click runs. */
const ENDINGS: Readonly<Record<string, readonly string[]>> = {
  text: ['txt', 'md'],
  html: ['html', 'htm'],
  mammoth: ['docx'],
  pdfjs: ['pdf'],
  tesseract: ['png', 'jpg', 'jpeg', 'tif', 'tiff', 'webp', 'pdf'],
};

interface Named {
  name: string;
  sha256: string;
  extractor: string;
}

export function savedName({ name, sha256, extractor }: Named): string {
  const last = name.normalize('NFC').split(/[/\\]/u).at(-1) ?? '';
  const clean = last.replace(NEVER, '').trim();
  const [, stem = clean, ending = ''] = /^(.*)\.([^.]*)$/u.exec(clean) ?? [];
  const known = ENDINGS[extractor.split(' ')[0] ?? ''] ?? ['bin'];
  const isKnown = known.includes(ending.toLowerCase());
  const body = bounded(isKnown ? stem : clean) || `来源-${sha256.slice(0, 8)}`;
  return `${body.replace(DEVICE, (device) => `_${device}`)}.${isKnown ? ending.toLowerCase() : (known[0] ?? 'bin')}`;
}

/** Dots and blanks at the ends hide a file, or are dropped by the system that saves it. */
function bounded(stem: string): string {
  const ends = /^[.\s]+|[.\s]+$/gu;
  return Array.from(stem.replace(ends, '')).slice(0, MOST_CHARACTERS).join('').replace(ends, '');
}

/** Both forms of RFC 6266: plain ASCII, and UTF-8 for those who know it. */
export function attachment(named: Named): string {
  const name = savedName(named);
  const ending = name.slice(name.lastIndexOf('.'));
  const isPlain = /^[\w.()+, -]+$/u.test(name);
  const plain = isPlain ? name : `source-${named.sha256.slice(0, 8)}${ending}`;
  const coded = encodeURIComponent(name).replace(
    /['()*!]/gu,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${coded}`;
}
