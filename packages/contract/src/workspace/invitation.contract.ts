import { z } from 'zod';
import { ROLES, SCOPES } from '@entente/core/kernel/actor';
import { Locale } from '@entente/core/kernel/locale';
import { Line } from '@entente/core/kernel/plain-text';
import { EmailAddress, Id, Instant } from '@entente/core/kernel/values';
import { procedure } from '../kernel/procedure.ts';

/** An invitation that was neither accepted nor taken back. */
export const InvitationView = z.object({
  id: Id,
  email: z.string(),
  name: z.string(),
  role: z.enum(ROLES),
  scope: z.enum(SCOPES),
  teamId: Id.nullable(),
  teamName: z.string().nullable(),
  invitedByName: z.string(),
  expiresAt: Instant,
  hasRunOut: z.boolean(),
});
export type InvitationView = z.infer<typeof InvitationView>;

const byId = z.object({ id: Id });
/** The secret part of the link, from its fragment. */
const Token = z.string().regex(/^[\w-]{43}$/);

export const invitationContract = {
  list: procedure.route({ method: 'GET', path: '/invitations', operationId: 'listInvitations', tags: ['invitation'], summary: 'Open invitations' }).input(z.object({})).output(z.object({ rows: z.array(InvitationView) })),
  create: procedure
    .route({ method: 'POST', path: '/invitations', operationId: 'createInvitation', tags: ['invitation'], summary: 'Invite a person by mail', successStatus: 201 })
    .input(z.strictObject({ email: EmailAddress, name: Line(200), role: z.enum(ROLES), scope: z.enum(SCOPES), teamId: Id.nullable().default(null), locale: Locale }))
    .output(z.object({ id: Id })),
  resend: procedure.route({ method: 'POST', path: '/invitations/{id}/sendings', operationId: 'resendInvitation', tags: ['invitation'], summary: 'Send an invitation again, with a new link; the old one stops working' }).input(byId).output(z.object({})),
  revoke: procedure.route({ method: 'DELETE', path: '/invitations/{id}', operationId: 'revokeInvitation', tags: ['invitation'], summary: 'Take an invitation back' }).input(byId).output(z.object({})),
  lookUp: procedure
    .route({ method: 'POST', path: '/invitations/look-up', operationId: 'lookUpInvitation', tags: ['invitation'], summary: 'What an invitation’s link is for; changes nothing' })
    .input(z.strictObject({ token: Token }))
    .output(z.object({ workspaceName: z.string(), invitedByName: z.string(), email: z.string(), name: z.string(), locale: Locale, hasAccount: z.boolean() })),
  accept: procedure
    .route({ method: 'POST', path: '/invitations/accept', operationId: 'acceptInvitation', tags: ['invitation'], summary: 'Join: with a new account, or as the one you are signed in with' })
    .input(z.strictObject({ token: Token, name: Line(200).optional(), password: z.string().min(1).max(512).optional() }))
    .output(z.object({ workspaceId: Id, email: z.string() })),
};
