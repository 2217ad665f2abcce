// Puts a finished file in its place in one step, and takes it back where its event could not be kept.
import { constants, copyFileSync, renameSync, rmSync, statSync } from 'node:fs';

export interface Placing {
  /** Replaces a file that stands there already. */
  publish(): void;
  /** As it was before `publish`. */
  takeBack(): void;
}

/** `file` stands in a folder of its own on the disk of `target`; a copy of an earlier file waits beside it. */
export function placing(file: string, target: string): Placing {
  const earlier = `${file}.earlier`;
  let isReplacing = false;
  return {
    publish() {
      isReplacing = statSync(target, { throwIfNoEntry: false })?.isFile() ?? false;
      if (isReplacing) copyFileSync(target, earlier, constants.COPYFILE_FICLONE);
      renameSync(file, target);
    },
    takeBack() {
      if (isReplacing) renameSync(earlier, target);
      else rmSync(target, { force: true });
    },
  };
}
