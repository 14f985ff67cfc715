import type pg from 'pg';
import { newId } from '../../platform/database/new-id.ts';
import { writeWork } from './work/sample.store.ts';

/** How large a crowd is; the proportions of a sales firm that has been at it for years. */
export type CrowdSize = { readonly clients: number; readonly contacts: number; readonly deals: number; readonly activities: number };
type Place = { readonly workspaceId: string; readonly members: readonly string[] };

/** Names by how common they are: the first are met a hundred times as often as the last. */
const GIVEN = 'Anna Maria Piotr Jan Katarzyna Krzysztof Andrzej Małgorzata Agnieszka Tomasz Ewa Paweł Michał Barbara Marcin Krystyna Joanna Stanisław Elżbieta Jakub Zofia Adam Marek Łukasz Teresa Magdalena Grzegorz Mateusz Wojciech Janina Żaneta Юлия Алексей Ольга Сергей Фёдор Щербан Emma Oliver Siobhán Zoë Øystein'.split(' ');
const FAMILY = 'Nowak Kowalska Wiśniewski Wójcik Kowalczyk Kamińska Lewandowski Zieliński Szymańska Woźniak Dąbrowski Kozłowski Jankowska Mazur Kwiatkowski Wojciechowska Krawczyk Kaczmarek Piotrowski Grabowska Pawłowski Michalska Król Zając Wieczorek Jabłoński Wróbel Nowakowska Majewski Olszewska Stępień Malinowski Jaworska Adamczyk Dudek Nowicki Pawlak Górska Witkowski Walczak Sikora Rutkowska Baran Michalak Szewczyk Ostrowska Tomaszewski Pietrzak Zalewski Wróblewska Маслова Щукин Соловьёв Ковалёва Журавлёв Smith Byrne O’Connor Müller Søndergaard'.split(' ');
const FIRM = 'Akademia Apteka Bank Browar Centrum Cukiernia Drukarnia Fabryka Fundacja Galeria Gospodarstwo Hotel Instytut Kancelaria Klinika Kolej Księgarnia Kuźnia Mleczarnia Muzeum Ogród Piekarnia Pracownia Przychodnia Restauracja Sklep Spółdzielnia Stolarnia Studio Szkoła Tartak Teatr Termy Ubezpieczenia Uczelnia Wodociągi Завод Студия Works Holding'.split(' ');
const OF = 'Wschód Zachód Północ Kotwica Jaskółka Sowa Dąb Lipa Brzoza Most Brama Rzeka Góra Dolina Gwiazda Słońce Zorza Młyn Żuraw Ryś Wierchy Łąka Jaśmin Rumianek Koszyk Okładka Zgoda Krok Ołówek Pasaż Ромашка Берег Якорь Harbour Meadow Quay'.split(' ');
const SAID = ['Omówiliśmy zakres i termin.', 'Prosili o dwa warianty ceny.', 'Komitet wraca z decyzją we wtorek.', 'Zadowoleni z pierwszego modułu.', 'Wolą telefon od maili.', 'Договорились о встрече в среду.', 'Asked for a shorter course.', 'The budget moved to next year.', 'Materiały przyjdą do piątku.', 'Pytanie o fakturę rozwiązane.'];

/** Clients that are written in one transaction, with all that belongs to them. */
const AT_ONCE = 2_000;
const THREE_YEARS = '1095 days';

/**
 * Writes a crowd into a workspace: names by frequency, a few clients with very much history and many with little,
 * over the last three years. As an administrator above the walls, in set-based statements; the index of the
 * search is made afterwards.
 * @param onProgress hears how many clients stand, after each piece.
 */
export async function writeCrowd(admin: pg.Client, { place, size, onProgress }: { place: Place; size: CrowdSize; onProgress: (clients: number) => void }): Promise<void> {
  await admin.query('select setseed(0.2026)');
  const pipeline = await writePipeline(admin, place.workspaceId);
  const fields = await writeFields(admin, place.workspaceId);
  for (let from = 0; from < size.clients; from += AT_ONCE) {
    const count = Math.min(AT_ONCE, size.clients - from);
    const share = (total: number): number => Math.floor((total * (from + count)) / size.clients) - Math.floor((total * from) / size.clients);
    const piece: Piece = { ...place, all: size.clients, from, count };
    await admin.query('begin');
    await writeClients(admin, piece, fields);
    await writeContacts(admin, piece, { rows: share(size.contacts), fields });
    await writeDeals(admin, piece, { rows: share(size.deals), pipeline });
    await writeTalks(admin, piece, share(size.activities));
    await writeWork(admin, { condition: `c.id in (select ${clientId('n')} from generate_series($3::int + 1, $3::int + $4::int) n)`, values: [place.workspaceId, size.clients, from, count] });
    await admin.query('commit');
    onProgress(from + count);
  }
}

