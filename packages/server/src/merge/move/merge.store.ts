import { sql, type RawBuilder } from 'kysely';
import type { DuplicateKind } from '@entente/core/duplicate/duplicate-keys';
import { newId } from '../../platform/database/new-id.ts';
import { addRows, moveRows, removeRows, wasSent, type Merge, type Row } from '../merge.store.ts';

/** From the record that goes to the one that stays. */
export type Ends = { readonly from: string; readonly to: string };

/**
 * Every column that refers to a client or a contact, and what a merge does with it: moves it, unites it, or leaves
 * it because it is evidence of what happened with whom. A test holds this list against the database.
 */
export const POINTERS: Readonly<Record<DuplicateKind, Readonly<Record<string, 'moved' | 'united' | 'moved unless sent' | 'stays'>>>> = {
  client: {
    'contacts.client_id': 'moved', 'deals.client_id': 'moved', 'interactions.client_id': 'moved', 'attachments.client_id': 'moved', 'contact_roles.client_id': 'united', 'clients.merged_into_id': 'moved',
    'engagements.client_id': 'moved unless sent', 'agreements.client_id': 'moved unless sent', 'documents.client_id': 'moved unless sent', 'signatories.client_id': 'moved unless sent', 'passages.client_id': 'moved unless sent',
    // History, and what a client's own pages show by: agreements that were sent keep the client they were made with.
    'lifecycle_changes.client_id': 'stays', 'activities.client_id': 'stays', 'announcements.client_id': 'stays', 'agreement_versions.client_id': 'stays', 'agreement_events.client_id': 'stays', 'remarks.client_id': 'stays', 'remark_answers.client_id': 'stays',
    'links.client_id': 'stays', 'codes.client_id': 'stays', 'signatures.client_id': 'stays', 'declines.client_id': 'stays', 'delegations.client_id': 'stays', 'deferrals.client_id': 'stays', 'views.client_id': 'stays', 'seals.client_id': 'stays', 'seal_extensions.client_id': 'stays', 'revocations.client_id': 'stays', 'signing_copies.client_id': 'stays', 'returned_files.client_id': 'stays', 'device_keys.client_id': 'stays', 'device_key_ends.client_id': 'stays', 'device_signatures.client_id': 'stays', 'scans.client_id': 'stays', 'scan_reviews.client_id': 'stays', 'sendings.client_id': 'stays', 'commitment_people.client_id': 'stays', 'commitments.client_id': 'stays', 'commitment_blocks.client_id': 'stays', 'commitment_events.client_id': 'stays', 'expectations.client_id': 'stays', 'expectation_answers.client_id': 'stays', 'rule_rounds.client_id': 'stays', 'rule_acts.client_id': 'stays', 'rule_answers.client_id': 'stays', 'quiet_hours.client_id': 'stays', 'touchpoints.client_id': 'stays', 'happenings.client_id': 'stays', 'notices.client_id': 'stays', 'meetings.client_id': 'stays', 'meeting_acts.client_id': 'stays', 'files.client_id': 'moved unless sent',
  },
  contact: { 'deals.contact_id': 'moved', 'interactions.contact_id': 'moved', 'attachments.contact_id': 'moved', 'contact_roles.contact_id': 'united', 'contact_relations.contact_id': 'united', 'contact_relations.other_id': 'united', 'contacts.merged_into_id': 'moved', 'signatories.contact_id': 'moved unless sent', 'commitment_people.contact_id': 'moved', 'activities.contact_id': 'stays' },
};

