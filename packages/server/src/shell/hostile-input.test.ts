import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApiDocument } from './api.ts';
import { startTestEntente, type TestEntente } from './test-entente.ts';
import { hostileAddresses, hostileBodies, HOSTILE_QUERIES, type HostileBody } from './test-hostile.ts';
import { addressOf, operationsOf, RECIPES, type Operation, type Recipe } from './test-recipes.ts';
import { fillWorld, fingerprint, openAdmin, type World } from './test-world.ts';

const OPERATIONS = operationsOf(await openApiDocument());
/** Far above what a busy machine needs: an expression or a sort that runs away takes minutes. */
const LONGEST_MS = 20_000;
const KEPT = 'something of what was refused was kept';

let t: TestEntente;
let world: World;
let admin: pg.Client;
/** Every row of the workspace as it was last looked at. */
let rows: string;
const look = async (): Promise<string> => JSON.stringify(await fingerprint(admin, world.who.actor.workspaceId));
beforeAll(async () => {
  t = await startTestEntente({ trustedProxies: 1 });
  world = await fillWorld(t, t.maeve, 'kanarek-b7f3');
  admin = await openAdmin(t);
  rows = await look();
}, 240_000);
afterAll(() => t.close());

type Heard = { readonly status: number; readonly text: string; readonly ms: number };

async function send(method: string, address: string, body?: HostileBody): Promise<Heard> {
  const began = performance.now();
  const response = await t.fetch(`/api/v1${address}`, {
    method,
    headers: { 'x-test-member': 'maeve', ...(body === undefined ? {} : { 'content-type': body.contentType ?? 'application/json' }) },
    ...(body === undefined || method === 'GET' ? {} : { body: body.text }),
  });
  const text = await response.text();
  return { status: response.status, text, ms: performance.now() - began };
}

/** What an operation does with a hostile call: it may be understood in spite of it, and is never our fault. */
function judge({ status, text, ms }: Heard, what: string): string[] {
  const said = `${what}: ${status} ${text.slice(0, 200)}`;
  if (status >= 500) return [said];
  if (ms > LONGEST_MS) return [`${what} took ${Math.round(ms)} ms`];
  // A wrong input is answered with the field that is wrong.
  if (status === 400 && !/"field":"[^"]/.test(text) && !/"code":"(?:BAD_REQUEST|MALFORMED)/.test(text)) return [said];
  return [];
}

describe.each(OPERATIONS)('$id', (operation) => {
  it('refuses what is hostile in words, quickly, and keeps nothing of what it refuses', async () => {
    const faults: string[] = [];
    for (const address of hostileAddresses(operation)) faults.push(...judge(await send(operation.method, address, { what: '', text: '{}' }), address.slice(0, 80)));
    if (operation.method === 'GET') faults.push(...(await hostileQueries(operation)));
    else faults.push(...(await hostileCalls(operation)));
    expect(faults).toEqual([]);
  }, 60_000);
});

async function hostileQueries(operation: Operation): Promise<string[]> {
  const faults: string[] = [];
  const [recipe = { names: 'nothing' } as Recipe] = RECIPES[operation.id]?.(world, world) ?? [];
  for (const query of HOSTILE_QUERIES) faults.push(...judge(await send('GET', `${addressOf(operation, { ...recipe, query: {} })}${query}`), query.slice(0, 80)));
  return faults;
}

async function hostileCalls(operation: Operation): Promise<string[]> {
  const [recipe = { names: 'nothing' } as Recipe] = RECIPES[operation.id]?.(world, world) ?? [];
  const refused: HostileBody[] = [];
  const faults: string[] = [];
  const atFirst = rows;
  let granted = 0;
  for (const body of hostileBodies(recipe)) {
    const heard = await send(operation.method, addressOf(operation, recipe), body);
    faults.push(...judge(heard, body.what));
    if (heard.status >= 400) refused.push(body);
    else granted += 1;
  }
  const before = (rows = await look());
  // Between two looks at every row stands only what was refused: all of it, or, where some was granted, the refused once more.
  if (granted === 0) return before === atFirst ? faults : [...faults, KEPT];
  granted = 0;
  for (const body of refused) granted += (await send(operation.method, addressOf(operation, recipe), body)).status < 400 ? 1 : 0;
  rows = await look();
  if (granted === 0 && rows !== before) faults.push(KEPT);
  return faults;
}
