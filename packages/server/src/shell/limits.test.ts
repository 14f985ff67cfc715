import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordMarkOf } from '@entente/contract/kernel/record-mark';
import type { RecordLimits, Scope } from '@entente/core/kernel/actor';
import { BUILT_IN_FIELDS } from '@entente/core/record/record-fields';
import { mayBeHidden } from '@entente/core/workspace/role-limits';
import { SCOPED_KINDS, type ScopedKind } from '@entente/core/workspace/scope';
import { emptyOf, judgeRequest } from '../platform/http/hidden-fields.ts';
import { openApiDocument } from './api.ts';
import { startTestEntente, type TestEntente, type TestMember } from './test-entente.ts';
import { hideable, ownRecords, plantSecrets, TABLES, type OwnedRecord } from './test-limits.ts';
import { describedOperations, objectsIn } from './test-marks.ts';
import { addressOf, operationsOf, RECIPES } from './test-recipes.ts';
import { asAdmin, fillWorld, type World } from './test-world.ts';

const DESCRIBED = describedOperations();
/** Names that other things use too. */
const COMMON = ['email', 'phone', 'address', 'country', 'roleTitle', 'registration', 'legalName', 'source', 'productId', 'notes'];
/** Names that only records use: an object that answers two of them is one. */
const TELLING = new Set(Object.values(BUILT_IN_FIELDS).flatMap((fields) => fields.map(({ key }) => key)).filter((key) => mayBeHidden(key) && !COMMON.includes(key)));

describe('every operation that answers records', () => {
  it('says which kind they are, so that hidden fields are left out', () => {
    const unmarked = DESCRIBED.flatMap(({ id, output }) => objectsIn(output).flatMap(({ schema, keys }) => (recordMarkOf(schema) === undefined && ((keys.includes('ownerId') && keys.includes('id')) || keys.filter((key) => TELLING.has(key)).length > 1) ? [`${id}: ${keys.join(' ')}`] : [])));
    expect(unmarked).toEqual([]);
  });

  it('can answer every field empty that may be hidden', () => {
    for (const { id, output } of DESCRIBED) {
      for (const { schema, shape } of objectsIn(output)) {
        const mark = recordMarkOf(schema);
        if (mark === undefined || !('kind' in mark) || mark.within !== undefined) continue;
        const fields = hideable(mark.kind).filter((key) => key in shape);
        for (const key of fields) expect(() => emptyOf(shape[key] ?? schema), `${id}.${key}`).not.toThrow();
      }
    }
  });

  it('that add records say so in their request, and take no field that is hidden', () => {
    const adding = DESCRIBED.filter(({ method, path }) => method === 'POST' && /^\/(?:clients|contacts|deals|engagements|interactions|clients\/\{clientId\}\/contacts)$/.test(path));
    expect(adding.length).toBe(6);
    for (const { id, input } of adding) {
      const mark = input === undefined ? undefined : recordMarkOf(input);
      const kind = mark !== undefined && 'kind' in mark ? mark.kind : undefined;
      expect(kind, id).toBeDefined();
      const keys = hideable(kind ?? 'client').filter((key) => key in (objectsIn(input)[0]?.shape ?? {}));
      for (const key of keys) {
        const limits = { [kind ?? '']: { hidden: [key] } };
        expect(judgeRequest(input, { [key]: 'said' }, { limits }), `${id}.${key}`).toMatchObject({ ok: false, refusal: { code: 'field-is-hidden', detail: { fields: [key] } } });
        expect(judgeRequest(input, { [key]: '' }, { limits }).ok, `${id}.${key}`).toBe(true);
      }
    }
    const [withPerson] = adding.filter(({ path }) => path === '/clients');
    expect(judgeRequest(withPerson?.input, { contact: { email: 'a@b.example' } }, { limits: { contact: { hidden: ['email'] } } }).ok).toBe(false);
    expect(judgeRequest(withPerson?.input, { isConsumer: false, contact: { name: 'A', email: '' } }, { limits: { contact: { hidden: ['email'] } } }).ok).toBe(true);
  });

  it('that change or bin records say so in their request', () => {
    const unmarked = DESCRIBED.filter(({ method, path }) => (method === 'PATCH' || method === 'DELETE') && /^\/(?:clients|contacts|deals|engagements|interactions|records\/\{kind\})\/\{id\}$/.test(path)).filter(({ input, method }) => {
      const mark = input === undefined ? undefined : recordMarkOf(input);
      return mark === undefined || (method === 'DELETE' ? mark.act !== 'delete' : mark.within !== 'set');
    });
    expect(unmarked.map(({ id }) => id)).toEqual([]);
  });
});

type Owner = 'ola' | 'nadia' | 'tomasz';
type Drawn = { readonly reader: 'nadia' | 'tomasz'; readonly scope: Scope; readonly owners: readonly Owner[]; readonly scopes: readonly Scope[]; readonly hidden: readonly (readonly number[])[] };
const TEAM: Readonly<Record<Owner, string | null>> = { ola: null, nadia: 'Production', tomasz: 'Production' };
const RANK: readonly Scope[] = ['own', 'team', 'all'];

/** The rule in plain words. */
function maySee(reader: Owner, scope: Scope, owner: Owner): boolean {
  if (scope === 'all' || reader === owner) return true;
  return scope === 'team' && TEAM[reader] !== null && TEAM[reader] === TEAM[owner];
}

