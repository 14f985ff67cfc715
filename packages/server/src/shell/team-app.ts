import { serveStatic } from '@hono/node-server/serve-static';
import type { Hono } from 'hono';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { HeaderVariables } from '../platform/http/headers.ts';
import { PACKAGE_FOLDER } from '../platform/place.ts';

const DIST = fileURLToPath(new URL('../web/dist/', PACKAGE_FOLDER));
const FOREVER = 'public, max-age=31536000, immutable';

/** Serves the built team app and the portal's assets; every other path is the app's own (its router knows it). */
export function serveTeamApp(app: Hono<{ Variables: HeaderVariables }>): void {
  const immutable = (_path: string, c: { header(name: string, value: string): void }): void => c.header('Cache-Control', FOREVER);
  app.use('/assets/*', serveStatic({ root: `${DIST}team`, precompressed: true, onFound: immutable }));
  app.use('/portal-assets/*', serveStatic({ root: `${DIST}portal`, precompressed: true, onFound: immutable }));
  let page: string | undefined;
  app.get('*', async (c) => {
    if (/\.[a-z0-9]{1,5}$/i.test(c.req.path) || c.req.path.startsWith('/assets/')) return c.notFound();
    page ??= await readFile(`${DIST}team/index.html`, 'utf8');
    return c.html(page.replace('<head>', `<head>\n<meta name="csp-nonce" content="${c.get('nonce')}">`));
  });
}
