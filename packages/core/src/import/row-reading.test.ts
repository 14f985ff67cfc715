import { describe, expect, it } from 'vitest';
import { guessEncoding } from '../kernel/text-encoding.ts';
import { BUILT_IN_FIELDS, type RecordField } from '../record/record-fields.ts';
import type { RecordKind } from '../record/record-kind.ts';
import { cardRow, collectColumns } from './card-table.ts';
import { readDelimited } from './delimited.ts';
import { ImportPlan } from './import-plan.ts';
import { proposeTargets, recogniseSource } from './ready-map.ts';
import { makeRowReader, type PreparedRow } from './row-reading.ts';
import { guessDelimiter } from './table-guess.ts';
import { hasTestData, testData, testDataFiles } from './test-data.fixture.ts';
import { CardReader } from './vcard.ts';

type Table = { readonly names: readonly string[]; readonly rows: readonly (readonly string[])[] };

/** The text of a file as an import takes it: its encoding guessed. */
function textOf(bytes: Uint8Array): string {
  let isUtf8 = true;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    isUtf8 = false;
  }
  return new TextDecoder(guessEncoding({ head: bytes.subarray(0, 4), sample: bytes, isAscii: bytes.every((byte) => byte < 128), isUtf8 }).encoding).decode(bytes);
}

function cardsOf(text: string): Table {
  const reader = new CardReader();
  const cards = [...reader.push(text), ...reader.end()];
  const columns = new Map<string, number>();
  for (const card of cards) collectColumns(columns, card);
  return { names: [...columns.keys()], rows: cards.map((card) => cardRow(columns, card)) };
}

function tableOf(text: string): Table {
  const [names = [], ...rows] = readDelimited(text, guessDelimiter(text).delimiter).map(({ cells }) => cells);
  return { names, rows };
}

/** Every row as the plan that is proposed for its columns reads it. */
function recordsOf({ names, rows }: Table, { kind, more = [] }: { kind: RecordKind; more?: readonly RecordField[] }): readonly PreparedRow[] {
  const targets = proposeTargets(kind, names.map((name, at) => ({ name, isEmpty: rows.every((cells) => (cells[at] ?? '').trim() === '') })));
  const known = new Set(BUILT_IN_FIELDS[kind].map(({ key }) => key));
  const to = (at: number): string | null => {
    const target = targets[at] ?? null;
    return target === null || known.has(target) || target.includes('.') || target === 'externalId' ? target : null;
  };
  const plan = ImportPlan.parse({ kind, columns: names.map((_, column) => ({ column, to: to(column), unknown: 'empty' })), matchBy: [], onMatch: 'fill', severalValues: 'add' });
  const read = makeRowReader({ plan, fields: [...BUILT_IN_FIELDS[kind], ...more], columnNames: names, finder: { reference: () => null, option: () => null, isKnown: () => false }, currency: 'PLN', timeZone: 'Europe/Warsaw' });
  return rows.map((cells, at) => read({ row: at + 1, cells }));
}

/** A birthday says the same with other signs between its numbers, or none: "19800322", "--0322". */
const birthdaySaid = (birthday: unknown): string => (typeof birthday === 'string' ? birthday.replaceAll('-', '') : '');
/** All that a record would hold; what could not stand in its field is said in the check, and counts as said. */
const saidBy = ({ set, names, further, tags, externalId, emptied }: PreparedRow): string => [...Object.values(set), ...Object.values(names), ...further.map(({ value }) => value), ...tags, externalId, ...emptied.map(({ value }) => value), birthdaySaid(set['birthday'])].join('\n');
const wordsOf = (text: string): ReadonlySet<string> => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu));
const missing = (text: string, record: PreparedRow | undefined): readonly string[] => {
  const kept = record === undefined ? new Set<string>() : wordsOf(saidBy(record));
  return [...wordsOf(text)].filter((word) => !kept.has(word));
};

type Said = { readonly group: string; readonly name: string; readonly value: string };

