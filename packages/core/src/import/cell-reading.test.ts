import { describe, expect, it } from 'vitest';
import { BUILT_IN_FIELDS, type FieldRules, type RecordField } from '../record/record-fields.ts';
import type { FieldType } from '../record/field-type.ts';
import { fittingAmount } from './amount-fitting.ts';
import { ImportPlan } from './import-plan.ts';
import { makeRowReader, type PreparedRow } from './row-reading.ts';

const own = (key: string, type: FieldType, rules: FieldRules = {}): RecordField => ({ key: `custom.${key}`, fieldId: key, type, rules, labels: { en: key }, editable: true, sortable: false, filterable: true, importable: true });
const OWN = [own('people', 'number', { scale: 0, min: 1, max: 50 }), own('budget', 'money', { currency: 'EUR', min: 0 }), own('link', 'url'), own('mail', 'email'), own('code', 'text'), own('met', 'date'), own('seen', 'instant')];

type How = { readonly unknown?: 'reject' | 'empty'; readonly roundsMoney?: boolean; readonly currency?: string | undefined };

/** One row of deals, by the targets of its columns. */
function read(cells: Readonly<Record<string, string>>, { unknown = 'empty', roundsMoney = false, currency }: How = {}): PreparedRow {
  const plan = planOf(Object.keys(cells), { unknown, currency });
  return makeRowReader({ plan, fields: [...BUILT_IN_FIELDS.deal, ...OWN], columnNames: Object.keys(cells), finder: { reference: () => null, option: () => null, isKnown: () => false }, currency: 'PLN', timeZone: 'UTC', roundsMoney })({ row: 1, cells: Object.values(cells) });
}

function planOf(targets: readonly string[], { unknown = 'empty', currency }: How): ImportPlan {
  return ImportPlan.parse({ kind: 'deal', columns: targets.map((to, column) => ({ column, to, unknown, decimal: 'comma' })), matchBy: [], onMatch: 'fill', severalValues: 'add', ...(currency === undefined ? {} : { currency }) });
}

describe('a cell', () => {
  it.each([
    ['custom.people', '99', 'out-of-range'], ['custom.people', '0', 'out-of-range'], ['custom.people', '-3', 'out-of-range'], ['custom.people', '12,75', 'too-precise'], ['custom.people', '500', 'out-of-range'],
    ['custom.budget', '-5000', 'out-of-range'], ['custom.budget', '10,999', 'too-precise'], ['amount', '12,345 PLN', 'too-precise'], ['amount', '1200,50 JPY', 'too-precise'],
    ['custom.link', 'https://a b', 'not-a-web-address'], ['custom.link', 'https://n/d/x', 'not-a-web-address'], ['custom.link', 'https://javascript:alert(1)', 'not-a-web-address'], ['custom.link', 'javascript:alert(1)', 'not-a-web-address'], ['custom.link', 'ftp://x.example/y', 'not-a-web-address'],
    ['currency', 'XQQ', 'not-a-currency'], ['custom.code', '4,86012E+10', 'looks-mangled'], ['externalId', '5,25268E+09', 'looks-mangled'], ['source', '1E+11', 'looks-mangled'],
  ])('of %s that says %j is refused as the form of its field would: %s', (to, text, code) => {
    const problem = { column: 1, code, value: text };
    expect(read({ name: 'A', [to]: text })).toMatchObject({ set: { name: 'A' }, problems: [], emptied: [problem] });
    expect(read({ name: 'A', [to]: text }).set).not.toHaveProperty([to]);
    expect(read({ name: 'A', [to]: text }, { unknown: 'reject' }).problems).toEqual([problem]);
  });

  it.each<[string, string, unknown]>([
    ['custom.people', '50', 50], ['custom.people', '12,00', 12], ['custom.budget', '0', 0], ['custom.budget', '10,9900', 1099], ['amount', '1200,0 JPY', 1200], ['custom.link', 'firma.example/o-nas', 'https://firma.example/o-nas'],
    ['custom.code', 'E10', 'E10'], ['custom.code', '5E10', '5E10'], ['custom.met', '45750', '2025-04-03'], ['custom.seen', '45750,5'.replace(',', '.'), '2025-04-03T12:00:00.000Z'],
  ])('of %s that says %j is taken as %j', (to, text, value) => {
    const row = read({ name: 'A', [to]: text });
    expect([row.set[to], row.emptied, row.problems]).toEqual([value, [], []]);
  });

  it.each(['n/d', 'brak', 'brak.', 'n.d.', '#N/A', 'https://brak', '—'])('that says %j is no page and no address, and counts as empty', (text) => {
    const row = read({ name: 'A', 'custom.link': text, 'custom.mail': text }, { unknown: 'reject' });
    expect([Object.keys(row.set), row.emptied, row.problems]).toEqual([['name'], [], []]);
  });

  it('that says an address made up of such words is none', () => {
    expect(read({ name: 'A', 'custom.mail': 'brak@brak.pl' }).set).toEqual({ name: 'A' });
  });

  it('of a workbook may be worked out: an amount is rounded to what its currency has, a number is not', () => {
    expect(read({ name: 'A', amount: '151.8435', 'custom.budget': '8.6151' }, { roundsMoney: true, currency: 'PLN' }).set).toMatchObject({ amount: 15_184, 'custom.budget': 862 });
    expect(read({ name: 'A', 'custom.people': '12.75' }, { roundsMoney: true }).emptied).toMatchObject([{ code: 'too-precise' }]);
  });
});

