import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { compress } from 'hono/compress';
import { randomUUID } from 'node:crypto';
import type { ProviderActor } from '@entente/core/kernel/actor';
import type { Call, SessionStamp } from '../platform/http/call.ts';
import { mailPreview } from '../outbox/outbox.routes.ts';
import { clientAddress } from '../platform/http/client-address.ts';
import { sameOriginOnly, securityHeaders, type HeaderVariables } from '../platform/http/headers.ts';
import { jsonBodies } from '../platform/http/json-body.ts';
import type { PagePrinter } from '../platform/http/page-printer.ts';
import type { MailTemplates } from '../platform/outbox/mail.ts';
import type { Services } from '../platform/services.ts';
import { clientPreviewPages } from '../signing/signing.portal.ts';
import { makeApiHandler, openApiDocument } from './api.ts';
import { serveTeamApp } from './team-app.ts';

const MOST_API_BYTES = 512 * 1024;

/** What the areas bring to the one door. */
export type Doors = {
  readonly services: Services;
  readonly mailTemplates: MailTemplates;
  /** Draws the client's pages. */
  readonly portal: PagePrinter;
  /** Who is signed in by these headers. */
  resolveActor(headers: Headers): Promise<{ readonly actor: ProviderActor | null; readonly session: SessionStamp | null }>;
  /** Sign-in: everything below /api/auth. */
  signIn(request: Request, origin: { readonly ip: string }): Promise<Response>;
  /** Routes outside the API: the portal, downloads, the verify page. */
  readonly pages: readonly Hono<{ Variables: HeaderVariables }>[];
  /** Hears of what nobody expected. */
  report(error: unknown): void;
};

/** The whole server as one fetch function: API, sign-in, portal, team app. */
export function makeApp(doors: Doors): Hono<{ Variables: HeaderVariables }> {
  const { services, report } = doors;
  const app = new Hono<{ Variables: HeaderVariables }>();
  app.use(securityHeaders({ https: services.config.baseUrl.startsWith('https:') }));
  app.use(sameOriginOnly(services.config.baseUrl));
  app.use(compress());
  app.onError((error, c) => {
    report(error);
    return c.json({ code: 'INTERNAL_SERVER_ERROR', status: 500 }, 500);
  });
  app.get('/healthz', (c) => c.text('ok'));
  app.use('/api/*', bodyLimit({ maxSize: MOST_API_BYTES, onError: (c) => c.json({ code: 'PAYLOAD_TOO_LARGE', status: 413, data: { refusal: 'input-is-wrong' } }, 413) }));
  app.use('/api/v1/*', jsonBodies());
  app.all('/api/auth/*', (c) => doors.signIn(c.req.raw, { ip: clientAddress(c, services.config.trustedProxies) }));
  mountApi(app, doors);
  app.route('/', mailPreview(doors));
  app.route('/', clientPreviewPages(doors));
  for (const page of doors.pages) app.route('/', page);
  serveTeamApp(app);
  return app;
}

function mountApi(app: Hono<{ Variables: HeaderVariables }>, doors: Doors): void {
  const { services, mailTemplates, portal, report } = doors;
  const handler = makeApiHandler(report);
  app.get('/api/v1/openapi.json', async (c) => c.json(await openApiDocument()));
  app.all('/api/v1/*', async (c) => {
    const { actor, session } = await doors.resolveActor(c.req.raw.headers);
    const context: Call = {
      services,
      mailTemplates,
      portal,
      actor,
      session,
      headers: c.req.raw.headers,
      idempotencyKey: c.req.header('idempotency-key') ?? null,
      origin: { ip: clientAddress(c, services.config.trustedProxies), userAgent: c.req.header('user-agent') ?? '', requestId: randomUUID() },
    };
    const { matched, response } = await handler.handle(c.req.raw, { prefix: '/api/v1', context });
    return matched ? c.newResponse(response.body, response) : c.json({ code: 'NOT_FOUND', status: 404, data: { refusal: 'not-found' } }, 404);
  });
}
