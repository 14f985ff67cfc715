import { minorDigits } from '../kernel/minor-digits.ts';
import { isReference, type FieldType, type ReferenceType } from '../record/field-type.ts';
import type { RecordField } from '../record/record-fields.ts';
import type { RecordKind } from '../record/record-kind.ts';
import { asFormTakes, cleaned, isMangled, readCell, readCountry, readMoney, readText, saysNothing, type CellOutcome, type ProblemCode } from './cell-reading.ts';
import type { SourceRow } from './delimited.ts';
import type { ColumnPlan, ImportPlan } from './import-plan.ts';
import { zoneSaid } from './moment-reading.ts';
import { readNumber, type ReadNumber } from './number-reading.ts';
import { isLabelField, LABEL_FIELDS, readPointLabel } from '../record/point-label.ts';
import { isFax, labelColumns, labelOfColumn } from './label-reading.ts';
import { joinAddress, joinBirthday } from './part-joining.ts';
import { stageKindOf, stateSaid } from './stage-kind.ts';
import { meantBy } from './value-meaning.ts';
import { asWritten } from '../kernel/formula-text.ts';
import { interactionRow } from './interaction-row.ts';
import { isLinkTarget, linksOf, readMinutes, withoutTags, type Link } from './interaction-reading.ts';
import { splitAddresses, splitPhones, splitTags, TAKE_SEVERAL } from './several-values.ts';

export type RowProblem = { readonly column: number; readonly code: ProblemCode; readonly value: string };
/** `label`: what it is for, where the file says it. */
export type FurtherPoint = { readonly kind: 'email' | 'phone'; readonly value: string; readonly label?: string };
type Value = string | number | boolean | readonly string[];

/** A row of a file as a record would be: what can be said without looking at the records that are here. */
export type PreparedRow = {
  readonly row: number;
  /** By field key: values, and ids of what was found by its name. */
  readonly set: Readonly<Record<string, Value>>;
  /** By field key: names of clients and contacts, and of what is to be made, still to be found. */
  readonly names: Readonly<Record<string, string>>;
  readonly further: readonly FurtherPoint[];
  readonly tags: readonly string[];
  readonly externalId: string;
  /** Of an interaction: whom and what it is about, still to be found. */
  readonly links?: readonly Link[];
  /** What the row says of how its deal ended, apart from its stage. */
  readonly ended?: 'won' | 'lost';
  /** The row says nothing of a pipeline: a deal that is here ends in its own. */
  readonly isAnyPipeline?: boolean;
  /** The amount as it is written, where the row names no currency: how many digits it has is then told by the record. */
  readonly amount?: ReadNumber;
  /** Why the row is rejected; empty when it is not. */
  readonly problems: readonly RowProblem[];
  /** Cells that are left empty, with the reason. */
  readonly emptied: readonly RowProblem[];
};

/** Finds what a name means among rows that are few: members, stages, products; and options of choices. Null when there is none. */
export type NameFinder = {
  reference(type: ReferenceType, name: string, pipelineId: string | null): string | null;
  option(field: RecordField, text: string): string | null;
  /** Whether an id that a plan names is one of those rows. */
  isKnown(type: ReferenceType, id: string): boolean;
};

export type ReadingTerms = {
  readonly plan: ImportPlan;
  readonly fields: readonly RecordField[];
  /** The names of the file's columns. */
  readonly columnNames: readonly string[];
  readonly finder: NameFinder;
  /** Of amounts that say none. */
  readonly currency: string;
  /** Of moments that say none. */
  readonly timeZone: string;
  /** In a workbook an amount may be worked out: it is rounded to what its currency has. In a text, more digits are a misreading. */
  readonly roundsMoney?: boolean;
};

/** `labelAt`: the column that says what this one's phones or e-mails are for; `label`: what its own name says. */
type Target = ColumnPlan & { readonly field: RecordField | null; readonly timeZone: string; readonly labelAt?: number | undefined; readonly label: string };
type Point = { readonly value: string; readonly label: string };
/** A row while it is read. */
export type Draft = { links: Link[]; /** By field key: what the column says that was taken. */ firsts: Record<string, string>; amount?: ReadNumber; said: Record<string, string>; set: Record<string, Value>; names: Record<string, string>; parts: Record<string, string>; emails: Point[]; phones: Point[]; tags: string[]; notes: string[]; problems: RowProblem[]; emptied: RowProblem[] };

