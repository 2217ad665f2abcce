// Slow uploads: over a real connection, with the application's own steps before a preview.
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import express, { type ErrorRequestHandler } from 'express';
import { inTurn } from '../../src/web/middleware/turns.js';
import { uploads } from '../../src/web/middleware/uploads.js';

const SILENCE_MS = 150;
const FORM = '--x\r\nContent-Disposition: form-data; name="text"\r\n\r\n1\r\n--x--\r\n';

let server: Server | undefined;

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
  server = undefined;
});

// eslint-disable-next-line max-params, @typescript-eslint/no-unused-vars -- Express knows an error handler by its four parameters.
const refused: ErrorRequestHandler = (error: Error, _request, response, _next) => {
  response.status(400).end(error.message);
};

async function listen(): Promise<number> {
  const app = express();
  app.post(
    '/',
    inTurn(),
    uploads(() => null, SILENCE_MS),
    (_request, response) => void response.end('read'),
  );
  app.use(refused);
  const begun = createServer(app);
  server = begun;
  await new Promise<void>((resolve) => begun.listen(0, '127.0.0.1', resolve));
  return (begun.address() as AddressInfo).port;
}

function begin(port: number): { socket: Socket; answer: Promise<string> } {
  const socket = connect(port, '127.0.0.1');
  let text = '';
  socket.on('data', (chunk) => (text += String(chunk)));
  const answer = new Promise<string>((resolve) => socket.once('close', () => resolve(text)));
  const length = `Content-Length: ${FORM.length}\r\nConnection: close`;
  socket.write(
    `POST / HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=x\r\n${length}\r\n\r\n`,
  );
  return { socket, answer };
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe('an upload', () => {
  it('that falls silent → ended, and the next has its turn', async () => {
    const port = await listen();
    const silent = begin(port);
    silent.socket.write(FORM.slice(0, 20));
    await pause(50);
    const next = begin(port);
    next.socket.write(FORM);
    expect(await silent.answer).toMatch(/^HTTP\/1.1 400 [^]*太久/);
    expect(await next.answer).toMatch(/^HTTP\/1.1 200 [^]*read/);
  });

  it('that is slow but goes on → read', async () => {
    const { socket, answer } = begin(await listen());
    for (let at = 0; at < FORM.length; at += 10) {
      socket.write(FORM.slice(at, at + 10));
      await pause(SILENCE_MS / 3);
    }
    expect(await answer).toMatch(/^HTTP\/1.1 200 [^]*read/);
  });
});
