import { Hono, type HonoRequest, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { compress } from 'hono/compress';
import type { ProviderActor } from '@entente/core/kernel/actor';
import type { Known, SessionStamp } from '../platform/http/call.ts';
import { contractFiles } from '../agreement/incoming/agreement.routes.ts';
import { attachmentFiles } from '../interaction/attachment.routes.ts';
import { importFiles } from '../import/file/import.routes.ts';
import { exportFiles } from '../export/export.routes.ts';
import { mailPreview } from '../outbox/outbox.routes.ts';
import { makeCallBudgets } from '../platform/http/call-budget.ts';
import { clientAddress } from '../platform/http/client-address.ts';
import { takesBytes } from '../platform/http/file-door.ts';
import { sameOriginOnly, securityHeaders, type HeaderVariables } from '../platform/http/headers.ts';
import { hasBody, jsonBodies } from '../platform/http/json-body.ts';
import { problemAnswer } from '../platform/http/problem.ts';
import type { PagePrinter } from '../platform/http/page-printer.ts';
import type { MailTemplates } from '../platform/outbox/mail.ts';
import type { Services } from '../platform/services.ts';
import { returnedFiles } from '../signing/returned-file.routes.ts';
import { clientPreviewPages } from '../signing/team/signing.portal.ts';
import { fileDoor, mountApi } from './api-door.ts';
import { mcpPage } from './mcp-page.ts';
import { problemPage } from './problem-page.ts';
import { serveTeamApp } from './team-app.ts';

const MOST_API_BYTES = 512 * 1024;
/** A bulk change may name each of its records. */
const MOST_BULK_BYTES = 2 * 1024 * 1024 + 64 * 1024;
const BULK_PATH = /^\/api\/v1\/records\/[a-z]+\/bulk(?:\/preview)?$/;

/** What the areas bring to the one door. */
export type Doors = {
  readonly services: Services;
  readonly mailTemplates: MailTemplates;
  /** Draws the client's pages. */
  readonly portal: PagePrinter;
  /** Who is signed in by these headers. */
  resolveActor(headers: Headers): Promise<{ readonly actor: ProviderActor | null; readonly session: SessionStamp | null }>;
  /** Whom an API key acts for, or why it opens nothing. */
  resolveKey(token: string): Promise<Known>;
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
  const { baseUrl } = services.config;
  const app = new Hono<{ Variables: HeaderVariables }>();
  app.use(securityHeaders({ https: baseUrl.startsWith('https:') }));
  app.use(sameOriginOnly(baseUrl));
  app.use(exceptFor(isApi, compress()));
  app.onError((error, c) => {
    report(error);
    return problemAnswer(c, { code: 'INTERNAL_SERVER_ERROR', status: 500 }, { baseUrl });
  });
  app.get('/healthz', (c) => c.text('ok'));
  const upTo = (maxSize: number) => bodyLimit({ maxSize, onError: (c) => problemAnswer(c, { code: 'PAYLOAD_TOO_LARGE', status: 413, data: { refusal: 'input-is-wrong' } }, { baseUrl }) });
  app.use('/api/*', exceptFor((request) => !hasBody(request.method) || takesBytes(request) || BULK_PATH.test(request.path), upTo(MOST_API_BYTES)));
  app.use('/api/*', exceptFor((request) => !BULK_PATH.test(request.path), upTo(MOST_BULK_BYTES)));
  for (const door of ['/api/v1/*', '/mcp']) app.use(door, exceptFor(takesBytes, jsonBodies(baseUrl)));
  app.all('/api/auth/*', (c) => doors.signIn(c.req.raw, { ip: clientAddress(c, services.config.trustedProxies) }));
  const budgets = makeCallBudgets(services.database, report);
  const files = fileDoor(doors, budgets);
  for (const pages of [importFiles, exportFiles, attachmentFiles, contractFiles, returnedFiles]) app.route('/', pages(services, files));
  mountApi(app, doors, budgets);
  app.route('/', mcpPage(doors, budgets));
  app.route('/', problemPage());
  app.route('/', mailPreview(doors));
  app.route('/', clientPreviewPages(doors));
  for (const page of doors.pages) app.route('/', page);
  serveTeamApp(app);
  return app;
}

/** The API presses its answers itself. */
function isApi({ path }: HonoRequest): boolean {
  return path.startsWith('/api/v1/');
}

function exceptFor(isExcepted: (request: HonoRequest) => boolean, handler: MiddlewareHandler): MiddlewareHandler {
  return (c, next) => (isExcepted(c.req) ? next() : handler(c, next));
}
