import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestEntente, type TestEntente } from './test-entente.ts';
import { openMatrix, OPERATIONS, type Matrix } from './test-matrix.ts';
import { asAdmin, fingerprint, tenantTables } from './test-world.ts';

/**
 * The same matrix with the database's wall between workspaces taken down: what the program asks for must
 * name its workspace by itself. Row security is the second wall, not the only one.
 */
let t: TestEntente;
let matrix: Matrix;

beforeAll(async () => {
  t = await startTestEntente({ trustedProxies: 1 });
  matrix = await openMatrix(t);
  await asAdmin(t, async (admin) => {
    for (const table of await tenantTables(admin)) await admin.query(`alter policy workspace_wall on public.${table} using (true) with check (true)`);
  });
}, 240_000);
afterAll(() => t.close());

it('the wall is down: what runs without naming a workspace sees both', async () => {
  const seen = await t.look(t.ola, (tx) => tx.kysely.selectFrom('clients').select('workspaceId').distinct().execute());
  expect(seen.map(({ workspaceId }) => workspaceId)).toContain(matrix.b.who.actor.workspaceId);
});

it('no operation gives anything of another workspace away or changes anything in it', async () => {
  const faults: string[] = [];
  await asAdmin(t, async (admin) => {
    const place = matrix.b.who.actor.workspaceId;
    let before = await fingerprint(admin, place);
    for (const operation of OPERATIONS) {
      faults.push(...await matrix.faultsOf(operation));
      const after = await fingerprint(admin, place);
      if (JSON.stringify(after) !== JSON.stringify(before)) faults.push(`changed the other workspace: ${operation.id}`);
      before = after;
    }
  });
  expect(faults).toEqual([]);
}, 240_000);
