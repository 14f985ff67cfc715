import { implement } from '@orpc/server';
import { contract } from '@entente/contract/contract';
import { hidesAnything } from '@entente/core/kernel/hidden-fields';
import type { z } from 'zod';
import type { Call } from './call.ts';
import { hideIn, judgeRequest } from './hidden-fields.ts';
import { answer, toApiError } from './refusal.ts';

/** The implementer of the contract; `signedIn` is where every team operation starts. */
export const api = implement(contract).$context<Call>();

/** Refuses the call unless a member is signed in. */
const bySomebody = api.use(({ context, next }) => {
  if (context.actor === null) throw toApiError({ code: 'sign-in-first' });
  return next({ context: { actor: context.actor } });
});

/**
 * Where every operation of a member starts. What their role may not do to a kind of record is refused, and
 * what it may not see is taken out of every answer, whoever calls: a browser, a program by key, an agent.
 */
export const signedIn = bySomebody.use(async ({ context, next, procedure }, input, output) => {
  const { limits } = context.actor;
  const { inputSchema, outputSchema } = procedure['~orpc'];
  if (limits !== undefined) answer(judgeRequest(inputSchema as z.core.$ZodType | undefined, input, context.actor));
  const result = await next();
  return outputSchema === undefined || !hidesAnything(limits) ? result : output(hideIn(outputSchema as z.core.$ZodType, result.output, { limits, input }));
});
