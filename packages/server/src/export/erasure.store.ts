import { columnsOf } from '@entente/core/export/data-map';
import { BIN_DAYS } from '@entente/core/export/erasure-rules';
import { sql } from 'kysely';
import type { Tx } from '../platform/database/in-workspace.ts';
import { removeLater } from '../platform/files/file-removal.ts';
import { stepsWritten } from '../record/next/record.store.ts';

/** The tables of records that can be emptied, with what stays readable of them. */
const RECORDS = { client: 'clients', contact: 'contacts', deal: 'deals', engagement: 'engagements', interaction: 'interactions' } as const;
export type EmptiedKind = keyof typeof RECORDS;

const NAME: Readonly<Record<EmptiedKind, string>> = { client: 'name', contact: 'name', deal: 'name', engagement: 'name', interaction: 'subject' };

/** What an emptied column holds where it is not an empty text. */
const NOTHING: Readonly<Record<string, ReturnType<typeof sql>>> = { custom: sql`'{}'::jsonb`, birthday: sql`null` };

/** Agreements that were sent at least once: what stands in them is evidence. */
const SENT = sql`(select v.agreement_id from agreement_versions v where v.workspace_id = current_setting('app.ws')::uuid)`;

/** Lets a statement go over a whole workspace; for jobs, and for the report about a person that an owner waits for. */
export async function takeTime(tx: Tx): Promise<void> {
  await tx.client.query("SET LOCAL statement_timeout = '10min'");
}

/**
 * Empties a record's words for good: a pseudonym takes the place of its name; what hangs on it goes or is
 * emptied; its activities stay without what they told. Rows stay, so that every count stays.
 */
export async function emptyRecord(tx: Tx, { kind, id, pseudonym }: { kind: EmptiedKind; id: string; pseudonym: string }): Promise<void> {
  const table = RECORDS[kind];
  const emptied = columnsOf(table, 'words').filter((column) => column !== NAME[kind]).map((column) => sql`${sql.ref(column)} = ${NOTHING[column] ?? ''}`);
  const sets = [sql`${sql.ref(NAME[kind])} = ${pseudonym}`, ...emptied, sql`emptied_at = now()`, sql`deleted_at = coalesce(deleted_at, now())`];
  await sql`update ${sql.table(table)} set ${sql.join(sets)} where workspace_id = ${tx.workspaceId} and id = ${id}`.execute(tx.kysely);
  await tx.kysely.updateTable('activities').set({ payload: '{}' }).where('workspaceId', '=', tx.workspaceId).where('subjectKind', '=', kind).where('subjectId', '=', id).execute();
  await sql`update change_set_rows set before = null, after = null, kept = null where workspace_id = ${tx.workspaceId} and record_id = ${id}`.execute(tx.kysely);
  await emptyAround(tx, kind, id);
  if (kind === 'interaction') stepsWritten(tx, [id]);
}

async function emptyAround(tx: Tx, kind: EmptiedKind, id: string): Promise<void> {
  const { kysely, workspaceId } = tx;
  await kysely.deleteFrom('contactPoints').where('workspaceId', '=', workspaceId).where('recordId', '=', id).execute();
  await kysely.deleteFrom('fieldValues').where('workspaceId', '=', workspaceId).where('recordId', '=', id).execute();
  await kysely.deleteFrom('taggings').where('workspaceId', '=', workspaceId).where('recordId', '=', id).execute();
  await kysely.deleteFrom('externalIds').where('workspaceId', '=', workspaceId).where('recordId', '=', id).execute();
  await kysely.deleteFrom('searchEntries').where('workspaceId', '=', workspaceId).where('recordId', '=', id).execute();
  if (kind === 'client' || kind === 'contact') await forgetPointSteps(tx, id);
  if (kind !== 'interaction') await dropAttachments(tx, `${kind}Id`, id);
  if (kind === 'deal') await kysely.updateTable('dealLines').set({ description: '' }).where('workspaceId', '=', workspaceId).where('dealId', '=', id).execute();
  if (kind !== 'contact') return;
  await kysely.updateTable('contactRoles').set({ roleTitle: '' }).where('workspaceId', '=', workspaceId).where('contactId', '=', id).execute();
  await sql`update signatories set role_title = '', on_behalf_of = '' where workspace_id = ${workspaceId} and contact_id = ${id} and agreement_id not in ${SENT}`.execute(kysely);
  await kysely.deleteFrom('contactRelations').where('workspaceId', '=', workspaceId).where((eb) => eb.or([eb('contactId', '=', id), eb('otherId', '=', id)])).execute();
}

