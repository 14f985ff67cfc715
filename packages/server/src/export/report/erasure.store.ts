import { columnsOf } from '@entente/core/export/data-map';
import { heldUntil } from '@entente/core/export/erasure-rules';
import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '../../platform/database/in-workspace.ts';

/** `merged`: records that became this one; they are the same person under other words. */
type Subject = { readonly kind: 'client' | 'contact'; readonly id: string; readonly emails: readonly string[]; readonly merged?: readonly string[] };
export type Section = { readonly table: string; readonly rows: readonly Record<string, unknown>[]; readonly more: boolean };
export type Held = { readonly what: string; readonly count: number; readonly reason: 'evidence-of-agreement'; readonly until: string };

const MOST_ROWS = 500;
/** Hashes of what lets somebody in. */
const LETS_IN: readonly string[] = ['code_hash', 'browser_hash'];

/** The agreements in which a person takes part: the client's, or those a contact signs; under what became them too. */
function agreementsOf({ kind, id, merged = [] }: Subject): RawBuilder<unknown> {
  const ids = sql`any(${[id, ...merged]}::uuid[])`;
  return kind === 'client' ? sql`(select a.id from agreements a where a.workspace_id = current_setting('app.ws')::uuid and a.client_id = ${ids})` : sql`(select s.agreement_id from signatories s where s.workspace_id = current_setting('app.ws')::uuid and s.contact_id = ${ids})`;
}

type Place = readonly [string, RawBuilder<unknown>];

/** What a person did when they were asked to sign: said no, passed it on, took it back; the codes that were sent to them. */
function signedPlaces({ kind }: Subject, ids: RawBuilder<unknown>): readonly Place[] {
  const theirs = (column: string): RawBuilder<unknown> => (kind === 'client' ? sql`client_id = ${ids}` : sql`${sql.ref(column)} in (select s.id from signatories s where s.workspace_id = current_setting('app.ws')::uuid and s.contact_id = ${ids})`);
  return [
    ['declines', theirs('signatory_id')],
    ['delegations', kind === 'client' ? theirs('') : sql`(${theirs('from_signatory_id')}) or (${theirs('to_signatory_id')})`],
    ['revocations', theirs('signatory_id')],
    ['codes', theirs('signatory_id')],
    ['device_keys', theirs('signatory_id')],
    ['device_key_ends', kind === 'client' ? theirs('') : sql`device_key_id in (select k.id from device_keys k where k.workspace_id = current_setting('app.ws')::uuid and ${theirs('signatory_id')})`],
    ['device_signatures', kind === 'client' ? theirs('') : sql`signature_id in (select g.id from signatures g where g.workspace_id = current_setting('app.ws')::uuid and ${theirs('signatory_id')})`],
    ['scans', theirs('signatory_id')],
    ['scan_reviews', kind === 'client' ? theirs('') : sql`scan_id in (select c.id from scans c where c.workspace_id = current_setting('app.ws')::uuid and ${theirs('signatory_id')})`],
    ['returned_files', kind === 'client' ? theirs('') : sql`signature_id in (select g.id from signatures g where g.workspace_id = current_setting('app.ws')::uuid and ${theirs('signatory_id')})`],
  ];
}

/** What is written down about how the two sides work together: promises, rules, quiet hours, files. */
function togetherPlaces({ kind, emails }: Subject, ids: RawBuilder<unknown>): readonly Place[] {
  const people = sql`(select p.id from commitment_people p where p.workspace_id = current_setting('app.ws')::uuid and p.contact_id = ${ids})`;
  const rounds = sql`(select r.id from rule_rounds r join signatories s on s.workspace_id = r.workspace_id and s.id = r.signatory_id where r.workspace_id = current_setting('app.ws')::uuid and s.contact_id = ${ids})`;
  // What was handed over to a colleague is still what they said.
  const once = sql`(select h.expectation_id from expectation_answers h where h.workspace_id = current_setting('app.ws')::uuid and h.from_person_id in ${people})`;
  const isClient = kind === 'client';
  return [
    ['attachments', isClient ? sql`client_id = ${ids}` : sql`contact_id = ${ids}`],
    ['commitment_people', isClient ? sql`client_id = ${ids}` : sql`contact_id = ${ids}`],
    ['commitments', isClient ? sql`client_id = ${ids}` : sql`owner_id in ${people} or backup_id in ${people} or for_person_id in ${people}`],
    ['commitment_events', isClient ? sql`client_id = ${ids}` : sql`actor_id in ${people} or commitment_id in (select c.id from commitments c where c.workspace_id = current_setting('app.ws')::uuid and (c.owner_id in ${people} or c.backup_id in ${people}))`],
    ['expectations', isClient ? sql`client_id = ${ids}` : sql`person_id in ${people} or id in ${once}`],
    ['expectation_answers', isClient ? sql`client_id = ${ids}` : sql`actor_id in ${people} or expectation_id in ${once} or expectation_id in (select x.id from expectations x where x.workspace_id = current_setting('app.ws')::uuid and x.person_id in ${people})`],
    ['rule_rounds', isClient ? sql`client_id = ${ids}` : sql`id in ${rounds}`],
    ['rule_answers', isClient ? sql`client_id = ${ids}` : sql`side = 'client' and round_id in ${rounds}`],
    ['rule_acts', isClient ? sql`client_id = ${ids}` : sql`side = 'client' and round_id in ${rounds}`],
    ['quiet_hours', isClient ? sql`client_id = ${ids}` : sql`email = any(${[...emails]}::text[])`],
  ];
}

