import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../test/test-database.ts';

/**
 * Catalogue gates: the database itself is asked whether its walls stand. Each gate must find nothing
 * here, and must find the fault that the second half plants.
 */
const GATES = {
  'tables without a forced workspace policy': `
    select c.relname as fault from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r', 'p')
      and not (c.relrowsecurity and c.relforcerowsecurity
        and exists (select 1 from pg_policy p where p.polrelid = c.oid and p.polname = 'workspace_wall' and p.polpermissive and p.polcmd = '*')
        and exists (select 1 from pg_policy p where p.polrelid = c.oid and not p.polpermissive))`,
  'tables above workspaces that nobody named': `
    select c.relname as fault from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'auth' and c.relkind in ('r', 'p', 'v', 'm')
      and c.relname not in ('users', 'sessions', 'accounts', 'verifications', 'two_factors', 'rate_limits', 'sign_in_codes', 'sign_in_waits', 'totp_uses', 'instance', 'instance_marks', 'call_budgets')`,
  'permissive policies that do not ask for the workspace': `
    select c.relname || '.' || p.polname as fault from pg_policy p join pg_class c on c.oid = p.polrelid
    where p.polpermissive and coalesce(pg_get_expr(p.polqual, p.polrelid), '') !~ 'workspace_id = \\(?current_setting\\(''app.ws''::text\\)\\)?::uuid'`,
  'keys that do not begin with the workspace': `
    select c.conrelid::regclass || '.' || c.conname as fault from pg_constraint c join pg_namespace n on n.oid = c.connamespace
    where n.nspname = 'public' and c.contype in ('p', 'u')
      and (select a.attname from pg_attribute a where a.attrelid = c.conrelid and a.attnum = c.conkey[1]) <> 'workspace_id'`,
  'foreign keys without the workspace': `
    select f.conrelid::regclass || '.' || f.conname as fault from pg_constraint f join pg_namespace n on n.oid = f.connamespace
    where n.nspname = 'public' and f.contype = 'f'
      and not exists (select 1 from unnest(f.conkey) k join pg_attribute a on a.attrelid = f.conrelid and a.attnum = k where a.attname = 'workspace_id')`,
  'views that run with their owner’s rights': `
    select c.relname as fault from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and (c.relkind = 'm' or (c.relkind = 'v' and coalesce(array_to_string(c.reloptions, ','), '') !~ 'security_invoker=(true|on)'))`,
  'definer functions that trust the search path': `
    select p.oid::regprocedure::text as fault from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname in ('public', 'auth') and p.prosecdef and not exists (select 1 from unnest(coalesce(p.proconfig, '{}')) setting where setting like 'search_path=%')`,
  'definer functions that anybody may call': `
    select p.oid::regprocedure::text as fault from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname in ('public', 'auth') and p.prosecdef and has_function_privilege('public', p.oid, 'execute')`,
  'rights of the application beyond rows': `
    select table_name || ' ' || privilege_type as fault from information_schema.role_table_grants
    where grantee = 'entente_app' and table_schema in ('public', 'auth') and privilege_type not in ('SELECT', 'INSERT', 'UPDATE', 'DELETE')`,
  'append-only tables that can be rewritten': `
    select table_name as fault from information_schema.role_table_grants where grantee = 'entente_app' and privilege_type = 'UPDATE'
      and table_name in ('activities', 'agreement_versions', 'agreement_events', 'document_edits', 'remarks', 'remark_answers', 'declines', 'delegations', 'access_events', 'revocations', 'signing_copies', 'returned_files', 'device_keys', 'device_key_ends', 'device_signatures', 'scans', 'scan_reviews', 'seal_extensions', 'lifecycle_changes', 'commitment_events', 'expectation_answers', 'meeting_acts', 'template_versions')`,
  'an application role that stands above the walls': `
    select rolname as fault from pg_roles where rolname = 'entente_app' and (rolsuper or rolbypassrls or rolcreaterole)
    union all select 'entente_app is a member of ' || r.rolname from pg_auth_members m join pg_roles r on r.oid = m.roleid join pg_roles a on a.oid = m.member where a.rolname = 'entente_app'`,
} as const;

