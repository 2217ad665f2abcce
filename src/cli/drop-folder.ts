// The folders of `watch`: where papers are dropped, and where they lie afterwards. No file is ever overwritten.
import { constants, copyFileSync, existsSync, mkdirSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { join, parse } from 'node:path';
import { RequestError } from '../domain/errors.js';

const DONE_FOLDER = 'done';
const FAILED_FOLDER = 'failed';
const SENTENCE_ENDING = '.错误.txt';

/** Names that programs give to files they have not finished, and that systems leave behind. */
const UNFINISHED = /^[.~]|\.(?:part|partial|crdownload|download|tmp|temp)$|^(?:Thumbs\.db|desktop\.ini)$/i;

export interface DropFolder {
  folder: string;
  /** Whether the name is that of a paper somebody drops in. */
  isPaper: (name: string) => boolean;
  isOwnFolder: (name: string) => boolean;
  /** Moves a paper that was read. */
  toDone: (name: string) => Place;
  /** Moves a paper that could not be read and puts the sentence beside it. */
  toFailed: (name: string, sentence: string) => Place;
}

/** Where a paper lies now, relative to the folder; or why it could not be moved. */
export type Place = { moved: string } | { stays: string };

/** Throws a RequestError where the folder is none or cannot be written. */
export function openDropFolder(folder: string): DropFolder {
  if (!(statSync(folder, { throwIfNoEntry: false })?.isDirectory() ?? false))
    throw new RequestError('invalid', `没有文件夹 ${folder}。`);
  for (const name of [DONE_FOLDER, FAILED_FOLDER]) makeFolder(join(folder, name));
  return {
    folder,
    isPaper: (name) => !UNFINISHED.test(name) && !name.endsWith('.json'),
    isOwnFolder: (name) => name === DONE_FOLDER || name === FAILED_FOLDER,
    toDone: (name) =>
      place(join(folder, name), DONE_FOLDER, () =>
        move(name, { from: folder, to: join(folder, DONE_FOLDER) }),
      ),
    toFailed(name, sentence) {
      const to = join(folder, FAILED_FOLDER);
      return place(join(folder, name), FAILED_FOLDER, () => {
        const moved = move(name, { from: folder, to });
        writeFileSync(join(to, moved + SENTENCE_ENDING), `${sentence}\n`, { flag: 'wx' });
        return moved;
      });
    },
  };
}

/** A paper that somebody took away meanwhile, or that may not be touched, must not end the watch. */
function place(paper: string, below: string, moving: () => string): Place {
  try {
    // Copying a pipe would wait without end.
    if (!statSync(paper).isFile()) return { stays: '不是文件。' };
    return { moved: join(below, moving()) };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return { stays: code === 'ENOENT' ? '文件已经不在。' : `不能移动（${code}）。` };
  }
}

function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true });
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    throw new RequestError('unavailable', `不能在文件夹里建立 ${path}（${code}）。`);
  }
}

/** Copies and then removes, so that a name taken meanwhile is refused and another disk is no matter. */
function move(name: string, { from, to }: { from: string; to: string }): string {
  for (let copy = 1; ; copy += 1) {
    const free = copy === 1 ? name : numbered(name, copy);
    if (existsSync(join(to, free + SENTENCE_ENDING))) continue;
    try {
      copyFileSync(join(from, name), join(to, free), constants.COPYFILE_EXCL);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      continue;
    }
    unlinkSync(join(from, name));
    return free;
  }
}

/** `page.txt` → `page (2).txt`. */
function numbered(name: string, copy: number): string {
  const { name: stem, ext } = parse(name);
  return `${stem} (${copy})${ext}`;
}
