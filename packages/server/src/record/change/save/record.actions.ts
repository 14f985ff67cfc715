import type { ProviderActor } from '@entente/core/kernel/actor';
import { sameValue } from '@entente/core/kernel/same-value';
import { isEmptyValue, type FieldValue } from '@entente/core/record/field-value';
import type { ColumnValues } from '@entente/core/record/undo-plan';
import { LIST_TABLES, type ListKind } from '@entente/core/record/record-kind';
import { recordMany, type Activity } from '../../../platform/activity/activity.store.ts';
import type { Tx } from '../../../platform/database/in-workspace.ts';
import { newId } from '../../../platform/database/new-id.ts';
import { followCountries } from '../../../duplicate/duplicate.actions.ts';
import { indexAroundClients } from '../../../search/search.actions.ts';
import type { ChangeRow } from '../../change-set.store.ts';
import { recordsWritten } from '../../record.actions.ts';
import { storedValue, writeRecords, type FieldWrite, type StoredRecord } from '../../record.store.ts';
import { addTaggings, removeTaggings } from '../tagging.store.ts';

/** `tags` are put on and taken off besides; a write of the field "tags" makes them exactly so. */
export type Save = { readonly kind: ListKind; readonly rows: readonly StoredRecord[]; readonly write: FieldWrite; readonly tags?: TagWrite };
export type TagWrite = { readonly add: readonly string[]; readonly remove: readonly string[] };
export type Saved = { /** By id. */ readonly versions: ReadonlyMap<string, number>; /** What was done, for an act that can be undone. */ readonly steps: readonly ChangeRow[] };

/**
 * Writes the same values into records that are locked, with all that belongs to it: tags, where a client
 * stood, the activity of each, what is derived.
 */
export async function saveFields(tx: Tx, actor: ProviderActor, { kind, rows, write, tags = NO_TAGS }: Save): Promise<Saved> {
  const now = new Date().toISOString();
  const ids = rows.map(({ id }) => id);
  const moved = write.find(({ field }) => kind === 'client' && field.key === 'lifecycle');
  const versions = await writeRecords(tx, { kind, ids, write: write.filter(({ field }) => field.type !== 'tags'), now });
  if (moved !== undefined) await keepLifecycles(tx, actor, { rows, to: String(moved.value), now });
  const exact = write.find(({ field }) => field.type === 'tags')?.value as readonly string[] | undefined;
  const tagsOf = (row: StoredRecord): readonly string[] => exact ?? tagsAfter(row.tags, tags);
  await removeTaggings(tx, { kind, ids, tagIds: exact === undefined ? tags.remove : [...new Set(rows.flatMap((row) => row.tags))].filter((tag) => !exact.includes(tag)) });
  await addTaggings(tx, { kind, ids, tagIds: exact ?? tags.add });
  await recordMany(tx, actor, rows.map((row) => changedActivity(kind, row, { write, tags: tagsOf(row) })));
  await recordsWritten(tx, kind, ids);
  if (kind === 'client' && write.some(({ field }) => field.key === 'name')) await indexAroundClients(tx, ids);
  if (kind === 'client' && write.some(({ field }) => field.key === 'country')) await followCountries(tx, ids);
  return { versions, steps: rows.flatMap((row) => stepsOf(kind, row, { write, tags: tagsOf(row), now })) };
}

const NO_TAGS: TagWrite = { add: [], remove: [] };

/** A record's tags after some are put on and some taken off. */
export function tagsAfter(tags: readonly string[], { add, remove }: TagWrite): readonly string[] {
  return [...new Set([...tags, ...add])].filter((tag) => !remove.includes(tag)).toSorted();
}

async function keepLifecycles(tx: Tx, { memberId }: ProviderActor, { rows, to, now }: { readonly rows: readonly StoredRecord[]; readonly to: string; readonly now: string }): Promise<void> {
  const changes = rows.filter(({ lifecycle }) => lifecycle !== to).map(({ id, lifecycle }) => ({ workspaceId: tx.workspaceId, id: newId(), clientId: id, fromLifecycle: String(lifecycle), toLifecycle: to, happenedAt: now, memberId }));
  if (changes.length > 0) await tx.kysely.insertInto('lifecycleChanges').values(changes).execute();
}

