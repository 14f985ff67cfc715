import type { MeView, MemberView } from '@entente/contract/workspace/member.contract';
import type { ProviderActor, Role, Scope } from '@entente/core/kernel/actor';
import type { Locale } from '@entente/core/kernel/locale';
import type { Hearing } from '@entente/core/workspace/hearing';
import { rightsOf } from '@entente/core/workspace/rights';
import type { Selectable } from 'kysely';
import type { Members, Workspaces } from '../platform/database/tables.ts';

type MemberRow = Selectable<Members> & { readonly teamName: string | null };
export type WorkspaceOfUser = { readonly workspaceId: string; readonly name: string; readonly role: string; readonly isSample: boolean };

export function memberView(row: MemberRow, actor: ProviderActor): MemberView {
  return { ...own(row), isActive: row.deactivatedAt === null, isYou: row.id === actor.memberId };
}

type MeParts = { readonly workspace: Selectable<Workspaces>; readonly secondFactor: boolean; readonly workspaces: readonly WorkspaceOfUser[]; readonly limits: ProviderActor['limits'] };

export function meView(row: MemberRow, { workspace, secondFactor, workspaces, limits = {} }: MeParts): MeView {
  const { workspaceId: id, name, country, currency, timeZone, formalAddress, isSample } = workspace;
  return {
    email: row.email,
    secondFactor,
    member: { ...own(row), singleKeys: row.singleKeys, hearsClients: row.hearsClients as Hearing },
    workspace: { id, name, country, currency, timeZone, formalAddress, isSample, locale: workspace.locale as Locale },
    rights: [...rightsOf({ role: row.role as Role })],
    limits: Object.fromEntries(Object.entries(limits).map(([kind, { hidden = [], ...rest }]) => [kind, { ...rest, hidden: [...hidden] }])),
    workspaces: workspaces.map(workspaceOfUser),
  };
}

/** Somebody who is signed in but belongs nowhere. */
export function guestView(email: string, secondFactor: boolean): MeView {
  return { email, secondFactor, member: null, workspace: null, rights: [], limits: {}, workspaces: [] };
}

function workspaceOfUser({ workspaceId: id, name, role, isSample }: WorkspaceOfUser): MeView['workspaces'][number] {
  return { id, name, isSample, role: role as Role };
}

function own({ id, name, email, roleTitle, role, scope, teamId, teamName, locale, version }: MemberRow) {
  return { id, name, email, roleTitle, teamId, teamName, version, role: role as Role, scope: scope as Scope, locale: locale as Locale };
}
