import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ImportPlan } from '@entente/core/import/import-plan';
import { startTestEntente, type TestEntente } from '../../shell/test-entente.ts';
import { checked, imported } from '../../shell/test-import.ts';

let t: TestEntente;
beforeAll(async () => {
  t = await startTestEntente();
  for (const field of [{ key: 'people', type: 'number', rules: { scale: 0, min: 1, max: 50 } }, { key: 'sort', type: 'text', isRequired: true }]) expect((await t.ola.call('POST', '/fields', { kind: 'client', labels: { en: field.key }, ...field })).status).toBe(201);
});
afterAll(() => t.close());

const planned = (unknown: 'reject' | 'empty') => (plan: ImportPlan): ImportPlan => ({
  ...plan, onMatch: 'overwrite', matchBy: ['name'], columns: plan.columns.map((column, at) => ({ ...column, to: ['name', 'custom.people', 'custom.sort'][at] ?? null, unknown })),
});
const file = (rows: readonly string[], unknown: 'reject' | 'empty') => ({ name: 'rules.csv', kind: 'client' as const, bytes: `Company,People,Sort\n${rows.join('\n')}\n`, change: planned(unknown) });

/** What the clients whose name begins so hold in the workspace's own fields, by name. */
async function held(start: string): Promise<Record<string, unknown>> {
  const { rows } = (await t.ola.call('GET', `/records/client?columns=name,custom.people,custom.sort&search=${start}`)).body as { rows: { values: Record<string, unknown> }[] };
  return Object.fromEntries(rows.map(({ values }) => [values['name'], [values['custom.people'], values['custom.sort']]]));
}

describe('the rules of a field of one’s own', () => {
  const rows = ['Rowan one,99,a', 'Rowan two,12.75,a', 'Rowan three,50,a', 'Rowan four,-3,a'];

  it('hold for an import too: the check says what breaks them, the rows are rejected and come back with the reason', async () => {
    const { preview, counts } = await checked(t, t.ola, file(rows, 'reject'));
    expect(counts).toMatchObject({ read: 4, created: 1, rejected: 3 });
    expect(preview?.problems).toMatchObject([{ code: 'out-of-range', column: 1, isRejecting: true, count: 2, rows: [2, 5], examples: ['99', '-3'] }, { code: 'too-precise', column: 1, isRejecting: true, count: 1, examples: ['12.75'] }]);
    const { id, counts: ran } = await imported(t, t.ola, file(rows, 'reject'));
    expect(ran).toMatchObject({ created: 1, rejected: 3 });
    expect(await held('Rowan')).toEqual({ 'Rowan three': [50, 'a'] });
    const rejected = await (await t.fetch(`/api/v1/imports/${id}/rejected-rows`, { headers: { 'x-test-member': t.ola.key } })).text();
    expect(rejected).toContain('People: „99” jest poza zakresem tego pola.');
  });

  it('leave the cell empty where its column says so', async () => {
    expect((await imported(t, t.ola, file(['Sorb one,99,a', 'Sorb two,7,a'], 'empty'))).counts).toMatchObject({ created: 2, rejected: 0 });
    expect(await held('Sorb')).toEqual({ 'Sorb one': [null, 'a'], 'Sorb two': [7, 'a'] });
  });
});

describe('a field of one’s own that is required', () => {
  it('is asked of a row that would add a record, and of none that changes one; the check says so as the run does it', async () => {
    expect((await t.ola.call('POST', '/clients', { kind: 'organisation', name: 'Yew old', locale: 'en' })).status).toBe(201);
    const rows = ['Yew old,4,', 'Yew new,4,', 'Yew full,4,a', 'Yew full,5,'];
    const { preview, counts } = await checked(t, t.ola, file(rows, 'empty'));
    expect(counts).toMatchObject({ read: 4, created: 1, updated: 2, rejected: 1 });
    expect(preview?.problems).toMatchObject([{ code: 'required-is-empty', column: 2, isRejecting: true, count: 1, rows: [3] }]);
    expect((await imported(t, t.ola, file(rows, 'empty'))).counts).toEqual(counts);
    expect(await held('Yew')).toEqual({ 'Yew old': [4, ''], 'Yew full': [5, 'a'] });
  });

  it('is asked of nobody whose file says nothing of it', async () => {
    const { counts } = await imported(t, t.ola, { name: 'plain.csv', kind: 'client', bytes: 'Company,People\nHolly,4\n', change: planned('empty') });
    expect(counts).toMatchObject({ created: 1, rejected: 0 });
  });
});

describe('an amount of a deal', () => {
  const deals = (bytes: string, change: (plan: ImportPlan) => ImportPlan) => ({ name: 'deals.csv', kind: 'deal' as const, bytes, change });
  const strict = (plan: ImportPlan): ImportPlan => ({ ...plan, onMatch: 'overwrite', matchBy: ['externalId'], externalSource: 'till', columns: plan.columns.map((column) => ({ ...column, unknown: column.to === 'amount' ? 'reject' : column.unknown, ...(column.to === 'amount' ? { decimal: 'point' as const } : {}) })) });

  it('has no more digits than the currency of the deal that is found', async () => {
    await imported(t, t.ola, deals('Id,Deal name,Amount,Currency\ny1,Yen,1200,JPY\nk1,Dinar,1.234,KWD\n', strict));
    const { counts, preview } = await checked(t, t.ola, deals('Id,Deal name,Amount\ny1,Yen,1300.5\nk1,Dinar,2.345\nn1,New,3.456\n', strict));
    expect(counts).toMatchObject({ read: 3, created: 0, updated: 1, rejected: 2 });
    expect(preview?.problems).toMatchObject([{ code: 'too-precise', count: 2, examples: ['1300.5', '3.456'] }]);
  });
});
