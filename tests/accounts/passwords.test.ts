// Passwords: how they are kept, compared, and which are refused.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createPasswords } from '../../src/accounts/password-hash.js';
import { checkPassword } from '../../src/accounts/password-rules.js';
import { cheapPasswords } from '../support/users.js';

describe('a stored password', () => {
  it('the product’s own → scrypt with N=2^17, r=8, p=1 and a salt of its own, never the password', async () => {
    const passwords = createPasswords();
    const [one, two] = await Promise.all([
      passwords.hash('青海湖的四只黑颈鹤'),
      passwords.hash('青海湖的四只黑颈鹤'),
    ]);
    expect(one).toMatch(/^\$scrypt\$ln=17,r=8,p=1\$[\w-]{22}\$[\w-]{43}$/);
    expect(one).not.toBe(two);
    expect(await passwords.verify('青海湖的四只黑颈鹤', one)).toBe(true);
  });

  it('any password → verified by itself, by no other, in whatever form Unicode types it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'grapheme', minLength: 1 }),
        fc.string({ unit: 'grapheme' }),
        async (one, two) => {
          const stored = await cheapPasswords.hash(one);
          expect(await cheapPasswords.verify(one.normalize('NFD'), stored)).toBe(true);
          expect(await cheapPasswords.verify(two, stored)).toBe(
            one.normalize('NFKC') === two.normalize('NFKC'),
          );
        },
      ),
      { numRuns: 30 },
    );
  });

  it('of a lower cost → still verified; of another form, or none → never', async () => {
    const dearer = createPasswords({ logN: 4, r: 8, p: 1 });
    const stored = await cheapPasswords.hash('青海湖的四只黑颈鹤');
    expect(await dearer.verify('青海湖的四只黑颈鹤', stored)).toBe(true);
    for (const other of [null, '', 'plain', '$scrypt$ln=1,r=8,p=1$x$y', `${stored}0`]) {
      expect(await dearer.verify('青海湖的四只黑颈鹤', other)).toBe(false);
      expect(await dearer.verify('', other)).toBe(false);
    }
  });

  it('more at once than may wait → a refusal, and the others are answered', async () => {
    const stored = await cheapPasswords.hash('x');
    const answers = await Promise.allSettled(
      Array.from({ length: 40 }, () => cheapPasswords.verify('x', stored)),
    );
    const refused = answers.filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(6);
    expect(await cheapPasswords.verify('x', stored)).toBe(true);
  });
});

describe('a new password', () => {
  const sentenceOf = (password: string, name = '王小明'): string => {
    try {
      checkPassword(password, name);
      return '';
    } catch (error) {
      return (error as Error).message;
    }
  };

  it.each([
    ['太短了', '太短'],
    ['ninechars', '太短'],
    ['x'.repeat(129), '太长'],
    ['王小明的密码是春天', '太短'],
    ['今天王小明在青海湖看鹤', '姓名'],
    ['password123', '太常见'],
    ['Passw0rd2025!', '太常见'],
    ['P@$$w0rd!!!', '太常见'],
    ['1234567890', '太常见'],
    ['0987654321', '太常见'],
    ['qwertyuiop', '太常见'],
    ['1qaz2wsx3edc', '太常见'],
    ['aaaaaaaaaaaa', '太常见'],
    ['abcabcabcabc', '太常见'],
    ['woaini1314520', '太常见'],
    ['woaini5201314', '太常见'],
    ['zhangwei1990', '太常见'],
    ['13897123456', '太常见'],
    ['19900101123', '太常见'],
    ['630102199001011234', '太常见'],
    ['rexian12345', '太常见'],
    ['Hotline12345', '太常见'],
    ['admin@2025!!', '太常见'],
    ['西宁市热线台账', '太短'],
    ['西宁市政府热线台账管理员', ''],
    ['热线台账管理员2025', '太常见'],
    ['我爱你我爱你我爱你我', '太常见'],
    ['青海湖的四只黑颈鹤在飞', ''],
    ['correct horse battery staple', ''],
    ['tulpe-ofen-7-wolke', ''],
    ['kX9#mQ2$vL', ''],
    ['8264917350826', ''],
    ['          x         y', '太常见'],
  ])('%s → %s', (password, sentence) => {
    if (sentence === '') expect(sentenceOf(password)).toBe('');
    else expect(sentenceOf(password)).toContain(sentence);
  });

  it('a name of one letter → no reason to refuse what contains it', () => {
    expect(sentenceOf('tulpe-ofen-7-wolke', 'o')).toBe('');
  });
});
