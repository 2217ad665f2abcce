// One operation of the API: its address, what it takes and answers, in words and as schemas, and how it reads it.
import type { z } from 'zod';
import type { Services } from '../../compose.js';
import { read } from '../parameters.js';

/** Under it lie the addresses of all operations. */
export const API = '/api/v1';

/** As an address has them: each a text or, of a query, several. */
export interface Asked {
  params: unknown;
  query: unknown;
}

/** What an address is filled with. */
export type Filled = Readonly<Record<string, string>>;

interface Stated {
  /** Its name for programs. */
  id: string;
  /** Below `/api/v1`, as Express has it: `/daily/:date`. */
  path: `/${string}`;
  title: string;
  /** A sentence or two on what is answered. */
  note: string;
  /** When the answer is 404; null where it never is. */
  missing: string | null;
  /** What of this ledger to show as an example; null where it has nothing to show. */
  example(services: Services): Filled | null;
}

interface Typed<Params extends z.ZodObject, Query extends z.ZodObject, Response extends z.ZodObject> {
  params: Params;
  query: Query;
  response: Response;
  read: (services: Services, input: z.output<Params> & z.output<Query>) => z.output<Response>;
}

export interface Operation extends Stated {
  params: z.ZodObject;
  query: z.ZodObject;
  response: z.ZodObject;
  /** Of an address that is not as it should be: a refusal. */
  answer(services: Services, asked: Asked): unknown;
}

export function operation<
  Params extends z.ZodObject,
  Query extends z.ZodObject,
  Response extends z.ZodObject,
>(stated: Stated & Typed<Params, Query, Response>): Operation {
  const { params, query, read: readModel, ...rest } = stated;
  return {
    ...rest,
    params,
    query,
    answer: (services, asked) =>
      readModel(services, { ...read(params, asked.params), ...read(query, asked.query) }),
  };
}

/** `/api/v1/daily/2025-10-15`; what does not stand in the path becomes the query. */
export function addressOf({ path }: Pick<Operation, 'path'>, filled: Filled): string {
  const rest = new URLSearchParams(filled);
  const place = path.replace(/:(\w+)/g, (_match, name: string) => {
    rest.delete(name);
    return encodeURIComponent(filled[name] ?? '');
  });
  return `${API}${place}${rest.size === 0 ? '' : `?${rest.toString()}`}`;
}
