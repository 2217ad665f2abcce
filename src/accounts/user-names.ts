// What a person may be called in the ledger: the name stands in the record for good.
import { RequestError } from '../domain/errors.js';

export const MOST_NAME_CHARACTERS = 32;

/** Letters, Han and digits; inside also a space, point, dash or underscore. Nothing that could pass for markup or a line. */
const SHAPE = /^[\p{L}\p{Nd}](?:[\p{L}\p{M}\p{Nd} ._·-]*[\p{L}\p{M}\p{Nd}])?$/u;

/** Actors of the record that are no persons, and the open reader. */
const RESERVED = new Set(
  ['命令行', '监视文件夹', '模拟', '示例数据', '升级', '系统', '规则', '本机', '网页录入'].map(folded),
);
const PARSER = '解析程序';

/** The name as it is kept; throws a RequestError where it cannot be one. */
export function userName(typed: string): string {
  const name = typed.normalize('NFKC').trim();
  if (name === '') throw new RequestError('invalid', '请填写姓名。');
  if (Array.from(name).length > MOST_NAME_CHARACTERS) {
    throw new RequestError('invalid', `姓名太长，不超过 ${MOST_NAME_CHARACTERS} 个字。`);
  }
  if (!SHAPE.test(name)) {
    throw new RequestError('invalid', '姓名只能用汉字、字母、数字，中间可有空格、点、短横和下划线。');
  }
  if (RESERVED.has(folded(name)) || name.startsWith(PARSER)) {
    throw new RequestError('invalid', `“${name}”是系统记录里的名称，请换一个姓名。`);
  }
  return name;
}

/** As typed at the login: the same form, no refusal. */
export function typedName(typed: string): string {
  return typed.normalize('NFKC').trim();
}

/** Two names that differ only in case would be taken for one another. */
export function sameName(left: string, right: string): boolean {
  return folded(left) === folded(right);
}

function folded(name: string): string {
  return name.normalize('NFKC').toLowerCase();
}
