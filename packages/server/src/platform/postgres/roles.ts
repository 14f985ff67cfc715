import pg from 'pg';
import { HouseProblem } from '../operations/house-problem.ts';
import { scramVerifier } from './scram-verifier.ts';
import { withClient } from './with-client.ts';

/**
 * Who may do what:
 * - owner owns the tables and migrates; nobody signs in as it, an administrator becomes it.
 * - app is the program: row-level security binds it, it is no member of owner.
 * - backup reads every row of every workspace, and only reads.
 * - data writes rows across workspaces in a migration or a restore; nobody signs in as it.
 * - search owns the look-ups that precede a workspace; nobody signs in as it.
 */
export const DATABASE_ROLES = {
  owner: 'entente_owner',
  app: 'entente_app',
  backup: 'entente_backup',
  data: 'entente_data',
  search: 'entente_search',
} as const;

export type RolePasswords = { readonly app: string; readonly backup: string };

type Rights = { readonly login: boolean; readonly bypass: boolean };
type FoundRole = Rights & { readonly name: string; readonly excess: boolean };

const RIGHTS: Readonly<Record<string, Rights>> = {
  [DATABASE_ROLES.owner]: { login: false, bypass: false },
  [DATABASE_ROLES.app]: { login: true, bypass: false },
  [DATABASE_ROLES.backup]: { login: true, bypass: true },
  [DATABASE_ROLES.data]: { login: false, bypass: true },
  [DATABASE_ROLES.search]: { login: false, bypass: true },
};

const INSUFFICIENT_PRIVILEGE = '42501';
const FIRST_VERSION_WITH_SET_OPTION = 160_000;

/**
 * Makes the roles, or mends them where their rights were changed; a second call changes nothing.
 * @param adminConfig a superuser, or a user who may create such roles
 * @throws HouseProblem `roles-cannot-be-made` with the SQL that a database administrator can run by hand
 */
export async function ensureRoles(adminConfig: pg.ClientConfig, passwords: RolePasswords): Promise<void> {
  await withClient(adminConfig, async (admin) => {
    await runOrExplain(admin, [...(await roleChanges(admin)), ...(await passwordChanges(adminConfig, passwords))]);
    await runOrExplain(admin, await membershipChanges(admin));
  });
}

/** Lets the roles work in the database of `adminConfig`; safe to repeat. */
export async function ensureGrants(adminConfig: pg.ClientConfig): Promise<void> {
  const { owner, app, backup, data, search } = DATABASE_ROLES;
  // Whatever owner (tables) or app (the job queue) makes later, in any schema, a backup reads and a restore writes.
  const readAndRestored = [
    `ALTER DEFAULT PRIVILEGES GRANT USAGE ON SCHEMAS TO ${backup}, ${data}`,
    `ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO ${backup}`,
    `ALTER DEFAULT PRIVILEGES GRANT SELECT ON SEQUENCES TO ${backup}`,
    `ALTER DEFAULT PRIVILEGES GRANT SELECT, INSERT, DELETE ON TABLES TO ${data}`,
    `ALTER DEFAULT PRIVILEGES GRANT SELECT, UPDATE ON SEQUENCES TO ${data}`,
  ];
  await withClient(adminConfig, async (admin) => {
    const database = pg.escapeIdentifier(await currentDatabase(admin));
    await runOrExplain(admin, [
      `REVOKE TEMPORARY ON DATABASE ${database} FROM PUBLIC`,
      `GRANT CONNECT ON DATABASE ${database} TO ${app}, ${backup}`,
      `GRANT CREATE ON DATABASE ${database} TO ${owner}`,
      `GRANT USAGE, CREATE ON SCHEMA public TO ${owner}`,
      `GRANT USAGE ON SCHEMA public TO ${app}, ${backup}, ${data}, ${search}`,
      `SET ROLE ${owner}`,
      ...readAndRestored,
      `SET ROLE ${app}`,
      ...readAndRestored,
      'RESET ROLE',
    ]);
  });
}

