// Growing delays, the one-time code, and names.
import { describe, expect, it } from '@jest/globals';
import { createSetupCode } from '../../src/accounts/setup-code.js';
import { createThrottle } from '../../src/accounts/throttle.js';
import { sameName, userName } from '../../src/accounts/user-names.js';

function clockAt(): { now(): Date; today(): string; pass(seconds: number): void } {
  let now = new Date('2025-10-18T02:00:00Z');
  return {
    now: () => now,
    today: () => '2025-10-18',
    pass: (seconds) => {
      now = new Date(now.getTime() + seconds * 1000);
    },
  };
}

describe('delays', () => {
  it('failures of a key → a few free, then twice as long each time up to the most; other keys wait for nothing', () => {
    const clock = clockAt();
    const throttle = createThrottle(clock, { free: 3, mostSeconds: 10 });
    const waits = Array.from({ length: 8 }, () => {
      throttle.failed('王');
      const seconds = throttle.wait('王');
      clock.pass(seconds);
      return seconds;
    });
    expect(waits).toEqual([0, 0, 1, 2, 4, 8, 10, 10]);
    expect(throttle.wait('李')).toBe(0);
  });

  it('the time is over, a good attempt, or a day → no wait', () => {
    const clock = clockAt();
    const throttle = createThrottle(clock, { free: 1, mostSeconds: 60 });
    for (let times = 0; times < 5; times += 1) throttle.failed('王');
    expect(throttle.wait('王')).toBe(16);
    clock.pass(15.5);
    expect(throttle.wait('王')).toBe(1);
    throttle.forget('王');
    expect(throttle.wait('王')).toBe(0);
    throttle.failed('王');
    expect(throttle.wait('王')).toBe(1);
    clock.pass(24 * 3600);
    throttle.failed('王');
    expect(throttle.wait('王')).toBe(1);
  });

  it('one good attempt among bad ones of an address → only itself is taken back', () => {
    const clock = clockAt();
    const throttle = createThrottle(clock, { free: 2, mostSeconds: 60 });
    for (let times = 0; times < 4; times += 1) throttle.failed('a');
    throttle.failed('a');
    throttle.forgive('a');
    expect(throttle.wait('a')).toBe(0);
    throttle.failed('a');
    expect(throttle.wait('a')).toBe(8);
  });

  it('a flood of keys → memory stays bounded: the oldest are forgotten', () => {
    const throttle = createThrottle(clockAt(), { free: 1, mostSeconds: 60 });
    for (let key = 0; key <= 10_000; key += 1) throttle.failed(String(key));
    expect([throttle.wait('0'), throttle.wait('1'), throttle.wait('10000')]).toEqual([0, 1, 1]);
  });
});

describe('the one-time code', () => {
  it('two of them → 100 random bits each, five groups of four without look-alikes', () => {
    const [one, two] = [createSetupCode().text, createSetupCode().text];
    expect(one).toMatch(/^(?:[2-9A-HJ-NP-Z]{4}-){4}[2-9A-HJ-NP-Z]{4}$/);
    expect(one).not.toBe(two);
  });

  it('typed in small letters with spaces → fits; anything else does not; after fifty wrong ones nothing does', () => {
    const code = createSetupCode();
    expect(code.fits(` ${code.text.toLowerCase().replaceAll('-', ' ')} `)).toBe(true);
    for (let times = 0; times < 50; times += 1) expect(code.fits('')).toBe(false);
    expect(code.fits(code.text)).toBe(false);
  });
});

describe('names', () => {
  it.each([
    '王小明',
    'Иван',
    'José',
    '王Wei',
    'བསྒྲུབས',
    'Li Wei',
    '阿布都·热合曼',
    'x',
    'zhang.san-2',
    '  王小明 ',
    'Ｗａｎｇ',
  ])('%s → taken', (typed) => {
    expect(userName(typed)).toBe(typed.normalize('NFKC').trim());
  });

  it.each([
    ['Boss', 'bOSS'],
    ['王小明', '王 小明'],
    ['boss', 'b\u043ess'],
    ['copa', '\u0441\u043e\u0440\u0430'],
    ['Jose', 'Jos\u00e9'],
    ['boss', 'boss\u3164'],
    ['规则', '规\ufe00则'],
    ['ｂｏｓｓ', 'boss'],
  ])('%j and %j → cannot be told apart', (one, other) => {
    expect(sameName(one, other)).toBe(true);
  });

  it.each([
    ['王小明', '王小名'],
    ['boss', 'boss2'],
    ['བསོད་ནམས', 'བསད་ནམས'],
    ['Иван', 'Ivan'],
  ])('%j and %j → two names', (one, other) => {
    expect(sameName(one, other)).toBe(false);
  });

  it.each([
    '',
    '   ',
    'x'.repeat(33),
    '<script>alert(1)</script>',
    '王\n小明',
    '王\u0000',
    'a\u202eb',
    'Set-Cookie: a=b',
    '=1+1',
    '-x',
    "王' OR 1=1",
    '../etc',
    '命令行',
    '本机',
    '解析程序 3',
    '规则\u3164',
    '规\ufe00则',
    '解\ufe00析程序 2',
    '命令\u17b4行',
    '系\u034f统',
    '本\u180b机',
    '规\u115f则',
    'boss\u3164',
    'b\u043ess',
    'b\u03bfss',
    '系 统',
    '系\u3000统',
    '规\u0301则',
    '王  小明',
    '王e\u0301\u0302\u0303',
    '王\u00ad小明',
    '王\u200d小明',
  ])('%j → refused with a sentence', (typed) => {
    expect(() => userName(typed)).toThrow(/[\u4e00-\u9fff]。$/);
  });
});
