// The least that the same libraries can do with a ledger: one route, one query, one line of text. `node hello.js FILE`
import process from 'node:process';
import Database from 'better-sqlite3';
import express from 'express';

const database = new Database(process.argv[2]);
const decided = database.prepare('SELECT count(*) FROM decisions WHERE date = ?').pluck();
const app = express();
app.get('/daily/:date', (request, response) => {
  response.send(`<p>${decided.get(request.params.date)}</p>`);
});
const server = app.listen(0, '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${server.address().port}\n`);
});
process.once('SIGTERM', () => {
  server.close();
  server.closeAllConnections();
});
