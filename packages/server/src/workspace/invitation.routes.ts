import { command, query } from '../platform/http/operation.ts';
import { api, signedIn } from '../platform/http/procedures.ts';
import { answer } from '../platform/http/refusal.ts';
import { acceptInvitation, createInvitation, lookUpInvitation, resendInvitation, revokeInvitation, showInvitations } from './invitation.actions.ts';

export const invitationRoutes = {
  list: signedIn.invitation.list.handler(({ context }) => query(context, (tx) => showInvitations(tx, context.actor))),
  create: signedIn.invitation.create.handler(({ context, input }) => command(context, { operation: 'createInvitation', input }, (tx) => createInvitation(tx, context.actor, { secrets: context.services.secrets, input }))),
  resend: signedIn.invitation.resend.handler(({ context, input }) => command(context, { operation: 'resendInvitation', input }, (tx) => resendInvitation(tx, context.actor, { secrets: context.services.secrets, id: input.id }))),
  revoke: signedIn.invitation.revoke.handler(({ context, input }) => command(context, { operation: 'revokeInvitation', input }, (tx) => revokeInvitation(tx, context.actor, input.id))),
  lookUp: api.invitation.lookUp.handler(async ({ context, input }) => answer(await lookUpInvitation(context.services, input.token))),
  accept: api.invitation.accept.handler(async ({ context, input }) => answer(await acceptInvitation(context.services, context.session, input))),
};
