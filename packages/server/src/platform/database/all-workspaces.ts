import type { Database } from './pool.ts';

/** Every workspace of the instance; for what the program does by itself, workspace by workspace. */
export async function allWorkspaces({ pool }: Database): Promise<readonly string[]> {
  const { rows } = await pool.query<{ workspace_id: string }>('select workspace_id from auth.all_workspaces()');
  return rows.map((row) => row.workspace_id);
}
