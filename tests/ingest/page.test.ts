// What one document may hold: refused in the flow, and where it is only read.
import { expect, it } from '@jest/globals';
import { createIngest } from '../../src/ingest/ingest.js';
import { readOnly } from '../../src/ingest/read-only.js';
import { clockAt, document, hotlineText } from '../support/builders.js';
import { countRows, newLedger } from '../support/ledger.js';

const manyOf = (count: number): string =>
  Array.from({ length: count }, (_, index) => hotlineText({ messages: index + 1 })).join('\n\n');

it('more than 200 bulletins in one document → a sentence, nothing stored, whether ingested or only read', async () => {
  const { shell, storage } = newLedger();
  const { ingest } = createIngest({ storage, clock: clockAt('2025-10-20'), region: '西宁市' });
  const error = {
    code: 'too-large',
    message: '文件里有 201 份通报，超过 200 份的上限，没有读取；请分成几份录入。',
  };
  expect(await ingest(document(manyOf(201)))).toMatchObject([{ text: null, error }]);
  expect(countRows(shell)).toMatchObject({ sources: 0, readings: 0 });
  const file = { file: 'a.txt', name: 'a.txt', bytes: Buffer.from(manyOf(201)) };
  expect(await readOnly(file, { region: '西宁市', today: '2025-10-20' })).toEqual([{ file: 'a.txt', error }]);
});

it('two hundred in one document → taken', async () => {
  const { shell, storage } = newLedger();
  const { ingest } = createIngest({ storage, clock: clockAt('2025-10-20'), region: '西宁市' });
  await ingest(document(manyOf(200)));
  expect(countRows(shell)).toMatchObject({ sources: 1, readings: 200 });
});