async function roleChanges(admin: pg.Client): Promise<string[]> {
  const { rows } = await admin.query<FoundRole>(
    `SELECT rolname AS name, rolcanlogin AS login, rolbypassrls AS bypass, rolsuper OR rolcreaterole OR rolcreatedb OR rolreplication AS excess
     FROM pg_roles WHERE rolname = ANY($1)`,
    [Object.keys(RIGHTS)],
  );
  return Object.entries(RIGHTS).flatMap(([name, rights]) => {
    const found = rows.find((row) => row.name === name);
    // What is off by default is not said: saying it would ask for the right to change it.
    if (found === undefined) return [`CREATE ROLE ${name} ${rights.login ? 'LOGIN' : 'NOLOGIN'}${rights.bypass ? ' BYPASSRLS' : ''}`];
    const changes = [
      ...(found.login === rights.login ? [] : [rights.login ? 'LOGIN' : 'NOLOGIN']),
      ...(found.bypass === rights.bypass ? [] : [rights.bypass ? 'BYPASSRLS' : 'NOBYPASSRLS']),
      ...(found.excess ? ['NOSUPERUSER NOCREATEROLE NOCREATEDB NOREPLICATION'] : []),
    ];
    return changes.length === 0 ? [] : [`ALTER ROLE ${name} ${changes.join(' ')}`];
  });
}

async function passwordChanges(adminConfig: pg.ClientConfig, passwords: RolePasswords): Promise<string[]> {
  const changes: string[] = [];
  for (const [role, password] of [[DATABASE_ROLES.app, passwords.app], [DATABASE_ROLES.backup, passwords.backup]] as const) {
    const fits = await withClient({ ...adminConfig, user: role, password }, async () => true).catch(() => false);
    if (!fits) changes.push(`ALTER ROLE ${role} PASSWORD ${pg.escapeLiteral(scramVerifier(password))}`);
  }
  return changes;
}

/** The administrator becomes owner, app and search to make what they own, and data to restore; app itself becomes nobody. */
async function membershipChanges(admin: pg.Client): Promise<string[]> {
  const { owner, app, data, search } = DATABASE_ROLES;
  const { rows } = await admin.query<{ role: string; may: boolean }>(
    `SELECT role, pg_has_role(current_user, role, CASE WHEN current_setting('server_version_num')::int >= $2 THEN 'SET' ELSE 'MEMBER' END) AS may FROM unnest($1::text[]) AS role`,
    [[owner, app, data, search], FIRST_VERSION_WITH_SET_OPTION],
  );
  const joins = rows.filter(({ may }) => !may).map(({ role }) => `GRANT ${role} TO CURRENT_USER`);
  const { rows: strays } = await admin.query<{ role: string }>(
    'SELECT r.rolname AS role FROM pg_auth_members m JOIN pg_roles r ON r.oid = m.roleid JOIN pg_roles u ON u.oid = m.member WHERE u.rolname = $1',
    [app],
  );
  return [...joins, ...strays.map(({ role }) => `REVOKE ${pg.escapeIdentifier(role)} FROM ${app}`)];
}

async function currentDatabase(admin: pg.Client): Promise<string> {
  const { rows } = await admin.query<{ name: string }>('SELECT current_database() AS name');
  const [row] = rows;
  if (row === undefined) throw new Error('a connection must know its database');
  return row.name;
}

/** Runs all or nothing; where a right is missing, says what somebody with more rights has to run. */
async function runOrExplain(admin: pg.Client, statements: readonly string[]): Promise<void> {
  if (statements.length === 0) return;
  try {
    await admin.query(`BEGIN; ${statements.join('; ')}; COMMIT`);
  } catch (error) {
    await admin.query('ROLLBACK');
    if (!(error instanceof pg.DatabaseError) || error.code !== INSUFFICIENT_PRIVILEGE) throw error;
    throw new HouseProblem('roles-cannot-be-made', { user: admin.user ?? '', sql: `${statements.join(';\n')};` });
  }
}
