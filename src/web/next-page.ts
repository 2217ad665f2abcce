// Where a visitor goes after the login: a page of ours, or the first one.

const MOST_CHARACTERS = 1000;
const OWN = 'http://ledger.invalid';

/** A path of this site; anything else, and the login itself, becomes the first page. */
export function nextPage(wanted: string | undefined): string {
  if (wanted === undefined || wanted.length > MOST_CHARACTERS || !isPath(wanted)) return '/';
  if (!URL.canParse(wanted, OWN)) return '/';
  const { origin, pathname, search } = new URL(wanted, OWN);
  const path = `${pathname}${search}`;
  // `/.//evil.example` is a path, too, until it is made plain.
  return origin === OWN && isPath(path) && !/^\/(?:login|logout|setup)\b/i.test(path) ? path : '/';
}

export function loginPath(wanted: string): string {
  const next = nextPage(wanted);
  return next === '/' ? '/login' : `/login?next=${encodeURIComponent(next)}`;
}

/** Begins with one slash, and has nothing that a browser would read as another. */
function isPath(text: string): boolean {
  return /^\/(?![/\\])[^\\\p{Cc}]*$/u.test(text);
}
