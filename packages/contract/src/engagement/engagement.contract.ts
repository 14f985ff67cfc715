import { z } from 'zod';
import { ENGAGEMENT_KINDS } from '@entente/core/engagement/engagement-kind';
import { Line } from '@entente/core/kernel/plain-text';
import { Id, Instant } from '@entente/core/kernel/values';
import { ActivityView } from '../client/client.contract.ts';
import { Page, PageQuery, procedure, SearchText } from '../kernel/procedure.ts';
import { aboutRecord } from '../kernel/record-mark.ts';
import { OwnFieldPatch, OwnFilter, OwnNames, OwnValues } from '../record/own-values.ts';

export const EngagementRow = aboutRecord({ kind: 'engagement' }, z.object({
  id: Id,
  name: z.string(),
  kind: z.enum(ENGAGEMENT_KINDS),
  state: z.enum(['open', 'closed']),
  clientId: Id,
  clientName: z.string(),
  ownerId: Id,
  ownerName: z.string(),
  /** Its newest agreement, null before there is one. */
  agreementId: Id.nullable(),
  values: OwnValues('engagement'),
  names: OwnNames,
  isSample: z.boolean(),
  updatedAt: Instant,
}));
export type EngagementRow = z.infer<typeof EngagementRow>;

export const EngagementView = aboutRecord({ kind: 'engagement' }, EngagementRow.extend({ version: z.number().int(), activities: z.array(ActivityView) }));
export type EngagementView = z.infer<typeof EngagementView>;

/** A meeting that is planned and has not begun: what the refusal of closing names. */
export const MeetingAhead = z.object({ id: Id, title: z.string(), startsAt: Instant, timeZone: z.string(), /** Calling it off now is late by the rule: the client is asked, unless they asked for something themselves. */ late: z.boolean(), /** The client asks for another time and waits for an answer. */ asksToMove: z.boolean(), /** The client asked to call it off: calling it off agrees to that, and is not taken back. */ askedOff: z.boolean() });
export type MeetingAhead = z.infer<typeof MeetingAhead>;

const byId = z.object({ id: Id });

export const engagementContract = {
  list: procedure
    .route({ method: 'GET', path: '/engagements', operationId: 'listEngagements', tags: ['engagement'], summary: 'Engagements you may see, newest change first' })
    .input(PageQuery.extend({ search: SearchText.optional(), state: z.enum(['open', 'closed']).optional(), clientId: Id.optional(), filter: OwnFilter }))
    .output(Page(EngagementRow)),
  get: procedure.route({ method: 'GET', path: '/engagements/{id}', operationId: 'getEngagement', tags: ['engagement'], summary: 'One engagement' }).input(byId).output(EngagementView),
  create: procedure
    .route({ method: 'POST', path: '/engagements', operationId: 'createEngagement', tags: ['engagement'], summary: 'Start an engagement with a client', successStatus: 201 })
    .input(aboutRecord({ kind: 'engagement' }, z.strictObject({ clientId: Id, name: Line(200), kind: z.enum(ENGAGEMENT_KINDS), values: OwnValues('engagement').default({}) })))
    .output(z.object({ id: Id })),
  update: procedure
    .route({ method: 'PATCH', path: '/engagements/{id}', operationId: 'updateEngagement', tags: ['engagement'], summary: 'Change fields of an engagement; closing it says what becomes of meetings that are still planned' })
    .input(aboutRecord({ kind: 'engagement', within: 'set' }, OwnFieldPatch({ name: Line(200), state: z.enum(['open', 'closed']), ownerId: Id }).extend({ /** Where it is closed: call off what is planned, or keep it. Without it closing is refused while a meeting lies ahead. */ meetings: z.enum(['call_off', 'keep']).optional() })))
    .output(z.object({ version: z.number().int() })),
  delete: procedure.route({ method: 'DELETE', path: '/engagements/{id}', operationId: 'deleteEngagement', tags: ['engagement'], summary: 'Move an engagement to the bin for 90 days; what is planned is called off with it' }).input(aboutRecord({ kind: 'engagement', act: 'delete' }, z.object({ id: Id, /** Call off what is planned. Without it this is refused while a meeting lies ahead. */ meetings: z.enum(['call_off']).optional() }))).output(z.object({})),
  restore: procedure.route({ method: 'POST', path: '/engagements/{id}/restore', operationId: 'restoreEngagement', tags: ['engagement'], summary: 'Take an engagement out of the bin' }).input(byId).output(z.object({})),
};
