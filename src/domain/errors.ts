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

/**
 * A request that cannot be served; `message` is one Chinese sentence for the person who asked.
 * Its `cause`, where it has one, is a fault of the machine, for the log.
 */
export class RequestError extends Error {
  readonly code: RequestErrorCode;

  constructor(code: RequestErrorCode, message: string, fault?: { cause: unknown }) {
    super(message, fault);
    this.name = 'RequestError';
    this.code = code;
  }
}