/** Found set-based, many at a time; everything else is looked up in memory. */
const FOUND_LATER: readonly FieldType[] = ['client', 'contact'];
/** Currencies and pipelines first: amounts and stages are read by them. */
const ORDER: readonly FieldType[] = ['currency', 'pipeline'];

/** Makes the function that turns rows of one file into records by one plan. */
export function makeRowReader(terms: ReadingTerms): (row: SourceRow) => PreparedRow {
  const byKey = new Map(terms.fields.map((field) => [field.key, field]));
  const labels = new Map(Object.entries(LABEL_FIELDS).flatMap(([field, label]) => [...labelColumns(terms.plan.columns, terms.columnNames, { field, label })]));
  const targets = terms.plan.columns
    .flatMap((column): Target[] => {
      const name = terms.columnNames[column.column] ?? '';
      // A label is read with what it stands beside.
      if (column.to === null || isLabelField(column.to)) return [];
      return [{ ...column, field: byKey.get(column.to) ?? null, timeZone: zoneSaid(name) ?? terms.timeZone, labelAt: labels.get(column.column), label: column.to in LABEL_FIELDS ? labelOfColumn(name) : '' }];
    })
    .sort((a, b) => orderOf(a) - orderOf(b));
  return (row) => {
    if (row.fault !== undefined) return { row: row.row, set: {}, names: {}, further: [], tags: [], externalId: '', problems: [{ column: 0, code: row.fault, value: '' }], emptied: [] };
    const draft: Draft = { links: [], firsts: {}, said: {}, set: {}, names: {}, parts: {}, emails: [], phones: [], tags: [], notes: [], problems: [], emptied: [] };
    for (const target of targets) {
      const text = asWritten((row.cells[target.column] ?? '').trim());
      if (text !== '') takeCell(terms, draft, { target, text, label: labelIn(row, target) });
    }
    return terms.plan.kind === 'interaction' ? interactionRow(terms, draft, row.row) : finished(terms, { kind: terms.plan.kind, draft }, row.row);
  };
}

/** What the row says its phone or e-mail is for, else what the column's name says. */
function labelIn({ cells }: SourceRow, { labelAt, label }: Target): string {
  const said = labelAt === undefined ? '' : readPointLabel(asWritten((cells[labelAt] ?? '').trim()));
  return said === '' ? label : said;
}

function orderOf({ field }: Target): number {
  const at = field === null ? -1 : ORDER.indexOf(field.type);
  return at < 0 ? ORDER.length : at;
}

type Cell = { readonly target: Target; readonly text: string; /** Of a phone or an e-mail: what it is for. */ readonly label: string };

function takeCell(terms: ReadingTerms, draft: Draft, { target, text, label }: Cell): void {
  const { field } = target;
  const mapped = meantBy(target, text);
  if (mapped === '') return;
  if (mapped === undefined && isShortened(target, text)) return refuse(draft, target, { code: 'looks-mangled', text });
  if (field === null) return takePart(terms, draft, { target, text, label });
  if (mapped === undefined && saysNothing(field, text)) return;
  takeField(terms, draft, { target, text, label, field, mapped });
}

function takeField(terms: ReadingTerms, draft: Draft, { mapped, ...cell }: FieldCell & { mapped: string | undefined }): void {
  const { target, text, field } = cell;
  if (field.key === 'address' && terms.plan.kind === 'contact') return takeAddress(draft, mapped ?? text, terms.columnNames[target.column] ?? '');
  const several = SEVERAL.get(field.key);
  if (several !== undefined) several(draft, cell);
  else if (field.key in draft.set || field.key in draft.names) keepFurther(terms, draft, cell);
  else {
    draft.firsts[field.key] = text;
    takeOne(terms, draft, { ...cell, mapped });
  }
}

/** What a second column says otherwise of a field that takes one value is a line in the notes. */
function keepFurther({ columnNames }: ReadingTerms, { firsts, notes }: Draft, { target, text, field }: FieldCell): void {
  if (firsts[field.key]?.toLowerCase() !== text.toLowerCase()) notes.push(`${columnNames[target.column] ?? ''}: ${cleaned(text)}`);
}

/** Where a spreadsheet may have shortened a long number. */
const WRITTEN_IN_DIGITS: readonly FieldType[] = ['phone', 'text'];

