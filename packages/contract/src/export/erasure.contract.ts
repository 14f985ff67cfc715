import { z } from 'zod';
import { Day, Id, Instant } from '@entente/core/kernel/values';
import { procedure } from '../kernel/procedure.ts';

const PersonKind = z.enum(['client', 'contact']);

/** What stays after an erasure, under which legal ground and until when. */
export const HeldRow = z.object({ what: z.enum(['agreement_versions', 'agreement_events', 'signatures', 'signatories', 'remarks', 'announcements', 'sendings', 'files']), count: z.number().int(), reason: z.enum(['evidence-of-agreement']), until: Day });
export type HeldRow = z.infer<typeof HeldRow>;

export const ErasureView = z.object({ id: Id, kind: PersonKind, pseudonym: z.string(), state: z.enum(['running', 'done']), held: z.array(HeldRow), memberName: z.string(), createdAt: Instant, finishedAt: Instant.nullable() });
export type ErasureView = z.infer<typeof ErasureView>;

/** Everything that is kept about one person: rows by table as they stand, ids and codes included. */
export const PersonReport = z.object({
  madeAt: Instant,
  kind: PersonKind,
  id: Id,
  name: z.string(),
  sections: z.array(z.object({ table: z.string(), rows: z.array(z.record(z.string(), z.unknown())), more: z.boolean() })),
  held: z.array(HeldRow),
});
export type PersonReport = z.infer<typeof PersonReport>;

export const erasureContract = {
  report: procedure.route({ method: 'GET', path: '/personal-data/{kind}/{id}', operationId: 'getPersonReport', tags: ['export'], summary: 'Everything that is kept about a person' }).input(z.object({ kind: PersonKind, id: Id })).output(PersonReport),
  list: procedure.route({ method: 'GET', path: '/erasures', operationId: 'listErasures', tags: ['export'], summary: 'Persons who were erased: pseudonym, what is held and why' }).input(z.object({})).output(z.object({ rows: z.array(ErasureView) })),
  erase: procedure
    .route({ method: 'POST', path: '/personal-data/{kind}/{id}/erasure', operationId: 'erasePerson', tags: ['export'], summary: 'Erase a person: words emptied, evidence of agreements held, figures unchanged', successStatus: 201 })
    .input(z.strictObject({ kind: PersonKind, id: Id, name: z.string().min(1).max(200) }))
    .output(z.object({ erasureId: Id })),
};