/** The statistics that a fresh crowd needs before its lists are as fast as they will be. */
export async function settleCrowd(admin: pg.Client): Promise<void> {
  for (const table of ['clients', 'contacts', 'deals', 'activities', 'interactions', 'stage_visits', 'lifecycle_changes', 'engagements', 'documents', 'agreements', 'commitments', 'field_values', 'search_entries']) await admin.query(`vacuum analyze ${table}`);
}

type Piece = Place & { readonly all: number; readonly from: number; readonly count: number };
type Fields = { readonly industry: string; readonly headcount: string; readonly decidesOn: string; readonly level: string };

/** When the n-th of `all` clients came: evenly over three years, the last ones today. */
const cameAt = (n: string): string => `date_trunc('milliseconds', now() - interval '${THREE_YEARS}' * (1 - (${n})::float8 / $2))`;
/** A UUIDv7 of a moment; the same salt gives the same id, so that rows find each other without being looked up. */
const idAt = (at: string, salt: string): string => `(select (lpad(to_hex((extract(epoch from ${at}) * 1000)::bigint), 12, '0') || '7' || substr(h, 1, 3) || '8' || substr(h, 4, 15))::uuid from (select md5(${salt}) as h) m)`;
const clientId = (n: string): string => idAt(cameAt(n), `$1::text || ' client ' || (${n})`);
/** The later in a list the rarer, about as names are (Zipf). */
const common = (list: string): string => `(${list})[1 + floor(power(random(), 1.9) * cardinality(${list}))::int]`;
const someOwner = (salt: string): string => `($3::uuid[])[1 + floor(power(random(), 2) * cardinality($3::uuid[]))::int + 0 * length((${salt})::text)]`;

async function writePipeline(admin: pg.Client, workspaceId: string): Promise<{ id: string; stages: readonly string[] }> {
  const { rows: found } = await admin.query<{ id: string; stages: string[] }>("select p.id, (select json_agg(s.id order by s.position) from stages s where s.workspace_id = p.workspace_id and s.pipeline_id = p.id) as stages from pipelines p where p.workspace_id = $1 order by p.position limit 1", [workspaceId]);
  if (found[0] !== undefined) return found[0];
  const id = newId();
  await admin.query("insert into pipelines (workspace_id, id, name) values ($1, $2, 'Sales')", [workspaceId, id]);
  const stages = [['First talk', 'open', 10], ['Need understood', 'open', 30], ['Offer out', 'open', 50], ['Agreement out', 'open', 80], ['Won', 'won', 100], ['Lost', 'lost', 0]] as const;
  const ids: string[] = [];
  for (const [position, [name, kind, probability]] of stages.entries()) {
    ids.push(newId());
    await admin.query('insert into stages (workspace_id, id, pipeline_id, name, kind, probability, position) values ($1, $2, $3, $4, $5, $6, $7)', [workspaceId, ids.at(-1), id, name, kind, probability, position]);
  }
  return { id, stages: ids };
}

/** Three fields of clients and one of contacts, of the types that filters treat differently. */
async function writeFields(admin: pg.Client, workspaceId: string): Promise<Fields> {
  const ids: Fields = { industry: newId(), headcount: newId(), decidesOn: newId(), level: newId() };
  const options = JSON.stringify(['finance', 'health', 'hospitality', 'industry', 'public', 'retail'].map((key) => ({ key, labels: { en: key } })));
  const insert = 'insert into fields (workspace_id, id, record_kind, key, type, labels, options) values ($1, $2, $3, $4, $5, $6, $7)';
  await admin.query(insert, [workspaceId, ids.industry, 'client', 'crowd_industry', 'choice', '{"en":"Industry"}', options]);
  await admin.query(insert, [workspaceId, ids.headcount, 'client', 'crowd_headcount', 'number', '{"en":"Employees"}', '[]']);
  await admin.query(insert, [workspaceId, ids.decidesOn, 'client', 'crowd_decides_on', 'date', '{"en":"Budget decision on"}', '[]']);
  await admin.query(insert, [workspaceId, ids.level, 'contact', 'crowd_level', 'text', '{"en":"Level"}', '[]']);
  return ids;
}

