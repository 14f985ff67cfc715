import type { Locale } from '@entente/core/kernel/locale';
import { livingCode } from '../platform/auth/mailed-code.store.ts';
import { pruneSignIn } from '../platform/auth/session.store.ts';
import { findUser } from '../platform/auth/user.store.ts';
import { inWorkspace } from '../platform/database/in-workspace.ts';
import type { JobHandler } from '../platform/jobs/jobs.ts';
import { announce } from '../platform/outbox/announce.ts';
import type { Services } from '../platform/services.ts';
import { everyWorkspace, pruneAccessEvents } from './access-event.store.ts';
import { findActiveMemberOfUser } from './member.store.ts';
import { firstWorkspaceOf } from './session.store.ts';
import { SIGN_IN_CODE_TOPIC } from './session.mail.ts';

/**
 * Mails a code to whoever asked for it, if the address belongs to somebody: through the outbox of the
 * first workspace they are in. For anybody else nothing happens, and nobody can tell.
 */
export function sendSignInCodeJob({ database }: Services): JobHandler {
  return async ({ codeId }) => {
    const code = await livingCode(database, String(codeId));
    const user = code === null ? undefined : await findUser(database, code.email);
    const workspaceId = user === undefined ? null : await firstWorkspaceOf(database, user.id);
    if (code === null || user === undefined || workspaceId === null) return;
    await inWorkspace(database, { workspaceId, partyId: null }, async (tx) => {
      const member = await findActiveMemberOfUser(tx, user.id);
      if (member === undefined) return;
      await announce(tx, { topic: SIGN_IN_CODE_TOPIC, recipient: { email: user.email, name: member.name, locale: member.locale as Locale }, subject: { kind: 'member', id: member.id }, params: { codeId: code.id } });
    });
  };
}

/** Clears away sessions, codes and tries that are over, and what the log of sign-ins has kept for its time. */
export function pruneSignInJob({ database, clock }: Services): JobHandler {
  return async () => {
    await pruneSignIn(database);
    for (const workspaceId of await everyWorkspace(database)) await inWorkspace(database, { workspaceId, partyId: null }, (tx) => pruneAccessEvents(tx, clock()));
  };
}
