import type pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { listMigrations } from '../../platform/database/migrate.ts';
import { withClient } from '../../platform/postgres/with-client.ts';
import { createTestDatabase, type TestDatabase } from '../../platform/test/test-database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const id = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const WORKSPACE = id(1);
const [ROOT, FIRST, SECOND, REVOKED, SPLIT] = [id(10), id(11), id(12), id(13), id(14)];
const [moved, taken, worked, board, done, split] = [id(21), id(22), id(23), id(24), id(25), id(26)];
const SEALED: readonly [string, string][] = [[ROOT, '2027-03-01'], [FIRST, '2027-03-02'], [SECOND, '2027-03-03'], [REVOKED, '2027-03-04'], [SPLIT, '2027-03-05']];
const BASE = { [moved]: '2027-04-01', [taken]: '2027-04-02', [worked]: '2027-04-03', [board]: '2027-04-04', [done]: '2027-04-05', [split]: '2027-04-06' };
const { [taken]: _gone, ...LATER } = { ...BASE, [moved]: '2027-05-01', [board]: '2027-05-04', [done]: '2027-05-05' };
const TEXTS: Readonly<Record<string, Readonly<Record<string, string>>>> = { [ROOT]: BASE, [FIRST]: LATER, [SECOND]: { ...LATER, [worked]: '2027-05-03' }, [REVOKED]: { [moved]: '2027-06-01' }, [SPLIT]: { [split]: '2027-04-06' } };

/** Rows as they stood before amendments were followed: every sealed text promised all its records. */
async function seed(client: pg.ClientBase): Promise<void> {
  await client.query("insert into clients (workspace_id, id, kind, locale, name, owner_id) values ($1, $1, 'person', 'en', 'Anna', $1)", [WORKSPACE]);
  await client.query("insert into engagements (workspace_id, id, client_id, kind, name, owner_id) values ($1, $1, $1, 'service_agreement', 'x', $1)", [WORKSPACE]);
  await client.query("insert into commitment_people (workspace_id, id, side, member_id, name, email, locale) values ($1, $1, 'provider', $1, 'Ola', 'ola@lipka.example', 'en')", [WORKSPACE]);
  for (const [agreementId, sealedAt] of SEALED) {
    const number = [ROOT, SPLIT].includes(agreementId) ? null : [FIRST, SECOND, REVOKED].indexOf(agreementId) + 1;
    await client.query('insert into agreements (workspace_id, id, client_id, engagement_id, document_id, number, title, locale, amends_id, amendment_number, base_id, base_version, split_from) values ($1, $2::uuid, $1, $1, $1, $2::uuid::text, $2::uuid::text, $3, $4::uuid, $5, $4::uuid, $6, $7)', [WORKSPACE, agreementId, 'en', number === null ? null : ROOT, number, number === null ? null : 1, agreementId === SPLIT ? ROOT : null]);
    const content = { phases: [{ id: id(30), endsOn: '2027-05-04' }], deliverables: Object.entries(TEXTS[agreementId] ?? {}).map(([own, dueOn]) => ({ id: own, dueOn: own === board && dueOn > '2027-05' ? null : dueOn, phaseId: id(30) })), clientInputs: [] };
    await client.query("insert into agreement_versions (workspace_id, agreement_id, number, client_id, content, canonical_text, sha256, clause_hashes, frozen_by, frozen_by_name, document_revision) values ($1, $2, 1, $1, $3, '', repeat('0', 64), '{}', $1, '', 1)", [WORKSPACE, agreementId, JSON.stringify(content)]);
    await client.query("insert into seals (workspace_id, agreement_id, client_id, version_number, file_id, level, certificate_serial, certificate_fingerprint, chain_head, sha256, sealed_at) values ($1, $2, $1, 1, $1, 'B-B', '', '', '', repeat('0', 64), $3)", [WORKSPACE, agreementId, sealedAt]);
    for (const [source, day] of Object.entries(TEXTS[agreementId] ?? {})) await promise(client, { agreementId, source, day, createdAt: sealedAt });
  }
  await client.query("insert into revocations (workspace_id, id, agreement_id, client_id, signatory_id, version_number, typed_name, statement, locale, window_ends_at) values ($1, $1, $2, $1, $1, 1, 'Anna', '', 'en', now())", [WORKSPACE, REVOKED]);
}