async function writeClients(admin: pg.Client, { workspaceId, members, all, from, count }: Piece, fields: Fields): Promise<void> {
  await admin.query(
    `insert into clients (workspace_id, id, kind, name, legal_name, locale, lifecycle, owner_id, email, phone, country, source, next_step, next_step_on, custom, created_at, updated_at, lifecycle_since)
     select $1::uuid, ${clientId('n')}, 'organisation', w.name, w.name || ' sp. z o.o.', (array['pl','ru','en'])[1 + n % 3], (array['lead','lead','qualified','active','former'])[1 + floor(random() * 5)::int], ${someOwner('n')},
       'office' || n || '@firm' || n || '.example', '+48 22 ' || lpad((n % 10000000)::text, 7, '0'), (array['PL','PL','RU','IE'])[1 + n % 4], (array['referral','website','conference'])[1 + n % 3],
       case when random() < 0.6 then 'Call about the offer' else '' end, case when random() < 0.6 then current_date + (floor(random() * 60)::int - 20) end,
       json_build_object($6::text, (array['finance','health','hospitality','industry','public','retail'])[1 + n % 6], $7::text, w.heads, $8::text, (current_date + n % 365)::text)::jsonb,
       ${cameAt('n')}, ${cameAt('n')} + random() * (now() - ${cameAt('n')}), ${cameAt('n')}
     from generate_series($4::int + 1, $4::int + $5::int) n
     cross join lateral (select ${common('$9::text[]')} || ' ' || ${common('$10::text[]')} || ' ' || n as name, (1 + floor(power(random(), 4) * 5000))::int as heads) w`,
    [workspaceId, all, members, from, count, fields.industry, fields.headcount, fields.decidesOn, FIRM, OF],
  );
  await admin.query(
    `insert into field_values (workspace_id, field_id, record_id, text_key, int_key)
     select c.workspace_id, (v.key)::uuid, c.id, case when v.key = $4 then null else v.value end, case when v.key = $4 then v.value::bigint end
     from clients c cross join lateral jsonb_each_text(c.custom) v where c.workspace_id = $1 and c.id in (select ${clientId('n')} from generate_series($3::int + 1, $3::int + $5::int) n)`,
    [workspaceId, all, from, fields.headcount, count],
  );
  await admin.query(`insert into lifecycle_changes (workspace_id, id, client_id, to_lifecycle, happened_at, member_id) select c.workspace_id, ${idAt('c.created_at', "c.id::text || ' lifecycle'")}, c.id, c.lifecycle, c.created_at, c.owner_id from clients c where c.workspace_id = $1 and $2::int > 0 and c.id in (select ${clientId('n')} from generate_series($3::int + 1, $3::int + $4::int) n)`, [workspaceId, all, from, count]);
}

async function writeContacts(admin: pg.Client, { workspaceId, members, all, from, count }: Piece, { rows, fields }: { rows: number; fields: Fields }): Promise<void> {
  await admin.query(
    `insert into contacts (workspace_id, id, client_id, owner_id, name, given_name, family_name, email, phone, role_title, locale, custom, created_at, updated_at)
     select $1::uuid, ${idAt('w.at', "$1::text || ' contact ' || $4::int || ' ' || i")}, ${clientId('w.n')}, ${someOwner('i')}, w.given || ' ' || w.family, w.given, w.family,
       'person' || $4::int || '.' || i || '@firm' || w.n || '.example', '+48 6' || lpad(floor(random() * 100000000)::bigint::text, 8, '0'), (array['Owner','Head of training','Buyer','Accountant','Assistant'])[1 + i % 5], (array['pl','ru','en'])[1 + i % 3],
       json_build_object($7::text, 'level ' || i % 9)::jsonb, w.at, w.at + random() * (now() - w.at)
     from generate_series(1, $6::int) i
     cross join lateral (select n, ${cameAt('n')} as at, ${common('$8::text[]')} as given, ${common('$9::text[]')} || case when random() < 0.3 then '-' || ${common('$9::text[]')} else '' end as family from (select $4::int + 1 + floor(power(random(), 1.6) * $5::int + 0 * i)::int as n) p) w`,
    [workspaceId, all, members, from, count, rows, fields.level, GIVEN, FAMILY],
  );
  await admin.query("insert into field_values (workspace_id, field_id, record_id, text_key) select $1::uuid, $2::uuid, c.id, c.custom ->> $2::text from contacts c where c.workspace_id = $1 and c.email like 'person' || $3::int || '.%'", [workspaceId, fields.level, from]);
}

