import { z } from 'zod';
import { CONTACT_POINT_KINDS, CONTACT_RELATIONS, CONTACT_ROLE_RELATIONS } from '@entente/core/client/contact-relation';
import { Locale } from '@entente/core/kernel/locale';
import { Line, OptionalLine } from '@entente/core/kernel/plain-text';
import { birthdayParts } from '@entente/core/record/birthday';
import { LABEL_LETTERS } from '@entente/core/record/point-label';
import { EmailAddress, Id } from '@entente/core/kernel/values';
import { procedure } from '../kernel/procedure.ts';
import { aboutRecord } from '../kernel/record-mark.ts';
import { RecordRow } from '../record/record.contract.ts';

/** A further e-mail address, phone number or page. */
export const ContactPointView = z.object({ id: Id, kind: z.enum(CONTACT_POINT_KINDS), value: z.string(), label: z.string() });
export type ContactPointView = z.infer<typeof ContactPointView>;

/** The contact's part at a further client. */
export const ContactRoleView = z.object({ id: Id, clientId: Id, clientName: z.string(), relation: z.enum(CONTACT_ROLE_RELATIONS), roleTitle: z.string() });
export type ContactRoleView = z.infer<typeof ContactRoleView>;

/** How the contact stands to another one. `direction` "out": said from this contact's side ("manager of"); "in": from the other's. */
export const ContactRelationView = z.object({ id: Id, contactId: Id, name: z.string(), relation: z.enum(CONTACT_RELATIONS), direction: z.enum(['out', 'in']), note: z.string() });
export type ContactRelationView = z.infer<typeof ContactRelationView>;

/** A contact's record page. `record` holds the fields that this person may see. Clients and people out of sight are not among the roles and relations. */
export const ContactPageView = z.object({
  id: Id,
  version: z.number().int(),
  record: RecordRow,
  points: z.array(ContactPointView),
  roles: z.array(ContactRoleView),
  relations: z.array(ContactRelationView),
});
export type ContactPageView = z.infer<typeof ContactPageView>;

const byId = z.object({ id: Id });
const tags = ['client'];
/** "work", "mobile", "home", "fax", "other", or words of one's own. */
const PointLabel = OptionalLine(LABEL_LETTERS);
const PointInput = z.strictObject({ id: Id.optional(), kind: z.enum(CONTACT_POINT_KINDS), value: Line(300), label: PointLabel.default('') });
/** "1984-05-12", or "--05-12" where the year is not known. */
const Birthday = z.string().refine((text) => birthdayParts(text) !== null, 'value-not-a-birthday');
const points = z.strictObject({ id: Id, points: z.array(PointInput).max(50), before: z.array(PointInput).max(50) });
const pointRows = z.object({ rows: z.array(ContactPointView) });
const putRows = pointRows.extend({ version: z.number().int() });

export const contactContract = {
  get: procedure.route({ method: 'GET', path: '/contacts/{id}', operationId: 'getContact', tags, summary: 'One contact with further addresses, clients and relations' }).input(byId).output(ContactPageView),
  create: procedure
    .route({ method: 'POST', path: '/contacts', operationId: 'addContact', tags, summary: 'Add a contact, at a client or on its own', successStatus: 201 })
    .input(
      aboutRecord({ kind: 'contact' }, z.strictObject({
        name: Line(200),
        givenName: OptionalLine(120).default(''),
        familyName: OptionalLine(120).default(''),
        clientId: Id.nullable().default(null),
        roleTitle: OptionalLine(200).default(''),
        email: z.union([z.literal(''), EmailAddress]).default(''),
        emailLabel: PointLabel.default(''),
        phone: OptionalLine(60).default(''),
        phoneLabel: PointLabel.default(''),
        address: OptionalLine(300).default(''),
        country: z.union([z.literal(''), z.string().regex(/^[A-Z]{2}$/)]).default(''),
        birthday: Birthday.nullable().default(null),
        source: OptionalLine(120).default(''),
        locale: Locale,
      })),
    )
    .output(z.object({ id: Id })),
  points: procedure.route({ method: 'GET', path: '/clients/{id}/points', operationId: 'listClientPoints', tags, summary: 'Further addresses, phones and pages of a client' }).input(byId).output(pointRows),
  putPoints: procedure.route({ method: 'PUT', path: '/contacts/{id}/points', operationId: 'putContactPoints', tags, summary: 'Set further addresses, phones and pages of a contact; `before` is what the writer saw' }).input(points).output(putRows),
  putClientPoints: procedure.route({ method: 'PUT', path: '/clients/{id}/points', operationId: 'putClientPoints', tags, summary: 'Set further addresses, phones and pages of a client; `before` is what the writer saw' }).input(points).output(putRows),
  addRole: procedure
    .route({ method: 'POST', path: '/contacts/{id}/roles', operationId: 'addContactRole', tags, summary: 'Say what a contact is to a further client', successStatus: 201 })
    .input(z.strictObject({ id: Id, clientId: Id, relation: z.enum(CONTACT_ROLE_RELATIONS).default('works_at'), roleTitle: OptionalLine(200).default('') }))
    .output(z.object({ id: Id })),
  removeRole: procedure.route({ method: 'DELETE', path: '/contact-roles/{id}', operationId: 'removeContactRole', tags, summary: 'Take a contact’s part at a further client away' }).input(byId).output(z.object({})),
  addRelation: procedure
    .route({ method: 'POST', path: '/contacts/{id}/relations', operationId: 'addContactRelation', tags, summary: 'Say how a contact stands to another one', successStatus: 201 })
    .input(z.strictObject({ id: Id, otherId: Id, relation: z.enum(CONTACT_RELATIONS), note: OptionalLine(300).default('') }))
    .output(z.object({ id: Id })),
  removeRelation: procedure.route({ method: 'DELETE', path: '/contact-relations/{id}', operationId: 'removeContactRelation', tags, summary: 'Take a relation of two contacts away' }).input(byId).output(z.object({})),
};