function isShortened({ field, to }: Target, text: string): boolean {
  return (field === null ? to === 'externalId' : WRITTEN_IN_DIGITS.includes(field.type)) && isMangled(text);
}

/** Fields that take all of their columns, and several values in a cell. */
const SEVERAL = new Map<string, (draft: Draft, cell: FieldCell) => void>(Object.entries({
  tags: (draft, { text }) => splitTags(text).forEach((tag) => takeTag(draft, tag)),
  email: (draft, cell) => takeEach(draft, draft.emails, { cell, parts: splitAddresses(cell.text) }),
  phone: (draft, cell) => takeEach(draft, draft.phones, { cell, parts: splitPhones(cell.text) }),
  notes: (draft, { text }) => void draft.notes.push(cleaned(text)),
} satisfies Readonly<Record<(typeof TAKE_SEVERAL)[number], (draft: Draft, cell: FieldCell) => void>>));
const PLAIN = { dates: 'dmy', decimal: 'point', timeZone: 'UTC' } as const;

/** What is too long for a tag is cut, and stands whole in the notes. */
function takeTag({ tags, notes }: Draft, tag: string): void {
  tags.push(tag.slice(0, 60));
  if (tag.length > 60) notes.push(tag);
}

/** Fields that take one value: the first column that says something. */
function takeOne(terms: ReadingTerms, draft: Draft, { mapped, ...cell }: FieldCell & { mapped: string | undefined }): void {
  const { target, text, field } = cell;
  if (field.type === 'choice') takeChoice(terms, draft, { ...cell, mapped });
  else if (field.type === 'multi_choice') takeChoices(terms, draft, cell);
  else if (isReference(field.type)) takeReference(terms, draft, { ...cell, text: mapped ?? text, isMapped: mapped !== undefined });
  else if (field.type === 'money') settle(draft, cell, money(terms, draft, cell));
  else if (field.type === 'birthday') takeBirthday(draft, cell, terms.columnNames[target.column] ?? '');
  else settle(draft, cell, readCell(field, mapped ?? asSaid(terms, cell), { dates: target.dates ?? 'dmy', decimal: target.decimal ?? 'point', timeZone: target.timeZone }));
}

/** What other programs write otherwise: how long a talk took, a text with tags. */
function asSaid({ plan, columnNames }: ReadingTerms, { target, text, field }: FieldCell): string {
  if (plan.kind !== 'interaction') return text;
  if (field.key === 'minutes') return readMinutes(text, columnNames[target.column] ?? '');
  return field.key === 'body' ? withoutTags(text) : text;
}

/** One that cannot be read stands in the notes as well, so that it is not lost. */
function takeBirthday(draft: Draft, cell: FieldCell, columnName: string): void {
  const { target, text, field } = cell;
  if (NO_DAY.test(text)) return;
  const outcome = readCell(field, text, { ...PLAIN, dates: target.dates ?? 'dmy' });
  if ('problem' in outcome) draft.notes.push(`${columnName}: ${cleaned(text)}`);
  settle(draft, cell, outcome);
}

/** The first address that says something stands in the field; further ones are lines in the notes. */
function takeAddress({ set, notes }: Draft, text: string, columnName: string): void {
  const address = cleaned(text).split('\n').map((line) => line.trim()).filter((line) => line !== '').join(', ');
  if (!('address' in set) && address.length <= 300) set['address'] = address;
  else if (set['address'] !== address) notes.push(`${columnName}: ${cleaned(text)}`);
}

type FieldCell = Cell & { readonly field: RecordField };

function settle(draft: Draft, { target, text, field }: Pick<FieldCell, 'target' | 'text' | 'field'>, outcome: CellOutcome): void {
  const held = asFormTakes(field, outcome);
  if ('value' in held) draft.set[field.key] = held.value;
  else refuse(draft, target, { code: held.problem, text });
}

function refuse(draft: Draft, { column, unknown }: Target, { code, text }: { code: ProblemCode; text: string }): void {
  (unknown === 'reject' ? draft.problems : draft.emptied).push({ column, code, value: text.slice(0, 200) });
}

/** Outlook writes a birthday that nobody knows as "0/0/00". */
const NO_DAY = /^0([./-])0\1(00|0000)$/;

