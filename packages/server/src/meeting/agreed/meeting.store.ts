import type { DocumentContent } from '@entente/core/document/content';
import { readStoredContent, type CanonicalForm } from '@entente/core/document/stored-content';
import { sql } from 'kysely';
import type { Tx } from '../../platform/database/in-workspace.ts';

/**
 * Of each agreement of an engagement the newest text that both sides signed and nobody went back on; an amendment's is
 * the whole text as it is in force. What was split off for a form that the law wants says nothing of its own.
 */
export async function loadTextsInForce(tx: Tx, engagementId: string): Promise<readonly { readonly title: string; readonly sealedAt: string; readonly content: DocumentContent }[]> {
  const { rows } = await sql<{ title: string; sealedAt: string; content: unknown; form: number }>`
    select distinct on (root.id) root.title, s.sealed_at, v.content, v.canonical_form as form
    from agreements a
    join agreements root on root.workspace_id = a.workspace_id and root.id = coalesce(a.amends_id, a.id)
    join seals s on s.workspace_id = a.workspace_id and s.agreement_id = a.id
    join agreement_versions v on v.workspace_id = s.workspace_id and v.agreement_id = s.agreement_id and v.number = s.version_number
    where a.workspace_id = ${tx.workspaceId} and a.engagement_id = ${engagementId} and a.deleted_at is null and root.deleted_at is null and a.split_from is null and root.split_from is null
      and not exists (select 1 from revocations r where r.workspace_id = a.workspace_id and r.agreement_id in (a.id, root.id))
    order by root.id, s.sealed_at desc`.execute(tx.kysely);
  return rows.map(({ title, sealedAt, content, form }) => ({ title, sealedAt, content: readStoredContent(content, form as CanonicalForm) }));
}