/** One planted fault for each gate. */
const FAULTS: Record<keyof typeof GATES, string> = {
  'tables without a forced workspace policy': 'create table public.loose (workspace_id uuid not null, id uuid not null, primary key (workspace_id, id))',
  'tables above workspaces that nobody named': 'create table auth.loose (id text primary key)',
  'permissive policies that do not ask for the workspace': 'create policy anybody on public.clients using (true)',
  'keys that do not begin with the workspace': 'create table public.keyed (id uuid primary key)',
  'foreign keys without the workspace': 'create table public.parent (id uuid unique); create table public.child (id uuid references public.parent (id))',
  'views that run with their owner’s rights': 'create view public.window as select * from public.clients',
  'definer functions that trust the search path': "create function public.loose_function() returns int language sql security definer as 'select 1'",
  'definer functions that anybody may call': "create function public.open_function() returns int language sql security definer set search_path = pg_catalog as 'select 1'",
  'rights of the application beyond rows': 'grant truncate on public.clients to entente_app',
  'append-only tables that can be rewritten': 'grant update on public.agreement_events to entente_app',
  'an application role that stands above the walls': 'grant entente_owner to entente_app',
};

let database: TestDatabase;
let admin: pg.Client;
beforeAll(async () => {
  database = await createTestDatabase();
  admin = new pg.Client(database.adminConfig);
  await admin.connect();
});
afterAll(async () => {
  await admin.end();
  await database.drop();
});

const faults = async (gate: keyof typeof GATES): Promise<string[]> => (await admin.query<{ fault: string }>(GATES[gate])).rows.map(({ fault }) => fault);

describe.each(Object.keys(GATES) as (keyof typeof GATES)[])('the gate "%s"', (gate) => {
  it('finds nothing', async () => {
    expect(await faults(gate)).toEqual([]);
  });

  it('finds the fault that is planted', async () => {
    await admin.query('begin');
    await admin.query(FAULTS[gate]);
    const found = await faults(gate);
    await admin.query('rollback');
    expect(found).not.toEqual([]);
  });
});

describe('the application role', () => {
  const asApp = async (text: string): Promise<string> => {
    const app = new pg.Client(database.appConfig);
    await app.connect();
    try {
      await app.query(text);
      return 'done';
    } catch (error) {
      return (error as { code: string }).code;
    } finally {
      await app.end();
    }
  };

  it('reads nothing before a workspace is set, and nothing after one was', async () => {
    expect(await asApp('select * from clients')).toBe('42704');
    expect(await asApp("begin; set local app.ws to '00000000-0000-7000-8000-000000000000'; commit; select * from clients")).toBe('22P02');
  });

  it('cannot truncate, rewrite evidence or change the schema', async () => {
    const inside = "begin; set local app.ws to '00000000-0000-7000-8000-000000000000'; set local app.party to '';";
    expect(await asApp(`${inside} truncate clients`)).toBe('42501');
    expect(await asApp(`${inside} update agreement_events set hash = ''`)).toBe('42501');
    expect(await asApp('create table mine (x int)')).toBe('42501');
  });
});

it('tables.ts is what the migrations make', async () => {
  const written = await readFile(new URL('./tables.ts', import.meta.url), 'utf8');
  const { rows } = await admin.query<{ table_name: string; column_name: string }>("select table_name, column_name from information_schema.columns where table_schema = 'public' order by 1, 2");
  const camel = (name: string): string => name.replaceAll(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  const missing = rows.filter(({ table_name: table, column_name: column }) => {
    const name = camel(table);
    const block = new RegExp(`interface ${name.charAt(0).toUpperCase()}${name.slice(1)} \\{([^}]*)\\}`).exec(written)?.[1] ?? '';
    return !block.includes(`  ${camel(column)}: `);
  });
  expect(missing).toEqual([]);
});