/** Of further addresses and numbers the steps are about rows of their own; an undo passes over them. */
async function forgetPointSteps(tx: Tx, id: string): Promise<void> {
  await sql`update change_set_rows set before = null, after = null, kept = null, undo = 'undone' where workspace_id = ${tx.workspaceId} and about_id = ${id}::uuid`.execute(tx.kysely);
}

/** Takes the files that are kept with a record away; a job removes their bytes. */
async function dropAttachments(tx: Tx, pointer: 'clientId' | 'contactId' | 'dealId' | 'engagementId', id: string): Promise<void> {
  const gone = await tx.kysely.deleteFrom('attachments').where('workspaceId', '=', tx.workspaceId).where(pointer, '=', id).returning('sha256').execute();
  await removeLater(tx, gone.map(({ sha256 }) => sha256));
}

/** Takes files away that have been in the bin for as many days as records. */
export async function dropBinnedAttachments(tx: Tx, now: Date): Promise<void> {
  const gone = await tx.kysely.deleteFrom('attachments').where('workspaceId', '=', tx.workspaceId).where('deletedAt', '<', new Date(now.getTime() - BIN_DAYS * 86_400_000).toISOString()).returning('sha256').execute();
  await removeLater(tx, gone.map(({ sha256 }) => sha256));
}

/** The interactions that are about a person. */
export async function interactionsOf(tx: Tx, kind: 'client' | 'contact', id: string): Promise<readonly string[]> {
  const rows = await tx.kysely.selectFrom('interactions').select('id').where('workspaceId', '=', tx.workspaceId).where(kind === 'client' ? 'clientId' : 'contactId', '=', id).where('emptiedAt', 'is', null).execute();
  return rows.map((row) => row.id);
}

/** Forgets when a person wanted to be left alone, on which days they were away, and where they lived. */
export async function forgetTimes(tx: Tx, { kind, id, emails }: { kind: 'client' | 'contact'; id: string; emails: readonly string[] }): Promise<void> {
  const theirs = kind === 'client' ? sql`p.client_id = ${id}` : sql`p.contact_id = ${id}`;
  await sql`update commitments set owner_days_off = '[]', owner_country = '' from commitment_people p where commitments.workspace_id = ${tx.workspaceId} and p.workspace_id = commitments.workspace_id and p.id = commitments.owner_id and ${theirs}`.execute(tx.kysely);
  await sql`update commitment_people p set days_off = '[]', time_zone = '', country = '' where p.workspace_id = ${tx.workspaceId} and ${theirs}`.execute(tx.kysely);
  if (emails.length > 0) await tx.kysely.deleteFrom('quietHours').where('workspaceId', '=', tx.workspaceId).where('email', 'in', emails.map((email) => email.toLowerCase())).execute();
}

/** Forgets answers and deliveries that name a record: they can hold whatever was asked or told. */
export async function forgetAnswers(tx: Tx, id: string): Promise<void> {
  await sql`delete from idempotency_keys where workspace_id = ${tx.workspaceId} and position(${id} in response::text) > 0`.execute(tx.kysely);
  await sql`update webhook_deliveries set event = '{}', response = '' where workspace_id = ${tx.workspaceId} and position(${id} in event::text) > 0`.execute(tx.kysely);
}

/** Takes the words of a name out of the list of words that a mistyped search may have meant, where nobody else is found by them. */
export async function forgetSearchWords(tx: Tx, words: readonly string[]): Promise<void> {
  if (words.length > 0) await tx.kysely.deleteFrom('searchWords').where('workspaceId', '=', tx.workspaceId).where('word', 'in', words).execute();
}