function takePart({ columnNames }: ReadingTerms, draft: Draft, { target, text }: Cell): void {
  const { column, to } = target;
  if (to !== null && isLinkTarget(to)) return void draft.links.push(...linksOf(to, text, column));
  if (to === 'notes.line') {
    if (!NO_DAY.test(text)) draft.notes.push(`${columnNames[column] ?? ''}: ${cleaned(text)}`);
  } else if (to !== null) draft.parts[to] = to in draft.parts ? `${draft.parts[to]} ${cleaned(text)}` : cleaned(text);
}

function takeEach(draft: Draft, into: Point[], { cell: { target, field, label }, parts }: { cell: FieldCell; parts: readonly string[] }): void {
  for (const part of parts) {
    const outcome = readCell(field, part, PLAIN);
    if ('problem' in outcome) refuse(draft, target, { code: outcome.problem, text: part });
    else if (into.every(({ value }) => value !== outcome.value)) into.push({ value: String(outcome.value), label });
  }
}

function choice({ finder }: ReadingTerms, field: RecordField, { mapped, text }: { mapped: string | undefined; text: string }): CellOutcome {
  const key = finder.option(field, mapped ?? text);
  return key === null ? { problem: 'unknown-option' } : { value: key };
}

function takeChoice(terms: ReadingTerms, draft: Draft, { mapped, ...cell }: FieldCell & { mapped: string | undefined }): void {
  draft.said[cell.field.key] = cell.text;
  settle(draft, cell, choice(terms, cell.field, { mapped, text: cell.text }));
}

function takeChoices(terms: ReadingTerms, draft: Draft, { target, text, field }: FieldCell): void {
  const keys: string[] = [];
  for (const part of splitTags(text)) {
    const mapped = meantBy(target, part);
    if (mapped === '') continue;
    const outcome = choice(terms, field, { mapped, text: part });
    if ('problem' in outcome) refuse(draft, target, { code: outcome.problem, text: part });
    else keys.push(String(outcome.value));
  }
  if (keys.length > 0) draft.set[field.key] = keys;
}

function takeReference({ finder, plan }: ReadingTerms, draft: Draft, { target, text, field, isMapped }: FieldCell & { isMapped: boolean }): void {
  const type = field.type as ReferenceType;
  if (isMapped && !FOUND_LATER.includes(type)) {
    if (finder.isKnown(type, text)) draft.set[field.key] = text;
    else refuse(draft, target, { code: 'unknown-name', text });
    return;
  }
  const name = readText(text, 200, true);
  if ('problem' in name) return refuse(draft, target, { code: name.problem, text });
  draft.said[field.key] = String(name.value);
  if (FOUND_LATER.includes(type)) {
    draft.names[field.key] = String(name.value);
    return;
  }
  const pipeline = typeof draft.set['pipelineId'] === 'string' ? draft.set['pipelineId'] : (plan.pipelineId ?? null);
  const id = finder.reference(type, String(name.value), pipeline);
  if (id !== null) draft.set[field.key] = id;
  else if (target.unknown === 'create' && type !== 'member') draft.names[field.key] = String(name.value);
  else refuse(draft, target, { code: 'unknown-name', text });
}

/** An amount with its currency beside it is taken only where that is the currency it would stand in: nothing is converted, and nothing renamed. */
function money(terms: ReadingTerms, draft: Draft, { target: { decimal = 'point' }, text, field }: FieldCell): CellOutcome {
  const read = readNumber(text, decimal);
  const said = read?.currency ?? null;
  const own = field.key === 'amount' ? currencyOfDeal(terms, draft, read) : (field.rules?.currency ?? terms.currency);
  const rounds = terms.roundsMoney === true || (field.key === 'amount' && isOfTheRecord(terms.plan, draft));
  return said !== null && said !== own ? { problem: 'other-currency' } : readMoney(text, decimal, { digits: minorDigits(own), rounds });
}

/** Whether the digits of an amount are told by the record that the row means: they are looked at when that is found. */
function isOfTheRecord({ currency }: ImportPlan, { amount }: Draft): boolean {
  return amount !== undefined && currency === undefined;
}

/** What a deal's amount is in: what the row says in a column of its own or beside the amount, else what the plan says. */
function currencyOfDeal({ currency, plan }: ReadingTerms, draft: Draft, read: ReadNumber | null): string {
  if (read !== null && read.currency !== null) draft.set['currency'] ??= read.currency;
  else if (read !== null && draft.set['currency'] === undefined) draft.amount = read;
  return String(draft.set['currency'] ?? plan.currency ?? currency);
}

