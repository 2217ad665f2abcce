// The relation of categories to topics: the shipped file can be read, and a slip in editing it is told at start.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { RequestError } from '../../src/domain/errors.js';
import { readTopicRelations } from '../../src/ingest/topic-relations.js';
import { CATEGORIES, TOPICS } from '../../src/simulation/vocabulary.js';
import { temporaryFolder } from '../support/ledger.js';

const SEEDS = join(import.meta.dirname, '..', '..', 'seeds');

function edited(text: string): () => unknown {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'topic-relations.json'), text);
  return () => readTopicRelations(folder);
}

const row = (rest: object = {}): object => ({
  category: '物业管理',
  topic: '小区物业',
  why: '同指。',
  ...rest,
});
const file = (...relations: unknown[]): string => JSON.stringify({ note: '', relations });

describe('the relation', () => {
  it('as shipped → many to many, of words that bulletins print, each pair once and with its reason', () => {
    const relations = readTopicRelations(SEEDS);
    const categories = [...CATEGORIES.map(({ label }) => label), '物业服务'];
    for (const { category, topic, why } of relations) {
      expect([categories.includes(category), TOPICS.includes(topic), why.endsWith('。')]).toEqual([
        true,
        true,
        true,
      ]);
    }
    expect(relations.filter(({ category }) => category === '物业管理').length).toBeGreaterThan(1);
    expect(relations.filter(({ topic }) => topic === '市政道路').length).toBeGreaterThan(1);
  });

  it('rows added by the office → read as they stand', () => {
    expect(edited(file(row(), row({ topic: '消防安全' })))()).toHaveLength(2);
    expect(edited(file())()).toEqual([]);
  });

  it.each([
    ['no JSON', '{', '不是 JSON'],
    ['no object', '3', '应是一个对象'],
    ['no list', '{"relations": {}}', '不是列表'],
    ['a row without a reason', file(row(), row({ why: ' ' })), '第2行'],
    ['a row that is a word', file('物业管理'), '第1行'],
    ['a number for a category', file(row({ category: 3 })), '第1行'],
    ['a pair twice', file(row(), row({ why: '又一遍。' })), '写了两遍'],
  ])('%s → refused, and the sentence says where', (_name, text, told) => {
    expect(edited(text)).toThrow(RequestError);
    expect(edited(text)).toThrow(told);
  });
});
