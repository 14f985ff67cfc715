import type { Tx } from '../../platform/database/in-workspace.ts';

/** What was under way when an archive was made, by the id of what it works on. */
export type Pending = { readonly erasures: readonly string[]; readonly bulk: readonly string[]; readonly undoing: readonly string[]; readonly imports: readonly { readonly id: string; readonly undoneBy: string }[] };

/** What a restored workspace was in the middle of. */
export async function listPending({ client, workspaceId }: Tx): Promise<Pending> {
  const ids = async (query: string): Promise<string[]> => (await client.query<{ id: string }>(query, [workspaceId])).rows.map(({ id }) => id);
  const undone = await client.query<{ id: string; undoneBy: string }>('select i.id, coalesce(c.undone_by, i.member_id) as "undoneBy" from public.imports i left join public.change_sets c on c.workspace_id = i.workspace_id and c.id = i.change_set_id where i.workspace_id = $1 and i.state = \'undoing\'', [workspaceId]);
  return {
    erasures: await ids("select id from public.erasures where workspace_id = $1 and state = 'running' order by created_at"),
    bulk: await ids("select id from public.change_sets where workspace_id = $1 and kind like 'bulk%' and state = 'running'"),
    undoing: await ids("select id from public.change_sets where workspace_id = $1 and (kind like 'bulk%' or kind like 'tag%') and state = 'undoing'"),
    imports: undone.rows,
  };
}

/**
 * Files of imports are in no archive. What never ran has nothing to be run from and goes; a run that was under way ends
 * where it was, and can be undone; of the others only the report and the undo are left.
 */
export async function settleImports({ client, workspaceId }: Tx): Promise<void> {
  await client.query("delete from public.imports where workspace_id = $1 and pieces <> '[]' and change_set_id is null and state in ('uploading', 'looking', 'mapping', 'checking', 'ready')", [workspaceId]);
  await client.query("update public.imports set pieces = '[]', finished_at = case when state = 'running' then now() else finished_at end, state = case when state = 'running' then 'cancelled' else state end where workspace_id = $1 and (pieces <> '[]' or state = 'running')", [workspaceId]);
}