function finished(terms: ReadingTerms, { kind, draft }: { kind: RecordKind; draft: Draft }, row: number): PreparedRow {
  const { set, names, problems, amount } = draft;
  const further = [...takePoints(draft, 'email', draft.emails), ...takePoints(draft, 'phone', draft.phones)];
  const name = nameOf(kind, draft);
  const ended = takeState(terms, draft);
  joinParts(terms, draft, name);
  const notes = draft.notes.join('\n');
  if (notes !== '') set['notes'] = notes;
  if (notes.length > 10_000) problems.push({ column: 0, code: 'too-long', value: notes.slice(0, 200) });
  if (name === '' && problems.length === 0) problems.push({ column: 0, code: 'name-is-missing', value: '' });
  else set['name'] = name.slice(0, 200);
  return { row, set, names, further, tags: [...new Set(draft.tags)], externalId: (draft.parts['externalId'] ?? '').slice(0, 200), problems, emptied: draft.emptied, ...(amount === undefined ? {} : { amount }), ...(ended === null ? {} : { ended }) };
}

/** Whether the row says that its deal was won or lost. The stage where that happened is a line in the notes; so is a word for neither. */
function takeState(terms: ReadingTerms, { parts, said, notes }: Draft): 'won' | 'lost' | null {
  const state = stateSaid(parts['stageId.kind'] ?? '');
  if (state === null) return null;
  Reflect.deleteProperty(parts, 'stageId.kind');
  if (state === 'open') return null;
  const stage = said['stageId'];
  if (stage !== undefined && stageKindOf(stage) !== state) notes.push(`${nameOfColumn(terms, 'stageId')}: ${stage}`);
  return state;
}

/** The first stands in the record itself, with what it is for; a fax never does. @returns the others. */
function takePoints({ set }: Draft, kind: 'email' | 'phone', points: readonly Point[]): FurtherPoint[] {
  const first = points.find(({ label }) => !isFax(label));
  if (first !== undefined) set[kind] = first.value;
  if (first !== undefined && first.label !== '') set[`${kind}Label`] = first.label;
  return points.filter((point) => point !== first).map(({ value, label }) => ({ kind, value, ...(label === '' ? {} : { label }) }));
}

/** Parts of an address or a birthday become one; what a name or an address given whole does not say is kept as a line in the notes. */
function joinParts(terms: ReadingTerms, draft: Draft, name: string): void {
  const { parts, set, notes } = draft;
  joinAddress(terms.fields, draft);
  const isBirthdayKnown = joinBirthday(terms.fields, draft);
  const said = `${name.slice(0, 200)} ${String(set['address'] ?? '')}`.toLowerCase();
  const isSaid = (part: string, value: string): boolean => part === 'externalId' || said.includes(value.toLowerCase()) || (part.startsWith('birthday.') && isBirthdayKnown) || (part.endsWith('.country') && (readCountry(value) === set['country'] || notes.some((line) => line.includes(value))));
  const unsaid = Object.entries(parts).filter(([part, value]) => !isSaid(part, value));
  notes.push(...unsaid.map(([part, value]) => `${nameOfColumn(terms, part)}: ${value}`));
  if (name.length > 200) notes.push(name);
}

function nameOfColumn({ plan, columnNames }: ReadingTerms, target: string): string {
  const column = plan.columns.find(({ to }) => to === target);
  return (column === undefined ? undefined : columnNames[column.column]) ?? target;
}

/** A deal may be named after its client and product, else by its id; a contact after its client or the address it writes from. Nothing else is made up. */
function nameOf(kind: RecordKind, { said, set, names, parts, emails }: Draft): string {
  if (typeof set['name'] === 'string') return set['name'];
  const whole = [set['givenName'], parts['name.additional'], set['familyName'], parts['name.suffix']].filter((part) => typeof part === 'string' && part !== '').join(' ');
  if (whole !== '') return whole;
  if (kind === 'deal') return [said['clientId'], said['productId']].filter((part) => part !== undefined).join(' · ') || (parts['externalId'] ?? '');
  return names['clientId'] ?? emails[0]?.value ?? '';
}
