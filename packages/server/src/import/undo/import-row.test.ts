import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestEntente, type TestAnswer, type TestEntente } from '../../shell/test-entente.ts';
import { imported, undone } from '../../shell/test-import.ts';

let t: TestEntente;
let clientId = '';
beforeAll(async () => {
  t = await startTestEntente();
  clientId = idOf(await t.ola.call('POST', '/clients', { kind: 'organisation', name: 'Firma', locale: 'pl' }));
});
afterAll(() => t.close());

const idOf = ({ body }: TestAnswer): string => (body as { id: string }).id;
const add = async (name: string, roleTitle = 'Before'): Promise<string> => idOf(await t.ola.call('POST', `/clients/${clientId}/contacts`, { name, email: mailOf(name), locale: 'pl', roleTitle }));
const mailOf = (name: string): string => `${name.toLowerCase().replaceAll(' ', '.')}@acts.example`;
const overwritten = async (lines: readonly string[]): Promise<string> => {
  const { id, counts } = await imported(t, t.ola, { name: 'people.csv', kind: 'contact', bytes: `Name,E-mail,Role title,Phone,Tags\n${lines.join('\n')}\n`, change: (plan) => ({ ...plan, onMatch: 'overwrite', matchBy: ['email'] }) });
  expect(counts.created + counts.updated + counts.skipped).toBe(lines.length);
  return id;
};
const bin = async (id: string): Promise<number> => (await t.ola.call('DELETE', `/contacts/${id}`, undefined, { 'if-match': '*' })).status;
const restore = async (id: string): Promise<number> => (await t.ola.call('POST', `/contacts/${id}/restore`)).status;
const merge = (winnerId: string, loserId: string): Promise<TestAnswer> => t.ola.call('POST', '/merges', { kind: 'contact', winnerId, loserId, take: [] });
const keptOf = async (id: string) => ((await t.ola.call('GET', `/imports/${id}/kept`)).body as { rows: { recordId: string; name: string; fields: string[]; isMerged: boolean }[] }).rows;

/** A contact as its row, further phones and mails and tags say. */
async function stateOf(id: string) {
  return t.look(t.ola, async ({ kysely }) => ({
    row: await kysely.selectFrom('contacts').select(['name', 'email', 'phone', 'roleTitle', 'mergedIntoId']).select((eb) => eb('deletedAt', 'is', null).as('isLiving')).where('id', '=', id).executeTakeFirstOrThrow(),
    points: await kysely.selectFrom('contactPoints').select(['kind', 'value', 'label']).where('recordId', '=', id).orderBy('kind').orderBy('value').execute(),
    tags: await kysely.selectFrom('taggings').innerJoin('tags', 'tags.id', 'taggings.tagId').select('tags.name').where('recordId', '=', id).orderBy('tags.name').execute(),
  }));
}

describe('undoing an import whose records were binned or merged since', () => {
  it('puts values back in the bin, so that a restore brings the state before the import', async () => {
    const id = await add('Ala Makota');
    const before = await stateOf(id);
    const act = await overwritten(['Ala Zmieniona,ala.makota@acts.example,After,601 222 333; 601 222 444,Gold']);
    expect(await bin(id)).toBe(200);
    await undone(t, t.ola, act);
    expect([await keptOf(act), await restore(id), await stateOf(id)]).toEqual([[], 200, before]);
  });

  it('goes through to one that was merged away, also to a phone that was a double of the other’s', async () => {
    const [loser, winner] = [await add('Bela Loser'), await add('Bela Winner')];
    await t.ola.change(`/records/contact/${winner}`, { phone: '601 555 002' });
    const before = [await stateOf(loser), await stateOf(winner)];
    const act = await overwritten(['Bela Zmieniona,bela.loser@acts.example,After,601 555 001; 601 555 002,Silver']);
    const merged = idOf(await merge(winner, loser));
    await undone(t, t.ola, act);
    expect((await t.ola.call('POST', `/merges/${merged}/undo`)).body).toEqual({ kept: [] });
    expect([await keptOf(act), await stateOf(loser), await stateOf(winner)]).toEqual([[], ...before]);
  });

  it('lists what the import made and was merged away, and says why', async () => {
    const winner = await add('Cela Winner');
    const act = await overwritten(['Cela New,cela.new@acts.example,After,,']);
    const made = await madeBy(act);
    await merge(winner, made);
    await undone(t, t.ola, act);
    expect(await keptOf(act)).toEqual([{ recordId: made, table: 'contacts', name: 'Cela New', fields: [], isMerged: true }]);
  });

  it('leaves what it made in the bin for good, whatever binned it is undone', async () => {
    const act = await overwritten(['Dela New,dela.new@acts.example,After,,']);
    const made = await madeBy(act);
    const { changeSetId } = (await t.ola.call('POST', '/records/contact/bulk', { selection: { ids: [made] }, change: { delete: true } })).body as { changeSetId: string };
    await undone(t, t.ola, act);
    await t.ola.call('POST', `/change-sets/${changeSetId}/undo`, {});
    expect(await stateOf(made)).toMatchObject({ row: { isLiving: false } });
    // A person who takes it out of the bin chooses to have it.
    expect([await restore(made), await stateOf(made)]).toMatchObject([200, { row: { isLiving: true, roleTitle: 'After' } }]);
  });

  it('ends in the state before all acts, or says what it kept, whatever the acts and the order of their undoing', async () => {
    let round = 0;
    await fc.assert(fc.asyncProperty(ACTS, fc.array(fc.nat(1000), { minLength: 8, maxLength: 8 }), async (acts, order) => {
      round += 1;
      const [world, sorted] = [await begin(round), [] as { undo: Undo; at: number }[]];
      for (const [at, act] of acts.entries()) for (const undo of await perform(world, act)) sorted.push({ undo, at: order[at] ?? 0 });
      let left = sorted.sort((a, b) => a.at - b.at).map(({ undo }) => undo);
      for (let before = left.length + 1; left.length > 0 && left.length < before; ) {
        before = left.length;
        const refused: Undo[] = [];
        for (const undo of left) if (!(await undo())) refused.push(undo);
        left = refused;
      }
      const kept = new Set([...world.kept, ...(await Promise.all(world.imports.map(keptOf))).flat().map(({ recordId }) => recordId)]);
      for (const [id, state] of world.states) if (!kept.has(id)) expect(await stateOf(id), `${id} after ${JSON.stringify(acts)} undone by ${JSON.stringify(order)}`).toEqual(state);
      for (const id of world.made) if (!kept.has(id)) expect(await stateOf(id), `${id} made`).toMatchObject({ row: { isLiving: false } });
    }), { numRuns: Number(process.env['RUNS'] ?? 8), endOnFailure: true });
  }, 300_000);
});

