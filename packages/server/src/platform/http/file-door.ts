import type { Context, Hono } from 'hono';
import type { ProviderActor } from '@entente/core/kernel/actor';
import type { Refusal } from '@entente/core/kernel/outcome';
import type { HeaderVariables } from './headers.ts';

/** What bytes are to a key: as an operation of the API would be. */
export type FileOperation = { readonly id: string; readonly tag: string; readonly changes: boolean };
export type FileContext = Context<{ Variables: HeaderVariables }>;
export type FilePages = Hono<{ Variables: HeaderVariables }>;

/** The door to bytes below /api/v1: the same keys and logins, scopes, rates and refusals as for every operation. */
export type FileDoor = {
  /** Who may come in for this; or the refusal, as the answer. */
  admit(c: FileContext, operation: FileOperation): Promise<ProviderActor | Response>;
  /** A refusal as the API says it. `status` where it is not the refusal's own. */
  refuse(c: FileContext, refusal: Refusal, status?: number): Response;
};

/** Bytes that are taken are longer than any body of JSON and no JSON. */
export function takesBytes({ path, method }: { readonly path: string; readonly method: string }): boolean {
  return method === 'PUT' && /^\/api\/v1\/(?:imports\/[^/]{1,100}\/file|attachments\/file|agreements\/contract-file|agreements\/[^/]{1,100}\/signed-file)$/.test(path);
}
