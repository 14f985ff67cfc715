import { z } from 'zod';
import { DIRECTIONS, timelineKindsIn, TIMELINE_SHOWS } from '@entente/core/interaction/interaction-kind';
import { TIMELINE_PERIODS } from '@entente/core/interaction/timeline-period';
import { INTERACTION_KINDS } from '@entente/core/kernel/interaction-kind';
import { OptionalLine, Prose } from '@entente/core/kernel/plain-text';
import { Day, Id, Instant } from '@entente/core/kernel/values';
import { ActivityView } from '../client/client.contract.ts';
import { Page, PageQuery, procedure, SearchText } from '../kernel/procedure.ts';
import { aboutRecord } from '../kernel/record-mark.ts';
import { OwnFieldPatch, OwnFilter, OwnNames, OwnValues } from '../record/own-values.ts';

const Direction = z.enum(['', ...DIRECTIONS]);
const Minutes = z.number().int().min(0).max(14_400).nullable();

/** A note, call, meeting, mail or task, with the names of what it is about. */
export const InteractionView = aboutRecord({ kind: 'interaction' }, z.object({
  id: Id,
  kind: z.enum(INTERACTION_KINDS),
  clientId: Id.nullable(),
  clientName: z.string().nullable(),
  contactId: Id.nullable(),
  contactName: z.string().nullable(),
  dealId: Id.nullable(),
  dealName: z.string().nullable(),
  engagementId: Id.nullable(),
  engagementName: z.string().nullable(),
  /** Who wrote it; of a task, who does it. */
  ownerId: Id,
  ownerName: z.string(),
  subject: z.string(),
  body: z.string(),
  direction: Direction,
  outcome: z.string(),
  minutes: Minutes,
  happenedAt: Instant,
  dueOn: Day.nullable(),
  doneAt: Instant.nullable(),
  pinnedAt: Instant.nullable(),
  values: OwnValues('interaction'),
  names: OwnNames,
  version: z.number().int(),
}));
export type InteractionView = z.infer<typeof InteractionView>;

/** One line of a timeline: what passed between us, or what was recorded of the record itself. */
export const TimelineRow = z.object({ at: Instant, interaction: InteractionView.nullable(), activity: ActivityView.nullable() });
export type TimelineRow = z.infer<typeof TimelineRow>;

/** What may be written down; what is left out stays empty. */
export const NewInteraction = aboutRecord({ kind: 'interaction' }, z.strictObject({
  kind: z.enum(INTERACTION_KINDS),
  clientId: Id.nullable().default(null),
  contactId: Id.nullable().default(null),
  dealId: Id.nullable().default(null),
  engagementId: Id.nullable().default(null),
  ownerId: Id.optional(),
  subject: OptionalLine(300).default(''),
  body: Prose(20_000).default(''),
  direction: Direction.default(''),
  outcome: OptionalLine(300).default(''),
  minutes: Minutes.default(null),
  happenedAt: Instant.optional(),
  dueOn: Day.nullable().default(null),
  values: OwnValues('interaction').default({}),
}));
export type NewInteraction = z.output<typeof NewInteraction>;

/** Whose timeline: exactly one of these. */
const subject = { clientId: Id.optional(), contactId: Id.optional(), dealId: Id.optional(), engagementId: Id.optional() };

/** What a timeline is narrowed to: kinds with commas between ("call,meeting,change"), whose it is, when it happened, words of its subject and text. */
const narrowing = {
  kinds: z.string().max(60).refine((text) => timelineKindsIn(text) !== null, 'no-such-kind').optional(),
  by: Id.optional(),
  period: z.enum(TIMELINE_PERIODS).optional(),
  from: Day.optional(),
  to: Day.optional(),
  /** Words of subject and text, all of which have to be found. With it, interactions are shown alone. */
  search: SearchText.optional(),
};

/** A file kept with a record; its bytes: `GET /api/v1/attachments/{id}/file`. */
export const AttachmentView = z.object({ id: Id, name: z.string(), mediaType: z.string(), bytes: z.number().int(), memberName: z.string(), createdAt: Instant });
export type AttachmentView = z.infer<typeof AttachmentView>;

