import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApiDocument } from './api.ts';
import { startTestEntente, type TestAnswer, type TestEntente, type TestMember } from './test-entente.ts';
import { TestClientBrowser } from './test-portal.ts';
import { addressOf, operationsOf, RECIPES, type Operation, type Recipe } from './test-recipes.ts';
import { asAdmin, fillWorld, fingerprint, idsOf, tenantTables, type World } from './test-world.ts';

const OPERATIONS = operationsOf(await openApiDocument());
/** What somebody is answered who may not: never 200, never a fault of ours. 422 where a rule of one's own workspace is asked first. */
const REFUSALS = [401, 403, 404, 422];
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

let t: TestEntente;
let a: World;
let b: World;
let foreignIds: ReadonlySet<string>;
let actors: Readonly<Record<string, (operation: Operation, recipe: Recipe) => Promise<TestAnswer>>>;

const member = (who: TestMember) => (operation: Operation, recipe: Recipe) => who.call(operation.method, addressOf(operation, recipe), recipe.body);

/** Somebody without a login; the portal's cookies are none. */
const outside = (cookie: string) => async (operation: Operation, recipe: Recipe): Promise<TestAnswer> => {
  const response = await t.fetch(`/api/v1${addressOf(operation, recipe)}`, {
    method: operation.method,
    headers: { ...(cookie === '' ? {} : { cookie }), ...(recipe.body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(recipe.body === undefined ? {} : { body: JSON.stringify(recipe.body) }),
  });
  return { status: response.status, body: await response.text(), headers: response.headers };
};

beforeAll(async () => {
  t = await startTestEntente({ trustedProxies: 1 });
  a = await fillWorld(t, t.ola, 'sikorka-a2c9');
  b = await fillWorld(t, t.maeve, 'kanarek-b7f3');
  foreignIds = await asAdmin(t, (admin) => idsOf(admin, b.who.actor.workspaceId));
  const browser = new TestClientBrowser(t);
  await browser.open(a.open.link);
  actors = { 'an owner': member(t.ola), 'a manager': member(t.nadia), 'a member': member(t.tomasz), nobody: outside(''), 'a client': outside(browser.cookieHeader) };
}, 240_000);
afterAll(() => t.close());

/** What of the other workspace shows in an answer: its marked texts, or ids that the caller did not send. */
function leaks({ body, headers }: TestAnswer, recipe: Recipe): string[] {
  const said = `${JSON.stringify(body)} ${JSON.stringify([...headers])}`;
  const sent = JSON.stringify(recipe);
  const ids = [...new Set(said.match(UUID) ?? [])].filter((id) => foreignIds.has(id) && !sent.includes(id));
  return [...(said.includes(b.canary) && !sent.includes(b.canary) ? [b.canary] : []), ...ids];
}

it('every operation of the API has its calls here, and nothing else has', () => {
  expect(OPERATIONS.map(({ id }) => id).filter((id) => RECIPES[id] === undefined)).toEqual([]);
  expect(Object.keys(RECIPES).filter((id) => !OPERATIONS.some((operation) => operation.id === id))).toEqual([]);
});

it('the other workspace has rows in every table, and its canary in nearly all of them', async () => {
  const unmarked = await asAdmin(t, async (admin) => {
    const found: string[] = [];
    for (const table of await tenantTables(admin)) {
      const { rows } = await admin.query<{ rows: number; marked: number }>(`select count(*)::int as rows, count(*) filter (where r::text like '%' || $2 || '%')::int as marked from public.${table} r where workspace_id = $1`, [b.who.actor.workspaceId, b.canary]);
      if ((rows[0]?.rows ?? 0) === 0) found.push(`${table} is empty`);
      if ((rows[0]?.marked ?? 0) === 0) found.push(table);
    }
    return found;
  });
  // Ids, hashes and times only: there is nothing in them to read.
  expect(unmarked).toEqual(['deferrals', 'duplicates', 'erasure_keys', 'links', 'search_entries', 'stage_visits', 'taggings', 'views']);
});

describe.each(OPERATIONS)('$id', (operation) => {
  it('gives nothing of another workspace away, and changes nothing in it', async () => {
    await asAdmin(t, async (admin) => {
      const before = await fingerprint(admin, b.who.actor.workspaceId);
      for (const [name, call] of Object.entries(actors)) await tryAll(operation, name, call);
      expect(await fingerprint(admin, b.who.actor.workspaceId)).toEqual(before);
    });
  });
});

async function tryAll(operation: Operation, name: string, call: (operation: Operation, recipe: Recipe) => Promise<TestAnswer>): Promise<void> {
  for (const recipe of RECIPES[operation.id]?.(b, a) ?? []) {
    const answer = await call(operation, recipe);
    const what = `${name}: ${operation.method} ${addressOf(operation, recipe)} ${JSON.stringify(recipe.body ?? null)} answered ${answer.status} ${JSON.stringify(answer.body).slice(0, 300)}`;
    expect(leaks(answer, recipe), what).toEqual([]);
    expect(answer.status, what).toBeLessThan(500);
    if (recipe.names === 'row') expect(REFUSALS, what).toContain(answer.status);
    if (recipe.names === 'row' && (name === 'nobody' || name === 'a client')) expect(answer.status, what).toBe(401);
  }
}

/** Without this the refusals above could come from calls that are wrong in themselves. */
describe('the same calls by the owner of those rows', () => {
  it('are understood, and reach them', async () => {
    for (const id of Object.keys(RECIPES)) await reachOwn(id);
  }, 120_000);

  it('show the canary, which the search above would have found', async () => {
    const answer = await t.maeve.call('GET', `/clients/${b.open.clientId}`);
    expect(leaks(answer, { names: 'row' })).toContain(b.canary);
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
  await asAdmin(t, async (admin: pg.Client) => {
    const { workspaceId } = b.who.actor;
    const before = await fingerprint(admin, workspaceId);
    await admin.query('begin');
    await admin.query("update public.contacts set phone = phone || '1' where workspace_id = $1", [workspaceId]);
    expect(await fingerprint(admin, workspaceId)).not.toEqual(before);
    await admin.query('rollback');
  });
});
