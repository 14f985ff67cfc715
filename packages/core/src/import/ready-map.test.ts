import { describe, expect, it } from 'vitest';
import { importFields, type ImportKind } from './import-kind.ts';
import { PART_TARGETS } from './import-plan.ts';
import { labelOfColumn } from './label-reading.ts';
import { TRUE_HEADERS } from './ready-map.fixture.ts';
import { guessKind, proposeTargets, recogniseSource } from './ready-map.ts';

const filled = (names: readonly string[]) => names.map((name) => ({ name, isEmpty: false }));

describe('an export of another program', () => {
  it.each(TRUE_HEADERS)('is recognised, and each of its columns has its place: $of', ({ source, kind, each, header, to, leftOut = [] }) => {
    const names = header.split(',');
    expect(recogniseSource(names)).toEqual({ source, kind, ...(each === undefined ? {} : { each }) });
    const targets = proposeTargets(kind, filled(names));
    const going: Record<string, string[]> = {};
    for (const [at, target] of targets.entries()) (going[target ?? 'nowhere'] ??= []).push(names[at] ?? '');
    const placed = new Set([...Object.values(to).flat(), ...leftOut]);
    const lines = names.filter((name) => !placed.has(name));
    expect(going).toEqual({ ...to, ...(lines.length === 0 ? {} : { 'notes.line': lines }), ...(leftOut.length === 0 ? {} : { nowhere: leftOut }) });
  });

  it('names only targets that its kind has', () => {
    for (const { of, kind, to } of TRUE_HEADERS) {
      const known = [...importFields(kind).map(({ key }) => key), ...PART_TARGETS];
      expect(Object.keys(to).filter((target) => !known.includes(target)), of).toEqual([]);
    }
  });

  it('leaves empty columns out, and gives the place to the first column that says something', () => {
    const columns = ['First Name', 'Last Name', 'Display Name', 'Primary Email', 'Organization', 'Organisation', 'Custom 1'].map((name) => ({ name, isEmpty: name === 'Organization' || name === 'Custom 1' }));
    expect(proposeTargets('contact', columns)).toEqual(['givenName', 'familyName', 'name', 'email', null, 'clientId', null]);
  });
});

describe('a table of an unknown program', () => {
  it.each([
    ['contact', 'Imię,Nazwisko,Firma,Telefon'], ['contact', 'Name,E-mail,City'], ['contact', 'ФИО,Почта,Компания'],
    ['client', 'Company,NIP,City,Website'], ['client', 'Название,ИНН,Город'],
    ['interaction', 'Type,Subject,Date,Contact'], ['interaction', 'Rodzaj,Temat,Data,Klient'], ['interaction', 'Тип,Тема,Дата,Контакт'],
    ['deal', 'Deal,Company,Amount,Close date'], ['deal', 'Сделка,Клиент,Этап'], ['deal', 'opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value'],
  ])('is taken for %s: %s', (kind, header) => {
    const names = header.split(',');
    expect([recogniseSource(names), guessKind(names)]).toEqual([null, kind]);
  });

  it.each<[ImportKind, string, readonly (string | null)[]]>([
    ['contact', 'Imię,E-mail służbowy,E-mail prywatny,Email firmowy,Tel.,Tel. kom.,Telefon stacjonarny,Komentarze', ['givenName', 'email', 'email', 'email', 'phone', 'phone', 'phone', 'notes']],
    ['contact', 'Имя,Рабочий e-mail,Мобильный,Тел.,Комментарии', ['givenName', 'email', 'phone', 'phone', 'notes']],
    ['contact', 'Nazwisko,Ulica i numer,Kod,Miasto', ['familyName', 'address.street', 'address.postcode', 'address.city']],
    ['client', 'Firma,Ulica i numer,Kod,Miejscowość,REGON', ['name', 'address.street', 'address.postcode', 'address.city', 'registration']],
    ['client', 'Firma,REGON,NIP,KRS', ['name', 'notes.line', 'registration', 'notes.line']],
    ['client', 'Название,ИНН,КПП,ОГРН', ['name', 'registration', 'notes.line', 'notes.line']],
    ['client', 'Название,КПП', ['name', 'notes.line']],
    ['client', 'Firma,REGON,KRS', ['name', 'registration', 'notes.line']],
  ])('has its columns where people name them in their own way: %s, %s', (kind, header, targets) => {
    expect(proposeTargets(kind, filled(header.split(',')))).toEqual(targets);
  });

  it('says by its names what a phone or an e-mail is for', () => {
    expect(['E-mail służbowy', 'E-mail prywatny', 'Email firmowy', 'Tel. kom.', 'Рабочий e-mail', 'Мобильный', 'Личная почта'].map(labelOfColumn)).toEqual(['work', 'home', 'work', 'mobile', 'work', 'mobile', 'home']);
  });

  it('leaves what it does not know to the person, and puts nothing in the notes unasked', () => {
    expect(proposeTargets('contact', filled(['Name', 'Shoe size', 'Title', 'Job title']))).toEqual(['name', null, null, 'roleTitle']);
    expect(proposeTargets('contact', filled(['Name', 'Title']))).toEqual(['name', 'roleTitle']);
  });

  it('takes a bare "Nazwa" for the name of people only where nothing else says one', () => {
    expect(proposeTargets('contact', filled(['Nazwa', 'E-mail', 'Telefon']))).toEqual(['name', 'email', 'phone']);
    expect(proposeTargets('contact', filled(['Почта', 'Название']))).toEqual(['email', 'name']);
    expect(proposeTargets('contact', filled(['Nazwa', 'Imię', 'Nazwisko']))).toEqual([null, 'givenName', 'familyName']);
  });
});
