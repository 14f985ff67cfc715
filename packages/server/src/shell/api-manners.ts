import type { AnyProcedure } from '@orpc/server';
import type { OperationMeta } from '@entente/contract/kernel/procedure';
import { keyAllows, type KeyedOperation } from '@entente/core/integration/key-scope';
import type { Refusal } from '@entente/core/kernel/outcome';
import type { ApiKeyStamp, Call } from '../platform/http/call.ts';
import { entityTag, readCondition, recordIn } from '../platform/http/condition.ts';
import { toApiError } from '../platform/http/refusal.ts';
import { onlyFields, unknownFields } from '../platform/http/sparse-fields.ts';

/** One call of an operation, as interceptors of the API and of agents' tools see it. */
export type Intercepted = {
  readonly context: Call;
  readonly input: unknown;
  readonly procedure: AnyProcedure;
  next(options?: object): Promise<unknown>;
};

/**
 * The manners that every operation has, whatever it does: a key reaches no further than its scopes, a
 * command may be meant for one version of its record (If-Match), a record says its version (ETag), and a
 * reader gets the fields that were asked for.
 */
export async function withManners(call: Intercepted): Promise<unknown> {
  const { context, input, procedure } = call;
  const { method = 'POST', path = '/' } = procedure['~orpc'].route;
  if (context.apiKey !== null) refuseBeyondScopes(context.apiKey, procedure, input);
  if (context.fields !== null) refuseUnknownFields(procedure, context.fields);
  const output = await call.next({ ...call, context: { ...context, condition: conditionOf(context, { method, path, input }) } });
  if (recordIn(path, input) !== null) tagVersion(context.answerHeaders, output);
  return context.fields === null ? output : onlyFields(output, context.fields);
}

/** Whether an operation changes anything: all but GET, and POST that only reads what is too long for an address. */
export function changesSomething(procedure: AnyProcedure): boolean {
  const { route, meta } = procedure['~orpc'];
  return (route.method ?? 'POST') !== 'GET' && (meta as OperationMeta).reads !== true;
}

/** What an operation is to a key. */
export function keyedOperation(procedure: AnyProcedure, input: unknown): KeyedOperation {
  const { operationId = '', tags = [], path = '' } = procedure['~orpc'].route;
  const kind = typeof input === 'object' && input !== null && path.includes('{kind}') ? (input as { kind?: unknown }).kind : null;
  return { id: operationId, tag: tags[0] ?? '', changes: changesSomething(procedure), recordKind: typeof kind === 'string' ? kind : null };
}

function refuseBeyondScopes(apiKey: ApiKeyStamp, procedure: AnyProcedure, input: unknown): void {
  const refusal = beyondScopes(apiKey, keyedOperation(procedure, input));
  if (refusal !== null) throw toApiError(refusal);
}

/** Why a key may not do this; null where it may. */
export function beyondScopes({ scopes }: ApiKeyStamp, operation: KeyedOperation): Refusal<'not-by-key' | 'key-does-not-allow'> | null {
  const answer = keyAllows(scopes, operation);
  if (answer.allowed) return null;
  return answer.because === 'persons-only' ? { code: 'not-by-key' } : { code: 'key-does-not-allow', detail: { scope: answer.scope } };
}

function refuseUnknownFields(procedure: AnyProcedure, fields: readonly string[]): void {
  const unknown = unknownFields(procedure['~orpc'].outputSchema, fields);
  if (unknown.length > 0) throw toApiError({ code: 'input-is-wrong', detail: { fields: unknown.map((name) => ({ field: 'fields', message: `unknown: ${name.slice(0, 60)}` })) } });
}

function conditionOf({ headers }: Call, { method, path, input }: { method: string; path: string; input: unknown }): Call['condition'] {
  if (method === 'GET') return null;
  const condition = readCondition(headers.get('if-match'), path, input);
  if (condition === 'unmeetable') throw toApiError({ code: 'version-is-another' });
  return condition;
}

function tagVersion(headers: Headers, output: unknown): void {
  if (typeof output !== 'object' || output === null || !('version' in output)) return;
  if (typeof output.version === 'number') headers.set('ETag', entityTag(output.version));
}
