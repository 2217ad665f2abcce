// Downloads that are written whole to a temporary file before the first byte is sent, so that an error is a status.
import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import type { Exporting } from '../exports/exporter.js';
import { RequestError } from '../domain/errors.js';
import { actorOf } from './middleware/access.js';

/** `work` writes the file and sends it; whatever comes of it, nothing is left. */
export async function spooled(tempDir: string, work: (file: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tempDir, 'export-'));
  try {
    await work(join(folder, 'download'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export async function sendSpooled(response: Response, file: string, bytes: number): Promise<void> {
  response.set('Content-Length', String(bytes));
  await pipeline(createReadStream(file), response);
}

/** Who exports; nothing is recorded for a visitor who went away before the file was there, or who looks at headers only. */
export function exportingFor(request: Request, response: Response): Exporting | null {
  if (request.method === 'HEAD') return null;
  const publish = (): void => {
    if (response.destroyed) throw goneAway();
  };
  return { actor: actorOf(response), publish };
}

/** An export is recorded: a link or a picture on another site must not make one through the visitor's browser. */
export function refuseForeign(request: Request): void {
  const site = request.get('Sec-Fetch-Site');
  if (site === 'cross-site' || site === 'same-site') {
    throw new RequestError('forbidden', '这次下载来自别的网站，已拒绝；请在本系统的页面里下载。');
  }
}

function goneAway(): Error {
  return Object.assign(new Error('the visitor went away'), { code: 'ERR_STREAM_PREMATURE_CLOSE' });
}