async function writeDeals(admin: pg.Client, { workspaceId, members, all, from, count }: Piece, { rows, pipeline }: { rows: number; pipeline: { id: string; stages: readonly string[] } }): Promise<void> {
  const dealId = idAt('w.at', "$1::text || ' deal ' || $4::int || ' ' || i");
  await admin.query(
    `insert into deals (workspace_id, id, name, client_id, pipeline_id, stage_id, state, owner_id, amount, currency, opened_on, expected_close_on, closed_on, next_step, next_step_on, stage_since, created_at, updated_at)
     select $1::uuid, ${dealId}, (array['Online course','Workshop','Mentoring','Audit','Micro-courses'])[1 + i % 5] || ' ' || $4::int + i, ${clientId('w.n')}, $7::uuid, ($8::uuid[])[w.stage], (array['open','open','open','open','won','lost'])[w.stage], ${someOwner('i')},
       (1000 + floor(power(random(), 3) * 200000))::bigint * 100, (array['PLN','PLN','PLN','EUR'])[1 + i % 4], w.at::date, (w.at + interval '60 days')::date, case when w.stage > 4 then (w.at + (w.moved - w.at) * random())::date end,
       case when random() < 0.5 then 'Call' else '' end, case when random() < 0.5 then current_date + (floor(random() * 30)::int - 10) end, w.moved, w.at, w.moved
     from generate_series(1, $6::int) i
     cross join lateral (select n, at, at + random() * (now() - at) as moved, stage from (select n, ${cameAt('n')} as at, (array[1,2,3,4,5,5,5,6,6,6])[1 + floor(random() * 10)::int] as stage from (select $4::int + 1 + floor(power(random(), 1.3) * $5::int + 0 * i)::int as n) p) q) w`,
    [workspaceId, all, members, from, count, rows, pipeline.id, pipeline.stages],
  );
  await admin.query(
    `insert into stage_visits (workspace_id, id, deal_id, pipeline_id, stage_id, entered_at, entered_by, left_at, left_by, left_to_stage_id)
     select d.workspace_id, ${idAt('v.entered_at', "d.id::text || v.place")}, d.id, d.pipeline_id, v.stage_id, v.entered_at, d.owner_id, case when v.place = 1 then d.stage_since end, case when v.place = 1 then d.owner_id end, case when v.place = 1 then d.stage_id end
     from deals d cross join lateral (values (1, ($3::uuid[])[1], d.created_at), (2, d.stage_id, d.stage_since)) v (place, stage_id, entered_at)
     where d.workspace_id = $1 and d.client_id in (select ${clientId('n')} from generate_series($4::int + 1, $4::int + $5::int) n) and (v.place = 2 or d.stage_id <> ($3::uuid[])[1])`,
    [workspaceId, all, pipeline.stages, from, count],
  );
}

/** Two in five are talks, the rest is what was recorded; a few clients have hundreds of each. */
async function writeTalks(admin: pg.Client, { workspaceId, members, all, from, count }: Piece, rows: number): Promise<void> {
  const someClient = `select n, ${cameAt('n')} as came from (select $4::int + 1 + floor(power(random(), 2) * $5::int + 0 * i)::int as n) p`;
  const when = "date_trunc('milliseconds', w.came + random() * (now() - w.came))";
  const talks = Math.floor(rows * 0.4);
  await admin.query(
    `insert into interactions (workspace_id, id, kind, client_id, owner_id, body, direction, minutes, happened_at, created_at, updated_at)
     select $1::uuid, ${idAt('w.at', "$1::text || ' talk ' || $4::int || ' ' || i")}, (array['note','call','meeting','mail'])[1 + i % 4], ${clientId('w.n')}, ${someOwner('i')}, ($7::text[])[1 + i % cardinality($7::text[])], (array['','in','out'])[1 + i % 3], i % 45, w.at, w.at, w.at
     from generate_series(1, $6::int) i cross join lateral (select w.n, ${when} as at from (${someClient}) w) w`,
    [workspaceId, all, members, from, count, talks, SAID],
  );
  await admin.query(
    `insert into activities (workspace_id, id, topic, happened_at, recorded_at, actor_side, actor_id, actor_name, subject_kind, subject_id, client_id, payload)
     select $1::uuid, ${idAt('w.at', "$1::text || ' deed ' || $4::int || ' ' || i")}, 'client.changed', w.at, w.at, 'provider', ${someOwner('i')}, 'Ola Lipska', 'client', ${clientId('w.n')}, ${clientId('w.n')}, '{"set":{"nextStep":"Call"}}'
     from generate_series(1, $6::int) i cross join lateral (select w.n, ${when} as at from (${someClient}) w) w`,
    [workspaceId, all, members, from, count, rows - talks],
  );
}
