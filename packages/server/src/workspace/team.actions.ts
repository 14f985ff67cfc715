import type { TeamView } from '@entente/contract/workspace/team.contract';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { granted, refused } from '@entente/core/kernel/outcome';
import { may } from '@entente/core/workspace/rights';
import { record } from '../platform/activity/activity.store.ts';
import type { Tx } from '../platform/database/in-workspace.ts';
import { newId } from '../platform/database/new-id.ts';
import type { Answer } from '../platform/http/operation.ts';
import { grantTeam } from './team.access.ts';
import { deleteTeam, insertTeam, isTeamInUse, isTeamNameTaken, listTeams, renameTeam } from './team.store.ts';

/** All teams; everybody may see them. */
export async function showTeams(tx: Tx): Promise<Answer<{ rows: TeamView[] }>> {
  return granted({ rows: await listTeams(tx) });
}

/** Adds a team. */
export async function createTeam(tx: Tx, actor: ProviderActor, { name }: { name: string }): Promise<Answer<{ id: string }>> {
  if (!may(actor, 'manage-people')) return refused('not-allowed');
  if (await isTeamNameTaken(tx, name, null)) return refused('name-is-taken');
  const id = newId();
  await insertTeam(tx, { id, name });
  await record(tx, actor, { topic: 'team.created', subjectKind: 'team', subjectId: id, payload: { name } });
  return granted({ id });
}

/** Renames a team. */
export async function changeTeamName(tx: Tx, actor: ProviderActor, { id, name }: { id: string; name: string }): Promise<Answer<{ version: number }>> {
  if (!may(actor, 'manage-people')) return refused('not-allowed');
  const team = await grantTeam(tx, id);
  if (team === null) return refused('not-found');
  if (await isTeamNameTaken(tx, name, id)) return refused('name-is-taken');
  const version = await renameTeam(tx, team, name);
  await record(tx, actor, { topic: 'team.renamed', subjectKind: 'team', subjectId: id, payload: { name } });
  return granted({ version });
}

/** Removes a team that nobody is in. */
export async function removeTeam(tx: Tx, actor: ProviderActor, id: string): Promise<Answer<Record<string, never>>> {
  if (!may(actor, 'manage-people')) return refused('not-allowed');
  const team = await grantTeam(tx, id);
  if (team === null) return refused('not-found');
  if (await isTeamInUse(tx, team)) return refused('team-has-members');
  await deleteTeam(tx, team);
  await record(tx, actor, { topic: 'team.deleted', subjectKind: 'team', subjectId: id });
  return granted({});
}
