import type { SessionView } from '@entente/contract/workspace/session.contract';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { granted, refused } from '@entente/core/kernel/outcome';
import { endSessions } from '../platform/auth/user.store.ts';
import type { Tx } from '../platform/database/in-workspace.ts';
import type { SessionStamp } from '../platform/http/call.ts';
import type { Answer } from '../platform/http/operation.ts';
import { ownMember } from './member.access.ts';
import { loadMember } from './member.store.ts';
import { endSession, listSessions } from './session.store.ts';

/** Where the actor is signed in. */
export async function showSessions(tx: Tx, actor: ProviderActor, session: SessionStamp | null): Promise<Answer<{ rows: SessionView[] }>> {
  const rows = await listSessions(tx, (await loadMember(tx, ownMember(actor))).userId);
  return granted({ rows: rows.map((row) => ({ ...row, isThisOne: row.id === session?.sessionId })) });
}

/** Ends one of the actor's logins; its next request finds nobody signed in. */
export async function endOneSession(tx: Tx, actor: ProviderActor, id: string): Promise<Answer<Record<string, never>>> {
  const { userId } = await loadMember(tx, ownMember(actor));
  return (await endSession(tx, { userId, id })) ? granted({}) : refused('not-found');
}

/** Ends all logins of the actor but this one. */
export async function endOtherSessions(tx: Tx, actor: ProviderActor, session: SessionStamp | null): Promise<Answer<{ ended: number }>> {
  const { userId } = await loadMember(tx, ownMember(actor));
  return granted({ ended: await endSessions(tx, userId, session?.sessionId ?? null) });
}
