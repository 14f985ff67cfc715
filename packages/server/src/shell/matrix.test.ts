import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestEntente, type TestEntente } from './test-entente.ts';
import { openMatrix, OPERATIONS, type Matrix } from './test-matrix.ts';
import { addressOf, RECIPES } from './test-recipes.ts';
import { fingerprint, openAdmin, tenantTables, type World } from './test-world.ts';

let t: TestEntente;
let matrix: Matrix;
let b: World;
let admin: pg.Client;
/** The other workspace's rows as they were last looked at. */
let rowsOfB: Awaited<ReturnType<typeof fingerprint>>;

beforeAll(async () => {
  t = await startTestEntente({ trustedProxies: 1 });
  matrix = await openMatrix(t);
  b = matrix.b;
  admin = await openAdmin(t);
  rowsOfB = await fingerprint(admin, b.who.actor.workspaceId);
}, 240_000);
afterAll(() => t.close());

it('every operation of the API has its calls here, and nothing else has', () => {
  expect(OPERATIONS.map(({ id }) => id).filter((id) => RECIPES[id] === undefined)).toEqual([]);
  expect(Object.keys(RECIPES).filter((id) => !OPERATIONS.some((operation) => operation.id === id))).toEqual([]);
});

it('the other workspace has rows in every table, and its canary in nearly all of them', async () => {
  const unmarked: string[] = [];
  for (const table of await tenantTables(admin)) {
    const { rows } = await admin.query<{ rows: number; marked: number }>(`select count(*)::int as rows, count(*) filter (where r::text like '%' || $2 || '%')::int as marked from public.${table} r where workspace_id = $1`, [b.who.actor.workspaceId, b.canary]);
    if ((rows[0]?.rows ?? 0) === 0) unmarked.push(`${table} is empty`);
    if ((rows[0]?.marked ?? 0) === 0) unmarked.push(table);
  }
  // Ids, hashes and times only: there is nothing in them to read.
  expect(unmarked).toEqual(['commitment_blocks', 'deferrals', 'duplicates', 'erasure_keys', 'links', 'search_entries', 'signing_copies', 'stage_visits', 'taggings', 'template_shares', 'views']);
});

describe.each(OPERATIONS)('$id', (operation) => {
  it('gives nothing of another workspace away, and changes nothing in it', async () => {
    const before = rowsOfB;
    expect(await matrix.faultsOf(operation)).toEqual([]);
    rowsOfB = await fingerprint(admin, b.who.actor.workspaceId);
    expect(rowsOfB).toEqual(before);
  });
});

/** Without this the refusals above could come from calls that are wrong in themselves. */
describe('the same calls by the owner of those rows', () => {
  it('are understood, and reach them', async () => {
    for (const id of Object.keys(RECIPES)) await reachOwn(id);
  }, 120_000);

  it('show the canary, which the search above would have found', async () => {
    const answer = await t.maeve.call('GET', `/clients/${b.open.clientId}`);
    expect(matrix.leaks(answer, { names: 'row' })).toContain(b.canary);
  });
});

async function reachOwn(id: string): Promise<void> {
  const operation = OPERATIONS.find((one) => one.id === id);
  if (operation === undefined) return;
  for (const recipe of RECIPES[id]?.(b, b) ?? []) {
    const { status, body } = await t.maeve.call(operation.method, addressOf(operation, recipe), recipe.body);
    const what = `${operation.method} ${addressOf(operation, recipe)} ${JSON.stringify(recipe.body ?? null)} answered ${status} ${JSON.stringify(body).slice(0, 300)}`;
    if (recipe.names === 'row') expect([400, 401, 403, 404], what).not.toContain(status);
    expect(status, what).toBeLessThan(500);
  }
}

it('a wall that falls is seen: the hash of the rows changes with any of them', async () => {
  const { workspaceId } = b.who.actor;
  const before = await fingerprint(admin, workspaceId);
  await admin.query('begin');
  await admin.query("update public.contacts set phone = phone || '1' where workspace_id = $1", [workspaceId]);
  expect(await fingerprint(admin, workspaceId)).not.toEqual(before);
  await admin.query('rollback');
});
