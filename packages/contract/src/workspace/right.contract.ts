import { z } from 'zod';
import { SCOPES } from '@entente/core/kernel/actor';
import { Id, Instant } from '@entente/core/kernel/values';
import { LIMITED_ROLES } from '@entente/core/workspace/role-limits';
import { SCOPED_KINDS } from '@entente/core/workspace/scope';
import { OWNED_KINDS, SIGHT_REASONS } from '@entente/core/workspace/sight';
import { procedure } from '../kernel/procedure.ts';

const FieldKey = z.string().regex(/^(?:[a-z][A-Za-z]{0,39}|custom\.[a-z][a-z0-9_]{0,39})$/);

const limits = {
  /** Which rows the role sees at most; it narrows a person's own sight and never widens it. */
  scope: z.enum(SCOPES),
  /** Keys of fields that are left out of every answer. */
  hidden: z.array(FieldKey).max(100),
  mayExport: z.boolean(),
  mayDelete: z.boolean(),
  mayBulk: z.boolean(),
};

/** What a role is limited to for a kind of record. Owners are never limited. */
export const RoleLimitsView = z.object({ role: z.enum(LIMITED_ROLES), kind: z.enum(SCOPED_KINDS), ...limits, hidden: z.array(z.string()), version: z.number().int(), updatedAt: Instant.nullable() });
export type RoleLimitsView = z.infer<typeof RoleLimitsView>;

/** What somebody sees of a kind and what they may do with it, and what that comes from. */
export const KindSightView = z.object({ kind: z.enum(SCOPED_KINDS), ownScope: z.enum(SCOPES), roleScope: z.enum(SCOPES), scope: z.enum(SCOPES), ...{ hidden: z.array(z.string()), mayExport: z.boolean(), mayDelete: z.boolean(), mayBulk: z.boolean() }, reasons: z.array(z.enum(SIGHT_REASONS)) });
export type KindSightView = z.infer<typeof KindSightView>;

const who = { name: z.string(), teamName: z.string().nullable() };
export const RecordSightView = z.object({ sees: z.boolean(), reasons: z.array(z.enum(SIGHT_REASONS)), recordName: z.string(), person: z.object(who), owner: z.object(who), hidden: z.array(z.string()) });
export type RecordSightView = z.infer<typeof RecordSightView>;

export const rightContract = {
  list: procedure.route({ method: 'GET', path: '/rights', operationId: 'listRights', tags: ['right'], summary: 'What each role sees and may do less of, by kind of record' }).input(z.object({})).output(z.object({ rows: z.array(RoleLimitsView) })),
  put: procedure
    .route({ method: 'PUT', path: '/rights/{role}/{kind}', operationId: 'putRights', tags: ['right'], summary: 'Limit a role for a kind of record; it counts from everybody’s next request on' })
    .input(z.strictObject({ role: z.enum(LIMITED_ROLES), kind: z.enum(SCOPED_KINDS), ...limits, version: z.number().int().min(0) }))
    .output(z.object({ version: z.number().int() })),
  sight: procedure.route({ method: 'GET', path: '/members/{id}/sight', operationId: 'getSight', tags: ['right'], summary: 'What a person sees of each kind of record, and why' }).input(z.object({ id: Id })).output(z.object({ rows: z.array(KindSightView) })),
  recordSight: procedure
    .route({ method: 'GET', path: '/members/{id}/sight/{kind}/{recordId}', operationId: 'getRecordSight', tags: ['right'], summary: 'Whether a person sees one record, and why' })
    .input(z.object({ id: Id, kind: z.enum(OWNED_KINDS), recordId: Id }))
    .output(RecordSightView),
};
