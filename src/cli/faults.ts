// What goes wrong outside of any request: a JSON line in the log, as what goes wrong within one.
import type { Server } from 'node:http';
import type { Logger } from 'pino';
import { FAILED } from './terminal.js';

/** Until the returned function is called. */
export function logFaults(server: Server, logger: Logger): () => void {
  const onError = (err: Error): void => logger.error({ err }, 'the server cannot listen or accept');
  const onRejection = (err: unknown): void => logger.error({ err }, 'a failure that nothing waited for');
  // Nobody knows what it left half done: the process ends in its own way, and its failure has it started again.
  const onException = (err: Error): void => {
    logger.fatal({ err }, 'an exception that nothing caught');
    process.exitCode = FAILED;
    process.kill(process.pid, 'SIGTERM');
  };
  server.on('error', onError);
  process.on('unhandledRejection', onRejection).on('uncaughtException', onException);
  return () => {
    process.off('unhandledRejection', onRejection).off('uncaughtException', onException);
  };
}
