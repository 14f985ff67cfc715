import type pg from 'pg';
import { newId } from '../platform/database/new-id.ts';
import { fillExport, type WorldExport } from './test-world-export.ts';

/** Rows of the CRM for a world. */
export type WorldRecords = WorldExport & {
  readonly dealId: string;
  readonly pipelineId: string;
  readonly stageId: string;
  readonly interactionId: string;
  readonly attachmentId: string;
  readonly fieldId: string;
  readonly tagId: string;
  readonly savedViewId: string;
  readonly changeSetId: string;
  readonly productId: string;
  readonly lostReasonId: string;
  readonly automationId: string;
  readonly automationRunId: string;
  readonly otherContactId: string;
  readonly roleId: string;
  readonly relationId: string;
};

type Holder = { readonly workspaceId: string; readonly memberId: string; readonly clientId: string; readonly contactId: string; readonly canary: string };

/** Writes one row into every table of the CRM that acts of the world do not fill. */
export async function fillRecords(admin: pg.Client, holder: Holder): Promise<WorldRecords> {
  const { workspaceId, clientId, contactId, memberId, canary } = holder;
  const ids: WorldRecords = { binned: newId(), binnedContact: newId(), qualityRuleId: newId(), dealId: newId(), pipelineId: newId(), stageId: newId(), interactionId: newId(), attachmentId: newId(), fieldId: newId(), tagId: newId(), savedViewId: newId(), changeSetId: newId(), productId: newId(), lostReasonId: newId(), automationId: newId(), automationRunId: newId(), otherContactId: newId(), roleId: newId(), relationId: newId() };
  const otherId = ids.otherContactId;
  const insert = async (table: string, row: Readonly<Record<string, unknown>>): Promise<void> => {
    const columns = ['workspace_id', ...Object.keys(row)];
    await admin.query(`insert into public.${table} (${columns.join(', ')}) values (${columns.map((_, at) => `$${at + 1}`).join(', ')})`, [workspaceId, ...Object.values(row)]);
  };
  const now = new Date().toISOString();
  await insert('contacts', { id: otherId, client_id: clientId, owner_id: memberId, name: `${canary} other`, locale: 'en' });
  await insert('contact_points', { id: newId(), record_kind: 'contact', record_id: contactId, kind: 'email', value: `${canary}@further.example` });
  await insert('contact_roles', { id: ids.roleId, contact_id: otherId, client_id: clientId, role_title: `${canary} adviser`, relation: 'advises' });
  await insert('contact_relations', { id: ids.relationId, contact_id: contactId, other_id: otherId, relation: 'colleague_of', note: canary });
  await insert('lifecycle_changes', { id: newId(), client_id: clientId, from_lifecycle: `${canary}`, to_lifecycle: 'active', happened_at: now, member_id: memberId });
  await insert('pipelines', { id: ids.pipelineId, name: `${canary} sales` });
  await insert('stages', { id: ids.stageId, pipeline_id: ids.pipelineId, name: `${canary} talks`, kind: 'open' });
  await insert('lost_reasons', { id: ids.lostReasonId, name: `${canary} price` });
  await insert('products', { id: ids.productId, name: `${canary} course`, currency: 'EUR' });
  await insert('deals', { id: ids.dealId, name: `${canary} deal`, client_id: clientId, contact_id: contactId, pipeline_id: ids.pipelineId, stage_id: ids.stageId, owner_id: memberId, currency: 'EUR', amount: 1, product_id: ids.productId });
  await insert('deal_lines', { id: newId(), deal_id: ids.dealId, description: canary });
  await insert('stage_visits', { id: newId(), deal_id: ids.dealId, pipeline_id: ids.pipelineId, stage_id: ids.stageId, entered_at: now });
  await insert('interactions', { id: ids.interactionId, kind: 'note', client_id: clientId, contact_id: contactId, deal_id: ids.dealId, owner_id: memberId, body: canary, happened_at: now });
  await insert('attachments', { id: ids.attachmentId, name: `${canary}.pdf`, media_type: 'application/pdf', bytes: 3, sha256: '0'.repeat(64), client_id: clientId, member_id: memberId });
  await insert('fields', { id: ids.fieldId, record_kind: 'client', key: 'industry', type: 'text', labels: JSON.stringify({ en: canary }) });
  await insert('field_values', { field_id: ids.fieldId, record_id: clientId, text_key: canary });
  await ownField(admin, { workspaceId, canary, kind: 'engagement', key: 'channel' });
  await ownField(admin, { workspaceId, canary, kind: 'interaction', key: 'result' });
  await insert('tags', { id: ids.tagId, name: `${canary} tag`, name_key: `${canary} tag` });
  await insert('taggings', { record_kind: 'client', record_id: clientId, tag_id: ids.tagId });
  await insert('saved_views', { id: ids.savedViewId, record_kind: 'client', name: `${canary} view`, owner_id: memberId, definition: '{}' });
  await insert('change_sets', { id: ids.changeSetId, kind: 'bulk_edit', title: canary, record_kind: 'client', state: 'done', member_id: memberId });
  await insert('change_set_rows', { change_set_id: ids.changeSetId, seq: 1, table_name: 'clients', record_id: clientId, action: 'updated', before: '{}', after: JSON.stringify({ notes: canary }) });
  await insert('automations', { id: ids.automationId, name: `${canary} rule`, trigger: JSON.stringify({ on: 'deal_won' }), acts: JSON.stringify([{ do: 'notify', whom: 'owner', message: canary }]) });
  await insert('automation_runs', { id: ids.automationRunId, automation_id: ids.automationId, occasion: `${canary}`, record_kind: 'deal', record_id: ids.dealId, state: 'done', acts: JSON.stringify([{ do: 'add_tag', tagId: ids.tagId, added: true }]), happened_at: now });
  await insert('rights', { role: 'member', record_kind: 'deal', hidden: JSON.stringify([`custom.${canary}`]) });
  await fillExport(insert, { ...holder, ...ids });
  return ids;
}

/** A field of one's own of a kind that has no list of records; every record of the workspace holds the canary in it. */
async function ownField(admin: pg.Client, { workspaceId, canary, kind, key }: { workspaceId: string; canary: string; kind: 'engagement' | 'interaction'; key: string }): Promise<void> {
  const id = newId();
  await admin.query('insert into public.fields (workspace_id, id, record_kind, key, type, labels) values ($1, $2, $3, $4, $5, $6)', [workspaceId, id, kind, key, 'text', JSON.stringify({ en: canary })]);
  await admin.query(`update public.${kind}s set custom = jsonb_build_object($2::text, $3::text) where workspace_id = $1`, [workspaceId, id, canary]);
  await admin.query(`insert into public.field_values (workspace_id, field_id, record_id, text_key) select workspace_id, $2::uuid, id, $3 from public.${kind}s where workspace_id = $1`, [workspaceId, id, canary]);
}
