// Keeps texts apart from the members of every object: the renderer keeps widths under texts as keys of a plain one.

/** Nothing is seen of it, and no member name begins with it. */
const APART = '\u2060';
const MEMBERS = Object.getOwnPropertyNames(Object.prototype);
/** Of each line and of each shorter form of it, for the renderer measures lines and what is left of them when cut. */
const BEGINS_AS_MEMBER = new RegExp(`^(?=${MEMBERS.join('|')})`, 'gm');
const SET_APART = new RegExp(`(<text\\b[^>]*>)${APART}+`, 'g');

/** Every text in an option, also of what its functions return: a label `__proto__` would change Object.prototype. */
export function setApart<T>(part: T): T {
  return apart(part) as T;
}

function apart(part: unknown): unknown {
  if (typeof part === 'string') return part.replace(BEGINS_AS_MEMBER, APART);
  if (typeof part === 'function') {
    const made = part as (...given: unknown[]) => unknown;
    return (...given: unknown[]) => apart(made(...given));
  }
  if (Array.isArray(part)) return part.map(apart);
  if (typeof part !== 'object' || part === null) return part;
  return Object.fromEntries(Object.entries(part).map(([name, value]) => [name, apart(value)]));
}

/** The drawn texts as they were. */
export function joinedAgain(drawn: string): string {
  return drawn.replace(SET_APART, '$1');
}
