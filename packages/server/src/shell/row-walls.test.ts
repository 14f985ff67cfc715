import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestEntente, type TestEntente } from './test-entente.ts';
import { asAdmin, fillWorld, tenantTables, type World } from './test-world.ts';

/**
 * The database's own walls, without any code of ours before them: every table of a workspace full of
 * rows, asked as the application's role. Each check has its control: the same with the policy taken away
 * in a transaction that is rolled back, which must see what the wall hides.
 */
let t: TestEntente;
let world: World;
let tables: readonly string[];
let app: pg.Client;
let ours: string;
let theirs: string;

beforeAll(async () => {
  t = await startTestEntente({ trustedProxies: 1 });
  world = await fillWorld(t, t.maeve, 'kanarek-b7f3');
  [ours, theirs] = [t.ola.actor.workspaceId, world.who.actor.workspaceId];
  tables = await asAdmin(t, tenantTables);
  await asAdmin(t, (admin) => admin.query("insert into public.files select (jsonb_populate_record(f, jsonb_build_object('id', gen_random_uuid(), 'client_id', null))).* from public.files f limit 1"));
  app = new pg.Client(t.database.appConfig);
  await app.connect();
}, 240_000);
afterAll(async () => {
  await app.end();
  await t.close();
});

type Place = { readonly workspaceId: string; readonly partyId: string };

/** What one statement comes to in a transaction at a place, which is rolled back: rows touched, or "refused". */
async function attempt(client: pg.Client, { workspaceId, partyId }: Place, { sql, values = [], before = '' }: { sql: string; values?: readonly unknown[]; before?: string }): Promise<number | 'refused'> {
  await client.query(`begin; ${before}; set local app.ws to '${workspaceId}'; set local app.party to '${partyId}'`);
  try {
    const { rowCount } = await client.query(sql, [...values]);
    return rowCount ?? 0;
  } catch (error) {
    if ((error as { code: string }).code === '42501') return 'refused';
    throw error;
  } finally {
    await client.query('rollback');
  }
}

/** The statement that adds a row as it is, but for columns that the database works out by itself. */
async function insertion(table: string): Promise<string> {
  const { rows } = await app.query<{ columns: string }>("select string_agg(quote_ident(attname), ', ') as columns from pg_attribute where attrelid = ('public.' || $1)::regclass and attnum > 0 and not attisdropped and attgenerated = ''", [table]);
  const columns = rows[0]?.columns ?? '';
  return `insert into public.${table} (${columns}) select ${columns} from jsonb_populate_record(null::public.${table}, $1)`;
}

const NOTHING = [0, 'refused'];

describe('from one workspace, the rows of another', () => {
  const inOurs = (): Place => ({ workspaceId: ours, partyId: '' });

  it('are not there to be read, changed, removed or moved, whatever the table', async () => {
    for (const table of tables) {
      expect(await attempt(app, inOurs(), { sql: `select 1 from public.${table} where workspace_id <> $1`, values: [ours] }), `${table} is read`).toBe(0);
      expect(NOTHING, `${table} is changed`).toContain(await attempt(app, inOurs(), { sql: `update public.${table} set workspace_id = workspace_id where workspace_id = $1`, values: [theirs] }));
      expect(NOTHING, `${table} is removed`).toContain(await attempt(app, inOurs(), { sql: `delete from public.${table} where workspace_id = $1`, values: [theirs] }));
      expect(NOTHING, `${table} takes our rows to them`).toContain(await attempt(app, inOurs(), { sql: `update public.${table} set workspace_id = $1`, values: [theirs] }));
    }
  });

  it('cannot be added to, whatever the table', async () => {
    for (const table of tables) {
      const row = await asAdmin(t, async (admin) => (await admin.query<{ row: object }>(`select to_jsonb(r) as row from public.${table} r where workspace_id = $1 limit 1`, [theirs])).rows[0]?.row);
      expect(await attempt(app, inOurs(), { sql: await insertion(table), values: [row] }), table).toBe('refused');
    }
  });

  it('would be seen in every table if the wall were gone', async () => {
    await asAdmin(t, async (admin) => {
      for (const table of tables) {
        const before = `alter policy workspace_wall on public.${table} using (true) with check (true); set local role entente_app`;
        expect(await attempt(admin, inOurs(), { sql: `select 1 from public.${table} where workspace_id = $1`, values: [theirs], before }), table).toBeGreaterThan(0);
      }
    });
  });
});

/** What a client's page may read, narrowed to that client; every other table is shut. A new table starts shut. */
const NARROWED = ['agreement_events', 'agreement_versions', 'agreements', 'clients', 'codes', 'commitment_blocks', 'commitment_events', 'commitment_people', 'commitments', 'contacts', 'declines', 'deferrals', 'delegations', 'device_key_ends', 'device_keys', 'device_signatures', 'engagements', 'expectation_answers', 'expectations', 'files', 'links', 'meeting_acts', 'meetings', 'passages', 'remark_answers', 'remarks', 'returned_files', 'revocations', 'scan_reviews', 'scans', 'seal_extensions', 'seals', 'sendings', 'signatories', 'signatures', 'signing_copies', 'views'];
/** The firm's own row says who asks. */
const OPEN = ['workspaces'];
const owner = (table: string): string => (table === 'clients' ? 'id' : 'client_id');