/** What cards say, read by other means than ours: lines unfolded, quoted-printable undone, escapes taken for spaces; labels stand beside what they are of. */
function saidInCards(text: string): readonly (readonly Said[])[] {
  return text.replaceAll(/\r?\n[ \t]/g, '').split(/^BEGIN:VCARD/im).slice(1).map((card) => {
    const lines = card.split(/\r?\n/).reduce<string[]>((whole, line) => (isOpen(whole.at(-1) ?? '') ? [...whole.slice(0, -1), (whole.at(-1) ?? '').slice(0, -1) + line] : [...whole, line]), []).map(saidInLine);
    const labels = new Map(lines.flatMap(({ group, name, value }) => (name === 'X-ABLABEL' ? [[group, value]] : [])));
    return lines.filter(({ name }) => !TECHNICAL.includes(name)).map((line) => (line.name.startsWith('X-') ? { ...line, value: `${line.value} ${labels.get(line.group) ?? ''}` } : line));
  });
}

const isOpen = (line: string): boolean => /^[^:]*quoted-printable[^:]*:/i.test(line) && line.endsWith('=');

function saidInLine(line: string): Said {
  const at = line.search(/:(?=(?:[^"]*"[^"]*")*[^"]*$)/);
  const head = line.slice(0, at);
  const raw = line.slice(at + 1).replace(/^tel:/, '');
  const bytes = Buffer.from(raw.replaceAll(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))), 'latin1');
  const value = isOpen(`${head}:=`) ? bytes.toString('utf8') : raw.replaceAll(/\\n/gi, ' ').replaceAll('\\', '');
  const [name = '', group = ''] = head.toUpperCase().replace(/;.*/, '').split('.').reverse();
  return { group, name, value };
}

const TECHNICAL = ['', 'END', 'X-ABLABEL', 'VERSION', 'PRODID', 'REV', 'PHOTO', 'LOGO', 'SOUND', 'KEY', 'X-MS-CARDPICTURE', 'X-MS-OL-DESIGN', 'X-MS-OL-DEFAULT-POSTAL-ADDRESS'];

describe('a card', () => {
  const CARD = ['BEGIN:VCARD', 'VERSION:3.0', 'FN:Żaneta Śliwińska', 'N:Śliwińska;Żaneta;Maria;dr;MBA', 'NICKNAME:Żanetka', 'ORG:Świt sp. z o.o.;Sprzedaż;Eksport', 'TITLE:Prezes', 'ROLE:Decyzje', 'BDAY:1980-03-22', 'EMAIL:z@example.pl', 'EMAIL;TYPE=home:zaneta@example.com', 'TEL;TYPE=CELL:601 234 567', 'TEL;TYPE=FAX:42 111 22 33', 'ADR;TYPE=work:;lok. 5;ul. Łąkowa 3;Łódź;łódzkie;90-001;Polska', 'URL:https://swit.example', 'NOTE:pierwsza\\; rozmowa\\n03.04', 'CATEGORIES:klient,VIP', 'item1.X-ABDATE:2009-08-08', 'item1.X-ABLabel:_$!<Anniversary>!$_', 'item2.X-ABRELATEDNAMES:Jan', 'item2.X-ABLabel:mąż', 'UID:abc-1', 'END:VCARD', ''].join('\r\n');

  it('lands in its fields, and what has none stands in the notes under its name', () => {
    const [record] = recordsOf(cardsOf(CARD), { kind: 'contact' });
    expect(record).toEqual({
      row: 1, problems: [], emptied: [], externalId: 'abc-1', tags: ['klient', 'VIP'], names: { clientId: 'Świt sp. z o.o.' }, further: [{ kind: 'email', value: 'zaneta@example.com', label: 'home' }, { kind: 'phone', value: '42 111 22 33', label: 'fax' }],
      set: {
        name: 'Żaneta Śliwińska', givenName: 'Żaneta', familyName: 'Śliwińska', roleTitle: 'Prezes', email: 'z@example.pl', phone: '601 234 567', phoneLabel: 'mobile', address: 'ul. Łąkowa 3, lok. 5, 90-001 Łódź, łódzkie, Polska', country: 'PL', birthday: '1980-03-22',
        notes: ['N.prefix: dr', 'NICKNAME: Żanetka', 'ORG.unit: Sprzedaż', 'ORG.unit 2: Eksport', 'ROLE: Decyzje', 'URL: https://swit.example', 'pierwsza; rozmowa\n03.04', 'X-ABDATE: 2009-08-08 (Anniversary)', 'X-ABRELATEDNAMES: Jan (mąż)', 'N.additional: Maria', 'N.suffix: MBA'].join('\n'),
      },
    });
  });

  it('of a client has its address in its field', () => {
    const [record] = recordsOf(cardsOf(CARD), { kind: 'client' });
    expect(record?.set).toMatchObject({ address: 'ul. Łąkowa 3, lok. 5, 90-001 Łódź, łódzkie, Polska', website: 'https://swit.example' });
  });

  it.runIf(hasTestData)('of seven programs loses no word of any of its properties', () => {
    const lost: string[] = [];
    for (const file of testDataFiles('vcard').filter((name) => name.endsWith('.vcf'))) {
      const text = textOf(testData('vcard', file));
      const records = recordsOf(cardsOf(text), { kind: 'contact' });
      const said = saidInCards(text);
      expect([records.length, records.flatMap(({ problems }) => problems)], file).toEqual([said.length, []]);
      const each = said.flatMap((lines, at) => lines.map(({ name, value }) => ({ place: `${file} ${at + 1} ${name}`, gone: missing(value, records[at]) })));
      lost.push(...each.filter(({ gone }) => gone.length > 0).map(({ place, gone }) => `${place}: ${gone.join(' ')}`));
    }
    expect(lost).toEqual([]);
  });
});

describe('a row of an address book', () => {
  it('may hold any word, those that objects know too', () => {
    const [row] = recordsOf({ names: ['Name', 'Company', 'Role', 'Tags'], rows: [['constructor', 'toString', '__proto__', 'valueOf']] }, { kind: 'contact' });
    expect(row).toMatchObject({ set: { name: 'constructor', roleTitle: '__proto__' }, names: { clientId: 'toString' }, tags: ['valueOf'], problems: [] });
  });

  it('has the address of work, else that of home; the other one and its birthday without a year stand where they belong', () => {
    const names = ['First Name', 'Last Name', 'Primary Email', 'Display Name', 'Home Address', 'Home City', 'Home ZipCode', 'Home Country', 'Work Address', 'Work Address 2', 'Work City', 'Work ZipCode', 'Work Country', 'Birth Year', 'Birth Month', 'Birth Day'];
    const home = ['ul. Cicha 1', 'Łódź', '90-001', 'Polska'];
    const work = ['Hauptstr. 3', '2. OG', 'Berlin', '10115', 'Niemcy'];
    const rows = [[...home, ...work, '1984', '5', '12'], [...home, '', '', '', '', '', '', '02', '29'], ['', '', '', 'Polska', '', '', '', '', '', '1984', '', ''], [...home.slice(0, 3), 'PL', '', '', '', '', '', '1983', '02', '29']].map((cells) => ['Jan', 'Nowak', 'j@example.pl', 'Jan Nowak', ...cells]);
    const found = recordsOf({ names, rows }, { kind: 'contact' }).map(({ set: { address, country, birthday, notes } }) => ({ address, country, birthday, notes }));
    expect(found).toEqual([
      { address: 'Hauptstr. 3 2. OG, 10115 Berlin, Niemcy', country: 'DE', birthday: '1984-05-12', notes: 'Home Address: ul. Cicha 1\nHome City: Łódź\nHome ZipCode: 90-001\nHome Country: Polska' },
      { address: 'ul. Cicha 1, 90-001 Łódź, Polska', country: 'PL', birthday: '--02-29', notes: undefined },
      { address: undefined, country: 'PL', birthday: undefined, notes: 'Birth Year: 1984' },
      { address: 'ul. Cicha 1, 90-001 Łódź', country: 'PL', birthday: undefined, notes: 'Birth Year: 1983\nBirth Month: 02\nBirth Day: 29' },
    ]);
  });

  it('keeps every address of a card, the first in the field, and a birthday that cannot be read in the notes', () => {
    const card = (...lines: string[]) => ['BEGIN:VCARD', 'VERSION:3.0', 'FN:Jan', ...lines, 'END:VCARD', ''].join('\r\n');
    const adr = (type: string, street: string, country: string) => `ADR;TYPE=${type}:;;${street};Łódź;;90-001;${country}`;
    const cards = card(adr('home', 'Cicha 1', 'Polska'), 'BDAY;X-APPLE-OMIT-YEAR=1604:1604-05-12') + card(adr('work', 'Łąkowa 3', 'Polska'), adr('home', 'Cicha 2', 'Niemcy'), 'BDAY:--0512') + card(adr('work', 'Łąkowa 4', 'Polska'), 'BDAY;VALUE=text:circa 1800');
    const found = recordsOf(cardsOf(cards), { kind: 'contact' });
    expect(found.map(({ set: { address, country, birthday, notes } }) => [address, country, birthday, notes])).toEqual([
      ['Cicha 1, 90-001 Łódź, Polska', 'PL', '--05-12', undefined],
      ['Cicha 2, 90-001 Łódź, Niemcy', undefined, '--05-12', 'ADR.work: Łąkowa 3, 90-001 Łódź, Polska'],
      ['Łąkowa 4, 90-001 Łódź, Polska', 'PL', undefined, 'BDAY: circa 1800'],
    ]);
    expect(found[2]?.emptied).toEqual([expect.objectContaining({ code: 'not-a-date', value: 'circa 1800' })]);
  });

  it('keeps what its name, its address and its tags do not take', () => {
    const names = ['Given Name', 'Family Name', 'Yomi Name', 'Name', 'Additional Name', 'Name Suffix', 'Group Membership', 'Birthday', 'Hobby'];
    const tag = 'w'.repeat(61);
    const [whole, apart] = recordsOf({ names, rows: [['Jan', 'Nowak', '', 'Jan Nowak', 'Maria', 'Jr.', tag, '0/0/00', "'=SUM(1)"], ['Jan', 'Nowak', '', '', 'Maria', 'Jr.', '', '22.03.1980', '']] }, { kind: 'contact' });
    expect(whole).toMatchObject({ tags: [tag.slice(0, 60)], set: { name: 'Jan Nowak', notes: `${tag}\nHobby: =SUM(1)\nAdditional Name: Maria\nName Suffix: Jr.` } });
    expect(apart).toMatchObject({ set: { name: 'Jan Maria Nowak Jr.', birthday: '1980-03-22' } });
    expect([whole?.set['birthday'], apart?.set['notes']]).toEqual([undefined, undefined]);
    const client = (rows: readonly (readonly string[])[]) => recordsOf({ names: ['Organization - Name', 'Organization - Address', 'Street', 'City'], rows }, { kind: 'client' }).map(({ set }) => [set['address'], set['notes']]);
    expect(client([['Świt', 'ul. Łąkowa 3, Łódź', 'ul. Łąkowa 3', 'Łódź'], ['Świt', '', 'ul. Łąkowa 3', 'Łódź'], ['Świt', 'ul. Łąkowa 3, Łódź', '', 'Zgierz'], ['Świt', '', 'x'.repeat(301), 'Łódź']])).toEqual([['ul. Łąkowa 3, Łódź', undefined], ['ul. Łąkowa 3, Łódź', undefined], ['ul. Łąkowa 3, Łódź', 'City: Zgierz'], [undefined, `Street: ${'x'.repeat(301)}\nCity: Łódź`]]);
  });

  it.runIf(hasTestData)('is the same in every encoding, and loses no word of any of its cells', () => {
    const byBook = new Map<string, (readonly PreparedRow[])[]>();
    for (const file of testDataFiles('csv-contacts', 'constructed')) {
      const table = tableOf(textOf(testData('csv-contacts', 'constructed', file)));
      expect(recogniseSource(table.names)?.kind, file).toBe('contact');
      const records = recordsOf(table, { kind: 'contact' });
      for (const [at, cells] of table.rows.entries()) for (const cell of cells) expect(missing(cell, records[at]), `${file}: ${cell}`).toEqual([]);
      const book = file.slice(0, file.indexOf('.'));
      byBook.set(book, [...(byBook.get(book) ?? []), records]);
    }
    // KOI8-R has no "«", "»" and "°": whoever wrote that file put the next best sign.
    const plain = (records: readonly PreparedRow[]): string => JSON.stringify(records, (_, value: unknown) => (typeof value === 'string' ? value.replaceAll(/[«»]/g, '"').replaceAll('°', '.') : value));
    expect([...byBook].map(([book, all]) => [book, all.length, new Set(all.map(plain)).size])).toEqual([['outlook-pl', 3, 1], ['thunderbird-ru', 3, 1]]);
  });
});

describe('what a phone or an e-mail is for', () => {
  const said = (names: readonly string[], row: readonly string[]) => {
    const [record] = recordsOf({ names, rows: [row] }, { kind: 'contact' });
    const { email, emailLabel, phone, phoneLabel } = record?.set ?? {};
    return [[email, emailLabel, phone, phoneLabel], ...(record?.further ?? []).map(({ value, label }) => [value, label])];
  };

  it('is read from the column of the same name, whatever stands between them', () => {
    const names = ['First Name', 'Organization Name', 'Organization Title', 'File As', 'E-mail 1 - Label', 'E-mail 1 - Value', 'Phone 1 - Label', 'Phone 2 - Label', 'Phone 1 - Value', 'Phone 2 - Value'];
    expect(said(names, ['Jan', '', '', '', '* Work', 'j@example.pl', 'Работа', 'Tylko w soboty', '601 ::: 602', '603'])).toEqual([['j@example.pl', 'work', '601', 'work'], ['602', 'work'], ['603', 'Tylko w soboty']]);
    expect(said(['Name', 'Telefon', 'Rodzaj telefonu'], ['Jan', '601', 'komórkowy'])).toEqual([[undefined, undefined, '601', 'mobile']]);
  });

  it.each([
    [['First Name', 'Business Street', 'E-mail Address', 'Business Fax', 'Business Phone', 'Mobile Phone', 'Car Phone'], [undefined, undefined, '200', 'work'], [['100', 'fax'], ['300', 'mobile'], ['400', 'Car Phone']]],
    [['Imię', 'Drugie imię', 'Adres e-mail', 'Faks służbowy', 'Telefon służbowy', 'Telefon komórkowy', 'Telefon domowy 2'], [undefined, undefined, '200', 'work'], [['100', 'fax'], ['300', 'mobile'], ['400', 'home']]],
    [['Имя', 'Отчество', 'Адрес эл. почты', 'Рабочий факс', 'Телефон раб. 2', 'Телефон переносной', 'Телефон (дача)'], [undefined, undefined, '200', 'work'], [['100', 'fax'], ['300', 'mobile'], ['400', 'дача']]],
  ])('is read from the column’s own name, and a fax is nobody’s first number: %s', (names, first, further) => {
    expect(said(names, ['Jan', '', '', '100', '200', '300', '400'])).toEqual([first, ...further]);
  });

  it('is read from cards, words of one’s own before the types of the program', () => {
    const card = ['BEGIN:VCARD', 'VERSION:3.0', 'FN:Jan', 'TEL;TYPE=WORK,VOICE:100', 'TEL;TYPE=pref:200', 'item1.TEL;TYPE=cell:300', 'item1.X-ABLabel:Dyżur', 'item2.EMAIL;TYPE=INTERNET:j@example.pl', 'item2.X-ABLabel:_$!<Work>!$_', 'TEL;TYPE=HOME,FAX:400', 'END:VCARD', ''].join('\r\n');
    const table = cardsOf(card);
    expect(said(table.names, table.rows[0] ?? [])).toEqual([['j@example.pl', 'work', '100', 'work'], ['200', undefined], ['300', 'Dyżur'], ['400', 'fax']]);
  });
});

describe('a choice of several', () => {
  it('takes each of its parts as the plan says: one that means nothing is left out, and rejects no row', () => {
    const topics: RecordField = { key: 'custom.topics', fieldId: 'f1', type: 'multi_choice', labels: { en: 'Topics' }, editable: true, sortable: false, filterable: true, importable: true };
    const plan = ImportPlan.parse({ kind: 'client', columns: [{ column: 0, to: 'name', unknown: 'reject' }, { column: 1, to: 'custom.topics', unknown: 'reject', values: { Scope: '' } }], matchBy: [], onMatch: 'fill', severalValues: 'add' });
    const read = makeRowReader({ plan, fields: [...BUILT_IN_FIELDS.client, topics], columnNames: ['Name', 'Topics'], finder: { reference: () => null, option: (_, text) => (text === 'price' ? text : null), isKnown: () => false }, currency: 'PLN', timeZone: 'Europe/Warsaw' });
    expect(read({ row: 1, cells: ['A', 'price; Scope'] })).toMatchObject({ set: { name: 'A', 'custom.topics': ['price'] }, problems: [], emptied: [] });
    expect(read({ row: 2, cells: ['A', 'price; Farms'] }).problems).toEqual([{ column: 1, code: 'unknown-option', value: 'Farms' }]);
  });
});

describe('an amount', () => {
  const budget: RecordField = { key: 'custom.budget', fieldId: 'f1', type: 'money', rules: { currency: 'PLN' }, labels: { en: 'Budget' }, editable: true, sortable: false, filterable: true, importable: true };
  const read = (cells: Readonly<Record<string, string>>, unknown: 'reject' | 'empty' = 'empty'): PreparedRow => {
    const plan = ImportPlan.parse({ kind: 'deal', columns: Object.keys(cells).map((to, column) => ({ column, to, unknown })), matchBy: [], onMatch: 'fill', severalValues: 'add' });
    return makeRowReader({ plan, fields: [...BUILT_IN_FIELDS.deal, budget], columnNames: Object.keys(cells), finder: { reference: () => null, option: () => null, isKnown: () => false }, currency: 'PLN', timeZone: 'Europe/Warsaw' })({ row: 1, cells: Object.values(cells) });
  };

  it('of a field of one’s own is in that field’s currency, or is not taken', () => {
    expect(read({ name: 'A', 'custom.budget': '100' }).set['custom.budget']).toBe(10_000);
    expect(read({ name: 'A', 'custom.budget': '100 zł' }).set['custom.budget']).toBe(10_000);
    const refused = { column: 1, code: 'other-currency', value: 'USD 100' };
    expect(read({ name: 'A', 'custom.budget': 'USD 100' })).toMatchObject({ set: { name: 'A' }, emptied: [refused], problems: [] });
    expect(read({ name: 'A', 'custom.budget': 'USD 100' }).set).not.toHaveProperty('custom.budget');
    expect(read({ name: 'A', 'custom.budget': 'USD 100' }, 'reject')).toMatchObject({ problems: [refused] });
  });

  it('of a deal names its currency, and does not contradict the column that names it', () => {
    expect(read({ name: 'A', amount: 'USD 100' }).set).toMatchObject({ amount: 10_000, currency: 'USD' });
    expect(read({ name: 'A', currency: 'USD', amount: '$100' }).set).toMatchObject({ amount: 10_000, currency: 'USD' });
    expect(read({ name: 'A', amount: '$100', currency: 'PLN' })).toMatchObject({ set: { currency: 'PLN' }, emptied: [{ column: 1, code: 'other-currency', value: '$100' }] });
  });
});
