/**
 * What the reference is measured against: the same HTTP stack, the same SQLite settings, and one durable commit of the
 * body for each request. Prints its address.
 *   tsx bench/reference/empty-handler.ts DATABASE
 */
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import Database from 'libsql';

const database = new Database(process.argv[2] ?? '');
database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE body (bytes BLOB)');
const insert = database.prepare('INSERT INTO body (bytes) VALUES (?)');
const app = new Hono();
app.post('/', async (context) => {
  const body = Buffer.from(await context.req.raw.arrayBuffer());
  database.exec('BEGIN IMMEDIATE');
  insert.run([body]); // a lone object would be taken for named parameters
  database.exec('COMMIT');
  return new Response('{}\n', { status: 201, headers: { 'content-type': 'application/json' } });
});
const server = createAdaptorServer({ fetch: app.fetch });
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (typeof address === 'object') console.log(`empty handler listens on http://127.0.0.1:${address?.port}/`);
});