describe('from a client’s page', () => {
  const atClient = (): Place => ({ workspaceId: theirs, partyId: world.sealed.clientId });
  const shut = (): readonly string[] => tables.filter((table) => ![...NARROWED, ...OPEN].includes(table));

  it('every row that is read belongs to that client, and there are some', async () => {
    let seen = 0;
    for (const table of NARROWED) {
      expect(await attempt(app, atClient(), { sql: `select 1 from public.${table} where ${owner(table)} is distinct from $1`, values: [world.sealed.clientId] }), table).toBe(0);
      seen += Number(await attempt(app, atClient(), { sql: `select 1 from public.${table}` }));
    }
    expect(seen).toBeGreaterThan(20);
  });

  it('drafts, templates, members, messages and everything else of the firm are empty', async () => {
    expect(shut().length).toBeGreaterThan(15);
    for (const table of shut()) expect(await attempt(app, atClient(), { sql: `select 1 from public.${table}` }), table).toBe(0);
    expect(await attempt(app, atClient(), { sql: 'select 1 from public.workspaces' })).toBe(1);
  });

  it('nothing of another client or of the firm is changed or removed', async () => {
    for (const table of tables) {
      const foreign = NARROWED.includes(table) ? `where ${owner(table)} is distinct from '${world.sealed.clientId}'` : '';
      expect(NOTHING, `${table} is changed`).toContain(await attempt(app, atClient(), { sql: `update public.${table} set workspace_id = workspace_id ${foreign}` }));
      expect(NOTHING, `${table} is removed`).toContain(await attempt(app, atClient(), { sql: `delete from public.${table} ${foreign}` }));
    }
  });

  it('nothing is added for another client or to the firm', async () => {
    for (const table of tables) {
      const foreign = NARROWED.includes(table) ? `and ${owner(table)} is distinct from '${world.sealed.clientId}'` : '';
      const row = await asAdmin(t, async (admin) => (await admin.query<{ row: object }>(`select to_jsonb(r) as row from public.${table} r where workspace_id = $1 ${foreign} order by (to_jsonb(r) ->> 'client_id' = '${world.sealed.clientId}') is true limit 1`, [theirs])).rows[0]?.row);
      // The sealed client is the only one with a signature, a seal and a code: for those another client's row is made up.
      const strange = row ?? (await asAdmin(t, async (admin) => (await admin.query<{ row: object }>(`select to_jsonb(r) || jsonb_build_object('client_id', $2::text) as row from public.${table} r where workspace_id = $1 limit 1`, [theirs, world.open.clientId])).rows[0]?.row));
      expect(await attempt(app, atClient(), { sql: await insertion(table), values: [strange] }), table).toBe('refused');
    }
  });

  it('would see more in every table if the wall were gone', async () => {
    await asAdmin(t, async (admin) => {
      const only = { ...atClient(), partyId: world.open.clientId };
      for (const table of [...NARROWED, ...shut()]) {
        const before = `drop policy portal_wall on public.${table}; drop policy if exists blind_wall on public.${table}; set local role entente_app`;
        // From either client's page: each has rows that the other has not.
        const places = [atClient(), only, { ...atClient(), partyId: world.draft.clientId }];
        const seen: number[] = [];
        for (const place of places) seen.push(Number(await attempt(admin, place, { sql: `select 1 from public.${table} ${NARROWED.includes(table) ? `where ${owner(table)} is distinct from '${place.partyId}'` : ''}`, before })));
        expect(Math.max(...seen), table).toBeGreaterThan(0);
      }
    });
  });

  it('rows that belong to no client stay with the firm', async () => {
    const nobodys = await asAdmin(t, async (admin) => (await admin.query('select 1 from public.files where client_id is null')).rowCount);
    expect(nobodys).toBeGreaterThan(0);
    expect(await attempt(app, atClient(), { sql: 'select 1 from public.files where client_id is null' })).toBe(0);
  });
});

it('a place that is no place is refused: no workspace, an empty one, a client that is no id', async () => {
  const failing = async (settings: string): Promise<string> => {
    await app.query(`begin; ${settings}`);
    const code = await app.query('select 1 from public.clients').then(() => 'read', (error: { code: string }) => error.code);
    await app.query('rollback');
    return code;
  };
  expect(await failing("set local app.ws to ''")).toBe('22P02');
  expect(await failing(`set local app.ws to '${theirs}'; set local app.party to 'somebody'`)).toBe('22P02');
});
