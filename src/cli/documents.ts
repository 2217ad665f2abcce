// Paths of a command line → the documents behind them.
import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import type { Terminal } from './terminal.js';

export interface DocumentFile {
  path: string;
  /** Relative to the folder that was given, with `/`; of a file given by itself, as given. */
  file: string;
  name: string;
  /** Why it will not be read, where that is known before. */
  refused?: string;
}

export type FileBytes = { bytes: Uint8Array } | { error: { code: string; message: string } };

const SENTENCES: Partial<Record<string, string>> = {
  ENOENT: '没有这个文件或文件夹。',
  ENOTDIR: '没有这个文件或文件夹。',
  EACCES: '没有权限读取。',
  EPERM: '没有权限读取。',
  ENAMETOOLONG: '名称太长。',
  ELOOP: '链接绕成了圈，找不到文件。',
  ERR_FS_FILE_TOO_LARGE: '文件太大，没有读取。',
};

/** A pipe would be waited for without end, a device may have none. */
const NO_FILE = '既不是文件也不是文件夹，没有读取。';

/** The documents of each path; what cannot be looked into stays as one file with the reason. */
export function documentsOf(paths: string[], { resolvePath }: Pick<Terminal, 'resolvePath'>): DocumentFile[] {
  return paths.flatMap((given) => {
    const path = resolvePath(given);
    const itself = { path, file: given.split(sep).join('/'), name: basename(path) };
    return documentsAt(itself, { top: path, seen: new Set() });
  });
}

interface Tour {
  top: string;
  /** Real paths of folders: links may lead to one twice, or round and round. */
  seen: Set<string>;
}

function documentsAt(document: DocumentFile, tour: Tour): DocumentFile[] {
  try {
    const kind = statSync(document.path);
    if (kind.isDirectory()) return documentsBelow(document.path, tour);
    return [kind.isFile() ? document : { ...document, refused: NO_FILE }];
  } catch (error) {
    return [{ ...document, refused: sentenceOf(error) }];
  }
}

function documentsBelow(folder: string, tour: Tour): DocumentFile[] {
  const real = realpathSync(folder);
  if (tour.seen.has(real)) return [];
  tour.seen.add(real);
  const names = readdirSync(folder).filter(isDocument).sort();
  return names.flatMap((name) => {
    const path = join(folder, name);
    return documentsAt({ path, file: relative(tour.top, path).split(sep).join('/'), name }, tour);
  });
}

/** Expected readings and hidden files stand beside documents but are none. */
function isDocument(name: string): boolean {
  return !name.startsWith('.') && !name.endsWith('.json');
}

/** The bytes of a file, or one sentence why not. */
export function readBytes({ path, refused }: DocumentFile): FileBytes {
  if (refused !== undefined) return unreadable(refused);
  try {
    return statSync(path).isFile() ? { bytes: readFileSync(path) } : unreadable(NO_FILE);
  } catch (error) {
    return unreadable(sentenceOf(error));
  }
}

function unreadable(message: string): FileBytes {
  return { error: { code: 'unreadable', message } };
}

/** Throws on what is no answer of the system. */
function sentenceOf(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined) throw error;
  return SENTENCES[code] ?? `无法读取（${code}）。`;
}
