// Passwords as scrypt digests: `$scrypt$ln=17,r=8,p=1$<salt>$<digest>`, both base64url, so that the cost can rise later.
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { RequestError } from '../domain/errors.js';

/** `logN`: binary logarithm of N. */
export interface Cost {
  logN: number;
  r: number;
  p: number;
}

/** The first choice of OWASP's Password Storage Cheat Sheet: 128 MB and about a quarter of a second for each guess. */
export const COST: Cost = { logN: 17, r: 8, p: 1 };

const SALT_BYTES = 16;
const DIGEST_BYTES = 32;
const SHAPE = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d)\$([\w-]{22})\$([\w-]{43})$/;
/** Each takes its memory at once. */
const MOST_AT_ONCE = 2;
const MOST_WAITING = 32;

export interface Passwords {
  hash(password: string): Promise<string>;
  /** False for a null `stored`, too, after the same work: nobody learns by the time which names there are. */
  verify(password: string, stored: string | null): Promise<boolean>;
}

export function createPasswords(cost: Cost = COST): Passwords {
  const inTurn = turns();
  const digest = (password: string, salt: Buffer, costs: Cost): Promise<Buffer> =>
    inTurn(() => derive(password, salt, costs));
  return {
    async hash(password) {
      const salt = randomBytes(SALT_BYTES);
      const { logN, r, p } = cost;
      const made = await digest(password, salt, cost);
      return `$scrypt$ln=${logN},r=${r},p=${p}$${salt.toString('base64url')}$${made.toString('base64url')}`;
    },
    async verify(password, stored) {
      const held = stored === null ? null : parse(stored);
      const { costs, salt, wanted } = held ?? decoy(cost);
      const made = await digest(password, salt, costs);
      return timingSafeEqual(made, wanted) && held !== null;
    },
  };
}

interface Held {
  costs: Cost;
  salt: Buffer;
  wanted: Buffer;
}

/** Null for a string of another form, which no password fits. */
function parse(stored: string): Held | null {
  const [, logN, r, p, salt = '', wanted = ''] = SHAPE.exec(stored) ?? [];
  if (logN === undefined) return null;
  return {
    costs: { logN: Number(logN), r: Number(r), p: Number(p) },
    salt: Buffer.from(salt, 'base64url'),
    wanted: Buffer.from(wanted, 'base64url'),
  };
}

function decoy(costs: Cost): Held {
  return { costs, salt: Buffer.alloc(SALT_BYTES), wanted: Buffer.alloc(DIGEST_BYTES) };
}

/** The same character typed in another way is the same password: NFKC. */
function derive(password: string, salt: Buffer, { logN, r, p }: Cost): Promise<Buffer> {
  const N = 2 ** logN;
  const options = { N, r, p, maxmem: 256 * N * r + 2 ** 20 };
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, DIGEST_BYTES, options, (error, key) => {
      if (error) reject(error);
      else resolve(key);
    });
  });
}

/** A few at once, some wait, more are refused: many logins must not take all memory. */
function turns(): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running < MOST_AT_ONCE) running += 1;
    else if (waiting.length < MOST_WAITING) await new Promise<void>((resolve) => waiting.push(resolve));
    else throw new RequestError('unavailable', '现在登录的人太多，请过一会儿再试。');
    try {
      return await work();
    } finally {
      // Whoever waited longest takes over the place.
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
