// Refusals: their statuses, and those that a form tells itself, above what was typed.
import type { Response } from 'express';
import { RequestError, type RequestErrorCode } from '../domain/errors.js';

export const STATUS: Readonly<Record<RequestErrorCode, number>> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  'too-large': 413,
  misdirected: 421,
  unreadable: 422,
  'too-many': 429,
  unavailable: 503,
};

/** As JSON, under /api. */
export interface Refusal {
  error: {
    code: RequestErrorCode | 'bug';
    /** One Chinese sentence. */
    message: string;
    /** Of a bug, to be found in the log; null of a refusal. */
    requestId: string | null;
  };
}

/** Somebody failed too often and waits. */
export class TooMany extends RequestError {
  readonly seconds: number;

  constructor(seconds: number) {
    super('too-many', `失败次数太多，请 ${seconds} 秒后再试。`);
    this.seconds = seconds;
  }
}

/** For a form that is shown again: its answer gets the status. Any other error goes on to the page of errors. */
export function refusalOf(
  error: unknown,
  codes: readonly RequestErrorCode[],
  response: Response,
): RequestError {
  if (!(error instanceof RequestError) || !codes.includes(error.code)) throw error;
  if (error instanceof TooMany) response.set('Retry-After', String(error.seconds));
  response.status(STATUS[error.code]);
  return error;
}
