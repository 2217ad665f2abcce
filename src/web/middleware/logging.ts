// One log line a request, under an id that the visitor sees too, with the user's name; no bodies, no cookies, no other headers.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { pinoHttp, type HttpLogger } from 'pino-http';

interface LoggedRequest {
  id: string;
  method: string;
  url: string;
}

interface LoggedVisitor {
  name: string;
  isLoggedIn: boolean;
}

interface LoggedResponse {
  statusCode: number;
}

/** Lets a print in, once. */
const PRINT_TOKEN = /([?&]print=)[^&#]*/gi;

export function requestLog(logger: Logger): HttpLogger {
  return pinoHttp({
    logger,
    genReqId: (_request: IncomingMessage, response: ServerResponse) => {
      const id = randomUUID();
      response.setHeader('X-Request-Id', id);
      return id;
    },
    quietReqLogger: true,
    customLogLevel: (_request, response, error) =>
      error || response.statusCode >= 500 ? 'error' : response.statusCode >= 400 ? 'warn' : 'info',
    autoLogging: { ignore: (request) => request.url?.startsWith('/assets/') === true },
    customSuccessMessage: (request, response) => `${request.method ?? ''} ${response.statusCode}`,
    customProps: (_request, response) => whoAsks(response),
    serializers: {
      req: ({ id, method, url }: LoggedRequest) => ({ id, method, url: url.replace(PRINT_TOKEN, '$1…') }),
      res: ({ statusCode }: LoggedResponse) => ({ statusCode }),
    },
  });
}

/** Nobody, before it is known who asks. */
function whoAsks(response: ServerResponse): { user?: string } {
  const { visitor } =
    (response as ServerResponse & { locals?: { visitor?: LoggedVisitor | null } }).locals ?? {};
  return visitor?.isLoggedIn === true ? { user: visitor.name } : {};
}