/** Meetings in which a person takes part, and what was done about them. */
function metPlaces({ kind }: Subject, ids: RawBuilder<unknown>): readonly Place[] {
  if (kind === 'client') return ['meetings', 'meeting_acts'].map((table): Place => [table, sql`client_id = ${ids}`]);
  const people = sql`(select p.id from commitment_people p where p.workspace_id = current_setting('app.ws')::uuid and p.contact_id = ${ids})`;
  return [['meetings', sql`people && array${people}`], ['meeting_acts', sql`actor_id in ${people} or meeting_id in (select m.id from meetings m where m.workspace_id = current_setting('app.ws')::uuid and m.people && array${people})`]];
}

/** What was told between the two sides, and what was said to the whole firm of a client and is about no one person of it. */
function toldPlaces({ kind }: Subject, ids: RawBuilder<unknown>): readonly Place[] {
  if (kind === 'client') return ['touchpoints', 'notices', 'happenings', 'passages'].map((table): Place => [table, sql`client_id = ${ids}`]);
  const people = sql`(select p.id from commitment_people p where p.workspace_id = current_setting('app.ws')::uuid and p.contact_id = ${ids})`;
  const lines = sql`(select p.id from touchpoints p where p.workspace_id = current_setting('app.ws')::uuid and (p.teller_id in ${people} or p.told_id in ${people} or p.backup_id in ${people}))`;
  return [['touchpoints', sql`id in ${lines}`], ['notices', sql`person_id in ${people} or (person_id is null and touchpoint_id in ${lines})`], ['happenings', sql`person_id in ${people}`], ['passages', sql`false`]];
}

/** Where rows about a person stand: the table and the condition on it. */
function places(subject: Subject): readonly Place[] {
  const { kind, emails } = subject;
  const ids = sql`any(${[subject.id, ...(subject.merged ?? [])]}::uuid[])`;
  const mine = kind === 'client' ? sql.ref('client_id') : sql.ref('contact_id');
  const agreements = agreementsOf(subject);
  const own: readonly Place[] = kind === 'client'
    ? [['clients', sql`id = ${ids}`], ['contacts', sql`client_id = ${ids}`], ['engagements', sql`client_id = ${ids}`], ['lifecycle_changes', sql`client_id = ${ids}`], ['files', sql`client_id = ${ids}`], ['documents', sql`client_id = ${ids}`]]
    : [['contacts', sql`id = ${ids}`], ['contact_relations', sql`contact_id = ${ids} or other_id = ${ids}`]];
  return [
    ...own,
    ['contact_points', sql`record_id = ${ids}`],
    ['contact_roles', sql`${mine} = ${ids}`],
    ['taggings', sql`record_id = ${ids}`],
    ['external_ids', sql`record_id = ${ids}`],
    ['deals', sql`${mine} = ${ids}`],
    ['deal_lines', sql`deal_id in (select d.id from deals d where d.workspace_id = current_setting('app.ws')::uuid and d.${mine} = ${ids})`],
    ['interactions', sql`${mine} = ${ids}`],
    ['activities', sql`${mine} = ${ids} or subject_id = ${ids}`],
    ['change_set_rows', sql`record_id = ${ids}`],
    ['import_rows', sql`record_id = ${ids}`],
    ['announcements', emails.length === 0 ? sql`false` : sql`recipient_email = any(${[...emails]}::text[])`],
    ['agreements', sql`id in ${agreements}`],
    ['signatories', kind === 'contact' ? sql`contact_id = ${ids}` : sql`client_id = ${ids}`],
    ['signatures', kind === 'contact' ? sql`signatory_id in (select s.id from signatories s where s.workspace_id = current_setting('app.ws')::uuid and s.contact_id = ${ids})` : sql`client_id = ${ids}`],
    ['remarks', sql`agreement_id in ${agreements}`],
    ['remark_answers', sql`remark_id in (select r.id from remarks r where r.workspace_id = current_setting('app.ws')::uuid and r.agreement_id in ${agreements})`],
    ...signedPlaces(subject, ids),
    ...togetherPlaces(subject, ids),
    ...metPlaces(subject, ids),
    ...toldPlaces(subject, ids),
  ];
}

/** The tables that a report looks into. */
export const REPORTED_TABLES: readonly string[] = [...new Set((['client', 'contact'] as const).flatMap((kind) => places({ kind, id: '', emails: [''] }).map(([table]) => table)))];

