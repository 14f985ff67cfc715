import { RECORD_KINDS, RECORD_TABLES } from '@entente/core/record/record-kind';
import { sql } from 'kysely';
import type { Tx } from '../platform/database/in-workspace.ts';

export type WeekRow = { readonly recordKind: string; readonly teamKey: string; readonly teamName: string; readonly week: string; readonly records: number; readonly passed: number; readonly total: number };

/** Writes down how records stand this week, all of them and by team; a team of one or two would be a person, so it needs three. */
export async function keepWeek(tx: Tx): Promise<void> {
  for (const kind of RECORD_KINDS) {
    const table = sql.table(RECORD_TABLES[kind]);
    await sql`
      insert into quality_weeks (workspace_id, week, record_kind, team_key, records, passed, total)
      select ${tx.workspaceId}::uuid, date_trunc('week', now())::date, ${kind}, coalesce(m.team_id::text, ''), count(*), sum(s.passed), sum(s.total)
      from quality_scores s join ${table} t on t.workspace_id = s.workspace_id and t.id = s.record_id join members m on m.workspace_id = t.workspace_id and m.id = t.owner_id
      where s.workspace_id = ${tx.workspaceId} and s.record_kind = ${kind} and t.deleted_at is null
      group by grouping sets ((), (m.team_id))
      having count(*) > 0 and (grouping(m.team_id) = 1 or m.team_id is not null and (select count(*) from members w where w.workspace_id = ${tx.workspaceId} and w.team_id = m.team_id and w.deactivated_at is null) >= 3)
      on conflict (workspace_id, record_kind, team_key, week) do update set records = excluded.records, passed = excluded.passed, total = excluded.total`.execute(tx.kysely);
  }
}

/** The weeks that were written down, of the last half year, the oldest first. */
export async function listWeeks(tx: Tx): Promise<readonly WeekRow[]> {
  const { rows } = await sql<WeekRow>`
    select q.record_kind, q.team_key, coalesce(t.name, '') as team_name, q.week, q.records, q.passed, q.total
    from quality_weeks q left join teams t on t.workspace_id = q.workspace_id and t.id::text = q.team_key
    where q.workspace_id = ${tx.workspaceId} and q.week > (now() - interval '26 weeks')::date order by q.week, team_name`.execute(tx.kysely);
  return rows;
}