describe('a second column of a field that takes one value', () => {
  const twice = (cells: readonly string[]): PreparedRow => {
    const names = ['Deal', 'Źródło', 'Skąd', 'Mail A', 'Mail B'];
    const plan = planOf(['name', 'source', 'source', 'custom.mail', 'custom.mail'], {});
    return makeRowReader({ plan, fields: [...BUILT_IN_FIELDS.deal, ...OWN], columnNames: names, finder: { reference: () => null, option: () => null, isKnown: () => false }, currency: 'PLN', timeZone: 'UTC' })({ row: 1, cells });
  };

  it('stands in the notes under its name, where it says something else', () => {
    expect(twice(['A', 'targi', 'polecenie', 'a@b.example', 'c@d.example']).set).toEqual({ name: 'A', source: 'targi', 'custom.mail': 'a@b.example', notes: 'Skąd: polecenie\nMail B: c@d.example' });
    expect(twice(['A', 'targi', 'Targi', 'a@b.example', 'A@b.example']).set).toEqual({ name: 'A', source: 'targi', 'custom.mail': 'a@b.example' });
  });

  it('counts where the first says nothing, or cannot be read', () => {
    expect(twice(['A', '', 'polecenie', 'a b', 'c@d.example'])).toMatchObject({ set: { source: 'polecenie', 'custom.mail': 'c@d.example' }, emptied: [{ column: 3, code: 'not-an-email' }] });
  });
});

describe('an amount whose row names no currency', () => {
  const row = read({ name: 'A', amount: '12,345' });

  it('waits for the record, whose currency may have three digits', () => {
    expect(row).toMatchObject({ amount: { digits: '12345', scale: 3 }, problems: [], emptied: [] });
    expect(fittingAmount(planOf(['name', 'amount'], {}), row, 'KWD')).toEqual({ row });
  });

  it('follows its column where that currency has fewer', () => {
    const problem = { column: 1, code: 'too-precise', value: '12.345' };
    expect(fittingAmount(planOf(['name', 'amount'], { unknown: 'reject' }), row, 'PLN')).toEqual({ problem });
    const { row: left } = fittingAmount(planOf(['name', 'amount'], {}), row, 'JPY') as { row: PreparedRow };
    expect([left.set, left.amount, left.emptied]).toEqual([{ name: 'A' }, undefined, [problem]]);
  });
});