type Written = { readonly write: FieldWrite; readonly tags: readonly string[] };

/** What changed in a record, with what stood there before; the timelines of its client and people show it too. */
function changedActivity(kind: ListKind, row: StoredRecord, { write, tags }: Written): Activity {
  const changed = write.filter(({ field, value }) => field.type !== 'tags' && !sameValue(storedValue(row, field), value));
  const retagged = sameValue(row.tags.toSorted(), tags.toSorted()) ? null : { tags };
  const payload = { set: { ...values(changed, ({ value }) => value), ...retagged }, before: { ...values(changed, ({ field }) => storedValue(row, field)), ...(retagged === null ? {} : { tags: row.tags }) } };
  return { topic: `${kind}.changed`, ...subjectOf(kind, row), payload };
}

/** The same by column, for an undo. */
function stepsOf(kind: ListKind, row: StoredRecord, { write, tags, now }: Written & { readonly now: string }): readonly ChangeRow[] {
  const changed = write.filter(({ field, value }) => field.type !== 'tags' && !sameValue(storedValue(row, field), value));
  const moment = changed.some(({ field }) => field.column === 'lifecycle') ? [{ before: { lifecycle_since: row.lifecycleSince }, after: { lifecycle_since: now } }] : [];
  const columns = changed.filter(({ field }) => field.column !== undefined).map(({ field, value }) => ({ before: { [String(field.column)]: storedValue(row, field) }, after: { [String(field.column)]: value } }));
  const custom = changed.filter(({ field }) => field.fieldId !== undefined);
  const own = custom.length === 0 ? [] : [{ before: { custom: customValues(custom, ({ field }) => storedValue(row, field)) }, after: { custom: customValues(custom, ({ value }) => value) } }];
  const parts = [...columns, ...moment, ...own];
  const update: ChangeRow[] = parts.length === 0 ? [] : [{ table: LIST_TABLES[kind], recordId: row.id, action: 'updated', before: Object.assign({}, ...parts.map(({ before }) => before)) as ColumnValues, after: Object.assign({}, ...parts.map(({ after }) => after)) as ColumnValues }];
  return [...update, ...tagSteps(kind, row, tags)];
}

/** Empty values are absent in the column, so they are null here. */
function customValues(write: FieldWrite, of: (one: FieldWrite[number]) => FieldValue): Record<string, FieldValue> {
  return Object.fromEntries(write.map((one) => [String(one.field.fieldId), isEmptyValue(of(one)) ? null : of(one)]));
}

function tagSteps(kind: ListKind, row: StoredRecord, tags: readonly string[]): readonly ChangeRow[] {
  const tagging = (tag: string): ColumnValues => ({ record_kind: kind, record_id: row.id, tag_id: tag });
  return [
    ...row.tags.filter((tag) => !tags.includes(tag)).map((tag): ChangeRow => ({ table: 'taggings', recordId: row.id, action: 'deleted', before: tagging(tag) })),
    ...tags.filter((tag) => !row.tags.includes(tag)).map((tag): ChangeRow => ({ table: 'taggings', recordId: row.id, action: 'created', after: tagging(tag) })),
  ];
}

function values(write: FieldWrite, of: (one: FieldWrite[number]) => FieldValue): Record<string, FieldValue> {
  return Object.fromEntries(write.map((one) => [one.field.key, of(one)]));
}

/** Whose timelines an activity of a record belongs to. */
export function subjectOf(kind: ListKind, { id, clientId = null, contactId = null }: Pick<StoredRecord, 'id' | 'clientId' | 'contactId'>): Pick<Activity, 'subjectKind' | 'subjectId' | 'clientId' | 'contactId' | 'dealId' | 'engagementId'> {
  if (kind === 'client') return { subjectKind: kind, subjectId: id, clientId: id };
  if (kind === 'engagement') return { subjectKind: kind, subjectId: id, clientId, engagementId: id };
  if (kind === 'contact') return { subjectKind: kind, subjectId: id, clientId, contactId: id };
  return { subjectKind: kind, subjectId: id, clientId, contactId, dealId: id };
}
