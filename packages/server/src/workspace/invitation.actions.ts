import type { InferContractRouterInputs } from '@orpc/contract';
import type { contract } from '@entente/contract/contract';
import type { InvitationView } from '@entente/contract/workspace/invitation.contract';
import type { ProviderActor, Role, Scope } from '@entente/core/kernel/actor';
import type { Locale } from '@entente/core/kernel/locale';
import { granted, refused } from '@entente/core/kernel/outcome';
import { judgePassword } from '@entente/core/kernel/password';
import { judgeInvitation } from '@entente/core/workspace/member-change';
import { may } from '@entente/core/workspace/rights';
import { record } from '../platform/activity/activity.store.ts';
import { hashPassword } from '../platform/auth/password-hash.ts';
import { createUser, findUser, userById, type User } from '../platform/auth/user.store.ts';
import { newNonce, sha256, type Secrets } from '../platform/crypto/secrets.ts';
import { inWorkspace, type Tx } from '../platform/database/in-workspace.ts';
import { newId } from '../platform/database/new-id.ts';
import type { Origin, SessionStamp } from '../platform/http/call.ts';
import { refusingRollsBack, type Answer } from '../platform/http/operation.ts';
import { announce } from '../platform/outbox/announce.ts';
import type { Services } from '../platform/services.ts';
import { grantInvitation, grantInvitationByToken, workspaceOfInvitation } from './invitation.access.ts';
import type { AccessAct } from './access-event.actions.ts';
import { insertAccessEvent } from './access-event.store.ts';
import { INVITATION_TOPIC } from './invitation.mail.ts';
import { closeInvitation, insertInvitation, invitationEver, isInvited, listInvitations, loadInvitation, renewInvitation } from './invitation.store.ts';
import { findMemberByEmail, insertMember } from './member.store.ts';
import { grantTeam } from './team.access.ts';
import { loadWorkspace } from './workspace.store.ts';

type Inputs = InferContractRouterInputs<typeof contract>['invitation'];

const DAYS_OPEN = 7;
const DAY_MS = 24 * 60 * 60 * 1000;

/** Open invitations; those who manage people see them. */
export async function showInvitations(tx: Tx, actor: ProviderActor): Promise<Answer<{ rows: InvitationView[] }>> {
  if (!may(actor, 'manage-people')) return refused('not-allowed');
  const rows = await listInvitations(tx);
  return granted({
    rows: rows.map(({ id, email, name, role, scope, teamId, teamName, invitedByName, expiresAt, hasRunOut }) => ({ id, email, name, teamId, teamName, invitedByName, expiresAt, hasRunOut, role: role as Role, scope: scope as Scope })),
  });
}

/** Invites a person by mail. The link works for seven days. */
export async function createInvitation(tx: Tx, actor: ProviderActor, { secrets, input }: { secrets: Secrets; input: Inputs['create'] }): Promise<Answer<{ id: string }>> {
  const { name, role, scope, teamId = null, locale } = input;
  const email = input.email.toLowerCase();
  const judged = judgeInvitation(actor, { role, scope, teamId });
  if (!judged.ok) return judged;
  if (teamId !== null && (await grantTeam(tx, teamId)) === null) return refused('not-found');
  if ((await findMemberByEmail(tx, email)) !== undefined) return refused('already-a-member');
  if (await isInvited(tx, email)) return refused('already-invited');
  const id = newId();
  await insertInvitation(tx, { id, email, name, role, scope, teamId, locale, invitedBy: actor.memberId, ...newLink(secrets) });
  await announceInvitation(tx, { id, email, name, locale });
  await record(tx, actor, { topic: 'invitation.created', subjectKind: 'invitation', subjectId: id, payload: { email, role, scope } });
  return granted({ id });
}

/** Sends an invitation again with a new link, for another seven days. */
export async function resendInvitation(tx: Tx, actor: ProviderActor, { secrets, id }: { secrets: Secrets; id: string }): Promise<Answer<Record<string, never>>> {
  const granting = await grantInvitation(tx, id);
  if (granting === null) return refused('not-found');
  const invitation = await loadInvitation(tx, granting);
  const judged = judgeInvitation(actor, { role: invitation.role as Role, scope: invitation.scope as Scope, teamId: invitation.teamId });
  if (!judged.ok) return judged;
  await renewInvitation(tx, granting, newLink(secrets));
  await announceInvitation(tx, { id, email: invitation.email, name: invitation.name, locale: invitation.locale as Locale });
  return granted({});
}

/** Takes an invitation back; its link leads nowhere from now on. */
export async function revokeInvitation(tx: Tx, actor: ProviderActor, id: string): Promise<Answer<Record<string, never>>> {
  if (!may(actor, 'manage-people')) return refused('not-allowed');
  const granting = await grantInvitation(tx, id);
  if (granting === null) return refused('not-found');
  await closeInvitation(tx, granting, 'revokedAt');
  await record(tx, actor, { topic: 'invitation.revoked', subjectKind: 'invitation', subjectId: id });
  return granted({});
}

