import { z } from 'zod';
import { Locale } from '@entente/core/kernel/locale';
import { Line, OptionalLine, Prose } from '@entente/core/kernel/plain-text';
import { Day, EmailAddress, Id, Instant } from '@entente/core/kernel/values';
import { LIFECYCLES } from '@entente/core/kernel/lifecycle';
import { FieldPatch } from '../kernel/field-patch.ts';
import { Page, PageQuery, procedure, SearchText } from '../kernel/procedure.ts';
import { aboutRecord } from '../kernel/record-mark.ts';

const OptionalEmail = z.union([z.literal(''), EmailAddress]);

const clientFields = {
  name: Line(200),
  isConsumer: z.boolean(),
  legalName: OptionalLine(200),
  registration: OptionalLine(200),
  address: OptionalLine(300),
  country: z.string().regex(/^([A-Z]{2})?$/),
  locale: Locale,
  lifecycle: z.enum(LIFECYCLES),
  nextStep: OptionalLine(300),
  nextStepOn: Day.nullable(),
  notes: Prose(10_000),
};

export const ContactView = aboutRecord({ kind: 'contact' }, z.object({
  id: Id,
  clientId: Id.nullable(),
  name: z.string(),
  email: z.string(),
  phone: z.string(),
  roleTitle: z.string(),
  locale: Locale,
  version: z.number().int(),
}));
export type ContactView = z.infer<typeof ContactView>;

/** A row of the client list. */
export const ClientRow = aboutRecord({ kind: 'client' }, z.object({
  id: Id,
  kind: z.enum(['organisation', 'person']),
  name: z.string(),
  lifecycle: z.enum(LIFECYCLES),
  ownerId: Id,
  ownerName: z.string(),
  nextStep: z.string(),
  nextStepOn: Day.nullable(),
  engagements: z.number().int(),
  isSample: z.boolean(),
  updatedAt: Instant,
}));
export type ClientRow = z.infer<typeof ClientRow>;

/** One line of a timeline. */
export const ActivityView = aboutRecord({ kindIn: 'subjectKind', within: 'payload' }, z.object({
  id: Id,
  topic: z.string(),
  happenedAt: Instant,
  recordedAt: Instant,
  actorSide: z.enum(['provider', 'client', 'system']),
  actorName: z.string(),
  /** The key by which a program or an agent did it; null where a person did it by their own hand. */
  through: z.object({ kind: z.enum(['key', 'agent', 'automation']), name: z.string() }).nullable(),
  subjectKind: z.string(),
  subjectId: Id,
  payload: z.record(z.string(), z.unknown()),
}));
export type ActivityView = z.infer<typeof ActivityView>;

/** A client's record page. */
export const ClientView = aboutRecord({ kind: 'client' }, z.object({
  id: Id,
  kind: z.enum(['organisation', 'person']),
  isConsumer: z.boolean(),
  name: z.string(),
  legalName: z.string(),
  registration: z.string(),
  address: z.string(),
  country: z.string(),
  locale: Locale,
  lifecycle: z.enum(LIFECYCLES),
  ownerId: Id,
  ownerName: z.string(),
  nextStep: z.string(),
  nextStepOn: Day.nullable(),
  notes: z.string(),
  isSample: z.boolean(),
  version: z.number().int(),
  contacts: z.array(ContactView),
  engagements: z.array(z.object({ id: Id, name: z.string(), kind: z.string(), state: z.enum(['open', 'closed']) })),
  activities: z.array(ActivityView),
}));
export type ClientView = z.infer<typeof ClientView>;

const byId = z.object({ id: Id });

export const clientContract = {
  list: procedure
    .route({ method: 'GET', path: '/clients', operationId: 'listClients', tags: ['client'], summary: 'Clients you may see, newest change first' })
    .input(PageQuery.extend({ search: SearchText.optional(), lifecycle: z.enum(LIFECYCLES).optional(), sort: z.enum(['updated', 'name']).default('updated') }))
    .output(Page(ClientRow)),
  get: procedure.route({ method: 'GET', path: '/clients/{id}', operationId: 'getClient', tags: ['client'], summary: 'One client with contacts, engagements and timeline' }).input(byId).output(ClientView),
  create: procedure
    .route({ method: 'POST', path: '/clients', operationId: 'createClient', tags: ['client'], summary: 'Add a client', successStatus: 201 })
    .input(
      aboutRecord({ kind: 'client' }, z.strictObject({
        kind: z.enum(['organisation', 'person']),
        name: clientFields.name,
        isConsumer: z.boolean().default(false),
        /** ISO 3166-1 alpha-2; of a person, where they live. */
        country: clientFields.country.default(''),
        locale: Locale,
        contact: aboutRecord({ kind: 'contact' }, z.strictObject({ name: Line(200), email: OptionalEmail, phone: OptionalLine(60).default(''), roleTitle: OptionalLine(200).default('') })).optional(),
      })),
    )
    .output(z.object({ id: Id, contactId: Id.nullable() })),
  update: procedure
    .route({ method: 'PATCH', path: '/clients/{id}', operationId: 'updateClient', tags: ['client'], summary: 'Change fields of a client' })
    .input(aboutRecord({ kind: 'client', within: 'set' }, FieldPatch({ ...clientFields, ownerId: Id })))
    .output(z.object({ version: z.number().int() })),
  delete: procedure.route({ method: 'DELETE', path: '/clients/{id}', operationId: 'deleteClient', tags: ['client'], summary: 'Move a client to the bin for 90 days' }).input(aboutRecord({ kind: 'client', act: 'delete' }, z.object({ id: Id }))).output(z.object({})),
  restore: procedure.route({ method: 'POST', path: '/clients/{id}/restore', operationId: 'restoreClient', tags: ['client'], summary: 'Take a client out of the bin' }).input(byId).output(z.object({})),
  createContact: procedure
    .route({ method: 'POST', path: '/clients/{clientId}/contacts', operationId: 'createContact', tags: ['client'], summary: 'Add a person at a client', successStatus: 201 })
    .input(aboutRecord({ kind: 'contact' }, z.strictObject({ clientId: Id, name: Line(200), email: OptionalEmail, phone: OptionalLine(60).default(''), roleTitle: OptionalLine(200).default(''), locale: Locale })))
    .output(z.object({ id: Id })),
  updateContact: procedure
    .route({ method: 'PATCH', path: '/contacts/{id}', operationId: 'updateContact', tags: ['client'], summary: 'Change fields of a contact' })
    .input(aboutRecord({ kind: 'contact', within: 'set' }, FieldPatch({ name: Line(200), email: OptionalEmail, phone: OptionalLine(60), roleTitle: OptionalLine(200), locale: Locale })))
    .output(z.object({ version: z.number().int() })),
  deleteContact: procedure.route({ method: 'DELETE', path: '/contacts/{id}', operationId: 'deleteContact', tags: ['client'], summary: 'Remove a contact' }).input(aboutRecord({ kind: 'contact', act: 'delete' }, z.object({ id: Id }))).output(z.object({})),
  restoreContact: procedure.route({ method: 'POST', path: '/contacts/{id}/restore', operationId: 'restoreContact', tags: ['client'], summary: 'Bring a removed contact back' }).input(byId).output(z.object({})),
};
