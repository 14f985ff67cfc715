import { ORPCError } from '@orpc/server';
import type { Outcome, Refusal } from '@entente/core/kernel/outcome';
import type { RefusalCode } from '@entente/phrases/shape';

type Kind = 'BAD_REQUEST' | 'UNAUTHORIZED' | 'FORBIDDEN' | 'NOT_FOUND' | 'CONFLICT' | 'PRECONDITION_FAILED' | 'REFUSED' | 'TOO_MANY_REQUESTS';
const STATUS: Readonly<Record<Kind, number>> = { BAD_REQUEST: 400, UNAUTHORIZED: 401, FORBIDDEN: 403, NOT_FOUND: 404, CONFLICT: 409, PRECONDITION_FAILED: 412, REFUSED: 422, TOO_MANY_REQUESTS: 429 };

/** Refusals that are not 422. A missing and a foreign id answer alike: not-found. */
const KINDS: Partial<Record<RefusalCode, Kind>> = {
  'not-found': 'NOT_FOUND',
  'sign-in-first': 'UNAUTHORIZED',
  'not-allowed': 'FORBIDDEN',
  'field-is-hidden': 'FORBIDDEN',
  'field-changed-meanwhile': 'CONFLICT',
  'item-changed-meanwhile': 'CONFLICT',
  'automation-changed-meanwhile': 'CONFLICT',
  'item-is-gone': 'CONFLICT',
  'version-is-another': 'PRECONDITION_FAILED',
  'key-is-unknown': 'UNAUTHORIZED',
  'key-has-expired': 'UNAUTHORIZED',
  'key-was-revoked': 'UNAUTHORIZED',
  'key-does-not-allow': 'FORBIDDEN',
  'not-by-key': 'FORBIDDEN',
  'rights-changed-meanwhile': 'CONFLICT',
  'too-many-requests': 'TOO_MANY_REQUESTS',
  'input-is-wrong': 'BAD_REQUEST',
  'sign-in-refused': 'UNAUTHORIZED',
  'code-refused': 'UNAUTHORIZED',
  'second-factor-refused': 'UNAUTHORIZED',
  'second-factor-was-used': 'UNAUTHORIZED',
  'second-factor-ran-out': 'UNAUTHORIZED',
};

/** The refusal as the API's error: status by kind, the code and its values in `data`. */
export function toApiError(refusal: Refusal<RefusalCode>): ORPCError<Kind, { refusal: string; detail?: Record<string, unknown> }> {
  const kind = KINDS[refusal.code] ?? 'REFUSED';
  const data = refusal.detail === undefined ? { refusal: refusal.code } : { refusal: refusal.code, detail: { ...refusal.detail } };
  return new ORPCError(kind, { status: STATUS[kind], message: refusal.code, data, defined: true });
}

/** The HTTP status of a refusal, for answers outside the API. */
export function statusOf(code: RefusalCode): number {
  return STATUS[KINDS[code] ?? 'REFUSED'];
}

/** Unwraps an outcome at the edge: the value, or the API's error. */
export function answer<Value>(outcome: Outcome<Value, Refusal<RefusalCode>>): Value {
  if (outcome.ok) return outcome.value;
  throw toApiError(outcome.refusal);
}
