import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DIFFERENT_NAMES, SAME_NAMES } from '../search/name-pairs.fixture.ts';
import { confidenceLevel, confidenceOf, LEAST_CONFIDENCE } from './duplicate-confidence.ts';
import { DUPLICATE_REASONS, duplicateKeys, nameKeys, plainEmail, reasonOf, type ComparedTexts, type DuplicateKind } from './duplicate-keys.ts';

const nobody: ComparedTexts = { names: [], emails: [], phones: [], country: 'PL' };
const reasons = (kind: DuplicateKind, a: Partial<ComparedTexts>, b: Partial<ComparedTexts>) => {
  const those = new Set(duplicateKeys(kind, { ...nobody, ...b }));
  return [...new Set(duplicateKeys(kind, { ...nobody, ...a }).filter((key) => those.has(key)).map(reasonOf))];
};

describe('two people meet', () => {
  it.each([
    ['by an address', { emails: ['Jan.Kowalski+praca@gmail.com'] }, { emails: ['jankowalski@googlemail.com'] }, ['email']],
    ['by a phone in any format', { phones: ['+48 601 234 567'] }, { phones: ['601-234-567'] }, ['phone']],
    ['by name and firm, in either writing and order', { names: ['Юлия Щукина'], client: 'ООО «Банк Восточный»' }, { names: ['Szczukina Julia'], client: 'Bank Wostocznyj' }, ['name', 'nameAndClient']],
    ['by name and firm with another legal form', { names: ['Anna Kowalska'], client: 'Termy Podgórze sp. z o.o.' }, { names: ['Anna Kowalska'], client: 'Termy Podgorze' }, ['name', 'nameAndClient']],
  ] as const)('%s', (_, a, b, found) => {
    expect(reasons('contact', { ...a } as Partial<ComparedTexts>, { ...b } as Partial<ComparedTexts>)).toEqual(found);
  });

  it('not by a box that everybody reads, a first name alone, or a firm alone', () => {
    expect(reasons('contact', { emails: ['biuro@firma.example'] }, { emails: ['biuro@firma.example'] })).toEqual([]);
    expect(reasons('contact', { names: ['Anna'] }, { names: ['Anna'] })).toEqual([]);
    expect(reasons('contact', { names: ['Anna Lis'], client: 'X Y' }, { names: ['Ewa Kot'], client: 'X Y' })).toEqual([]);
  });
});

describe('two firms meet', () => {
  it.each([
    ['by a tax number', { registration: 'NIP 525-000-11-22' }, { registration: '5250001122' }, ['registration']],
    ['by a tax number beside another one', { registration: 'KRS 0000028860, NIP 774-000-14-54' }, { registration: 'PL7740001454' }, ['registration']],
    ['by one of two numbers in a field', { phones: ['601 111 222 / 601 333 444'] }, { phones: ['+48 601 333 444'] }, ['phone']],
    ['by a name written with a hyphen or together', { names: ['Jan-Pol'] }, { names: ['Janpol sp. z o.o.'] }, ['name']],
    ['by letters with dots or without', { names: ['Z.P.H. Wektor'] }, { names: ['ZPH Wektor'] }, ['name']],
    ['by name, whatever their legal form', { names: ['Bank Wschodni S.A.'] }, { names: ['BANK WSCHODNI'] }, ['name']],
    ['by name in either writing', { names: ['ООО «Вектор»'] }, { names: ['Wektor sp. z o.o.'] }, ['name']],
    ['by their site and the domain of their addresses', { website: 'https://www.termy.example/kontakt' }, { emails: ['anna@termy.example'] }, ['website']],
  ] as const)('%s', (_, a, b, found) => {
    expect(reasons('client', { ...a } as Partial<ComparedTexts>, { ...b } as Partial<ComparedTexts>)).toEqual(found);
  });

  it('not by numbers that many firms share: the code of a tax office, a capital', () => {
    expect(reasons('client', { registration: 'ИНН 7707083893, КПП 773601001' }, { registration: '7736000001/773601001' })).toEqual([]);
    expect(reasons('client', { registration: '7736581290 773601001' }, { registration: '7736000001/773601001' })).toEqual([]);
    expect(reasons('client', { registration: '7736581290/773601001' }, { registration: 'ИНН 7736581290' })).toEqual(['registration']);
    expect(reasons('client', { registration: 'KRS 0000028860, kapitał zakładowy 5 000 000 zł' }, { registration: 'KRS 0000028861, kapitał: 5 000 000,00 zł' })).toEqual([]);
  });

  it('not by a mail provider', () => {
    expect(reasons('client', { emails: ['a@gmail.com'] }, { emails: ['b@gmail.com'] })).toEqual([]);
  });
});

describe('names', () => {
  it.each(SAME_NAMES)('%s and %s share a key with the same first name', (a, b) => {
    expect(nameKeys(`Ян ${a}`).some((key) => nameKeys(`${b} Jan`).includes(key))).toBe(true);
  });
  it.each(DIFFERENT_NAMES)('%s and %s share none', (a, b) => {
    expect(nameKeys(`Jan ${a}`).some((key) => nameKeys(`Jan ${b}`).includes(key))).toBe(false);
  });
});

it('an address is brought to one writing', () => {
  expect(['Anna@Firma.PL', 'anna+x@firma.pl', 'a.b.c@gmail.com', 'no address'].map(plainEmail)).toEqual(['anna@firma.pl', 'anna@firma.pl', 'abc@gmail.com', '']);
});

describe('confidence', () => {
  it('grows with every reason and never is certainty', () => {
    fc.assert(fc.property(fc.constantFrom<DuplicateKind>('client', 'contact'), fc.subarray([...DUPLICATE_REASONS]), fc.constantFrom(...DUPLICATE_REASONS), (kind, some, one) => {
      expect(confidenceOf(kind, [...some, one])).toBeGreaterThanOrEqual(confidenceOf(kind, some));
      expect(confidenceOf(kind, [...some, one])).toBeLessThan(100);
    }));
  });

  it('a name of a person alone is not enough to be shown, an address is', () => {
    expect(confidenceOf('contact', ['name'])).toBeLessThan(LEAST_CONFIDENCE);
    expect(confidenceLevel(confidenceOf('contact', ['email']))).toBe('likely');
    expect(confidenceLevel(confidenceOf('contact', ['email', 'name']))).toBe('certain');
  });
});
