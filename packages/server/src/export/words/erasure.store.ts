import { columnsOf, tablesWith } from '@entente/core/export/data-map';
import { jsonWithoutPerson, withoutPerson, type Telling } from '@entente/core/export/erasure-rules';
import { sql } from 'kysely';
import type { Tx } from '../../platform/database/in-workspace.ts';

export type PersonWords = { readonly names: readonly string[]; readonly emails: readonly string[]; readonly phones: readonly string[] };
export type PersonKind = 'client' | 'contact';

const TABLES: Readonly<Record<PersonKind, string>> = { client: 'clients', contact: 'contacts' };

/** The names, addresses and numbers that stand in a person's record; null where it is gone or emptied. */
export async function wordsOf(tx: Tx, kind: PersonKind, id: string): Promise<PersonWords | null> {
  const columns = kind === 'client' ? sql`array[name, legal_name]` : sql`array[name, given_name || ' ' || family_name]`;
  const { rows } = await sql<{ names: string[]; email: string; phone: string }>`select ${columns} as names, email, phone from ${sql.table(TABLES[kind])} where workspace_id = ${tx.workspaceId} and id = ${id} and emptied_at is null`.execute(tx.kysely);
  const row = rows[0];
  if (row === undefined) return null;
  const points = await tx.kysely.selectFrom('contactPoints').select(['kind', 'value']).where('workspaceId', '=', tx.workspaceId).where('recordId', '=', id).execute();
  const of = (wanted: string): string[] => points.filter((point) => point.kind === wanted).map(({ value }) => value);
  return { names: row.names.filter((name) => name.trim() !== ''), emails: [row.email, ...of('email')].filter((value) => value !== ''), phones: [row.phone, ...of('phone')].filter((value) => value !== '') };
}

/** What a record was called and reached by before, as its history and the steps of imports tell. */
export async function formerWords({ client, workspaceId }: Tx, kind: PersonKind, ids: readonly string[]): Promise<PersonWords> {
  const { rows } = await client.query<{ field: string; value: string }>(
    `select distinct t.key as field, t.value from activities a cross join lateral (values (a.payload->'set'), (a.payload->'before')) as said(part) cross join lateral jsonb_each_text(case when jsonb_typeof(said.part) = 'object' then said.part else '{}' end) t
       where a.workspace_id = $1 and a.subject_kind = $2 and a.subject_id = any($3) and a.topic = $2 || '.changed' and t.key in ('name', 'legalName', 'email', 'phone')
     union select p->>'field', p->>'value' from activities a cross join lateral jsonb_array_elements(case when jsonb_typeof(a.payload->'set'->'points') = 'array' then a.payload->'set'->'points' else '[]' end) p
       where a.workspace_id = $1 and a.subject_kind = $2 and a.subject_id = any($3) and a.topic = $2 || '.changed' and jsonb_typeof(p) = 'object'
     union select step.part->>'kind', step.part->>'value' from change_set_rows c cross join lateral (values (c.before), (c.after)) as step(part)
       where c.workspace_id = $1 and c.about_id is not null and c.about_id = any($3::uuid[]) and step.part ? 'value'`,
    [workspaceId, kind, ids],
  );
  const of = (...fields: readonly string[]): string[] => rows.filter(({ field, value }) => fields.includes(field) && (value ?? '').trim() !== '').map(({ value }) => value);
  return { names: of('name', 'legalName'), emails: of('email'), phones: of('phone') };
}

/** The client who is called as this person, and of whom nobody else is or who is a single person: it is no other. A firm with one contact stays the firm. */
export async function alikeClients({ client, workspaceId }: Tx, contactIds: readonly string[], names: readonly string[]): Promise<readonly string[]> {
  const { rows } = await client.query<{ id: string }>(
    `select c.id from clients c where c.workspace_id = $1 and c.id in (select k.client_id from contacts k where k.workspace_id = $1 and k.id = any($2)) and (lower(trim(c.name)) = any($3) or lower(trim(c.legal_name)) = any($3))
       and (c.kind = 'person' or not exists (select 1 from contacts o where o.workspace_id = $1 and o.client_id = c.id and o.deleted_at is null and o.id <> all($2)))`,
    [workspaceId, contactIds, names.map((name) => name.trim().toLowerCase())],
  );
  return rows.map(({ id }) => id);
}

/** Which of the ends of numbers that are asked for stand in a column; it may hold several numbers, or an extension. */
const ENDS = (column: string): string => String.raw`unnest(array(select w from unnest($3::text[]) w where w <> '' and position(w in regexp_replace(${column}, '\D', '', 'g')) > 0))`;
const LIVES = 'r.deleted_at is null and r.emptied_at is null and r.merged_into_id is null';

/**
 * Without what others are called and reached by too: the number of a firm's board, a shared mailbox, a namesake. Those
 * words do not stand for this person alone. Others are records that live, and members.
 * @param ids the records that are this person.
 */
