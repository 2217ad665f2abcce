import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openApp, type TestApp } from '../support/app.js';

let test: TestApp;
beforeAll(() => {
  test = openApp();
});
afterAll(() => test.close());

/** The folder goes right after the last byte was sent, so a moment after the client has it. */
async function leftOvers(): Promise<string[]> {
  await setTimeout(200);
  return readdirSync(test.services.tempDir).filter((name) => name.startsWith('export-'));
}

describe('CSV downloads', () => {
  it('a dataset → attachment with row count and digest of exactly these bytes, uncompressed, no file left', async () => {
    const response = await test
      .get('/exports/figures.csv')
      .set('Accept-Encoding', 'gzip')
      .buffer()
      .expect(200);
    const digest = createHash('sha256').update(response.text).digest('hex');
    expect(response.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': expect.stringContaining('attachment; filename'),
      'x-row-count': String(response.text.trim().split('\r\n').length - 1),
      'x-sha256': digest,
      'content-length': String(Buffer.byteLength(response.text)),
    });
    expect(response.headers['content-encoding']).toBeUndefined();
    expect(response.text).toMatch(/calls,.*1215/);
    expect(await leftOvers()).toEqual([]);
  });

  it('from and to → only these days; for=excel → a BOM and Chinese headers', async () => {
    const path = '/exports/hotline.csv?from=2025-10-01&to=2025-10-31&for=excel';
    const response = await test.get(path).buffer().expect(200);
    expect(response.headers['x-row-count']).toBe('1');
    expect(response.headers['content-disposition']).toContain('hotline_2025-10-01_2025-10-31.csv');
    expect(response.text.startsWith('\ufeff日期,')).toBe(true);
  });

  it('every dataset of the list → can be downloaded', async () => {
    const $ = await test.page('/exports');
    const paths = $('button[formaction]')
      .map((_index, button) => $(button).attr('formaction'))
      .get();
    expect(paths).toHaveLength(9);
    for (const path of paths) await test.get(`${path}?from=&to=&for=excel`).expect(200);
  });

  it('a failure while writing → a status, never half a file', async () => {
    const broken = openApp();
    Object.assign(broken.services, { tempDir: join(broken.services.tempDir, 'gone') });
    const response = await broken.get('/exports/figures.csv').expect(500);
    expect(response.headers['content-disposition']).toBeUndefined();
    expect(response.headers['content-type']).toContain('text/html');
    broken.close();
  });
});
