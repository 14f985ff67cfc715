import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ImportPlan } from '@entente/core/import/import-plan';
import { startTestEntente, type TestEntente } from '../../shell/test-entente.ts';
import { checked, imported, undone } from '../../shell/test-import.ts';

let t: TestEntente;
let fieldId: string;
beforeAll(async () => {
  t = await startTestEntente();
  fieldId = idIn(await t.ola.call('POST', '/fields', { kind: 'client', key: 'code', type: 'text', labels: { en: 'Code' }, isUnique: true }));
});
afterAll(() => t.close());

const idIn = ({ body }: { body: unknown }): string => (body as { id: string }).id;

async function withCode(name: string, code: string): Promise<string> {
  const id = idIn(await t.ola.call('POST', '/clients', { kind: 'organisation', name, locale: 'en' }));
  expect((await t.ola.change(`/records/client/${id}`, { 'custom.code': code })).status).toBe(200);
  return id;
}

/** The codes of all living clients whose name begins so, by name. */
async function codes(start: string): Promise<Record<string, unknown>> {
  const { rows } = (await t.ola.call('GET', `/records/client?columns=name,custom.code&search=${start}`)).body as { rows: { values: Record<string, unknown> }[] };
  return Object.fromEntries(rows.map(({ values }) => [values['name'], values['custom.code']]));
}

const found = (unknown: 'reject' | 'empty') => (plan: ImportPlan): ImportPlan => ({
  ...plan, onMatch: 'overwrite', matchBy: ['name'],
  columns: plan.columns.map((column, at) => (at === 0 ? { ...column, to: 'name' } : { ...column, to: 'custom.code', unknown })),
});
const file = (rows: readonly string[], unknown: 'reject' | 'empty') => ({ name: 'codes.csv', kind: 'client' as const, bytes: `Company,Code\n${rows.join('\n')}\n`, change: found(unknown) });

describe('a value that may exist only once', () => {
  const rows = ['Alder new,a-1', 'Alder own,A-1', 'Alder two,Z-9', 'Alder three,z-9', 'Alder two,Z-9'];

  it('is taken by no row where another record holds it, or a row above; the check says so as the run does it', async () => {
    await withCode('Alder own', 'A-1');
    const { counts, preview } = await checked(t, t.ola, file(rows, 'reject'));
    expect(counts).toMatchObject({ read: 5, created: 1, rejected: 2 });
    expect(preview?.problems).toMatchObject([{ code: 'value-is-taken', column: 1, isRejecting: true, count: 2, rows: [2, 5], examples: ['a-1', 'z-9'] }]);
    expect((await imported(t, t.ola, file(rows, 'reject'))).counts).toMatchObject({ read: 5, created: 1, rejected: 2 });
    expect(await codes('Alder')).toEqual({ 'Alder own': 'A-1', 'Alder two': 'Z-9' });
  });

  it('is written by two rows that mean one record by different keys', async () => {
    const id = await withCode('Fir', 'F-0');
    expect((await t.ola.change(`/records/client/${id}`, { email: 'fir@tree.example' })).status).toBe(200);
    const { counts } = await checked(t, t.ola, { name: 'fir.csv', kind: 'client', bytes: 'Company,E-mail,Code\nFir,,F-1\nFir Ltd,fir@tree.example,F-1\n', change: (plan) => ({ ...plan, onMatch: 'overwrite', matchBy: ['email', 'name'], columns: plan.columns.map((column, at) => (at === 2 ? { ...column, to: 'custom.code', unknown: 'reject' } : column)) }) });
    expect(counts).toMatchObject({ read: 2, updated: 2, rejected: 0 });
  });

  it('is left out where the column says so', async () => {
    expect((await imported(t, t.ola, file(['Birch one,B-1', 'Birch two,B-1'], 'empty'))).counts).toMatchObject({ created: 2, rejected: 0 });
    expect(await codes('Birch')).toEqual({ 'Birch one': 'B-1', 'Birch two': '' });
  });

  it('is not given back by the undo to a record after another has taken it', async () => {
    const id = await withCode('Cedar one', 'C-1');
    const { id: importId } = await imported(t, t.ola, file(['Cedar one,C-2'], 'reject'));
    await withCode('Cedar two', 'C-1');
    expect((await undone(t, t.ola, importId)).state).toBe('undone');
    expect(await codes('Cedar')).toEqual({ 'Cedar one': 'C-2', 'Cedar two': 'C-1' });
    expect((await t.ola.call('GET', `/imports/${importId}/kept`)).body).toMatchObject({ rows: [{ recordId: id, fields: [`custom.${fieldId}`] }] });
  });
});