/** An act about an invitation, for the log of sign-ins. */
export async function aboutInvitation(tx: Tx, kind: AccessAct['kind'], id: string): Promise<AccessAct> {
  const granting = await invitationEver(tx, id);
  return { kind, subject: granting?.email ?? '' };
}

export type InvitationSeen = { workspaceName: string; invitedByName: string; email: string; name: string; locale: Locale; hasAccount: boolean };

/** What a link is for, for whoever holds it. Changes nothing. */
export async function lookUpInvitation({ database }: Services, token: string): Promise<Answer<InvitationSeen>> {
  const workspaceId = await workspaceOfInvitation(database, token);
  if (workspaceId === null) return refused('invitation-is-gone');
  return inWorkspace(database, { workspaceId, partyId: null }, async (tx) => {
    const granting = await grantInvitationByToken(tx, token);
    if (granting === null) return refused('invitation-is-gone');
    const { invitedByName, email, name, locale } = await loadInvitation(tx, granting);
    const account = await findUser(tx, email);
    return granted({ workspaceName: (await loadWorkspace(tx)).name, invitedByName, email, name, locale: locale as Locale, hasAccount: account !== undefined });
  });
}

/** Who joins: somebody who has an account, or somebody new. */
type Joining = { readonly user: User } | { readonly name: string; readonly passwordHash: string };

/**
 * Joins the workspace: as the person who is signed in, if the invitation is theirs, or with a new
 * account. Holding the link proves the mailbox; the link works once.
 */
export async function acceptInvitation(services: Services, { session, origin }: { session: SessionStamp | null; origin: Origin }, input: Inputs['accept']): Promise<Answer<{ workspaceId: string; email: string }>> {
  const workspaceId = await workspaceOfInvitation(services.database, input.token);
  const seen = await lookUpInvitation(services, input.token);
  if (!seen.ok || workspaceId === null) return refused('invitation-is-gone');
  const joining = session === null ? await newAccount(input, seen.value) : await ownAccount(services, session, seen.value);
  if (!joining.ok) return joining;
  return refusingRollsBack((run) => inWorkspace(services.database, { workspaceId, partyId: null }, run), (tx: Tx) => join(tx, { token: input.token, origin }, joining.value));
}

async function ownAccount({ database }: Services, { userId }: SessionStamp, { email }: InvitationSeen): Promise<Answer<Joining>> {
  const user = await userById(database, userId);
  return user?.email === email ? granted({ user }) : refused('invitation-for-another');
}

async function newAccount({ name, password }: Inputs['accept'], { email, workspaceName, hasAccount }: InvitationSeen): Promise<Answer<Joining>> {
  if (hasAccount) return refused('sign-in-to-accept');
  if (name === undefined || password === undefined) return refused('input-is-wrong', { fields: [{ field: name === undefined ? 'name' : 'password' }] });
  const judged = judgePassword(password, [name, email, workspaceName]);
  return judged.ok ? granted({ name, passwordHash: await hashPassword(judged.value) }) : judged;
}

async function join(tx: Tx, { token, origin }: { token: string; origin: Origin }, joining: Joining): Promise<Answer<{ workspaceId: string; email: string }>> {
  const granting = await grantInvitationByToken(tx, token);
  if (granting === null) return refused('invitation-is-gone');
  const { email, teamId, ...invitation } = await loadInvitation(tx, granting);
  const [role, scope, locale] = [invitation.role as Role, invitation.scope as Scope, invitation.locale as Locale];
  if ((await findMemberByEmail(tx, email)) !== undefined) return refused('already-a-member');
  if (!('user' in joining) && (await findUser(tx, email)) !== undefined) return refused('sign-in-to-accept');
  const user = 'user' in joining ? joining.user : await createUser(tx, { email, ...joining });
  const actor: ProviderActor = { side: 'provider', workspaceId: tx.workspaceId, memberId: newId(), teamId, name: user.name, role, scope, locale };
  await insertMember(tx, { id: actor.memberId, userId: user.id, name: user.name, email, role, scope, teamId, locale });
  await closeInvitation(tx, granting, 'acceptedAt');
  await insertAccessEvent(tx, { id: newId(), kind: 'invitation_accepted', means: 'invitation', memberId: actor.memberId, memberName: user.name, subject: email, detail: JSON.stringify({ role, scope }), ip: origin.ip, userAgent: origin.userAgent.slice(0, 400) });
  await record(tx, actor, { topic: 'member.joined', subjectKind: 'member', subjectId: actor.memberId, payload: { name: user.name, role, scope } });
  return granted({ workspaceId: tx.workspaceId, email });
}

function newLink(secrets: Secrets): { tokenNonce: string; tokenHash: string; expiresAt: string } {
  const tokenNonce = newNonce();
  return { tokenNonce, tokenHash: sha256(secrets.linkToken(tokenNonce)), expiresAt: new Date(Date.now() + DAYS_OPEN * DAY_MS).toISOString() };
}

async function announceInvitation(tx: Tx, { id, email, name, locale }: { id: string; email: string; name: string; locale: Locale }): Promise<void> {
  await announce(tx, { topic: INVITATION_TOPIC, recipient: { email, name, locale }, subject: { kind: 'invitation', id } });
}
