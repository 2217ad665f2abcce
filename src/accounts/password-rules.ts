// Which passwords are taken: by length, and none that is easily guessed. No rule asks for signs or digits.
import { RequestError } from '../domain/errors.js';
import { isCommon } from './common-passwords.js';

export const LEAST_CHARACTERS = 10;
export const ADVISED_CHARACTERS = 15;
export const MOST_CHARACTERS = 128;

/** Throws a RequestError that says why a password is not taken. */
export function checkPassword(password: string, name: string): void {
  const text = password.normalize('NFKC');
  const { length } = Array.from(text);
  const plain = text.toLowerCase();
  if (length < LEAST_CHARACTERS) {
    throw refusal(`密码太短，至少 ${LEAST_CHARACTERS} 个字符，建议 ${ADVISED_CHARACTERS} 个以上。`);
  }
  if (length > MOST_CHARACTERS) throw refusal(`密码太长，不超过 ${MOST_CHARACTERS} 个字符。`);
  if (plain.includes(telling(name))) throw refusal('密码里不能有您的姓名。');
  if (isCommon(plain)) throw refusal('这个密码太常见，很容易被猜到；请换几个互不相干的词。');
}

/** The name, where it is long enough to be found by more than chance. */
function telling(name: string): string {
  const plain = name.normalize('NFKC').toLowerCase();
  return plain.length >= 3 || /\p{Script=Han}{2}/u.test(plain) ? plain : '\0';
}

function refusal(sentence: string): RequestError {
  return new RequestError('invalid', sentence);
}
