// The relation of hotline categories to hazard topics, as shipped beside the sample bulletins; an office may edit the file.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { RequestError } from '../domain/errors.js';
import type { TopicRelation } from '../domain/topic-relation.js';

const FILE = 'topic-relations.json';

/** Throws a RequestError that says what is wrong with the file, so that a slip in editing is seen at start. */
export function readTopicRelations(folder: string): TopicRelation[] {
  const file = path.join(folder, FILE);
  const { relations } = parsed(file) as { relations?: unknown };
  if (!Array.isArray(relations)) throw fault(file, '缺少 relations 一栏，或它不是列表');
  const checked = relations.map((row: unknown, index) => checkedRow(row, file, index + 1));
  const pairs = checked.map(({ category, topic }) => `“${category}”与“${topic}”`);
  const twice = pairs.find((pair, index) => pairs.indexOf(pair) !== index);
  if (twice !== undefined) throw fault(file, `${twice}写了两遍`);
  return checked;
}

function parsed(file: string): object {
  try {
    const content: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof content === 'object' && content !== null) return content;
  } catch {
    throw fault(file, '读不出，或不是 JSON');
  }
  throw fault(file, '应是一个对象');
}

function checkedRow(row: unknown, file: string, number: number): TopicRelation {
  const { category, topic, why } = (row ?? {}) as Partial<Record<keyof TopicRelation, unknown>>;
  if (!isFilled(category) || !isFilled(topic) || !isFilled(why)) {
    throw fault(file, `第${number}行的 category、topic、why 要各写一句，不能空`);
  }
  return { category, topic, why };
}

function isFilled(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

function fault(file: string, what: string): RequestError {
  return new RequestError('unavailable', `类别与问题的对应表有误：${what}（${file}）。`);
}
