import { z } from 'zod';
import { ROLES, SCOPES } from '@entente/core/kernel/actor';
import { Locale } from '@entente/core/kernel/locale';
import { Line, OptionalLine } from '@entente/core/kernel/plain-text';
import { Id } from '@entente/core/kernel/values';
import { HEARINGS } from '@entente/core/workspace/hearing';
import { RIGHTS } from '@entente/core/workspace/rights';
import { FieldPatch } from '../kernel/field-patch.ts';
import { procedure } from '../kernel/procedure.ts';

/** A person of the workspace; everybody in it may see who works here. */
export const MemberView = z.object({
  id: Id,
  name: z.string(),
  email: z.string(),
  roleTitle: z.string(),
  role: z.enum(ROLES),
  scope: z.enum(SCOPES),
  teamId: Id.nullable(),
  teamName: z.string().nullable(),
  locale: Locale,
  isActive: z.boolean(),
  isYou: z.boolean(),
  version: z.number().int(),
});
export type MemberView = z.infer<typeof MemberView>;

/** Who you are here. */
export const MeView = z.object({
  email: z.string(),
  /** Whether sign-in asks for a second step. */
  secondFactor: z.boolean(),
  /** Null for somebody who belongs to no workspace (any more). */
  member: MemberView.omit({ isYou: true, isActive: true }).extend({ singleKeys: z.boolean(), /** How you hear by mail what clients say on their pages. */ hearsClients: z.enum(HEARINGS) }).nullable(),
  workspace: z.object({ id: Id, name: z.string(), locale: Locale, country: z.string(), currency: z.string(), timeZone: z.string(), formalAddress: z.boolean(), isSample: z.boolean() }).nullable(),
  rights: z.array(z.enum(RIGHTS)),
  /** What your role may see and do less of, by kind of record; a kind that is absent is not limited. */
  limits: z.record(z.string(), z.object({ scope: z.enum(SCOPES).optional(), hidden: z.array(z.string()).optional(), mayExport: z.boolean().optional(), mayDelete: z.boolean().optional(), mayBulk: z.boolean().optional() })),
  /** All workspaces you belong to; the `Entente-Workspace` header (or the cookie `entente.workspace`) chooses one. */
  workspaces: z.array(z.object({ id: Id, name: z.string(), role: z.enum(ROLES), isSample: z.boolean() })),
});
export type MeView = z.infer<typeof MeView>;

const byId = z.object({ id: Id });

export const memberContract = {
  me: procedure.route({ method: 'GET', path: '/me', operationId: 'getMe', tags: ['member'], summary: 'Who you are, where, and what you may do' }).input(z.object({})).output(MeView),
  updateMe: procedure
    .route({ method: 'PATCH', path: '/me', operationId: 'updateMe', tags: ['member'], summary: 'Change your own name, title, language and keys, and how you hear what clients say' })
    .input(z.strictObject({ set: z.strictObject({ name: Line(200), roleTitle: OptionalLine(200), locale: Locale, singleKeys: z.boolean(), hearsClients: z.enum(HEARINGS) }).partial(), before: z.record(z.string(), z.unknown()) }))
    .output(z.object({ version: z.number().int() })),
  list: procedure.route({ method: 'GET', path: '/members', operationId: 'listMembers', tags: ['member'], summary: 'The people of the workspace, by name' }).input(z.object({})).output(z.object({ rows: z.array(MemberView) })),
  update: procedure
    .route({ method: 'PATCH', path: '/members/{id}', operationId: 'updateMember', tags: ['member'], summary: 'Change a person’s role, sight, team or title' })
    .input(FieldPatch({ role: z.enum(ROLES), scope: z.enum(SCOPES), teamId: Id.nullable(), roleTitle: OptionalLine(200) }))
    .output(z.object({ version: z.number().int() })),
  deactivate: procedure.route({ method: 'POST', path: '/members/{id}/deactivation', operationId: 'deactivateMember', tags: ['member'], summary: 'Let a person in no more; what they did stays' }).input(byId).output(z.object({})),
  reactivate: procedure.route({ method: 'DELETE', path: '/members/{id}/deactivation', operationId: 'reactivateMember', tags: ['member'], summary: 'Let a person in again' }).input(byId).output(z.object({})),
};
