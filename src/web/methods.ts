// Which requests only read. Whatever a route says: all others are guarded as writes.
import type { Request } from 'express';

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

export function isRead({ method }: Pick<Request, 'method'>): boolean {
  return READS.has(method);
}
