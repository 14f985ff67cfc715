import type { DocumentContent } from '@entente/core/document/content';
import { readStoredContent, type CanonicalForm } from '@entente/core/document/stored-content';
import { sql } from 'kysely';
import type { Tx } from '../../platform/database/in-workspace.ts';

/** The newest text of an engagement that both sides signed and nobody went back on; an amendment's is the whole text as it is in force. Null where there is none. */
export async function loadTextInForce(tx: Tx, engagementId: string): Promise<{ readonly title: string; readonly content: DocumentContent } | null> {
  const { rows } = await sql<{ title: string; content: unknown; form: number }>`
    select a.title, v.content, v.canonical_form as form
    from agreements a
    join seals s on s.workspace_id = a.workspace_id and s.agreement_id = a.id
    join agreement_versions v on v.workspace_id = s.workspace_id and v.agreement_id = s.agreement_id and v.number = s.version_number
    where a.workspace_id = ${tx.workspaceId} and a.engagement_id = ${engagementId} and a.deleted_at is null and a.split_from is null
      and not exists (select 1 from revocations r where r.workspace_id = a.workspace_id and r.agreement_id = a.id)
    order by s.sealed_at desc limit 1`.execute(tx.kysely);
  const [row] = rows;
  return row === undefined ? null : { title: row.title, content: readStoredContent(row.content, row.form as CanonicalForm) };
}
