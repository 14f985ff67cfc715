import { createORPCClient, ORPCError } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import type { JsonifiedClient } from '@orpc/openapi-client';
import { OpenAPILink } from '@orpc/openapi-client/fetch';
import { contractRoutes } from 'virtual:contract-routes';
import { bringRefusals } from './words.ts';

/**
 * `key` names one intention: a command sent twice with the same key is done once. Made anew for each call unless given.
 * `fields` asks a reader's answer for these alone, where a record holds much that is not shown; the others are then not there.
 */
type CallContext = { key?: string; fields?: readonly string[] };

const RETRIES = 2;

const link = new OpenAPILink<CallContext>(contractRoutes, {
  url: () => `${window.location.origin}/api/v1`,
  headers: ({ context }) => ({ 'idempotency-key': context.key ?? crypto.randomUUID() }),
  fetch: async (request, init, { context }) => readable(await withRefusals(request, sendAgain(onlyFields(request, context.fields), { ...init, credentials: 'same-origin' }, RETRIES))),
  customErrorResponseBodyDecoder: (body, { status }) => problemFrom(status, body),
});

/** Every operation of the API, typed by the contract: `await api.client.list({ limit: 50 })`. Throws ORPCError; see refusal.ts. */
export const api: JsonifiedClient<ContractRouterClient<typeof contractRoutes, CallContext>> = createORPCClient(link);

function onlyFields(request: Request, fields: CallContext['fields']): Request {
  if (fields === undefined) return request;
  const url = new URL(request.url);
  url.searchParams.set('fields', fields.join(','));
  return new Request(url, request);
}

/** Has the sentences of refusals at hand before an answer is read that may hold one: of a command, or a no. That one is not signed in is not said, but leads to the sign-in. */
async function withRefusals({ method }: Request, answer: Promise<Response>): Promise<Response> {
  const words = method === 'GET' ? undefined : bringRefusals();
  const response = await answer;
  await (response.ok || response.status === 401 ? words : bringRefusals());
  return response;
}

/** The link reads JSON only under its plain name; a problem (RFC 9457) is JSON too. */
function readable(response: Response): Response {
  if (!/^application\/problem\+json\b/.test(response.headers.get('content-type') ?? '')) return response;
  const headers = new Headers(response.headers);
  headers.set('content-type', 'application/json');
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
}

/** A problem's code and data as the error that calls throw. */
function problemFrom(status: number, body: unknown): ORPCError<string, unknown> | null {
  if (typeof body !== 'object' || body === null || !('code' in body) || typeof body.code !== 'string') return null;
  return new ORPCError(body.code, { status, data: 'data' in body ? body.data : undefined });
}

/** Repeats a request that got no answer at all. Safe for commands too: the idempotency key stays the same. */
async function sendAgain(request: Request, init: RequestInit, left: number): Promise<Response> {
  try {
    return await fetch(request.clone(), init);
  } catch (failure) {
    if (left === 0 || request.signal.aborted || !navigator.onLine) throw failure;
    await new Promise((resume) => setTimeout(resume, 400 * (RETRIES - left + 1)));
    return sendAgain(request, init, left - 1);
  }
}
