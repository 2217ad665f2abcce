// Slow uploads: over a real connection, with the application's own steps before a preview.
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import express, { type ErrorRequestHandler } from 'express';
import { createLine, type Line } from '../../src/web/middleware/turns.js';
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
  response.status(400).set('Connection', 'close').end(error.message);
};

async function listen(line: Line = createLine('录入')): Promise<number> {
  const app = express();
  app.post(
    '/',
    line.inTurn,
    uploads(() => null, SILENCE_MS),
    (_request, response) => void response.end('read'),
  );
  app.use(refused);
  const begun = createServer(app);
  server = begun;
  await new Promise<void>((resolve) => begun.listen(0, '127.0.0.1', resolve));
  return (begun.address() as AddressInfo).port;
}

function begin(port: number, path = '/'): { socket: Socket; answer: Promise<string> } {
  const socket = connect(port, '127.0.0.1');
  let text = '';
  socket.on('data', (chunk) => (text += String(chunk)));
  const answer = new Promise<string>((resolve) => socket.once('close', () => resolve(text)));
  const length = `Content-Length: ${FORM.length}\r\nConnection: close`;
  socket.write(
    `POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=x\r\n${length}\r\n\r\n`,
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

describe('the line of uploads', () => {
  const mostWaiting = 8;

  it('who waits → learns how many come before, one fewer with each answer', async () => {
    const line = createLine('录入');
    const port = await listen(line);
    const [first, second] = [begin(port), begin(port, '/?progress=second')];
    const third = begin(port, '/?progress=third');
    await until(() => line.ahead('third') !== null && line.ahead('second') !== null);
    const places = [line.ahead('second'), line.ahead('third')];
    expect(places.sort()).toEqual([1, 2]);
    expect(line.ahead('unknown')).toBeNull();
    for (const { socket } of [first, second, third]) socket.write(FORM);
    const answers = await Promise.all([first.answer, second.answer, third.answer]);
    expect(answers.map((answer) => answer.slice(9, 12))).toEqual(['200', '200', '200']);
    expect(line.ahead('third')).toBeNull();
  });

  it('no room in the line → refused at once, with how many wait; one goes away → room again', async () => {
    const line = createLine('录入');
    const port = await listen(line);
    const waiting = Array.from({ length: mostWaiting + 1 }, (_, index) => begin(port, `/?progress=${index}`));
    await until(
      () => waiting.filter((_, index) => line.ahead(String(index)) !== null).length === mostWaiting,
    );
    const refusal = begin(port);
    expect(await refusal.answer).toMatch(/^HTTP\/1.1 400 [^]*已有 8 份在排队/);
    const late = waiting.findIndex((_, index) => line.ahead(String(index)) !== null);
    waiting[late]?.socket.destroy();
    await until(() => line.ahead(String(late)) === null);
    const next = begin(port, '/?progress=next');
    await until(() => line.ahead('next') === mostWaiting);
    for (const { socket } of [...waiting, next]) socket.destroy();
  });

  it('nobody gets on for long → told so, with how many are before, instead of cut off by the server', async () => {
    const port = await listen(createLine('录入', 100));
    const slow = begin(port);
    await pause(30);
    const waits = begin(port);
    expect(await waits.answer).toMatch(/^HTTP\/1.1 400 [^]*前面还有 1 份/);
    slow.socket.destroy();
  });
});

async function until(isSo: () => boolean): Promise<void> {
  for (let looks = 0; looks < 500 && !isSo(); looks += 1) await pause(10);
  expect(isSo()).toBe(true);
}
