import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../platform/database/new-id.ts';
import { recordsWritten } from '../../record/record.actions.ts';
import { startTestEntente, type TestEntente } from '../../shell/test-entente.ts';
import { takeStatistics } from '../import.store.ts';
import { findRecords, standingRecords } from './import-row.store.ts';

const OTHERS = 400;
let t: TestEntente;
beforeAll(async () => {
  t = await startTestEntente();
  await t.look(t.ola, async (tx) => {
    const shared = { workspaceId: tx.workspaceId, locale: 'pl', ownerId: t.ola.actor.memberId };
    const clients = Array.from({ length: OTHERS }, (_, at) => ({ ...shared, id: newId(), name: `Other ${at}`, email: `other${at}@example.org`, phone: `+48 6${String(at).padStart(8, '0')}` }));
    await tx.kysely.insertInto('clients').values(clients.map((row) => ({ ...row, kind: 'organisation' }))).execute();
    await tx.kysely.insertInto('contacts').values(clients.map((row) => ({ ...row, clientId: row.id, id: newId() }))).execute();
    for (const kind of ['client', 'contact'] as const) await recordsWritten(tx, kind, (await tx.kysely.selectFrom(`${kind}s`).select('id').where('workspaceId', '=', tx.workspaceId).execute()).map(({ id }) => id));
    await takeStatistics(tx);
  });
});
afterAll(() => t.close());

const KEYS = [['client', 'name'], ['client', 'email'], ['contact', 'name'], ['contact', 'nameAndClient'], ['contact', 'email'], ['contact', 'phone'], ['contact', 'number'], ['client', 'number']] as const;

type Node = { readonly 'Relation Name'?: string; readonly 'Index Cond'?: string; readonly Plans?: readonly Node[] };
const within = (node: Node): readonly Node[] => [node, ...(node.Plans ?? []).flatMap(within)];

describe('records that a row may mean', () => {
  it.each(KEYS)('of kind %s are looked up one by one, by %s: none of the others is read', async (kind, by) => {
    const plan = await t.look(t.ola, async (tx) => {
      // A table this small would be read as a whole; how a large one is read is asked here.
      await sql`set local enable_seqscan = off`.execute(tx.kysely);
      await sql`set local enable_bitmapscan = off`.execute(tx.kysely);
      const { rows } = await sql<{ 'QUERY PLAN': readonly { readonly Plan: Node }[] }>`explain (format json) ${standingRecords(tx, { ...t.ola.actor, role: 'member', scope: 'own' }, { seeking: { kind, source: '', madeBy: newId() }, by, prefers: 'latest', sought: [{ at: 0, value: 'Nobody', within: newId() }] })}`.execute(tx.kysely);
      return rows[0]?.['QUERY PLAN'][0]?.Plan ?? {};
    });
    const reads = within(plan).filter((node) => node['Relation Name'] !== undefined);
    expect(reads.map((node) => node['Relation Name'])).toContain('change_set_rows');
    // The workspace alone would lead to all it has.
    expect(reads.filter((node) => !/ AND .*(?:value|record_id|\.id|import_id)/.test(node['Index Cond'] ?? ''))).toEqual([]);
  });

  it('are told apart by each letter and its case', async () => {
    const ids = new Map(await t.look(t.ola, async (tx) => {
      const made = ['Łąka', 'łąka', 'Laka', 'Łąka\u0301'].map((name) => ({ workspaceId: tx.workspaceId, id: newId(), kind: 'organisation', name, locale: 'pl', ownerId: t.ola.actor.memberId }));
      await tx.kysely.insertInto('clients').values(made).execute();
      return made.map(({ id, name }) => [name, id] as const);
    }));
    const found = await t.look(t.ola, (tx) => findRecords(tx, t.ola.actor, { seeking: { kind: 'client', source: '' }, by: 'name', sought: [{ at: 3, value: 'Łąka' }, { at: 5, value: 'laka' }] }));
    expect([...found]).toEqual([[3, { id: ids.get('Łąka'), isOnly: true, oldest: ids.get('Łąka'), newest: ids.get('Łąka') }]]);
  });
});
