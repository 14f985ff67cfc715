import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';

/** Answers a query: with bytes, with a bare status, never, or without ever stopping. */
export type Answering = (query: Buffer) => Uint8Array | { readonly status: number } | 'never' | 'endless';

export type TimestampServer = { readonly url: string; close(): Promise<void> };

/** An authority on the loopback address. */
export async function serveTimestamps(answering: Answering): Promise<TimestampServer> {
  const server = createServer((request, response) => void answer(request, response, answering));
  const listening = Promise.withResolvers<void>();
  server.listen(0, '127.0.0.1', () => listening.resolve());
  await listening.promise;
  const { port } = server.address() as AddressInfo;
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    const closed = Promise.withResolvers<void>();
    server.close(() => closed.resolve());
    await closed.promise;
  };
  return { url: `http://127.0.0.1:${port}/`, close };
}

async function answer(request: IncomingMessage, response: ServerResponse, answering: Answering): Promise<void> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const result = answering(Buffer.concat(parts));
  if (result === 'never') return;
  if (result === 'endless') {
    response.writeHead(200);
    Readable.from(endless()).on('error', () => undefined).pipe(response);
    return;
  }
  if ('status' in result) response.writeHead(result.status, { location: 'http://127.0.0.1:1/' }).end();
  else response.writeHead(200, { 'content-type': 'application/timestamp-reply' }).end(result);
}

function* endless(): Generator<Buffer> {
  for (;;) yield Buffer.alloc(8_192, 0x30);
}