const own = (agreementId: string, source: string): string => id(Number(agreementId.slice(-2)) * 100 + Number(source.slice(-2)));

async function promise(client: pg.ClientBase, { agreementId, source, day, createdAt }: { agreementId: string; source: string; day: string; createdAt: string }): Promise<void> {
  await client.query("insert into commitments (workspace_id, id, client_id, engagement_id, side, title, owner_id, owner_name, due_on, first_due_on, agreement_id, source_kind, source_id, created_at) values ($1, $2, $1, $1, 'provider', 'x', $1, '', $3, $3, $4, 'deliverable', $5, $6)", [WORKSPACE, own(agreementId, source), day, agreementId, source, createdAt]);
  await event(client, own(agreementId, source), { type: 'made', body: { to: day } });
}

async function event(client: pg.ClientBase, commitmentId: string, { type, body }: { type: string; body: object }): Promise<void> {
  await client.query("insert into commitment_events (workspace_id, id, commitment_id, client_id, engagement_id, type, actor_side, actor_name, body, happened_at) values ($1, gen_random_uuid(), $2, $1, $1, $3, 'provider', 'Ola', $4, now())", [WORKSPACE, commitmentId, type, JSON.stringify(body)]);
}

/** What people did on the board by then, on whichever of the doubles. */
async function work(client: pg.ClientBase): Promise<void> {
  await event(client, own(FIRST, worked), { type: 'stuck', body: {} });
  await event(client, own(ROOT, board), { type: 'moved', body: { to: '2027-04-20' } });
  await client.query("update commitments set due_on = '2027-04-20' where id = $1", [own(ROOT, board)]);
  await event(client, own(SECOND, done), { type: 'done', body: {} });
  await client.query('update commitments set done_at = now() where id = $1', [own(SECOND, done)]);
  // In the amendment what moved waited for what was worked on; both doubles leave.
  for (const [first, second] of [[own(SECOND, worked), own(SECOND, moved)], [own(FIRST, worked), own(FIRST, split)]] as const) await client.query('insert into commitment_blocks (workspace_id, commitment_id, blocked_id, client_id) values ($1, $2, $3, $1)', [WORKSPACE, first, second]);
}

