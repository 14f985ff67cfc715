import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openApiDocument } from './api.ts';
import { startTestEntente, type TestAnswer, type TestEntente } from './test-entente.ts';
import { arbitraryOf, type Sources } from './test-arbitraries.ts';
import { asAdmin, fillWorld, fingerprint, idsOf, type World } from './test-world.ts';

/**
 * Inputs drawn from the served OpenAPI document itself, valid ones, edges and hostile ones, for every
 * operation, as an owner, as a member and with a key: no fault of ours, nothing told of our insides, nothing
 * of another workspace. The seed is fixed, so that a red run is red again.
 */
const SEED = 20_261_127;
/** All cases together, so that the run stays short however many operations there are. */
const CASES = 1_000;
/** What ends the workspace that the rest needs. */
const LEFT_OUT = ['deleteWorkspace', 'clearSample'];
const INSIDES = /node_modules|packages\/server|\.ts:\d+|at async |syntax error at|violates (?:foreign|unique|check|row)|relation "|column "|invalid input syntax/;
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

type Parameter = { readonly name: string; readonly in: string; readonly required?: boolean; readonly schema?: object };
type Operation = { readonly operationId: string; readonly parameters?: readonly Parameter[]; readonly requestBody?: { readonly content?: Readonly<Record<string, { readonly schema?: object }>> } };
type Routed = Operation & { readonly method: string; readonly path: string };
type Drawn = { readonly path: Record<string, unknown>; readonly query: Record<string, unknown>; readonly body: unknown };
type Ask = (method: string, path: string, body: unknown) => Promise<TestAnswer>;

let t: TestEntente;
let a: World;
let b: World;
let foreign: ReadonlySet<string>;
let sources: Sources;
let actors: Readonly<Record<string, Ask>>;

const document = (await openApiDocument()) as { paths: Record<string, Record<string, Operation>> };
const ORDER = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
const OPERATIONS: readonly Routed[] = Object.entries(document.paths)
  .flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ ...operation, path, method: method.toUpperCase() })))
  .filter(({ operationId }) => !LEFT_OUT.includes(operationId))
  .sort((x, y) => ORDER.indexOf(x.method) - ORDER.indexOf(y.method));

beforeAll(async () => {
  t = await startTestEntente({ trustedProxies: 1, rateLimit: 0 });
  a = await fillWorld(t, t.ola, 'sikorka-a2c9');
  b = await fillWorld(t, t.maeve, 'kanarek-b7f3');
  foreign = await asAdmin(t, (admin) => idsOf(admin, b.who.actor.workspaceId));
  const own = await asAdmin(t, (admin) => idsOf(admin, a.who.actor.workspaceId));
  sources = { document, ids: [...some(own, 60), ...some(foreign, 15), '00000000-0000-7000-8000-000000000000'] };
  const { key } = (await t.ola.call('POST', '/api-keys', { name: 'Fuzz', purpose: 'service', scopes: ['all:write'] })).body as { key: string };
  actors = { 'an owner': (method, path, body) => t.ola.call(method, path, body), 'a member': (method, path, body) => t.tomasz.call(method, path, body), 'a key': (method, path, body) => withKey(key, { method, path, body }) };
}, 240_000);
afterAll(() => t.close());

/** Evenly from the whole, so that ids of all tables are among them. */
function some(ids: ReadonlySet<string>, most: number): readonly string[] {
  const all = [...ids].sort();
  const step = Math.max(1, Math.floor(all.length / most));
  return all.filter((_, at) => at % step === 0);
}

async function withKey(key: string, { method, path, body }: { method: string; path: string; body: unknown }): Promise<TestAnswer> {
  const response = await t.fetch(`/api/v1${path}`, { method, headers: { authorization: `Bearer ${key}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  return { status: response.status, body: await response.text(), headers: response.headers };
}

/** What an operation is called with, as the document describes it. */
function drawnFor({ parameters = [], requestBody }: Routed): fc.Arbitrary<Drawn> {
  const among = (place: string) => fc.record(Object.fromEntries(parameters.filter((one) => one.in === place).map(({ name, schema }) => [name, arbitraryOf(schema, sources)])), place === 'path' ? {} : { requiredKeys: parameters.filter((one) => one.in === place && one.required === true).map(({ name }) => name) });
  const schema = requestBody?.content?.['application/json']?.schema;
  return fc.record({ path: among('path'), query: among('query'), body: schema === undefined ? fc.constant(undefined) : arbitraryOf(schema, sources) });
}

function addressOf(path: string, drawn: Drawn): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(asText(drawn.path[name]).toWellFormed()));
  const query = new URLSearchParams(Object.entries(drawn.query).map(([name, value]): [string, string] => [name, asText(value)])).toString();
  return query === '' ? filled : `${filled}?${query}`;
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}

it('no operation breaks, tells of its insides or of another workspace, whatever it is called with', async () => {
  const before = await asAdmin(t, (admin) => fingerprint(admin, b.who.actor.workspaceId));
  const perActor = Math.max(2, Math.floor(CASES / (OPERATIONS.length * Object.keys(actors).length)));
  const understood = new Set<string>();
  for (const [at, operation] of OPERATIONS.entries()) {
    const cases = fc.sample(drawnFor(operation), { seed: SEED + at, numRuns: perActor * Object.keys(actors).length });
    for (const [index, drawn] of cases.entries()) {
      const [name = '', ask] = Object.entries(actors)[index % Object.keys(actors).length] ?? [];
      const address = addressOf(operation.path, drawn);
      const answer = await ask?.(operation.method, address, drawn.body);
      if (answer === undefined) continue;
      judge(answer, { what: `${name}: ${operation.method} ${address} ${JSON.stringify(drawn.body ?? null)}`.slice(0, 1_500), sent: `${address} ${JSON.stringify(drawn.body ?? null)}` });
      if (![400, 403].includes(answer.status)) understood.add(operation.operationId);
    }
  }
  expect(await asAdmin(t, (admin) => fingerprint(admin, b.who.actor.workspaceId))).toEqual(before);
  // Inputs that are all refused at the door would prove little.
  expect(understood.size / OPERATIONS.length).toBeGreaterThan(0.7);
}, 120_000);

function judge({ status, body, headers }: TestAnswer, { what, sent }: { what: string; sent: string }): void {
  const said = `${typeof body === 'string' ? body : JSON.stringify(body)} ${JSON.stringify([...headers])}`;
  expect(status, `${what} answered ${status} ${said.slice(0, 400)}`).toBeLessThan(500);
  expect(INSIDES.exec(said)?.[0], what).toBeUndefined();
  expect(said.includes(b.canary) && !sent.includes(b.canary), `${what} tells of another workspace`).toBe(false);
  expect([...new Set(said.match(UUID) ?? [])].filter((id) => foreign.has(id) && !sent.includes(id)), what).toEqual([]);
}