async function madeBy(importId: string): Promise<string> {
  const rows = await t.look(t.ola, ({ kysely }) => kysely.selectFrom('importRows').select('recordId').where('importId', '=', importId).where('outcome', '=', 'created').execute());
  return rows[0]?.recordId ?? '';
}

/** Takes one act back. @returns false where that is refused for now. */
type Undo = () => Promise<boolean>;
type World = { readonly round: number; readonly ids: string[]; readonly states: Map<string, Awaited<ReturnType<typeof stateOf>>>; readonly made: Set<string>; readonly imports: string[]; readonly kept: Set<string> };

const PEOPLE = 3;
const who = fc.nat(PEOPLE);
const ACTS = fc.array(fc.oneof(
  fc.record({ act: fc.constant('import' as const), who, phone: fc.nat(3) }),
  fc.record({ act: fc.constantFrom('bin' as const, 'bulk' as const), who }),
  fc.record({ act: fc.constant('merge' as const), who, loser: who }),
), { minLength: 3, maxLength: 8 });
type Act = { readonly act: 'import'; readonly who: number; readonly phone: number } | { readonly act: 'bin'; readonly who: number } | { readonly act: 'bulk'; readonly who: number } | { readonly act: 'merge'; readonly who: number; readonly loser: number };

/** Three contacts; a fourth is there once an import has made it. */
async function begin(round: number): Promise<World> {
  const world: World = { round, ids: [], states: new Map(), made: new Set(), imports: [], kept: new Set() };
  for (let at = 0; at < PEOPLE; at += 1) {
    const id = await add(nameOf(round, at));
    world.ids.push(id);
    world.states.set(id, await stateOf(id));
  }
  return world;
}

const nameOf = (round: number, at: number): string => `Person ${String.fromCodePoint(97 + (round % 26))}${String.fromCodePoint(97 + Math.floor(round / 26))} ${['One', 'Two', 'Three', 'Four'][at] ?? ''}`;

async function perform(world: World, act: Act): Promise<readonly Undo[]> {
  if (act.act === 'import') return [await performImport(world, act)];
  const id = world.ids[act.who];
  if (id === undefined) return [];
  // Whoever takes out of the bin what an import made, keeps it.
  if (act.act === 'bin') return (await bin(id)) === 200 ? [async () => (await restore(id)) === 200 && (!world.made.has(id) || world.kept.add(id).has(id))] : [];
  if (act.act === 'bulk') {
    const { changeSetId } = (await t.ola.call('POST', '/records/contact/bulk', { selection: { ids: [id] }, change: { delete: true } })).body as { changeSetId?: string };
    return changeSetId === undefined ? [] : [async () => (await t.ola.call('POST', `/change-sets/${changeSetId}/undo`, {})).status < 300];
  }
  const answer = await merge(id, world.ids[act.loser] ?? '');
  return answer.status === 201 ? [undoMerge(world, idOf(answer))] : [];
}

async function performImport(world: World, { who: at, phone }: Extract<Act, { act: 'import' }>): Promise<Undo> {
  const act = await overwritten([`${nameOf(world.round, at)},${mailOf(nameOf(world.round, at))},Role ${String(world.imports.length)},601 00${String(world.round).padStart(3, '0')} 0${String(phone)}; 601 00${String(world.round).padStart(3, '0')} 0${String(phone + 1)},Tag ${String(phone)}`]);
  world.imports.push(act);
  const made = await madeBy(act);
  if (made !== '') world.made.add(made);
  if (made !== '') world.ids[at] = made;
  return async () => {
    await undone(t, t.ola, act);
    return true;
  };
}

function undoMerge(world: World, id: string): Undo {
  return async () => {
    const { status, body } = await t.ola.call('POST', `/merges/${id}/undo`);
    for (const kept of status === 200 ? (body as { kept: { table: string; id: string }[] }).kept : []) {
      const owner = kept.table === 'contact_points' ? await t.look(t.ola, ({ kysely }) => kysely.selectFrom('contactPoints').select('recordId').where('id', '=', kept.id).executeTakeFirst()) : undefined;
      world.kept.add(owner?.recordId ?? kept.id);
    }
    return status === 200;
  };
}