it('an upgrade keeps each promise once, with the day and the end that were signed', async () => {
  const sql = (await listMigrations()).find(({ name }) => name.startsWith('0260'))?.sql ?? '';
  await withClient(database.adminConfig, async (client) => {
    await client.query('set session_replication_role = replica; alter table commitments drop column agreed_on, drop column agreed_by, drop column taken_out_by');
    await seed(client);
    await work(client);
    await client.query(`set session_replication_role = default; begin; set local role entente_owner; ${sql}; commit`);
    const { rows } = await client.query<Record<string, unknown>>("select id, due_on::text as due, agreed_on::text as agreed, agreed_by as by, taken_out_by as out, done_at is not null as done, excepted_at is not null as ended from commitments where deleted_at is null order by source_id");
    expect(rows).toEqual([
      { id: own(ROOT, moved), due: '2027-05-01', agreed: '2027-05-01', by: 1, out: null, done: false, ended: false },
      { id: own(ROOT, taken), due: '2027-04-02', agreed: '2027-04-02', by: null, out: 1, done: false, ended: true },
      { id: own(FIRST, worked), due: '2027-05-03', agreed: '2027-05-03', by: 2, out: null, done: false, ended: false },
      { id: own(ROOT, board), due: '2027-04-20', agreed: '2027-05-04', by: 1, out: null, done: false, ended: false },
      { id: own(SECOND, done), due: '2027-05-05', agreed: '2027-05-05', by: 1, out: null, done: true, ended: false },
      { id: own(ROOT, split), due: '2027-04-06', agreed: '2027-04-06', by: null, out: null, done: false, ended: false },
    ]);
    const told = await client.query("select commitment_id as id, type, body from commitment_events where actor_side = 'system' order by commitment_id");
    expect(told.rows).toEqual([
      { id: own(ROOT, moved), type: 'moved', body: { from: '2027-04-01', to: '2027-05-01', amendment: 1 } },
      { id: own(ROOT, taken), type: 'excepted', body: { words: '', amendment: 1 } },
      { id: own(FIRST, worked), type: 'moved', body: { from: '2027-04-03', to: '2027-05-03', amendment: 2 } },
    ]);
    const waits = await client.query('select b.commitment_id as id, b.blocked_id as blocked from commitment_blocks b join commitments c on c.id = b.commitment_id join commitments d on d.id = b.blocked_id where c.deleted_at is null and d.deleted_at is null order by b.blocked_id');
    expect(waits.rows).toEqual([{ id: own(FIRST, worked), blocked: own(ROOT, moved) }, { id: own(FIRST, worked), blocked: own(ROOT, split) }]);
  });
}, 60_000);

it('an upgrade lets people of a client keep the holidays of its country, where it is another one, with their quiet hours as they were', async () => {
  const sql = (await listMigrations()).find(({ name }) => name.startsWith('0367'))?.sql ?? '';
  await withClient(database.adminConfig, async (client) => {
    await client.query('alter table commitment_people drop column time_zone, drop column country; alter table commitments drop column owner_country; alter table quiet_hours drop column other; set session_replication_role = replica');
    await client.query("insert into workspaces (workspace_id, name, locale, country) values ($1, 'Lipka', 'pl', 'PL')", [WORKSPACE]);
    for (const [number, country] of [[51, 'DE'], [52, 'PL'], [53, '']] as const) {
      await client.query("insert into clients (workspace_id, id, kind, locale, name, owner_id, country) values ($1, $2, 'organisation', 'en', 'x', $1, $3)", [WORKSPACE, id(number), country]);
      await client.query("insert into commitment_people (workspace_id, id, side, client_id, name, email, locale) values ($1, $2, 'client', $2, 'x', $2::uuid::text || '@x.example', 'en')", [WORKSPACE, id(number)]);
      await client.query("insert into commitments (workspace_id, id, client_id, engagement_id, side, title, owner_id, owner_name) values ($1, $2, $2, $1, 'client', 'x', $2, '')", [WORKSPACE, id(number)]);
    }
    await client.query("insert into quiet_hours (workspace_id, email, time_zone, quiet_from, quiet_until, source_id, own) values ($1, 'x@x.example', 'Europe/Warsaw', '18:00', '08:00', $1, true)", [WORKSPACE]);
    await client.query(`set session_replication_role = default; begin; set local role entente_owner; ${sql}; commit`);
    const { rows } = await client.query('select p.country, p.time_zone, c.owner_country from commitment_people p join commitments c on c.owner_id = p.id where p.id = any($1) order by p.id', [[51, 52, 53].map(id)]);
    expect(rows).toEqual([{ country: 'DE', time_zone: '', owner_country: 'DE' }, ...[1, 2].map(() => ({ country: '', time_zone: '', owner_country: '' }))]);
    expect((await client.query('select time_zone, quiet_from, quiet_until, other from quiet_hours')).rows).toEqual([{ time_zone: 'Europe/Warsaw', quiet_from: '18:00', quiet_until: '08:00', other: [] }]);
    const shut = await client.query("select relname from pg_class where relname = any('{workspaces,clients,commitment_people,commitments}') and not relforcerowsecurity");
    expect(shut.rows).toEqual([]);
  });
});
