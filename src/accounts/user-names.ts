// What a person may be called in the ledger: the name stands in the record for good.
import { RequestError } from '../domain/errors.js';

export const MOST_NAME_CHARACTERS = 32;

/** Letters, Han and digits; inside also a space, point, dash or underscore. Nothing that could pass for markup or a line. */
const SHAPE = /^[\p{L}\p{Nd}](?:[\p{L}\p{M}\p{Nd} ._·-]*[\p{L}\p{M}\p{Nd}])?$/u;
/** Nothing is seen of them, or next to nothing; Tibetan writes its letters as marks below one another. */
const UNSEEN = /\p{Default_Ignorable_Code_Point}/u;
const PILED = /(?:(?!\p{Script=Tibetan})\p{M}){2}/u;
const LATIN = /\p{Script=Latin}/u;
const LIKE_LATIN = /[\p{Script=Cyrillic}\p{Script=Greek}]/u;

/** Small letters of Cyrillic and Greek, and the Latin ones that they look like. */
const LIKE: Readonly<Record<string, string>> = {
  ...{ а: 'a', е: 'e', о: 'o', р: 'p', с: 'c', у: 'y', х: 'x', і: 'i', ѕ: 's', ј: 'j', һ: 'h', ԁ: 'd' },
  ...{ к: 'k', ԛ: 'q', ԝ: 'w', α: 'a', ο: 'o', ν: 'v', ρ: 'p', τ: 't', υ: 'u', ι: 'i', κ: 'k', χ: 'x' },
};

/** Actors of the record that are no persons, and the open reader. */
const RESERVED = new Set(
  ['命令行', '监视文件夹', '模拟', '示例数据', '升级', '系统', '规则', '本机', '网页录入'].map(skeleton),
);
const PARSER = '解析程序';

/** The name as it is kept; throws a RequestError where it cannot be one. */
export function userName(typed: string): string {
  const name = typed.normalize('NFKC').trim();
  if (name === '') throw new RequestError('invalid', '请填写姓名。');
  if (Array.from(name).length > MOST_NAME_CHARACTERS) {
    throw new RequestError('invalid', `姓名太长，不超过 ${MOST_NAME_CHARACTERS} 个字。`);
  }
  if (UNSEEN.test(typed) || PILED.test(name)) {
    throw new RequestError('invalid', '姓名里有看不见的字符或叠加的符号，请重新填写。');
  }
  if (LATIN.test(name) && LIKE_LATIN.test(name)) {
    throw new RequestError('invalid', '姓名不能混用拉丁字母和与它相像的西里尔、希腊字母。');
  }
  if (name.includes('  ')) throw new RequestError('invalid', '姓名中间的空格只能一个一个地用。');
  if (!SHAPE.test(name)) {
    throw new RequestError('invalid', '姓名只能用汉字、字母、数字，中间可有空格、点、短横和下划线。');
  }
  if (RESERVED.has(skeleton(name)) || skeleton(name).startsWith(PARSER)) {
    throw new RequestError('invalid', `“${name}”是系统记录里的名称，请换一个姓名。`);
  }
  return name;
}

/** As typed at the login: the same form, no refusal. */
export function typedName(typed: string): string {
  return typed.normalize('NFKC').trim();
}

/** Two names that differ only in case, spaces, marks or letters that look alike would be taken for one another. */
export function sameName(left: string, right: string): boolean {
  return skeleton(left) === skeleton(right);
}

/** What is seen of a name at a glance. */
function skeleton(name: string): string {
  const seen = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{Default_Ignorable_Code_Point}|(?!\p{Script=Tibetan})\p{M}|\s/gu, '');
  return Array.from(seen, (sign) => LIKE[sign] ?? sign).join('');
}