/** Everything about a person, table by table; what only lets somebody in (hashes of links) is left out. */
export async function readPerson(tx: Tx, subject: Subject): Promise<readonly Section[]> {
  const sections: Section[] = [];
  // Words that the two sides still hide from each other are theirs as well.
  await sql`set local app.sides = 'both'`.execute(tx.kysely);
  for (const [table, where] of places(subject)) {
    const { rows } = await sql<{ row: Record<string, unknown> }>`select to_jsonb(t) - ${['workspace_id', ...columnsOf(table, 'secret'), ...LETS_IN]}::text[] as row from ${sql.table(table)} t where t.workspace_id = ${tx.workspaceId} and (${where}) limit ${MOST_ROWS + 1}`.execute(tx.kysely);
    if (rows.length > 0) sections.push({ table, rows: rows.slice(0, MOST_ROWS).map(({ row }) => row), more: rows.length > MOST_ROWS });
  }
  return sections;
}

/** What an erasure keeps: the evidence of agreements that were sent, each kind with its count and its last day. */
export async function heldEvidence(tx: Tx, subject: Subject): Promise<readonly Held[]> {
  const agreements = agreementsOf(subject);
  const sent = sql`(select v.agreement_id from agreement_versions v where v.workspace_id = ${tx.workspaceId} and v.agreement_id in ${agreements})`;
  const parts = ([['agreement_versions', 'frozen_at', 'agreement_id'], ['signatories', 'created_at', 'agreement_id'], ['signatures', 'signed_at', 'agreement_id'], ['remarks', 'created_at', 'agreement_id'], ['sendings', 'created_at', 'agreement_id']] as const)
    .map(([table, at, key]): RawBuilder<unknown> => sql`select ${sql.lit(table)} as what, count(*)::int as count, max(${sql.ref(at)}) as newest from ${sql.table(table)} where workspace_id = ${tx.workspaceId} and ${sql.ref(key)} in ${sent}`);
  // The history of an agreement is a chain of hashes from its first draft on; nothing is taken out of it.
  parts.push(sql`select 'agreement_events' as what, count(*)::int as count, max(at) as newest from agreement_events where workspace_id = ${tx.workspaceId} and agreement_id in ${agreements}`);
  const { rows } = await sql<{ what: string; count: number; newest: string | null }>`${sql.join(parts, sql` union all `)}`.execute(tx.kysely);
  return rows.flatMap(({ what, count, newest }) => (count === 0 || newest === null ? [] : [{ what, count, reason: 'evidence-of-agreement' as const, until: heldUntil(newest) }]));
}

/** Whether an agreement with the person is out: sent, not sealed and not withdrawn. */
export async function signsNow(tx: Tx, subject: Subject): Promise<boolean> {
  const { rows } = await sql`select 1 from agreements a join agreement_versions v on v.workspace_id = a.workspace_id and v.agreement_id = a.id left join seals s on s.workspace_id = a.workspace_id and s.agreement_id = a.id
    where a.workspace_id = ${tx.workspaceId} and a.withdrawn_at is null and a.deleted_at is null and s.agreement_id is null and a.id in ${agreementsOf(subject)} limit 1`.execute(tx.kysely);
  return rows.length > 0;
}

export type NewErasure = { readonly id: string; readonly kind: 'client' | 'contact'; readonly recordId: string; readonly pseudonym: string; readonly memberId: string; readonly memberName: string };

export async function insertErasure(tx: Tx, { kind, ...row }: NewErasure): Promise<void> {
  await tx.kysely.insertInto('erasures').values({ workspaceId: tx.workspaceId, recordKind: kind, ...row }).execute();
}

export async function lockErasure(tx: Tx, id: string) {
  return tx.kysely.selectFrom('erasures').selectAll().where('workspaceId', '=', tx.workspaceId).where('id', '=', id).forUpdate().executeTakeFirst();
}

export async function finishErasure(tx: Tx, id: string, held: readonly Held[]): Promise<void> {
  await tx.kysely.updateTable('erasures').set({ state: 'done', held: JSON.stringify(held), finishedAt: new Date().toISOString() }).where('workspaceId', '=', tx.workspaceId).where('id', '=', id).execute();
}

/** Erasures, newest first. */
export async function listErasures(tx: Tx) {
  return tx.kysely.selectFrom('erasures').selectAll().where('workspaceId', '=', tx.workspaceId).orderBy('createdAt', 'desc').orderBy('id', 'desc').limit(500).execute();
}

/** The contacts who are the same person as a client: those of a client that is a single person. */
export async function selvesOf(tx: Tx, clientId: string): Promise<readonly string[]> {
  const rows = await tx.kysely.selectFrom('contacts').innerJoin('clients', (join) => join.onRef('clients.workspaceId', '=', 'contacts.workspaceId').onRef('clients.id', '=', 'contacts.clientId')).select('contacts.id').where('contacts.workspaceId', '=', tx.workspaceId).where('clients.id', '=', clientId).where('clients.kind', '=', 'person').where('contacts.emptiedAt', 'is', null).execute();
  return rows.map(({ id }) => id);
}
