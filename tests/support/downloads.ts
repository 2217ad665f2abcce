// Files as a visitor downloads them, and what the chain says of it.
import type supertest from 'supertest';
import type { TestApp } from './app.js';

/** The body is the file's bytes. */
export async function download(
  test: TestApp,
  path: string,
  headers: Record<string, string> = {},
): Promise<supertest.Response> {
  return await test
    .get(path)
    .set(headers)
    .buffer(true)
    .parse((response, done) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => done(null, Buffer.concat(chunks)));
    });
}

/** Facts of the newest ten exports, newest first. */
export function exportsRecorded({ services }: TestApp): Record<string, unknown>[] {
  return services.storage
    .events({ action: 'export', most: 10 })
    .map(({ after }) => JSON.parse(after ?? '{}') as Record<string, unknown>);
}
