// The one error type of requests; anything else that is thrown is a bug.

export type RequestErrorCode =
  | 'invalid'
  | 'not-found'
  | 'too-large'
  | 'forbidden'
  | 'unreadable'
  | 'misdirected'
  | 'unavailable'
  | 'unauthenticated'
  | 'too-many';

/** A request that cannot be served; `message` is one Chinese sentence for the person who asked. */
export class RequestError extends Error {
  readonly code: RequestErrorCode;

  constructor(code: RequestErrorCode, message: string) {
    super(message);
    this.name = 'RequestError';
    this.code = code;
  }
}
