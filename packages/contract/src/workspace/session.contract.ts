import { z } from 'zod';
import { Id, Instant } from '@entente/core/kernel/values';
import { procedure } from '../kernel/procedure.ts';

/** One of your logins. */
export const SessionView = z.object({
  id: Id,
  isThisOne: z.boolean(),
  /** The address it was begun from. */
  address: z.string(),
  /** What the browser says about itself. */
  userAgent: z.string(),
  startedAt: Instant,
  lastUsedAt: Instant,
  endsAt: Instant,
});
export type SessionView = z.infer<typeof SessionView>;

export const sessionContract = {
  list: procedure.route({ method: 'GET', path: '/sessions', operationId: 'listSessions', tags: ['session'], summary: 'Where you are signed in' }).input(z.object({})).output(z.object({ rows: z.array(SessionView) })),
  end: procedure.route({ method: 'DELETE', path: '/sessions/{id}', operationId: 'endSession', tags: ['session'], summary: 'Sign out one of your logins' }).input(z.object({ id: Id })).output(z.object({})),
  endOthers: procedure.route({ method: 'DELETE', path: '/sessions', operationId: 'endOtherSessions', tags: ['session'], summary: 'Sign out everywhere but here' }).output(z.object({ ended: z.number().int() })),
};
