import type { Context, Hono } from 'hono';
import { randomUUID } from 'node:crypto';
import { bearerToken } from '../platform/auth/bearer.ts';
import { ipNetwork } from '../platform/auth/ip-network.ts';
import { budgetHeaders, type Budget, type CallBudgets } from '../platform/http/call-budget.ts';
import type { Call, Known } from '../platform/http/call.ts';
import { clientAddress } from '../platform/http/client-address.ts';
import { compressedAnswer } from '../platform/http/compressed-answer.ts';
import type { FileDoor } from '../platform/http/file-door.ts';
import type { HeaderVariables } from '../platform/http/headers.ts';
import { problemAnswer, type RefusedAnswer } from '../platform/http/problem.ts';
import { toApiError } from '../platform/http/refusal.ts';
import { readFields } from '../platform/http/sparse-fields.ts';
import { beyondScopes } from './api-manners.ts';
import { makeApiHandler, openApiDocument } from './api.ts';
import type { Doors } from './app.ts';

type AppContext = Context<{ Variables: HeaderVariables }>;

/** The API below /api/v1, with its manners: who calls, how often they may, and how a "no" is said. */
export function mountApi(app: Hono<{ Variables: HeaderVariables }>, doors: Doors, budgets: CallBudgets): void {
  const { services, report } = doors;
  const handler = makeApiHandler(report);
  app.get('/api/v1/openapi.json', async (c) => compressedAnswer(c.json(await openApiDocument()), c.req.header('accept-encoding')));
  app.all('/api/v1/*', async (c) => {
    const known = await whoCalls(doors, c.req.raw.headers);
    const { wait, told } = spendBudget(c, { known, budgets, perMinute: services.config.rateLimit });
    const refuse = (answer: RefusedAnswer): Response => withHeaders(problemAnswer(c, answer, { baseUrl: services.config.baseUrl, locale: known.actor?.locale }), told);
    if (wait !== null) return refuse(toApiError({ code: 'too-many-requests', detail: { seconds: wait } }));
    if (known.refusal !== null) return refuse(toApiError({ code: known.refusal }));
    const { request, fields } = withoutFields(c.req.raw);
    const context = callOf(c, doors, { known, fields });
    const { matched, response } = await handler.handle(request, { prefix: '/api/v1', context });
    if (!matched) return refuse(toApiError({ code: 'not-found' }));
    if (response.status >= 400) return refuse(named({ status: response.status, ...((await response.json()) as { code: string; data?: unknown }) }));
    return compressedAnswer(withHeaders(response, [...told, ...context.answerHeaders]), c.req.header('accept-encoding'));
  });
}

/** A body that is no JSON is refused before any operation is asked: it says so like all that does not fit. */
function named(answer: RefusedAnswer): RefusedAnswer {
  return answer.status === 400 && answer.data === undefined ? { ...answer, data: { refusal: 'input-is-wrong', detail: { fields: [{ field: 'body', message: 'is-malformed' }] } } } : answer;
}

/** The door to the API's bytes, with the same manners. */
export function fileDoor(doors: Doors, budgets: CallBudgets): FileDoor {
  const { services } = doors;
  const { baseUrl } = services.config;
  const refuse: FileDoor['refuse'] = (c, refusal, status) => {
    const answer = toApiError(refusal as Parameters<typeof toApiError>[0]);
    return problemAnswer(c, status === undefined ? answer : { code: 'REFUSED', status, data: answer.data }, { baseUrl });
  };
  return {
    refuse,
    async admit(c, operation) {
      const known = await whoCalls(doors, c.req.raw.headers);
      const { wait, told } = spendBudget(c, { known, budgets, perMinute: services.config.rateLimit });
      for (const [name, value] of told) c.header(name, value);
      if (wait !== null) return refuse(c, { code: 'too-many-requests', detail: { seconds: wait } });
      if (known.refusal !== null) return refuse(c, { code: known.refusal });
      if (known.actor === null) return refuse(c, { code: 'sign-in-first' });
      const refusal = known.apiKey === null ? null : beyondScopes(known.apiKey, { ...operation, recordKind: null });
      return refusal === null ? known.actor : refuse(c, refusal);
    },
  };
}

type Header = readonly [name: string, value: string];

/** Set on the answer itself: the context would make it anew, and a whole text a stream. */
function withHeaders(response: Response, headers: readonly Header[]): Response {
  for (const [name, value] of headers) response.headers.set(name, value);
  return response;
}

/** A key, where one is shown; its bearer's cookies do not count then. Otherwise the login in the cookie. */
export async function whoCalls(doors: Pick<Doors, 'resolveActor' | 'resolveKey'>, headers: Headers): Promise<Known> {
  const token = bearerToken(headers);
  if (token !== null) return doors.resolveKey(token);
  return { ...(await doors.resolveActor(headers)), apiKey: null, refusal: null };
}

/** What an operation is called with. */
export function callOf(c: AppContext, doors: Doors, { known, fields }: { known: Known; fields: readonly string[] | null }): Call {
  const { services, mailTemplates, portal } = doors;
  return {
    services, mailTemplates, portal, fields,
    actor: known.actor,
    session: known.session,
    apiKey: known.apiKey,
    condition: null,
    answerHeaders: new Headers(),
    headers: c.req.raw.headers,
    idempotencyKey: c.req.header('idempotency-key') ?? null,
    origin: { ip: clientAddress(c, services.config.trustedProxies), userAgent: c.req.header('user-agent') ?? '', requestId: randomUUID() },
  };
}

/** People work faster than programs should: several tabs, autosave, pages that ask for much at once. */
const PERSON_TIMES_KEY = 5;

/**
 * Takes one token of whoever calls.
 * @returns the seconds to wait where none is left, and the headers that say how the caller stands.
 */
export function spendBudget(c: AppContext, { known, budgets, perMinute }: { known: Known; budgets: CallBudgets; perMinute: number }): { readonly wait: number | null; readonly told: readonly Header[] } {
  const payer = payerOf(c, known);
  if (perMinute === 0 || payer === null) return { wait: null, told: [] };
  const most = payer.name === 'key' ? perMinute : perMinute * PERSON_TIMES_KEY;
  const budget: Budget = { name: payer.name, most, perSecond: most / 60 };
  const left = budgets.take(payer.key, budget);
  const told = budgetHeaders(budget, left);
  return left.granted ? { wait: null, told } : { wait: left.secondsToNext, told: [...told, ['Retry-After', String(left.secondsToNext)]] };
}

function payerOf(c: AppContext, { apiKey, session, refusal }: Known): { name: 'key' | 'person' | 'network'; key: string } | null {
  if (apiKey !== null) return { name: 'key', key: `key:${apiKey.keyId}` };
  if (session !== null) return { name: 'person', key: `session:${session.sessionId}` };
  const network = ipNetwork(clientAddress(c, 0));
  return refusal === null && network === 'unknown' ? null : { name: 'network', key: `network:${network}` };
}

/** Takes `fields` out of the query of a reading request: no operation knows it. */
function withoutFields(request: Request): { request: Request; fields: readonly string[] | null } {
  if (request.method !== 'GET' || !request.url.includes('fields=')) return { request, fields: null };
  const url = new URL(request.url);
  const fields = readFields(url.searchParams.get('fields'));
  if (fields === null) return { request, fields };
  url.searchParams.delete('fields');
  return { request: new Request(url, { headers: request.headers, signal: request.signal }), fields };
}