/** Moves all that hangs on a client. */
export async function moveClient(merge: Merge, { from, to }: Ends): Promise<void> {
  const ends = { from, to };
  await moveRows(merge, { name: 'contacts', column: 'client_id', ...ends });
  await moveRows(merge, { name: 'deals', column: 'client_id', ...ends });
  await moveRows(merge, { name: 'interactions', column: 'client_id', ...ends });
  await moveRows(merge, { name: 'attachments', column: 'client_id', ...ends });
  await moveRows(merge, { name: 'clients', column: 'merged_into_id', ...ends });
  const unsent = sql`exists (select 1 from engagements e where e.workspace_id = t.workspace_id and e.id = t.engagement_id and e.client_id = ${from}::uuid and not ${wasSent('e')})`;
  const ofUnsent = (agreement: RawBuilder<unknown>) => sql`exists (select 1 from agreements g join engagements e on e.workspace_id = g.workspace_id and e.id = g.engagement_id where g.workspace_id = t.workspace_id and ${agreement} and e.client_id = ${from}::uuid and not ${wasSent('e')})`;
  await moveRows(merge, { name: 'documents', column: 'client_id', ...ends, where: ofUnsent(sql`g.document_id = t.id`) });
  await moveRows(merge, { name: 'signatories', column: 'client_id', ...ends, where: ofUnsent(sql`g.id = t.agreement_id`) });
  await moveRows(merge, { name: 'passages', column: 'client_id', ...ends, where: unsent });
  await moveRows(merge, { name: 'agreements', column: 'client_id', ...ends, where: unsent });
  await moveRows(merge, { name: 'engagements', column: 'client_id', ...ends, where: sql`not ${wasSent('t')}` });
  await uniteRoles(merge, 'client_id', ends);
  await moveCommon(merge, 'client', ends);
}

/** Moves all that hangs on a contact; the firm of the one that goes becomes a further role of the one that stays. */
export async function moveContact(merge: Merge, ends: Ends, { loser, winner }: { loser: Row; winner: Row }): Promise<void> {
  const { from, to } = ends;
  await moveRows(merge, { name: 'deals', column: 'contact_id', ...ends });
  await moveRows(merge, { name: 'interactions', column: 'contact_id', ...ends });
  await moveRows(merge, { name: 'attachments', column: 'contact_id', ...ends });
  await moveRows(merge, { name: 'contacts', column: 'merged_into_id', ...ends });
  await moveRows(merge, { name: 'commitment_people', column: 'contact_id', ...ends });
  await moveRows(merge, { name: 'signatories', column: 'contact_id', ...ends, where: sql`not exists (select 1 from agreement_versions v where v.workspace_id = t.workspace_id and v.agreement_id = t.agreement_id)` });
  await uniteRoles(merge, 'contact_id', ends);
  await uniteRelations(merge, ends);
  for (const { client_id: clientId, role_title: roleTitle } of [loser, winner]) {
    await addRows(merge, {
      name: 'contact_roles',
      added: sql`insert into contact_roles as t (workspace_id, id, contact_id, client_id, relation, role_title) select ${merge.tx.workspaceId}::uuid, ${newId()}::uuid, ${to}::uuid, ${clientId}::uuid, 'works_at', ${roleTitle}::text
        where ${clientId}::uuid is not null and ${clientId}::uuid is distinct from (select c.client_id from contacts c where c.workspace_id = ${merge.tx.workspaceId} and c.id = ${to}::uuid) on conflict do nothing`,
    });
  }
  await moveCommon(merge, 'contact', { from, to });
}

async function uniteRoles(merge: Merge, column: 'client_id' | 'contact_id', { from, to }: Ends): Promise<void> {
  const other = sql.ref(`t.${column === 'client_id' ? 'contact_id' : 'client_id'}`);
  const same = sql`exists (select 1 from contact_roles o where o.workspace_id = t.workspace_id and o.${sql.ref(column)} = ${to}::uuid and o.relation = t.relation and o.${sql.ref(column === 'client_id' ? 'contact_id' : 'client_id')} = ${other})`;
  await removeRows(merge, { name: 'contact_roles', where: sql`t.${sql.ref(column)} = ${from}::uuid and ${same}` });
  await moveRows(merge, { name: 'contact_roles', column, from, to });
}

