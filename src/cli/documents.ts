// Paths of a command line → the documents behind them.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import { isIsoDate, type IsoDate } from '../domain/dates.js';
import { RequestError } from '../domain/errors.js';
import type { Terminal } from './terminal.js';

export interface DocumentFile {
  path: string;
  /** Relative to the folder that was given, with `/`; of a file given by itself, as given. */
  file: string;
  name: string;
}

export type FileBytes = { bytes: Uint8Array } | { error: { code: string; message: string } };

const SENTENCES: Partial<Record<string, string>> = {
  ENOENT: '没有这个文件或文件夹。',
  EACCES: '没有权限读取。',
  EPERM: '没有权限读取。',
  ERR_FS_FILE_TOO_LARGE: '文件太大，没有读取。',
};

/** Expected readings and hidden files stand beside documents but are none. */
function isDocument(name: string): boolean {
  return !name.startsWith('.') && !name.endsWith('.json');
}

function documentsBelow(folder: string, top: string): DocumentFile[] {
  const entries = readdirSync(folder, { withFileTypes: true }).filter(({ name }) => isDocument(name));
  return entries
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return documentsBelow(path, top);
      if (!entry.isFile()) return [];
      return [{ path, file: relative(top, path).split(sep).join('/'), name: entry.name }];
    });
}

/** The documents of each path; a path that cannot be looked into stays as one file, whose reading says why. */
export function documentsOf(paths: string[], terminal: Terminal): DocumentFile[] {
  return paths.flatMap((given) => {
    const path = terminal.resolvePath(given);
    const itself = { path, file: given.split(sep).join('/'), name: basename(path) };
    try {
      return statSync(path).isDirectory() ? documentsBelow(path, path) : [itself];
    } catch (error) {
      if (sentenceOf(error) === undefined) throw error;
      return [itself];
    }
  });
}

/** The bytes of a file, or one sentence why not. */
export function readBytes({ path }: DocumentFile): FileBytes {
  try {
    return { bytes: readFileSync(path) };
  } catch (error) {
    const message = sentenceOf(error);
    if (message === undefined) throw error;
    return { error: { code: 'unreadable', message } };
  }
}

function sentenceOf(error: unknown): string | undefined {
  return SENTENCES[(error as NodeJS.ErrnoException).code ?? ''];
}

/** The value of a date option, or undefined where it was not given. */
export function dateOption(name: string, value: string | undefined): IsoDate | undefined {
  if (value === undefined || isIsoDate(value)) return value;
  throw new RequestError('invalid', `${name} 的日期“${value}”不对，应写成 2025-10-16 这样。`);
}
