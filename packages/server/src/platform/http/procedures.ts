import { implement } from '@orpc/server';
import { contract } from '@entente/contract/contract';
import type { Call } from './call.ts';
import { toApiError } from './refusal.ts';

/** The implementer of the contract; `signedIn` is where every team operation starts. */
export const api = implement(contract).$context<Call>();

/** Refuses the call unless a member is signed in. */
export const signedIn = api.use(({ context, next }) => {
  if (context.actor === null) throw toApiError({ code: 'sign-in-first' });
  return next({ context: { actor: context.actor } });
});
