import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestEntente, type TestEntente } from '../../shell/test-entente.ts';
import { imported, undone } from '../../shell/test-import.ts';

let t: TestEntente;
beforeAll(async () => {
  t = await startTestEntente();
});
afterAll(() => t.close());

const overwrite = <Plan extends object>(plan: Plan) => ({ ...plan, onMatch: 'overwrite' as const });
const file = (rows: readonly string[]) => ({ name: 'firms.csv', kind: 'client' as const, bytes: `Company,E-mail,Website\n${rows.join('\n')}\n`, change: overwrite });
const found = async (name: string) => ((await t.ola.call('GET', `/records/client?columns=name,website&search=${name}`)).body as { rows: { id: string; values: Record<string, unknown> }[] }).rows;
const keptOf = async (id: string) => ((await t.ola.call('GET', `/imports/${id}/kept`)).body as { rows: { name: string }[] }).rows.map(({ name }) => name);

describe('acts on the same records, undone the last first', () => {
  it('leave nothing: two imports, with a bulk change and one to the bin between them', async () => {
    const first = await imported(t, t.ola, file(['Linden one,one@linden.example,a.example', 'Linden two,two@linden.example,b.example']));
    const second = await imported(t, t.ola, file(['Linden one,one@linden.example,aa.example', 'Linden two,two@linden.example,bb.example', 'Linden three,three@linden.example,c.example']));
    expect(second.counts).toMatchObject({ created: 1, updated: 2 });
    const ids = (await found('Linden')).map(({ id }) => id);
    const acts: string[] = [];
    for (const change of [{ set: { nextStep: 'Call' } }, { delete: true }]) {
      const { body } = await t.ola.call('POST', '/records/client/bulk', { selection: { ids }, change });
      acts.unshift((body as { changeSetId: string }).changeSetId);
    }
    for (const act of acts) expect((await t.ola.call('POST', `/change-sets/${act}/undo`, {})).body).toMatchObject({ state: 'undone', counts: { kept: 0 } });
    await undone(t, t.ola, second.id);
    expect((await found('Linden')).map(({ values }) => values['website']).sort()).toEqual(['https://a.example', 'https://b.example']);
    await undone(t, t.ola, first.id);
    expect([await keptOf(second.id), await keptOf(first.id)]).toEqual([[], []]);
    expect(await found('Linden')).toEqual([]);
  });

  it('leave nothing where files name a record more than once', async () => {
    const rows = (website: string) => [`Rowan,rowan@tree.example,${website}1.example`, 'Hazel,hazel@tree.example,h.example', `Rowan,rowan@tree.example,${website}2.example`];
    const first = await imported(t, t.ola, file(rows('a')));
    const second = await imported(t, t.ola, file(rows('b')));
    const third = await imported(t, t.ola, file(['Rowan,rowan@tree.example,c.example']));
    expect([first.counts, second.counts]).toMatchObject([{ created: 2, updated: 1 }, { updated: 2 }]);
    for (const [{ id }, website] of [[third, 'https://b2.example'], [second, 'https://a2.example']] as const) {
      await undone(t, t.ola, id);
      expect((await found('Rowan')).map(({ values }) => values['website'])).toEqual([website]);
    }
    await undone(t, t.ola, first.id);
    expect([await keptOf(first.id), await found('Rowan'), await found('Hazel')]).toEqual([[], [], []]);
  });

  it('leave nothing of their values when the oldest is undone first, and list nothing any more', async () => {
    const { id } = (await t.ola.call('POST', '/clients', { kind: 'organisation', name: 'Alder', locale: 'en' })).body as { id: string };
    expect((await t.ola.change(`/records/client/${id}`, { website: 'https://before.example', email: 'alder@tree.example' })).status).toBe(200);
    const acts = [];
    for (const website of ['a', 'b', 'c']) acts.push(await imported(t, t.ola, file([`Alder,alder@tree.example,${website}.example`])));
    for (const act of acts) await undone(t, t.ola, act.id);
    expect((await found('Alder')).map(({ values }) => values['website'])).toEqual(['https://before.example']);
    for (const act of acts) expect(await keptOf(act.id)).toEqual([]);
  });

  it('keep what somebody edited between them, and what an act that stands has changed', async () => {
    const first = await imported(t, t.ola, file(['Poplar one,one@poplar.example,a.example', 'Poplar two,two@poplar.example,b.example', 'Poplar three,three@poplar.example,c.example']));
    const second = await imported(t, t.ola, file(['Poplar one,one@poplar.example,aa.example', 'Poplar two,two@poplar.example,bb.example']));
    const byName = new Map((await found('Poplar')).map(({ id, values }) => [values['name'], id]));
    expect((await t.ola.change(`/records/client/${byName.get('Poplar one') ?? ''}`, { nextStep: 'Call' })).status).toBe(200);
    await undone(t, t.ola, second.id);
    await imported(t, t.ola, file(['Poplar two,two@poplar.example,bbb.example']));
    await undone(t, t.ola, first.id);
    expect((await keptOf(first.id)).sort()).toEqual(['Poplar one', 'Poplar two']);
    expect((await found('Poplar')).map(({ values }) => values['name']).sort()).toEqual(['Poplar one', 'Poplar two']);
  });
});
