import pg from 'pg';
import { placeOf } from './table-plan.ts';

type OwnedTable = { schema: string; name: string; owner: string };
type ForeignKey = OwnedTable & { constraint: string; definition: string };

/**
 * Takes the foreign keys away, so that tables can be filled in any order, circles included.
 * @returns a function that makes them again, each checked against all rows; call it in the same transaction
 */
export async function dropForeignKeys(admin: pg.Client): Promise<() => Promise<void>> {
  const keys = await listForeignKeys(admin);
  const walled = await listWalledTables(admin);
  await alter(admin, keys, ({ constraint }) => `DROP CONSTRAINT ${pg.escapeIdentifier(constraint)}`);
  return async () => {
    // The check runs as the tables' owner, and forced row security would hide the rows from it.
    // Nobody sees the walls down: the tables are locked until the transaction ends.
    await alter(admin, walled, () => 'NO FORCE ROW LEVEL SECURITY');
    await alter(admin, keys, ({ constraint, definition }) => `ADD CONSTRAINT ${pg.escapeIdentifier(constraint)} ${definition}`);
    await alter(admin, walled, () => 'FORCE ROW LEVEL SECURITY');
  };
}

async function listForeignKeys(admin: pg.Client): Promise<readonly ForeignKey[]> {
  const { rows } = await admin.query<ForeignKey>(
    `SELECT n.nspname AS schema, c.relname AS name, f.conname AS constraint, pg_get_constraintdef(f.oid) AS definition, pg_get_userbyid(c.relowner) AS owner
     FROM pg_constraint f JOIN pg_class c ON c.oid = f.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE f.contype = 'f' AND f.conparentid = 0 ORDER BY 1, 2, 3`,
  );
  return rows;
}

async function listWalledTables(admin: pg.Client): Promise<readonly OwnedTable[]> {
  const { rows } = await admin.query<OwnedTable>(
    `SELECT n.nspname AS schema, c.relname AS name, pg_get_userbyid(c.relowner) AS owner
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind = 'r' AND c.relforcerowsecurity ORDER BY 1, 2`,
  );
  return rows;
}

async function alter<Table extends OwnedTable>(admin: pg.Client, tables: readonly Table[], change: (table: Table) => string): Promise<void> {
  for (const table of tables) {
    await admin.query(`SET LOCAL ROLE ${pg.escapeIdentifier(table.owner)}`);
    await admin.query(`ALTER TABLE ${placeOf(table)} ${change(table)}`);
  }
  await admin.query('RESET ROLE');
}
