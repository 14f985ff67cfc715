import { z } from 'zod';
import { ROLES, SCOPES } from '@entente/core/kernel/actor';
import { Day, Id, Instant } from '@entente/core/kernel/values';
import { ACCESS_GROUP_NAMES, ACCESS_KINDS, ACCESS_MEANS } from '@entente/core/workspace/access-events';
import { Page, PageQuery, procedure } from '../kernel/procedure.ts';

/** Somebody came in, was turned away, or changed how people come in. */
export const AccessEventView = z.object({
  id: Id,
  at: Instant,
  kind: z.enum(ACCESS_KINDS),
  means: z.enum(ACCESS_MEANS),
  /** Who came or acted; of a refused try, whose door it was; null where the address is nobody's. */
  memberId: Id.nullable(),
  memberName: z.string(),
  /** Whom or what the act was about, or the address that is nobody's, masked; empty where it was about the person themselves. */
  subject: z.string(),
  /** What was set about a person's place; empty for other kinds. */
  detail: z.object({ role: z.enum(ROLES).optional(), scope: z.enum(SCOPES).optional(), ended: z.number().int().optional() }),
  address: z.string(),
  userAgent: z.string(),
});
export type AccessEventView = z.infer<typeof AccessEventView>;

const Filter = {
  group: z.enum(ACCESS_GROUP_NAMES).optional(),
  memberId: Id.optional(),
  /** Days as the workspace's clocks show them; both belong to the range. */
  from: Day.optional(),
  to: Day.optional(),
};

export const accessEventContract = {
  list: procedure
    .route({ method: 'GET', path: '/access-events', operationId: 'listAccessEvents', tags: ['session'], summary: 'Sign-ins and what changes them, newest first: owners see everybody’s, others their own' })
    .input(PageQuery.extend(Filter))
    .output(Page(AccessEventView)),
  file: procedure
    .route({ method: 'GET', path: '/access-events/file', operationId: 'getAccessEventFile', tags: ['session'], summary: 'The same as CSV, at most 10 000 rows' })
    .input(z.object(Filter))
    .output(z.file()),
};