let t: TestEntente;
let world: World;
let people: Readonly<Record<Owner, TestMember>>;
let records: readonly OwnedRecord[];
const READS = operationsOf(await openApiDocument()).filter(({ method }) => method === 'GET');

beforeAll(async () => {
  t = await startTestEntente({ trustedProxies: 1 });
  world = await fillWorld(t, t.ola, 'sikorka-a2c9');
  people = { ola: t.ola, nadia: t.nadia, tomasz: t.tomasz };
  records = await asAdmin(t, (admin) => ownRecords(admin, t.ola.actor.workspaceId));
  await asAdmin(t, (admin) => plantSecrets(admin, t.ola.actor.workspaceId, records));
}, 240_000);
afterAll(() => t.close());

const drawn = fc.record<Drawn>({
  reader: fc.constantFrom('nadia', 'tomasz'),
  scope: fc.constantFrom(...RANK),
  owners: fc.array(fc.constantFrom<Owner>('ola', 'nadia', 'tomasz'), { minLength: 40, maxLength: 40 }),
  scopes: fc.array(fc.constantFrom(...RANK), { minLength: 5, maxLength: 5 }),
  hidden: fc.array(fc.array(fc.nat(30), { maxLength: 6 }), { minLength: 5, maxLength: 5 }),
});

/** The rows of a list of one kind of record: what its schema says they are. Null for what is no such list. */
function listOf(operationId: string, pathKind: string | undefined, body: unknown): { kind: string; ids: readonly string[] } | null {
  const output = DESCRIBED.find(({ id }) => id === operationId)?.output;
  const page = objectsIn(output)[0];
  if (page === undefined || !page.keys.includes('nextCursor') || !page.keys.includes('rows')) return null;
  const mark = objectsIn(page.shape.rows).map(({ schema }) => recordMarkOf(schema)).find((one) => one !== undefined);
  const kind = mark === undefined ? undefined : 'kind' in mark ? mark.kind : mark.kindIn === 'kind' ? pathKind : undefined;
  const { rows } = body as { rows: readonly { id: string }[] };
  return kind === undefined ? null : { kind, ids: rows.map(({ id }) => id).sort() };
}

/** Gives the records their drawn owners. */
async function handOut({ owners }: Drawn): Promise<Map<string, Owner>> {
  const given = new Map(records.map(({ id }, at) => [id, owners[at % owners.length] ?? 'ola']));
  await asAdmin(t, async (admin) => {
    for (const { kind, id } of records) await admin.query(`update public.${TABLES[kind]} set owner_id = $1 where id = $2`, [people[given.get(id) ?? 'ola'].actor.memberId, id]);
  });
  return given;
}

describe('what somebody is answered by any reading operation', () => {
  it('is within the sight of their role and without its hidden fields', async () => {
    expect(READS.length).toBeGreaterThan(25);
    await fc.assert(
      fc.asyncProperty(drawn, async (choice) => {
        const owners = await handOut(choice);
        const limits = Object.fromEntries(SCOPED_KINDS.map((kind, at): [ScopedKind, RecordLimits] => [kind, { scope: choice.scopes[at] ?? 'all', hidden: (choice.hidden[at] ?? []).map((n) => hideable(kind)[n]).filter((key) => key !== undefined) }]));
        const reader = people[choice.reader];
        Object.assign(reader.actor, { scope: choice.scope, limits });
        const narrowest = (kind: ScopedKind): Scope => RANK[Math.min(RANK.indexOf(choice.scope), RANK.indexOf(limits[kind]?.scope ?? 'all'))] ?? 'own';
        const seesByOwner = ({ kind, id }: OwnedRecord): boolean => maySee(choice.reader, narrowest(kind), owners.get(id) ?? 'ola');
        // What passed between us and a client follows the records it is about; the role's limit comes on top.
        const seesTalk = ({ id, links }: OwnedRecord): boolean => links.every((link) => records.some((one) => one.id === link && (one.kind === 'client' || seesByOwner(one)))) && maySee(choice.reader, limits.interaction?.scope ?? 'all', owners.get(id) ?? 'ola');
        const unseen = records.filter((one) => !(one.kind === 'interaction' ? seesTalk(one) : seesByOwner(one)));
        const secrets = [...unseen.map(({ id }) => `of-${id}`), ...SCOPED_KINDS.flatMap((kind) => (limits[kind]?.hidden ?? []).map((key) => `hid-${kind}-${key}-`))];
        for (const operation of READS) {
          for (const recipe of RECIPES[operation.id]?.(world, world) ?? []) {
            const { status, body } = await reader.call('GET', addressOf(operation, recipe));
            const said = JSON.stringify(body);
            const what = `${operation.id} ${addressOf(operation, recipe)} as ${choice.reader} (${choice.scope}) ${JSON.stringify(limits)}`;
            expect(secrets.filter((secret) => said.includes(secret)), what).toEqual([]);
            const listed = recipe.query === undefined ? listOf(operation.id, recipe.path?.kind, body) : null;
            if (listed !== null) expect(listed.ids, what).toEqual(records.filter((one) => one.kind === listed.kind && !unseen.includes(one)).map(({ id }) => id).sort());
            const asked = records.find(({ id }) => id === recipe.path?.id);
            // What a right of owners opens is refused by the right.
            if (asked !== undefined && status !== 403) expect(status, what).toBe(unseen.includes(asked) ? 404 : 200);
          }
        }
      }),
      { numRuns: 12 },
    );
  }, 240_000);
});
