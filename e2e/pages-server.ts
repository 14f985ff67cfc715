import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const DIST = fileURLToPath(new URL('../packages/web/dist/', import.meta.url));
/** Stricter than the program's own policy: no nonce, no data: addresses. What passes here passes there. */
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
const TYPES: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.woff2': 'font/woff2', '.txt': 'text/plain' };

type PortalModule = { renderPage(name: 'kit', data: { locale: string }): string };

/** The built pages without the program behind them, for tests of the kit and the shell. `/client/<locale>` is the portal's kit page. */
export async function servePages(): Promise<{ url: string; close: () => Promise<void> }> {
  const { renderPage } = (await import(join(DIST, 'portal/render.js'))) as PortalModule;
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://pages').pathname;
    response.setHeader('content-security-policy', POLICY);
    if (path.startsWith('/api/')) return send(response.writeHead(501), 'text/plain', '');
    const locale = /^\/client\/(en|pl|ru)$/.exec(path)?.[1];
    if (locale !== undefined) return send(response, 'text/html; charset=utf-8', renderPage('kit', { locale }));
    const file = join(DIST, path.startsWith('/portal-assets/') ? 'portal' : 'team', path);
    if (extname(path) !== '') return sendFile(response, file, request.headers['accept-encoding'] ?? '');
    return send(response, 'text/html; charset=utf-8', readFileSync(join(DIST, 'team/index.html')));
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return { url: `http://127.0.0.1:${portOf(server)}`, close: () => new Promise((closed) => { server.close(() => closed()); server.closeAllConnections(); }) };
}

function send(response: ServerResponse, type: string, body: string | Buffer): void {
  response.setHeader('content-type', type);
  response.end(body);
}

function sendFile(response: ServerResponse, file: string, accepts: string): void {
  if (!existsSync(file) || !statSync(file).isFile()) return send(response.writeHead(404), 'text/plain', '');
  const packed = accepts.includes('gzip') && existsSync(`${file}.gz`);
  if (packed) response.setHeader('content-encoding', 'gzip');
  response.setHeader('content-type', TYPES[extname(file)] ?? 'application/octet-stream');
  response.setHeader('content-length', statSync(packed ? `${file}.gz` : file).size);
  createReadStream(packed ? `${file}.gz` : file).pipe(response);
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The pages have no port.');
  return address.port;
}
