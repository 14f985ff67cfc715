import { command, query } from '../platform/http/operation.ts';
import { api, signedIn } from '../platform/http/procedures.ts';
import { answer } from '../platform/http/refusal.ts';
import { keeping } from './access-event.actions.ts';
import { aboutInvitation, acceptInvitation, createInvitation, lookUpInvitation, resendInvitation, revokeInvitation, showInvitations } from './invitation.actions.ts';

export const invitationRoutes = {
  list: signedIn.invitation.list.handler(({ context }) => query(context, (tx) => showInvitations(tx, context.actor))),
  create: signedIn.invitation.create.handler(({ context, input }) => command(context, { operation: 'createInvitation', input }, (tx) => keeping(tx, context, { act: () => ({ kind: 'invitation_sent', subject: input.email.toLowerCase(), detail: { role: input.role, scope: input.scope } }), work: () => createInvitation(tx, context.actor, { secrets: context.services.secrets, input }) }))),
  resend: signedIn.invitation.resend.handler(({ context, input }) => command(context, { operation: 'resendInvitation', input }, (tx) => keeping(tx, context, { act: () => aboutInvitation(tx, 'invitation_sent_again', input.id), work: () => resendInvitation(tx, context.actor, { secrets: context.services.secrets, id: input.id }) }))),
  revoke: signedIn.invitation.revoke.handler(({ context, input }) => command(context, { operation: 'revokeInvitation', input }, (tx) => keeping(tx, context, { act: () => aboutInvitation(tx, 'invitation_taken_back', input.id), work: () => revokeInvitation(tx, context.actor, input.id) }))),
  lookUp: api.invitation.lookUp.handler(async ({ context, input }) => answer(await lookUpInvitation(context.services, input.token))),
  accept: api.invitation.accept.handler(async ({ context, input }) => answer(await acceptInvitation(context.services, { session: context.session, origin: context.origin }, input))),
};
