import type { InferContractRouterInputs } from '@orpc/contract';
import type { contract } from '@entente/contract/contract';
import type { MeView, MemberView } from '@entente/contract/workspace/member.contract';
import type { ProviderActor, Role, Scope } from '@entente/core/kernel/actor';
import { mergeFields } from '@entente/core/kernel/field-merge';
import { granted, refused } from '@entente/core/kernel/outcome';
import { judgePlaceChange, type Place } from '@entente/core/workspace/member-change';
import type { Selectable } from 'kysely';
import { record } from '../platform/activity/activity.store.ts';
import { endSessions, userById, workspacesOf } from '../platform/auth/user.store.ts';
import type { Tx } from '../platform/database/in-workspace.ts';
import type { Members } from '../platform/database/tables.ts';
import type { SessionStamp } from '../platform/http/call.ts';
import type { Answer } from '../platform/http/operation.ts';
import type { Services } from '../platform/services.ts';
import type { AccessAct } from './access-event.actions.ts';
import { grantMember, ownMember, type GrantedMemberId } from './member.access.ts';
import { listMembers, loadMember, lockMemberAndOwners, updateMember } from './member.store.ts';
import { guestView, meView, memberView } from './member.view.ts';
import { grantTeam } from './team.access.ts';
import { loadWorkspace } from './workspace.store.ts';

type Inputs = InferContractRouterInputs<typeof contract>['member'];

/** Who the actor is, where, and what they may do. */
export async function showMe(tx: Tx, actor: ProviderActor): Promise<Answer<MeView>> {
  const member = await loadMember(tx, ownMember(actor));
  const user = await userById(tx, member.userId);
  const workspace = await loadWorkspace(tx);
  return granted(meView(member, { limits: actor.limits, workspace, secondFactor: user?.twoFactorEnabled ?? false, workspaces: await workspacesOf(tx, member.userId) }));
}

/** Somebody who is signed in but belongs to no workspace. */
export async function showGuest({ database }: Services, session: SessionStamp | null): Promise<Answer<MeView>> {
  const user = session === null ? undefined : await userById(database, session.userId);
  return user === undefined ? refused('sign-in-first') : granted(guestView(user.email, user.twoFactorEnabled));
}

/** Changes what belongs to the person themselves. */
export async function changeMe(tx: Tx, actor: ProviderActor, input: Inputs['updateMe']): Promise<Answer<{ version: number }>> {
  const { member } = await lockMemberAndOwners(tx, ownMember(actor));
  return saveMember(tx, actor, { member, ...input });
}

/** The people of the workspace. */
export async function showMembers(tx: Tx, actor: ProviderActor): Promise<Answer<{ rows: MemberView[] }>> {
  return granted({ rows: (await listMembers(tx)).map((row) => memberView(row, actor)) });
}

/** Changes a person's role, sight, team or title. It counts from their next request on. */
export async function changeMember(tx: Tx, actor: ProviderActor, { id, set, before }: Inputs['update']): Promise<Answer<{ version: number }>> {
  const granting = await grantMember(tx, id);
  if (granting === null) return refused('not-found');
  if (typeof set.teamId === 'string' && (await grantTeam(tx, set.teamId)) === null) return refused('not-found');
  const { member, owners } = await lockMemberAndOwners(tx, granting);
  const from = placeOf(member);
  const judged = judgePlaceChange(actor, { from, to: { ...from, ...placeIn(set) }, owners });
  return judged.ok ? saveMember(tx, actor, { member, set, before }) : judged;
}

/** Lets a person in no more, or in again. Their sessions end where they have no other workspace. */
export async function setMemberActive(tx: Tx, actor: ProviderActor, { id, active }: { id: string; active: boolean }): Promise<Answer<Record<string, never>>> {
  const granting = await grantMember(tx, id);
  if (granting === null) return refused('not-found');
  const { member, owners } = await lockMemberAndOwners(tx, granting);
  const from = placeOf(member);
  const judged = judgePlaceChange(actor, { from, to: { ...from, active }, owners });
  if (!judged.ok) return judged;
  if (from.active === active) return granted({});
  await updateMember(tx, granting, { deactivatedAt: active ? null : new Date().toISOString() });
  if (!active && (await workspacesOf(tx, member.userId)).length === 0) await endSessions(tx, member.userId, null);
  await record(tx, actor, { topic: active ? 'member.reactivated' : 'member.deactivated', subjectKind: 'member', subjectId: id, payload: { name: member.name } });
  return granted({});
}

/** An act about a person, for the log of sign-ins. */
export async function aboutMember(tx: Tx, id: string, act: Pick<AccessAct, 'kind' | 'detail'>): Promise<AccessAct | null> {
  const granting = await grantMember(tx, id);
  return granting === null ? null : { ...act, subject: (await loadMember(tx, granting)).name, subjectMemberId: id };
}

/** A change of what somebody may do or see; null where only their title or the like changed. */
export async function aboutPlace(tx: Tx, { id, set: { role, scope, teamId } }: Inputs['update']): Promise<AccessAct | null> {
  if (role === undefined && scope === undefined && teamId === undefined) return null;
  return aboutMember(tx, id, { kind: 'member_changed', detail: { ...(role === undefined ? {} : { role }), ...(scope === undefined ? {} : { scope }) } });
}

type MemberRow = Selectable<Members>;

async function saveMember(tx: Tx, actor: ProviderActor, { member, set, before }: { member: MemberRow; set: Record<string, unknown>; before: Record<string, unknown> }): Promise<Answer<{ version: number }>> {
  const merged = mergeFields<Record<string, unknown>>(member, { set, before });
  if (!merged.ok) return merged;
  if (Object.keys(merged.value).length === 0) return granted({ version: member.version });
  const version = await updateMember(tx, member.id as GrantedMemberId, merged.value);
  await record(tx, actor, { topic: 'member.changed', subjectKind: 'member', subjectId: member.id, payload: { name: member.name, set: merged.value } });
  return granted({ version });
}

function placeOf(row: MemberRow): Place {
  return { memberId: row.id, role: row.role as Role, scope: row.scope as Scope, teamId: row.teamId, active: row.deactivatedAt === null };
}

function placeIn({ role, scope, teamId }: Inputs['update']['set']): Partial<Place> {
  return { ...(role === undefined ? {} : { role }), ...(scope === undefined ? {} : { scope }), ...(teamId === undefined ? {} : { teamId }) };
}
