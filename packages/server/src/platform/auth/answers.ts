import type { RefusalCode } from '@entente/phrases/shape';
import { toApiError } from '../http/refusal.ts';
import { AUTH_CODES } from './refusal.ts';

/** A granted answer of the door. */
export function granting(body: object, headers: HeadersInit = {}): Response {
  const all = new Headers(headers);
  all.set('content-type', 'application/json');
  return new Response(JSON.stringify(body), { headers: all });
}

/** A refusal in the API's form; with `detail.seconds` it says when to come again. */
export function refusing(code: RefusalCode, detail?: Readonly<Record<string, unknown>>): Response {
  const error = toApiError(detail === undefined ? { code } : { code, detail });
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  if (typeof detail?.['seconds'] === 'number') headers['retry-after'] = String(detail['seconds']);
  return new Response(JSON.stringify(error.toJSON()), { status: error.status, headers });
}

const FLOODED_SECONDS = 60;

/** better-auth's "no" in our words. */
export async function refusingLike(answer: Response): Promise<Response> {
  if (answer.status >= 500) return new Response(JSON.stringify({ code: 'INTERNAL_SERVER_ERROR', status: 500 }), { status: 500, headers: { 'content-type': 'application/json' } });
  const { code = '', detail } = (await answer.json().catch(() => ({}))) as { code?: string; detail?: Record<string, unknown> };
  if (answer.status === 429) return refusing('too-many-requests', { seconds: Number(detail?.['seconds'] ?? answer.headers.get('x-retry-after') ?? FLOODED_SECONDS) });
  if (/^[a-z-]+$/.test(code)) return refusing(code as RefusalCode, detail);
  return refusing(AUTH_CODES[code] ?? (answer.status === 401 ? 'sign-in-first' : 'input-is-wrong'));
}
