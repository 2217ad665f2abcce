// The multipart form of the ingest page: a pasted text, several files, a publication date.
import type { Request, RequestHandler } from 'express';
import multer, { type StorageEngine } from 'multer';
import { RequestError } from '../../domain/errors.js';

const MEGABYTE = 1024 * 1024;
/** Of all files of one form: they wait in memory. */
const MOST_BYTES = 128 * MEGABYTE;

/** A little more is taken in than may be pasted, so that a form that is refused still has the text. */
export const MOST_PASTED_BYTES = 4 * MEGABYTE;

const LIMITS: Partial<Record<string, string>> = {
  LIMIT_FILE_SIZE: '文件太大，每个文件不超过 64 MB。',
  LIMIT_FILE_COUNT: '文件太多，一次最多 20 个。',
  LIMIT_FIELD_VALUE: '粘贴的文字太长，不超过 4 MB；请存成文件上传。',
};

/** Asked before each file: why it is not taken in; null where it is. */
type Before = (request: Request) => RequestError | null;

/** Others wait for their turn meanwhile (`createLine`). */
const SILENCE_MS = 30_000;

/**
 * Files stay in memory: they are shown before anything is stored. Chinese names need `defParamCharset`.
 * A sender who falls silent is not waited for.
 */
export function uploads(before: Before, silenceMs = SILENCE_MS): RequestHandler {
  const parse = multer({
    storage: inMemory(before),
    defParamCharset: 'utf8',
    limits: {
      fileSize: 64 * MEGABYTE,
      files: 20,
      fields: 4,
      fieldSize: 2 * MOST_PASTED_BYTES,
      parts: 24,
      headerPairs: 40,
    },
  }).array('files');
  return (request, response, next) => {
    const end = (error: unknown): void => {
      if (isOver) return;
      isOver = true;
      request.off('timeout', silent).socket.setTimeout(0);
      if (error === undefined || error === null) next();
      else {
        request.resume();
        next(asRefusal(error));
      }
    };
    const silent = (): void => {
      // What may still come on this connection belongs to a form that was given up.
      response.set('Connection', 'close');
      end(new RequestError('invalid', '太久没有收到文件的内容，已停止接收；请检查网络后重新录入。'));
    };
    let isOver = false;
    request.once('timeout', silent).socket.setTimeout(silenceMs);
    void parse(request, response, end);
  };
}

/** Whatever is wrong with a form is the form's fault: cut off, without its boundary, with a part that is none. */
function asRefusal(error: unknown): RequestError {
  if (error instanceof RequestError) return error;
  const limit = error instanceof multer.MulterError ? LIMITS[error.code] : undefined;
  if (limit !== undefined) return new RequestError('too-large', limit);
  return new RequestError('invalid', '提交的内容不完整或已损坏，请重新录入。');
}

/** The library's own memory storage knows a limit for each file, none for all of them together. */
function inMemory(before: Before): StorageEngine {
  const held = new WeakMap<Request, number>();
  return {
    _handleFile(request, { stream }, done) {
      const refusal = before(request);
      if (refusal !== null) {
        stream.resume();
        done(refusal);
        return;
      }
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
