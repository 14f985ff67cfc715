import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RecordRow } from '@entente/contract/record/record.contract';
import type { FieldType } from '@entente/core/record/field-type';
import { startTestEntente, type TestEntente, type TestMember } from '../../shell/test-entente.ts';

let t: TestEntente;
beforeAll(async () => {
  t = await startTestEntente();
}, 60_000);
afterAll(() => t.close());

type Page = { readonly rows: readonly RecordRow[]; readonly nextCursor: string | null };

async function field(key: string, type: FieldType, more: object = {}): Promise<string> {
  const { status, body } = await t.ola.call('POST', '/fields', { kind: 'deal', key, type, labels: { en: key }, ...more });
  expect(status, JSON.stringify(body)).toBe(201);
  return (body as { id: string }).id;
}

const REFUSED = { status: 422, data: { refusal: 'sort-does-not-fit' } };
const ask = (who: TestMember, sort: string, more = '') => who.call('GET', `/records/deal?columns=name&sort=${sort}${more}`);

async function walk(sort: string, limit: number): Promise<string[]> {
  const names: string[] = [];
  for (let cursor = ''; ; ) {
    const { status, body } = await ask(t.ola, sort, `&limit=${limit}${cursor}`);
    expect(status, JSON.stringify(body)).toBe(200);
    const page = body as Page;
    names.push(...page.rows.map(({ values }) => String(values['name'])));
    if (page.nextCursor === null) return names;
    cursor = `&cursor=${page.nextCursor}`;
  }
}

/** Values of each sortable type in their order; two records hold each, and two hold nothing. */
const ORDERED: readonly { readonly type: FieldType; readonly values: readonly unknown[]; readonly more?: object }[] = [
  { type: 'text', values: ['Cyrk', 'Ćma', 'Lwów', 'Łąka', 'Źródło', 'Żaba', 'Ёж'] },
  { type: 'email', values: ['a@lipka.example', 'b@lipka.example'] },
  { type: 'number', values: [-25, 0, 3, 200], more: { rules: { scale: 2 } } },
  { type: 'money', values: [1, 90_000, 1_000_000], more: { rules: { currency: 'PLN' } } },
  { type: 'date', values: ['1999-12-31', '2026-01-02', '2026-11-28'] },
  { type: 'instant', values: ['1969-07-20T20:17:00.000Z', '2026-11-28T07:00:00.001Z', '2026-11-28T07:00:00.002Z'] },
  { type: 'boolean', values: [false, true] },
  { type: 'choice', values: ['low', 'mid', 'high'], more: { options: ['low', 'mid', 'high'].map((key) => ({ key, labels: { en: key } })) } },
];

describe('a list sorted by a field of one\'s own', () => {
  it('meets every record once, in order, the empty ones last, whatever the pages, either way', async () => {
    const deals = (await t.ola.call('GET', '/records/deal?columns=name&limit=100')).body as Page;
    const emptyBefore = deals.rows.length;
    for (const { type, more } of ORDERED) await field(`of_${type}`, type, more);
    const most = Math.max(...ORDERED.map(({ values }) => values.length));
    for (let at = 0; at < (most + 1) * 2; at += 1) {
      const { body } = await t.ola.call('POST', '/deals', { name: `Deal ${at}` });
      const set = Object.fromEntries(ORDERED.flatMap(({ type, values }) => (values[at % (most + 1)] === undefined ? [] : [[`custom.of_${type}`, values[at % (most + 1)]]])));
      const { id } = body as { id: string };
      const written = await t.ola.call('PATCH', `/records/deal/${id}`, { set, before: Object.fromEntries(Object.keys(set).map((key) => [key, null])) });
      expect(written.status, JSON.stringify(written.body)).toBe(200);
    }
    const all = emptyBefore + (most + 1) * 2;
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...ORDERED), fc.boolean(), fc.integer({ min: 1, max: 9 }), async ({ type, values }, descending, limit) => {
        const names = await walk(`${descending ? '-' : ''}custom.of_${type}`, limit);
        expect(new Set(names).size).toBe(all);
        expect(names).toHaveLength(all);
        const places = names.map((name) => (/^Deal \d+$/.test(name) ? Number(name.slice(5)) % (most + 1) : most)).slice(0, values.length * 2);
        const wanted = values.flatMap((_, at) => [at, at]);
        expect(places).toEqual(descending ? wanted.toReversed() : wanted);
      }),
      { numRuns: 16, examples: [[ORDERED[0] as (typeof ORDERED)[number], true, 1]] },
    );
  }, 60_000);

  it('stands in its file as in the list, and offers each field that can be sorted by', async () => {
    const file = await t.fetch('/api/v1/records/deal/export?format=csv&columns=name&sort=-custom.of_number', { headers: { 'x-test-member': 'ola' } });
    const names = (await file.text()).replaceAll('"', '').split('\r\n').slice(1, -1);
    expect(names).toEqual(await walk('-custom.of_number', 50));
    const { rows } = (await t.ola.call('GET', '/records/deal/fields')).body as { rows: { key: string; sortable: boolean }[] };
    expect(rows.filter(({ key, sortable }) => key.startsWith('custom.of_') && !sortable)).toEqual([]);
  });

  it('is refused by a field without an order, one that is put away, hidden, or of another workspace, and with another list\'s cursor', async () => {
    await field('many', 'multi_choice', { options: [{ key: 'a', labels: { en: 'a' } }] });
    const gone = await field('gone', 'text');
    expect((await ask(t.ola, 'custom.gone')).status).toBe(200);
    await t.ola.call('POST', `/fields/${gone}/retire`);
    for (const key of ['custom.many', 'custom.gone', 'custom.nowhere', '-custom.']) expect((await ask(t.ola, key)).body, key).toMatchObject(REFUSED);
    expect((await ask(t.maeve, 'custom.of_text')).body).toMatchObject(REFUSED);
    Object.assign(t.nadia.actor, { limits: { deal: { hidden: ['custom.of_text'] } } });
    expect((await ask(t.nadia, 'custom.of_text')).body).toMatchObject(REFUSED);
    const { nextCursor } = (await ask(t.ola, 'custom.of_text', '&limit=1')).body as Page;
    expect((await ask(t.ola, 'custom.of_number', `&cursor=${nextCursor}`)).body).toMatchObject({ data: { refusal: 'input-is-wrong' } });
  });
});
