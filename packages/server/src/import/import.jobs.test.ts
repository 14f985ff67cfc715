import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ImportView } from '@entente/contract/import/import.contract';
import { startTestEntente, type TestEntente } from '../shell/test-entente.ts';
import { checked, imported, shown, undone } from '../shell/test-import.ts';

let t: TestEntente;
beforeAll(async () => {
  t = await startTestEntente();
}, 120_000);
afterAll(() => t.close());

const DEALS = 880;
const PRODUCTS = ['GTX Basic', 'GTX Pro', 'MG Special', 'GTK 500'];
const STAGES = ['Won', 'Lost', 'Engaging', 'Prospecting'];

/** A year of sales as a CRM exports it, in the columns of a published set: every 6th product misspelt, every 7th deal without its account. */
function sales(end: string): string {
  const rows = Array.from({ length: DEALS }, (_, at) => {
    const product = at % 6 === 0 ? 'GTXPro' : (PRODUCTS[at % PRODUCTS.length] ?? '');
    const stage = STAGES[at % STAGES.length] ?? '';
    const closed = stage === 'Won' || stage === 'Lost';
    const day = (month: number): string => `2025-${String(month).padStart(2, '0')}-${String((at % 28) + 1).padStart(2, '0')}`;
    return [`OPP${String(at).padStart(5, '0')}`, 'Ola Lipska', product, at % 7 === 0 ? '' : `Account ${at % 20}`, stage, day((at % 6) + 1), closed ? day((at % 6) + 7) : '', stage === 'Won' ? String(500 + at) : stage === 'Lost' ? '0' : ''].join(',');
  });
  return ['opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value', ...rows, ''].join(end);
}

const every = (nth: number): number => Math.ceil(DEALS / nth);
const living = (table: 'deals' | 'clients'): Promise<number> => t.look(t.maeve, async (tx) => Number((await tx.kysely.selectFrom(table).select(({ fn }) => fn.countAll().as('count')).where('workspaceId', '=', tx.workspaceId).where('deletedAt', 'is', null).executeTakeFirstOrThrow()).count));

describe('a year of sales of another program', () => {
  let view: ImportView;

  it('comes in whole, with what does not fit counted: products that are not there, deals without a client', async () => {
    for (const name of PRODUCTS) expect((await t.maeve.call('POST', '/products', { name, currency: 'USD', unitPrice: 55_000 })).status).toBe(201);
    const seen = await checked(t, t.maeve, { name: 'sales.csv', bytes: sales('\r\n') });
    expect(seen.plan).toMatchObject({ kind: 'deal' });
    expect(seen.counts).toEqual({ read: DEALS, created: DEALS, updated: 0, skipped: 0, rejected: 0 });
    expect(seen.preview?.problems).toEqual(expect.arrayContaining([expect.objectContaining({ code: 'unknown-name', count: every(6), isRejecting: false, examples: ['GTXPro'] })]));
    expect((await t.maeve.call('POST', `/imports/${seen.id}/run`, {})).status).toBe(200);
    await t.workOff();
    view = await shown(t.maeve, seen.id);
    expect([view.state, view.counts.created, await living('deals'), await living('clients')]).toEqual(['done', DEALS, DEALS, 20]);
    const without = await t.look(t.maeve, (tx) => tx.kysely.selectFrom('deals').select(['clientId', 'productId', 'state', 'amount']).where('workspaceId', '=', tx.workspaceId).execute());
    expect([without.filter(({ clientId }) => clientId === null).length, without.filter(({ productId }) => productId === null).length]).toEqual([every(7), every(6)]);
    expect(without.filter(({ state }) => state === 'won')).toHaveLength(DEALS / 4);
  });

  it('changes nothing when it comes again with other line ends', async () => {
    const again = await imported(t, t.maeve, { name: 'sales-lf.csv', bytes: sales('\n') });
    expect(again.counts).toEqual({ read: DEALS, created: 0, updated: 0, skipped: DEALS, rejected: 0 });
  });

  it('is undone to an empty workspace', async () => {
    expect((await undone(t, t.maeve, view.id)).state).toBe('undone');
    expect([await living('deals'), await living('clients')]).toEqual([0, 0]);
  });
});
