import { sql } from 'kysely';
import type { Tx } from '../../platform/database/in-workspace.ts';

/** Whoever takes part in a meeting of an engagement, or leads it while a client's wish waits, and has not been told yet of what was done about it last. */
export async function loadTakingPart(tx: Tx, engagementId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select p.id from commitment_people p
    where p.workspace_id = ${tx.workspaceId} and exists (
      select 1 from meetings m join meeting_acts a on a.workspace_id = m.workspace_id and a.meeting_id = m.id
      join engagements e on e.workspace_id = m.workspace_id and e.id = m.engagement_id
      where m.workspace_id = p.workspace_id and m.engagement_id = ${engagementId} and (p.id = any(m.people) or (p.member_id = e.owner_id and m.ask_side = 'client')) and (p.meetings_told_until is null or a.recorded_at > p.meetings_told_until))
    order by p.id`.execute(tx.kysely);
  return rows.map(({ id }) => id);
}
