// Pages of an office file as LibreOffice lays them out, under a profile of its own and in bounded time.
import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { layoutOf } from './pdf-layout.js';

const LIMIT_MS = 90_000;

/** Null, with a message, where there is no LibreOffice. */
export function officePages(docx: Buffer): Promise<number> | null {
  if (spawnSync('soffice', ['--version'], { timeout: LIMIT_MS }).status === 0) return counted(docx);
  process.stderr.write(
    'no soffice here: pages of the DOCX are not counted (Debian: apt-get install libreoffice-writer)\n',
  );
  return null;
}

async function counted(docx: Buffer): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'office-pages-'));
  try {
    writeFileSync(join(folder, 'report.docx'), docx);
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    const args = [
      profile,
      '--headless',
      '--convert-to',
      'pdf',
      '--outdir',
      folder,
      join(folder, 'report.docx'),
    ];
    await promisify(execFile)('soffice', args, { timeout: LIMIT_MS });
    return (await layoutOf(readFileSync(join(folder, 'report.pdf')))).length;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
