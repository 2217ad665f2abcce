// The multipart form of the ingest page: a pasted text, several files, a publication date.
import type { Request, RequestHandler } from 'express';
import multer, { type StorageEngine } from 'multer';
import { RequestError } from '../../domain/errors.js';

const MEGABYTE = 1024 * 1024;
/** Of all files of one form: they wait in memory. */
const MOST_BYTES = 128 * MEGABYTE;

/** Files stay in memory: they are shown before anything is stored. Chinese names need `defParamCharset`. */
export function uploads(): RequestHandler {
  return multer({
    storage: inMemory(),
    defParamCharset: 'utf8',
    limits: {
      fileSize: 64 * MEGABYTE,
      files: 20,
      fields: 4,
      fieldSize: 4 * MEGABYTE,
      parts: 24,
      headerPairs: 40,
    },
  }).array('files');
}

/** The library's own memory storage knows a limit for each file, none for all of them together. */
function inMemory(): StorageEngine {
  const held = new WeakMap<Request, number>();
  return {
    _handleFile(request, { stream }, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => {
        const total = (held.get(request) ?? 0) + chunk.length;
        held.set(request, total);
        if (total <= MOST_BYTES) chunks.push(chunk);
      });
      stream.once('error', (error) => done(error));
      stream.once('end', () => {
        const isTooMuch = (held.get(request) ?? 0) > MOST_BYTES;
        if (isTooMuch) done(new RequestError('too-large', '文件加起来太大，一次不超过 128 MB。'));
        else done(null, { buffer: Buffer.concat(chunks) });
      });
    },
    _removeFile(_request, file, done) {
      file.buffer = Buffer.alloc(0);
      done(null);
    },
  };
}
