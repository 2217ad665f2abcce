// The multipart form of the ingest page: a pasted text, several files, a publication date.
import type { RequestHandler } from 'express';
import multer from 'multer';

const MEGABYTE = 1024 * 1024;

/** Files stay in memory: they are shown before anything is stored. Chinese names need `defParamCharset`. */
export function uploads(): RequestHandler {
  return multer({
    storage: multer.memoryStorage(),
    defParamCharset: 'utf8',
    limits: {
      fileSize: 4 * MEGABYTE,
      files: 20,
      fields: 4,
      fieldSize: 4 * MEGABYTE,
      parts: 24,
      headerPairs: 40,
    },
  }).array('files');
}
