import { structured, unescaped, type Card, type CardProperty } from './vcard.ts';

/**
 * Cards as a table: each property that comes up is a column, and one that a person has several of is as
 * many columns ("EMAIL", "EMAIL 2"). Names of columns are the properties' own, so nothing is renamed away.
 */
export type CardColumns = ReadonlyMap<string, number>;

const NAME_PARTS = ['N.family', 'N.given', 'N.additional', 'N.prefix', 'N.suffix'] as const;
/** Said of the first address alone: every address holds its country anyway. */
const ONCE = new Set(['ADR.country']);
/** Beside each of these a column says what it is for: "TEL 2", "TEL.label 2". */
const LABELLED = new Set(['TEL', 'EMAIL']);
/** Which of a property's types says most of what it is for. What is no use is not among them ("internet", "msg"). */
const TELLING_TYPES = ['fax', 'cell', 'mobile', 'work', 'home', 'pager', 'car', 'main', 'other', 'iphone'];

/** What programs write for themselves: versions, the look of a card, which address is printed. */
const LEFT_OUT = new Set(['VERSION', 'PRODID', 'REV', 'X-ABLABEL', 'X-MS-OL-DESIGN', 'X-MS-OL-DEFAULT-POSTAL-ADDRESS']);

/** Which columns these cards need, in the order they come up. Called with all cards before any row is made. */
export function collectColumns(columns: Map<string, number>, card: Card): void {
  for (const [name] of cellsOf(card)) if (!columns.has(name)) columns.set(name, columns.size);
}

/** One card as a row under the collected columns. */
export function cardRow(columns: CardColumns, card: Card): string[] {
  const row = new Array<string>(columns.size).fill('');
  for (const [name, value] of cellsOf(card)) {
    const at = columns.get(name);
    if (at !== undefined) row[at] = value;
  }
  return row;
}

function cellsOf(card: Card): ReadonlyMap<string, string> {
  const cells = new Map<string, string>();
  const labels = new Map(card.properties.flatMap(({ name, group, value }) => (name === 'X-ABLABEL' && group !== '' ? [[group, labelOf(value)]] : [])));
  for (const property of card.properties) {
    const label = labels.get(property.group) ?? '';
    for (const [name, value] of namedValues(property, label)) {
      if (value === '' || (ONCE.has(name) && cells.has(name))) continue;
      const free = freeName(cells, name);
      cells.set(free, value);
      const said = LABELLED.has(name) ? labelOfPoint(property, label) : '';
      if (said !== '') cells.set(free.replace(name, `${name}.label`), said);
    }
  }
  if (!cells.has('FN')) cells.set('FN', nameFromParts(cells));
  if (cells.get('FN') === '') cells.delete('FN');
  return cells;
}

function freeName(cells: ReadonlyMap<string, string>, name: string): string {
  if (!cells.has(name)) return name;
  for (let count = 2; ; count += 1) if (!cells.has(`${name} ${count}`)) return `${name} ${count}`;
}

/** "_$!<Anniversary>!$_" of an address book of Apple or Google. */
function labelOf(value: string): string {
  return unescaped(value).replace(/^_\$!<(.*)>!\$_$/, '$1');
}

/** @param label says what a date or a relation is. */
function namedValues({ name, types, value }: CardProperty, label: string): (readonly [string, string])[] {
  if (isLeftOut(name, value)) return [];
  if (name === 'N') return structured(value).map((part, at) => [NAME_PARTS[at] ?? `N.${at}`, part]);
  if (name === 'ORG') return structured(value).map((part, at) => [at === 0 ? 'ORG' : 'ORG.unit', part]);
  if (name === 'ADR') return [[`ADR${placeOf(types)}`, addressOf(structured(value))], ['ADR.country', structured(value)[6] ?? '']];
  if (name === 'TEL') return [['TEL', phoneOf(value)]];
  if (name === 'EMAIL') return [['EMAIL', unescaped(value)]];
  return [[name, name.startsWith('X-') ? labelled(unescaped(value), label) : unescaped(value)]];
}

/** Own words stand before the types that a program chose for itself. */
function labelOfPoint({ types }: CardProperty, label: string): string {
  return label === '' ? (TELLING_TYPES.find((type) => types.includes(type)) ?? '') : label;
}

function isLeftOut(name: string, value: string): boolean {
  // An address's country once more, as a code of two letters.
  return LEFT_OUT.has(name) || (name === 'X-ABADR' && value.length === 2);
}

function labelled(text: string, label: string): string {
  return label === '' || text === '' ? text : `${text} (${label})`;
}

/** An address as it is written on a letter, in one line: "ul. Łąkowa 3, lok. 5, 90-001 Łódź, Polska". */
function addressOf([box = '', extended = '', street = '', city = '', region = '', code = '', ...country]: readonly string[]): string {
  const town = [code, city].filter((part) => part !== '').join(' ');
  return [box, street, extended, town, region, ...country].filter((part) => part !== '').join(', ');
}

function placeOf(types: readonly string[]): string {
  return types.includes('home') ? '.home' : types.includes('work') ? '.work' : '';
}

/** "tel:+1-418-656-9254;ext=102" is a number with an extension. */
function phoneOf(value: string): string {
  const bare = unescaped(value).replace(/^tel:/i, '');
  return bare.replace(/;ext=/i, ' ext. ');
}

function nameFromParts(cells: ReadonlyMap<string, string>): string {
  const name = ['N.prefix', 'N.given', 'N.additional', 'N.family', 'N.suffix'].flatMap((part) => cells.get(part) ?? []).join(' ');
  return name === '' ? (cells.get('ORG') ?? cells.get('NICKNAME') ?? '') : name;
}