export async function ownWords({ client, workspaceId }: Tx, { names, emails, phones }: PersonWords, ids: readonly string[]): Promise<PersonWords> {
  const records = (columns: string, where: string): string => ['clients', 'contacts'].map((table) => `select ${columns} from ${table} r where r.workspace_id = $1 and r.id <> all($2) and ${LIVES} and ${where}`).join(' union all ');
  const point = (kind: string, value: string, where = 'true'): string => `select ${value} from contact_points p where p.workspace_id = $1 and p.kind = '${kind}' and p.record_id <> all($2) and ${where} and (exists (select 1 from clients r where r.workspace_id = $1 and r.id = p.record_id and r.deleted_at is null) or exists (select 1 from contacts r where r.workspace_id = $1 and r.id = p.record_id and r.deleted_at is null))`;
  const held = async (query: string, wanted: readonly string[]): Promise<ReadonlySet<string>> => new Set(wanted.length === 0 ? [] : (await client.query<{ word: string }>(`select distinct q.word from (${query}) as q(word)`, [workspaceId, ids, wanted])).rows.map(({ word }) => word));
  const lower = (word: string): string => word.trim().toLowerCase();
  const end = (word: string): string => word.replaceAll(/\D/g, '').slice(-9);
  const namesOfOthers = await held(`${records('lower(r.name)', 'lower(r.name) = any($3)')} union all select lower(m.name) from members m where m.workspace_id = $1 and lower(m.name) = any($3)`, names.map(lower));
  const emailsOfOthers = await held(`${records('lower(r.email)', 'lower(r.email) = any($3)')} union all ${point('email', 'lower(p.value)', 'lower(p.value) = any($3)')} union all select lower(m.email) from members m where m.workspace_id = $1 and lower(m.email) = any($3)`, emails.map(lower));
  const phonesOfOthers = await held(`${records(ENDS('r.phone'), "r.phone <> ''")} union all ${point('phone', ENDS('p.value'))}`, phones.map(end));
  return { names: names.filter((name) => !namesOfOthers.has(lower(name))), emails: emails.filter((email) => !emailsOfOthers.has(lower(email))), phones: phones.filter((phone) => !phonesOfOthers.has(end(phone))) };
}

/** Documents that were sent at least once: what stands in them is evidence. */
const SENT = {
  document_id: '(select a.document_id from agreements a join agreement_versions v on v.workspace_id = a.workspace_id and v.agreement_id = a.id where a.workspace_id = $1)',
  agreement_id: '(select v.agreement_id from agreement_versions v where v.workspace_id = $1)',
};

/**
 * Takes a person out of every text of the workspace that may tell of them, but for evidence.
 * @returns the records that were written and may hold fields of the workspace's own, by table: the index over their values is to be made again.
 */
export async function replaceWords(tx: Tx, telling: Telling, pseudonym: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const written = new Map<string, readonly string[]>();
  const types = await textTypes(tx);
  // Words that the two sides still hide from each other are erased as well.
  await tx.client.query("set local app.sides = 'both'");
  const inTable = (table: string, columns: readonly string[], where: string) => replaceIn(tx, { table, where, telling, pseudonym, columns: columns.map((name) => ({ name, isJson: types.get(`${table}.${name}`) === 'jsonb' })) });
  for (const table of tablesWith('words')) written.set(table, await inTable(table, columnsOf(table, 'words'), notEvidence(table)));
  for (const table of tablesWith('draft')) {
    const key = table === 'signatories' ? 'agreement_id' : 'document_id';
    await inTable(table, columnsOf(table, 'draft'), `${key} not in ${SENT[key]}`);
  }
  return written;
}

/** Mail about an agreement that was sent is part of its evidence. */
function notEvidence(table: string): string {
  return table === 'announcements' ? "topic not like 'signing.%' and topic not like 'agreement%'" : 'true';
}

type TextColumn = { readonly name: string; readonly isJson: boolean };
type Replacing = { readonly table: string; readonly columns: readonly TextColumn[]; readonly where: string; readonly telling: Telling; readonly pseudonym: string };
type Found = { readonly place: string; readonly id?: string } & Readonly<Record<string, string | null>>;

const AT_ONCE = 500;

/** The database finds the rows; what exactly is taken out of them is decided here, text by text. */
async function replaceIn({ client, workspaceId }: Tx, { table, columns: all, where, telling, pseudonym }: Replacing): Promise<readonly string[]> {
  // A day holds no words.
  const columns = all.filter(({ name }) => name !== 'birthday');
  const hasOwn = columns.some(({ name }) => name === 'custom');
  const { rows } = await client.query<Found>(`select ctid::text as place, ${hasOwn ? 'id, ' : ''}${columns.map(({ name }) => `"${name}"::text`).join(', ')} from public.${table} where workspace_id = $1 and ${where} and (${columns.map(({ name }) => `"${name}"::text ~* $2`).join(' or ')}) for update`, [workspaceId, telling.find]);
  const changed = rows.flatMap((row) => {
    const texts = columns.flatMap(({ name, isJson }): (readonly [string, string])[] => {
      const text = row[name] ?? '';
      // Addresses stay addresses.
      const by = name.includes('email') ? 'erased@invalid.example' : pseudonym;
      const without = isJson ? jsonWithoutPerson(text, telling, by) : withoutPerson(text, telling, by);
      return without === text ? [] : [[name, without]];
    });
    return texts.length === 0 ? [] : [{ place: row.place, id: row.id, texts: Object.fromEntries(texts) }];
  });
  const sets = columns.map(({ name, isJson }) => `"${name}" = case when x.texts ? '${name}' then (x.texts->>'${name}')${isJson ? '::jsonb' : ''} else t."${name}" end`).join(', ');
  for (let at = 0; at < changed.length; at += AT_ONCE) {
    await client.query(`update public.${table} t set ${sets} from jsonb_to_recordset($2::jsonb) as x(place text, texts jsonb) where t.workspace_id = $1 and t.ctid = x.place::tid`, [workspaceId, JSON.stringify(changed.slice(at, at + AT_ONCE))]);
  }
  return changed.flatMap(({ id }) => id ?? []);
}

async function textTypes(tx: Tx): Promise<ReadonlyMap<string, string>> {
  const { rows } = await tx.client.query<{ place: string; type: string }>("select c.relname || '.' || a.attname as place, t.typname as type from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace join pg_type t on t.oid = a.atttypid where n.nspname = 'public' and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped");
  return new Map(rows.map(({ place, type }) => [place, type]));
}
