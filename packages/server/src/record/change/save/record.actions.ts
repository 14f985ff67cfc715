import type { ProviderActor } from '@entente/core/kernel/actor';
import { sameValue } from '@entente/core/kernel/same-value';
import type { FieldValue } from '@entente/core/record/field-value';
import type { RecordKind } from '@entente/core/record/record-kind';
import { recordMany, type Activity } from '../../../platform/activity/activity.store.ts';
import type { Tx } from '../../../platform/database/in-workspace.ts';
import { newId } from '../../../platform/database/new-id.ts';
import { indexAroundClients } from '../../../search/search.actions.ts';
import { recordsWritten } from '../../record.actions.ts';
import { storedValue, writeRecords, type FieldWrite, type StoredRecord } from '../../record.store.ts';
import { addTaggings, removeTaggings } from '../tagging.store.ts';

type Save = { readonly kind: RecordKind; readonly rows: readonly StoredRecord[]; readonly write: FieldWrite };

/**
 * Writes the same values into records that are locked, with all that belongs to it: tags, where a client
 * stood, the activity of each, what is derived. @returns the new versions by id.
 */
export async function saveFields(tx: Tx, actor: ProviderActor, { kind, rows, write }: Save): Promise<ReadonlyMap<string, number>> {
  const now = new Date().toISOString();
  const ids = rows.map(({ id }) => id);
  const moved = write.find(({ field }) => kind === 'client' && field.key === 'lifecycle');
  const versions = await writeRecords(tx, { kind, ids, write: write.filter(({ field }) => field.type !== 'tags'), now });
  if (moved !== undefined) await keepLifecycles(tx, actor, { rows, to: String(moved.value), now });
  const tags = write.find(({ field }) => field.type === 'tags');
  if (tags !== undefined) await putTags(tx, kind, { rows, tagIds: tags.value as readonly string[] });
  await recordMany(tx, actor, rows.map((row) => changedActivity(kind, row, write)));
  await recordsWritten(tx, kind, ids);
  if (kind === 'client' && write.some(({ field }) => field.key === 'name')) await indexAroundClients(tx, ids);
  return versions;
}

async function keepLifecycles(tx: Tx, { memberId }: ProviderActor, { rows, to, now }: { readonly rows: readonly StoredRecord[]; readonly to: string; readonly now: string }): Promise<void> {
  const changes = rows.filter(({ lifecycle }) => lifecycle !== to).map(({ id, lifecycle }) => ({ workspaceId: tx.workspaceId, id: newId(), clientId: id, fromLifecycle: String(lifecycle), toLifecycle: to, happenedAt: now, memberId }));
  if (changes.length > 0) await tx.kysely.insertInto('lifecycleChanges').values(changes).execute();
}

/** Makes the tags of each record exactly these. */
async function putTags(tx: Tx, kind: RecordKind, { rows, tagIds }: { readonly rows: readonly StoredRecord[]; readonly tagIds: readonly string[] }): Promise<void> {
  const ids = rows.map(({ id }) => id);
  const gone = [...new Set(rows.flatMap(({ tags }) => tags))].filter((tag) => !tagIds.includes(tag));
  await removeTaggings(tx, { kind, ids, tagIds: gone });
  await addTaggings(tx, { kind, ids, tagIds });
}

/** What changed in a record, with what stood there before; the timelines of its client and people show it too. */
function changedActivity(kind: RecordKind, row: StoredRecord, write: FieldWrite): Activity {
  const changed = write.filter(({ field, value }) => !sameValue(storedValue(row, field), value));
  const payload = { set: values(changed, ({ value }) => value), before: values(changed, ({ field }) => storedValue(row, field)) };
  return { topic: `${kind}.changed`, ...subjectOf(kind, row), payload };
}

function values(write: FieldWrite, of: (one: FieldWrite[number]) => FieldValue): Record<string, FieldValue> {
  return Object.fromEntries(write.map((one) => [one.field.key, of(one)]));
}

/** Whose timelines an activity of a record belongs to. */
export function subjectOf(kind: RecordKind, { id, clientId = null, contactId = null }: Pick<StoredRecord, 'id' | 'clientId' | 'contactId'>): Pick<Activity, 'subjectKind' | 'subjectId' | 'clientId' | 'contactId' | 'dealId'> {
  if (kind === 'client') return { subjectKind: kind, subjectId: id, clientId: id };
  if (kind === 'contact') return { subjectKind: kind, subjectId: id, clientId, contactId: id };
  return { subjectKind: kind, subjectId: id, clientId, contactId, dealId: id };
}
