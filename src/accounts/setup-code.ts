// The one-time code that creates the first administrator: whoever sees the terminal may have it.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** Without letters and digits that look alike; 32 of them, so that each byte's five bits choose one evenly. */
const SIGNS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
/** 100 bits. */
const LENGTH = 20;
const MOST_ATTEMPTS = 50;

export interface SetupCode {
  /** As it is printed: five groups of four. */
  readonly text: string;
  /** However it is typed: case, spaces and dashes do not matter. False for good after too many wrong ones. */
  fits(typed: string): boolean;
}

export function createSetupCode(): SetupCode {
  const code = [...randomBytes(LENGTH)].map((byte) => SIGNS[byte % SIGNS.length]).join('');
  let attempts = 0;
  return {
    text: code.replace(/(.{4})(?=.)/g, '$1-'),
    fits(typed) {
      attempts += 1;
      const bare = typed.toUpperCase().replace(/[\s-]/g, '');
      return attempts <= MOST_ATTEMPTS && timingSafeEqual(digest(bare), digest(code));
    },
  };
}

/** Of one length, whatever was typed. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
