import type { InferContractRouterInputs } from '@orpc/contract';
import type { contract } from '@entente/contract/contract';
import type { KindSightView, RecordSightView, RoleLimitsView } from '@entente/contract/workspace/right.contract';
import type { ProviderActor, Role, Scope } from '@entente/core/kernel/actor';
import { mayDo } from '@entente/core/kernel/limited-act';
import { granted, refused } from '@entente/core/kernel/outcome';
import { judgeRoleLimits, LIMITED_ROLES, NO_LIMITS, type LimitedRole, type RoleLimits } from '@entente/core/workspace/role-limits';
import { may } from '@entente/core/workspace/rights';
import { SCOPED_KINDS, type ScopedKind } from '@entente/core/workspace/scope';
import { explainKind, explainRecord } from '@entente/core/workspace/sight';
import type { Selectable } from 'kysely';
import { record } from '../platform/activity/activity.store.ts';
import type { Tx } from '../platform/database/in-workspace.ts';
import type { Rights } from '../platform/database/tables.ts';
import type { Answer } from '../platform/http/operation.ts';
import { grantMember } from './member.access.ts';
import { loadMember } from './member.store.ts';
import { findOwnedRecord, listRights, loadLimits, lockRight, saveRight } from './right.store.ts';

type Inputs = InferContractRouterInputs<typeof contract>['right'];

/** Every role and kind with its limits, also where none were set; for those who manage people. */
export async function showRights(tx: Tx, actor: ProviderActor): Promise<Answer<{ rows: RoleLimitsView[] }>> {
  if (!may(actor, 'manage-people')) return refused('not-allowed');
  const set = await listRights(tx);
  const rows = LIMITED_ROLES.flatMap((role) => SCOPED_KINDS.map((kind) => rightView({ role, kind }, set.find((row) => row.role === role && row.recordKind === kind))));
  return granted({ rows });
}

/** Limits a role for a kind. Whoever saw an older version is told so. */
export async function putRight(tx: Tx, actor: ProviderActor, input: Inputs['put']): Promise<Answer<{ version: number }>> {
  const { role, kind, version, ...wanted } = input;
  const judged = judgeRoleLimits(actor, wanted);
  if (!judged.ok) return judged;
  const current = await lockRight(tx, role, kind);
  if ((current?.version ?? 0) !== version) return refused('rights-changed-meanwhile');
  const saved = await saveRight(tx, { role, kind, limits: judged.value, isNew: current === undefined });
  if (saved === null) return refused('rights-changed-meanwhile');
  const before = current === undefined ? NO_LIMITS : limitsIn(current);
  await record(tx, actor, { topic: 'right.changed', subjectKind: 'right', subjectId: actor.memberId, payload: { role, kind, before, after: judged.value } });
  return granted({ version: saved });
}

/** What a person sees of each kind, and why: for themselves and for those who manage people. */
export async function showSight(tx: Tx, actor: ProviderActor, id: string): Promise<Answer<{ rows: KindSightView[] }>> {
  const person = await findPerson(tx, actor, id);
  if (!person.ok) return person;
  const { looker } = person.value;
  return granted({
    rows: SCOPED_KINDS.map((kind) => {
      const { own, limit, scope, reasons } = explainKind(looker, kind);
      const [mayExport, mayDelete, mayBulk] = [mayDo(looker, kind, 'export'), mayDo(looker, kind, 'delete'), mayDo(looker, kind, 'bulk')];
      return { kind, ownScope: own, roleScope: limit, scope, hidden: hiddenOf(looker, kind), mayExport, mayDelete, mayBulk, reasons: [...reasons] };
    }),
  });
}

/** Whether a person sees a record that the asker sees, and why. */
export async function showRecordSight(tx: Tx, actor: ProviderActor, { id, kind, recordId }: Inputs['recordSight']): Promise<Answer<RecordSightView>> {
  const person = await findPerson(tx, actor, id);
  if (!person.ok) return person;
  const owned = await findOwnedRecord(tx, actor, { kind, id: recordId });
  if (owned === undefined) return refused('not-found');
  const { looker, name, teamName } = person.value;
  const { sees, reasons } = explainRecord(looker, kind, { memberId: owned.ownerId, teamId: owned.teamId });
  return granted({ sees, reasons: [...reasons], recordName: owned.name, person: { name, teamName }, owner: { name: owned.ownerName, teamName: owned.teamName }, hidden: hiddenOf(looker, kind) });
}

type Looker = Pick<ProviderActor, 'memberId' | 'teamId' | 'scope' | 'limits'>;

async function findPerson(tx: Tx, actor: ProviderActor, id: string): Promise<Answer<{ looker: Looker; name: string; teamName: string | null }>> {
  const granting = await grantMember(tx, id);
  if (granting === null) return refused('not-found');
  if (id !== actor.memberId && !may(actor, 'manage-people')) return refused('not-allowed');
  const member = await loadMember(tx, granting);
  const looker = { memberId: member.id, teamId: member.teamId, scope: member.scope as Scope, limits: await loadLimits(tx, member.role as Role) };
  return granted({ looker, name: member.name, teamName: member.teamName });
}

function hiddenOf({ limits }: Looker, kind: ScopedKind): string[] {
  return [...(limits?.[kind]?.hidden ?? [])];
}

function limitsIn({ scope, hidden, mayExport, mayDelete, mayBulk }: Selectable<Rights>): RoleLimits {
  return { scope: scope as Scope, hidden: hidden as string[], mayExport, mayDelete, mayBulk };
}

function rightView({ role, kind }: { role: LimitedRole; kind: ScopedKind }, row: Selectable<Rights> | undefined): RoleLimitsView {
  const limits = row === undefined ? NO_LIMITS : limitsIn(row);
  return { role, kind, ...limits, hidden: [...limits.hidden], version: row?.version ?? 0, updatedAt: row?.updatedAt ?? null };
}
