import { LABEL_LETTERS, readPointLabel } from '../record/point-label.ts';
import { folded } from './known-names.ts';

/** What a column of phones or e-mails is for, by its name: "Mobile Phone", "Telefon domowy 2", "Телефон раб. 2". In this order; the first that is found counts. */
const BY_NAME: readonly (readonly [key: string, parts: readonly string[]])[] = [
  ['fax', ['fax', 'faks', 'факс']],
  ['mobile', ['mobile', 'cell', 'komorkow', 'komorka', 'tel. kom', 'tel kom', 'мобильн', 'моб.', 'сотов', 'переносн']],
  ['work', ['work', 'business', 'office', 'company main', 'sluzbow', 'biuro', 'firmow', 'telefon do firmy', 'рабоч', 'раб.', 'корпоратив', 'телефон организации']],
  ['home', ['home', 'domow', '(dom)', 'prywatn', 'personal', 'private', 'домашн', 'дом.', 'личн']],
  ['other', ['other', 'inny', 'другой']],
];
/** Of these the name of the column itself is the label: no usual word says as much. */
const OWN = ['car phone', 'w samochodzie', 'в машине', 'home fax', 'other fax', 'faks domowy', 'inny faks', 'домашний факс', 'другой факс'];

/** The label that a column's name says; "" where it says none. */
export function labelOfColumn(name: string): string {
  const plain = folded(name);
  if (OWN.some((part) => plain.includes(part))) return name.trim().slice(0, LABEL_LETTERS);
  const found = BY_NAME.find(([, parts]) => parts.some((part) => plain.includes(part)));
  if (found !== undefined) return found[0];
  // "Phone (hotline)": what stands in brackets says which of several.
  const open = name.indexOf('(');
  return open <= 0 ? '' : readPointLabel(name.slice(open + 1).split(')')[0] ?? '');
}

/** Whether a number takes no calls, and so is never the first of a person's phones. */
export function isFax(label: string): boolean {
  return label === 'fax' || /fax|faks|факс/i.test(label);
}

export type Placed = { readonly column: number; readonly to: string | null };

/**
 * Which column holds the label of each column of phones or e-mails: the one of the same name ("Phone 2 - Label" of
 * "Phone 2 - Value"), else the one beside it, before it or after. @returns by column of values, the column of its label.
 */
export function labelColumns(columns: readonly Placed[], columnNames: readonly string[], { field, label }: { readonly field: string; readonly label: string }): ReadonlyMap<number, number> {
  const values = columns.filter(({ to }) => to === field).map(({ column }) => column);
  const found = new Map<number, number>();
  const left: number[] = [];
  const stems = new Map(values.map((column) => [stemOf(columnNames[column] ?? ''), column] as const));
  for (const { column } of columns.filter(({ to }) => to === label)) {
    const same = stems.get(stemOf(columnNames[column] ?? ''));
    if (same !== undefined && !found.has(same)) found.set(same, column);
    else left.push(column);
  }
  for (const column of left) {
    const near = [column + 1, column - 1].find((beside) => values.includes(beside) && !found.has(beside));
    if (near !== undefined) found.set(near, column);
  }
  return found;
}

/** A name without the words that tell a label from its value: "phone 2". */
function stemOf(name: string): string {
  return name.toLowerCase().replaceAll(/\b(label|type|value)\b|etykieta|typ |rodzaj|метка|тип /g, '').replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim();
}
