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

const refusedFor = async (text: string): Promise<string | undefined> => {
  const { shell, storage } = newLedger();
  const { ingest } = createIngest({ storage, clock: clockAt('2025-10-20'), region: '西宁市' });
  const [outcome] = await ingest(document(text));
  expect(countRows(shell)).toMatchObject({ sources: outcome?.error === undefined ? 1 : 0 });
  return outcome?.error?.message;
};

it.each(['西宁市安全隐患举报受理情况日报\n', '西宁市党建引领“有诉必应马上办”机制创新工作日报\n'])(
  'the title %s without a bulletin, 201 times → a sentence, nothing stored; 200 times → taken',
  async (title) => {
    expect(await refusedFor(title.repeat(201))).toBe(
      '文件里有 201 处通报标题没有读出数字，超过 200 处的上限，没有读取；请分成几份录入。',
    );
    expect(await refusedFor(title.repeat(200))).toBeUndefined();
  },
);

it('more than 200 statements in one document → a sentence, nothing stored', async () => {
  const statements = Array.from(
    { length: 210 },
    (_, month) =>
      `${2000 + Math.floor(month / 12)}年${(month % 12) + 1}月，西宁市12345政务服务便民热线共受理群众诉求${month + 1}件。\n`,
  );
  expect(await refusedFor(statements.join(''))).toBe(
    '文件里有 210 条阶段口径，超过 200 条的上限，没有读取；请分成几份录入。',
  );
});

it('more words that may belong to bulletins than any page holds → a sentence before any of them is read', async () => {
  expect(await refusedFor('12345政务服务便民热线已及时联系。'.repeat(25_000))).toBe(
    '文件里与通报有关的文字太多，没有读取；请分成几份录入。',
  );
});

it('hundreds of other reports → the first 500 findings are kept, one more says how many there are', async () => {
  const { storage } = newLedger();
  const { ingest } = createIngest({ storage, clock: clockAt('2025-10-20'), region: '西宁市' });
  const [outcome] = await ingest(document(`工作周报${'。'.repeat(1600)}`.repeat(600)));
  expect(outcome?.findings).toHaveLength(501);
  expect(outcome?.findings.at(-1)).toMatchObject({
    code: 'other-series',
    severity: 'notice',
    message: '这一类地方还有 100 处，没有一一列出。',
  });
});