export const interactionContract = {
  attachments: procedure.route({ method: 'GET', path: '/attachments', operationId: 'listAttachments', tags: ['interaction'], summary: 'Files kept with a client, contact, deal or engagement, newest first' }).input(PageQuery.extend(subject)).output(Page(AttachmentView)),
  deleteAttachment: procedure.route({ method: 'DELETE', path: '/attachments/{id}', operationId: 'deleteAttachment', tags: ['interaction'], summary: 'Move a file to the bin for 90 days' }).input(z.object({ id: Id })).output(z.object({})),
  restoreAttachment: procedure.route({ method: 'POST', path: '/attachments/{id}/restore', operationId: 'restoreAttachment', tags: ['interaction'], summary: 'Take a file out of the bin' }).input(z.object({ id: Id })).output(z.object({})),
  timeline: procedure
    .route({ method: 'GET', path: '/timeline', operationId: 'getTimeline', tags: ['interaction'], summary: 'What happened around a client, contact, deal or engagement, newest first; pinned ones come with the first page' })
    .input(PageQuery.extend({ ...subject, show: z.enum(TIMELINE_SHOWS).default('all'), ...narrowing, /** With it, interactions that fit are shown alone. */ filter: OwnFilter }))
    .output(Page(TimelineRow).extend({ pinned: z.array(InteractionView) })),
  get: procedure.route({ method: 'GET', path: '/interactions/{id}', operationId: 'getInteraction', tags: ['interaction'], summary: 'One note, call, meeting, mail or task' }).input(z.object({ id: Id })).output(InteractionView),
  create: procedure
    .route({ method: 'POST', path: '/interactions', operationId: 'createInteraction', tags: ['interaction'], summary: 'Write down a note, call, meeting or mail, or set a task', successStatus: 201 })
    .input(NewInteraction)
    .output(z.object({ id: Id })),
  update: procedure
    .route({ method: 'PATCH', path: '/interactions/{id}', operationId: 'updateInteraction', tags: ['interaction'], summary: 'Change what was written down' })
    .input(aboutRecord({ kind: 'interaction', within: 'set' }, OwnFieldPatch({ subject: OptionalLine(300), body: Prose(20_000), direction: Direction, outcome: OptionalLine(300), minutes: Minutes, happenedAt: Instant, dueOn: Day.nullable(), ownerId: Id })))
    .output(z.object({ version: z.number().int() })),
  complete: procedure.route({ method: 'POST', path: '/interactions/{id}/completion', operationId: 'completeTask', tags: ['interaction'], summary: 'Mark a task done' }).input(z.object({ id: Id })).output(z.object({})),
  reopen: procedure.route({ method: 'DELETE', path: '/interactions/{id}/completion', operationId: 'reopenTask', tags: ['interaction'], summary: 'Mark a task not done after all' }).input(z.object({ id: Id })).output(z.object({})),
  pin: procedure.route({ method: 'POST', path: '/interactions/{id}/pin', operationId: 'pinInteraction', tags: ['interaction'], summary: 'Keep it at the top of the timeline' }).input(z.object({ id: Id })).output(z.object({})),
  unpin: procedure.route({ method: 'DELETE', path: '/interactions/{id}/pin', operationId: 'unpinInteraction', tags: ['interaction'], summary: 'Let it go from the top of the timeline' }).input(z.object({ id: Id })).output(z.object({})),
  delete: procedure.route({ method: 'DELETE', path: '/interactions/{id}', operationId: 'deleteInteraction', tags: ['interaction'], summary: 'Move it to the bin for 90 days' }).input(aboutRecord({ kind: 'interaction', act: 'delete' }, z.object({ id: Id }))).output(z.object({})),
  restore: procedure.route({ method: 'POST', path: '/interactions/{id}/restore', operationId: 'restoreInteraction', tags: ['interaction'], summary: 'Take it out of the bin' }).input(z.object({ id: Id })).output(z.object({})),
};
