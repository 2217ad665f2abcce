// Whoever closes a connection ends all that was asked on it.
import type { RequestHandler } from 'express';

/**
 * Node tells a response that its connection is gone only once it was its turn: of several requests sent at once on one
 * connection those still in line would count as running for ever. First of all, because others count what runs.
 */
export const goneAway: RequestHandler = (request, response, next) => {
  const { socket } = request;
  const tell = (): void => {
    if (response.socket === null) response.emit('close');
  };
  socket.once('close', tell);
  // An upload has as many listeners already as Node takes for no leak.
  response.setMaxListeners(response.getMaxListeners() + 1);
  response.once('close', () => socket.off('close', tell));
  next();
};
