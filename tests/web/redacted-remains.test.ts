// What the server remembers for a while of documents that came in: forgotten once their source is redacted.
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { openApp, type TestApp } from '../support/app.js';
import { hotlineText } from '../support/builders.js';

let test: TestApp;
beforeEach(() => {
  test = openApp('empty');
});
afterEach(() => test.close());

const NAME = '王五家人';
const PROGRESS = 'A'.repeat(24);

/** Previews a file; returns the id under which it waits. */
async function previewed(text: string, name: string): Promise<string> {
  const answer = await test
    .as('clerk')
    .post(`/ingest?progress=${PROGRESS}`)
    .field('published', '2025-10-16')
    .attach('files', Buffer.from(text), name)
    .expect(200);
  return /name="id" value="([^"]+)"/.exec(answer.text)?.[1] ?? '';
}

async function stored(id: string): Promise<string> {
  const answer = await test.as('clerk').post('/ingest/store').type('form').send({ id }).expect(303);
  return answer.headers['location'] ?? '';
}

it('a source redacted → its result, its progress and what waits with it are gone; those of others stay', async () => {
  const text = hotlineText();
  const [first, waiting] = [await previewed(text, `${NAME}.txt`), await previewed(text, `${NAME}二.txt`)];
  const other = await previewed(hotlineText({ calls: 1216 }), '别的.txt');
  const [result, otherResult] = [await stored(first), await stored(other)];
  const clerk = test.as('clerk');
  const progress = await clerk.get(`/ingest/progress/${PROGRESS}`).expect(200);
  expect(JSON.stringify(progress.body)).toContain('别的');
  const { text: before } = await clerk.get(result).expect(200);
  expect(before).toContain(NAME);
  const sha256 = /\/sources\/([0-9a-f]{64})/.exec(before)?.[1] ?? '';
  test.services.redact.redact(sha256, { figures: 'kept', note: '含个人信息', actor: '管理员' });
  const { text: gone } = await clerk.get(result).expect(404);
  expect(gone).not.toContain(NAME);
  await clerk.get(`/ingest/progress/${PROGRESS}`).expect(404);
  await clerk.post('/ingest/preview').type('form').send({ id: waiting }).expect(404);
  await clerk.get(otherResult).expect(200);
});
