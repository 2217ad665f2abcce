// Writes an audit package: one file after the other through one ZIP, with digests taken on the way.
import { createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { PassThrough, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { noted, packageDigest, type PackageFile, type WrittenFile } from './manifest.js';
import { packageFiles, type PackageRequest } from './package-files.js';

export interface WrittenPackage {
  /** Of all plain datasets, without headers. */
  rows: number;
  /** Of the ZIP. */
  bytes: number;
  /** SHA-256 of SHA256SUMS, which speaks for every other file. */
  digest: string;
}

/** Text shrinks well at once; higher levels take several times as long. */
const COMPRESSION = 3;
const SUMS = 'SHA256SUMS';

/** `target` must not exist yet. Throws where it cannot be written whole; the rest is the caller's to remove. */
export async function writePackage(request: PackageRequest, target: string): Promise<WrittenPackage> {
  const written: WrittenFile[] = [];
  const files = packageFiles(request, written);
  await zipped(files, { written, mtime: new Date(request.created) }, target);
  const told = written.filter(({ path }) => path !== SUMS);
  const plain = told.filter(({ path }) => path.startsWith('data/'));
  return {
    rows: plain.reduce((sum, { table }) => sum + (table?.rowCount ?? 0), 0),
    bytes: (await stat(target)).size,
    digest: packageDigest(told),
  };
}

interface Progress {
  written: WrittenFile[];
  mtime: Date;
}

async function zipped(files: PackageFile[], { written, mtime }: Progress, target: string): Promise<void> {
  const zip = new ZipFile();
  const output = new PassThrough();
  zip.outputStream.pipe(output);
  let current: Generator<Uint8Array> | undefined;
  for (const file of files) {
    zip.addReadStreamLazy(file.path, { mtime, mode: 0o100644, compressionLevel: COMPRESSION }, (take) => {
      current = noted(file, written);
      // The ZIP does not watch its inputs: a failing one would leave it waiting for ever.
      take(
        null,
        Readable.from(current).once('error', (error) => output.destroy(error)),
      );
    });
  }
  zip.once('error', (error: Error) => output.destroy(error));
  zip.end();
  try {
    await pipeline(output, createWriteStream(target, { flags: 'wx' }));
  } finally {
    // A file that was cut short must let go of the database.
    current?.return(undefined);
  }
}