async function uniteRelations(merge: Merge, { from, to }: Ends): Promise<void> {
  // Between the two themselves there is nothing left to relate.
  await removeRows(merge, { name: 'contact_relations', where: sql`(t.contact_id, t.other_id) in ((${from}::uuid, ${to}::uuid), (${to}::uuid, ${from}::uuid))` });
  for (const [column, other] of [['contact_id', 'other_id'], ['other_id', 'contact_id']] as const) {
    const same = sql`exists (select 1 from contact_relations o where o.workspace_id = t.workspace_id and o.${sql.ref(column)} = ${to}::uuid and o.${sql.ref(other)} = t.${sql.ref(other)} and o.relation = t.relation)`;
    await removeRows(merge, { name: 'contact_relations', where: sql`t.${sql.ref(column)} = ${from}::uuid and ${same}` });
    await moveRows(merge, { name: 'contact_relations', column, from, to });
  }
}

/** Points, files and tags. */
async function moveCommon(merge: Merge, kind: DuplicateKind, { from, to }: Ends): Promise<void> {
  const { workspaceId } = merge.tx;
  const known = sql`exists (select 1 from contact_points o where o.workspace_id = t.workspace_id and o.record_kind = ${kind} and o.record_id = ${to}::uuid and o.kind = t.kind and lower(o.value) = lower(t.value))`;
  await removeRows(merge, { name: 'contact_points', where: sql`t.record_kind = ${kind} and t.record_id = ${from}::uuid and (${known} or lower(t.value) = any (${mainPoints(merge, kind, to)}))` });
  await moveRows(merge, { name: 'contact_points', column: 'record_id', from, to, where: sql`t.record_kind = ${kind}` });
  if (kind === 'client') await moveRows(merge, { name: 'files', column: 'client_id', from, to, where: sql`t.subject_kind = 'client' and t.subject_id = ${from}::uuid` });
  await moveRows(merge, { name: 'files', column: 'subject_id', from, to, where: sql`t.subject_kind = ${kind}` });
  await addRows(merge, {
    name: 'taggings', id: 'record_id',
    added: sql`insert into taggings as t (workspace_id, record_kind, record_id, tag_id) select workspace_id, record_kind, ${to}::uuid, tag_id from taggings where workspace_id = ${workspaceId} and record_kind = ${kind} and record_id = ${from}::uuid on conflict do nothing`,
  });
}

/** Keeps an address, phone or page that the record that stays does not show itself any more as one of its further ones. */
export async function keepPoint(merge: Merge, { kind, to, point, value, label }: { kind: DuplicateKind; to: string; point: 'email' | 'phone' | 'url'; value: string; label: string }): Promise<void> {
  const { workspaceId } = merge.tx;
  await addRows(merge, {
    name: 'contact_points',
    added: sql`insert into contact_points as t (workspace_id, id, record_kind, record_id, kind, value, label, position)
      select ${workspaceId}::uuid, ${newId()}::uuid, ${kind}, ${to}::uuid, ${point}, ${value}::text, ${label}::text, (select coalesce(max(position), -1) + 1 from contact_points where workspace_id = ${workspaceId} and record_kind = ${kind} and record_id = ${to}::uuid and kind = ${point})
      where not exists (select 1 from contact_points o where o.workspace_id = ${workspaceId} and o.record_kind = ${kind} and o.record_id = ${to}::uuid and o.kind = ${point} and lower(o.value) = lower(${value}::text)) and lower(${value}::text) <> all (${mainPoints(merge, kind, to)})`,
  });
}

function mainPoints({ tx }: Merge, kind: DuplicateKind, id: string) {
  const table = sql.table(kind === 'client' ? 'clients' : 'contacts');
  return sql`(select array[lower(r.email), lower(r.phone)${kind === 'client' ? sql`, lower(r.website)` : sql``}] from ${table} r where r.workspace_id = ${tx.workspaceId} and r.id = ${id}::uuid)::text[]`;
}
