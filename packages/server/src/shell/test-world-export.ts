import { newId } from '../platform/database/new-id.ts';

/** A client and a contact in the bin. */
export type WorldExport = { readonly binned: string; readonly binnedContact: string; readonly qualityRuleId: string };
type Insert = (table: string, row: Readonly<Record<string, unknown>>) => Promise<void>;

/** Rows of the bin, of erasures and of archives. */
export async function fillExport(insert: Insert, { binned, binnedContact, qualityRuleId, memberId, canary }: WorldExport & { readonly memberId: string; readonly canary: string }): Promise<void> {
  const now = new Date().toISOString();
  await insert('clients', { id: binned, kind: 'person', name: `${canary} binned`, locale: 'en', owner_id: memberId, deleted_at: now });
  await insert('contacts', { id: binnedContact, owner_id: memberId, name: `${canary} binned`, locale: 'en', deleted_at: now });
  const erasureId = newId();
  await insert('erasures', { id: erasureId, record_kind: 'contact', record_id: newId(), pseudonym: `${canary} erased`, state: 'done', member_name: canary });
  await insert('erasure_keys', { key_hash: 'a'.repeat(64), erasure_id: erasureId });
  await insert('quality_rules', { id: qualityRuleId, record_kind: 'client', check_kind: 'filled', field_key: `custom.${canary}` });
  await insert('quality_scores', { record_kind: 'client', record_id: binned, passed: 0, total: 1, lost: 1, failing: JSON.stringify([canary]) });
  await insert('quality_weeks', { week: now.slice(0, 10), record_kind: 'client', team_key: canary, records: 1, passed: 0, total: 1 });
  await insert('exports', { id: newId(), state: 'failed', member_name: canary });
}
