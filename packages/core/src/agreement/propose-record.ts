import { applyEdits } from '../document/apply-edit.ts';
import type { AnyItem, BillingItem, DocumentContent, Phase, Responsibility } from '../document/content.ts';
import { fieldSchema, type Edit, type FieldValue } from '../document/edit.ts';
import { byPlace, positionAtEnd, positionBetween } from '../document/ordering.ts';
import { DUTIES } from '../document/responsibility/duty.ts';
import { granted, refused, type Outcome, type Refusal } from '../kernel/outcome.ts';
import { sameValue } from '../kernel/same-value.ts';
import { parseMinor, typedMinor } from '../kernel/typed-amount.ts';
import { Day } from '../kernel/values.ts';
import { fieldsOfItem, proposableRecord, proposalFields, recordName, type ProposalField, type ProposalKind, type ProposalWay, type RecordProposal } from './record-proposal.ts';

export type ProposalRefusal = Refusal<'proposal-record-is-gone' | 'proposal-changes-nothing' | 'proposal-words-do-not-fit' | 'proposal-day-does-not-fit' | 'proposal-amount-does-not-fit' | 'proposal-number-does-not-fit' | 'proposal-ends-before-start' | 'proposal-is-built-on'>;

/**
 * What somebody typed about a record, as forms send it.
 *   typed   by field; one that is not there stays as it is
 *   freshId of a record that comes
 */
export type ProposalWish = { readonly way: ProposalWay; readonly recordId: string; readonly typed: Readonly<Record<string, string>>; readonly freshId: string };

const MISFIT = { line: 'proposal-words-do-not-fit', day: 'proposal-day-does-not-fit', money: 'proposal-amount-does-not-fit', count: 'proposal-number-does-not-fit' } as const;

/**
 * Makes a proposal from what was typed, against the text that its writer reads.
 * @returns a refusal names the `field` where one is wrong.
 */
export function proposeRecord(content: DocumentContent, wish: ProposalWish): Outcome<RecordProposal, ProposalRefusal> {
  const found = proposableRecord(content, wish.recordId);
  if (found === null) return refused('proposal-record-is-gone');
  const { kind, item } = found;
  const edits = wish.way === 'remove' ? granted(removal(content, kind, item)) : typedEdits(content, { kind, item, wish });
  if (!edits.ok) return edits;
  if (edits.value.length === 0) return refused('proposal-changes-nothing');
  const applied = applyEdits(content, edits.value);
  if (!applied.ok) return refused('proposal-is-built-on');
  const late = kind === 'phases' ? applied.value.phases.find((phase) => endsBeforeStart(phase) && (phase.id === item.id || phase.id === wish.freshId)) : undefined;
  if (late !== undefined && wish.way !== 'remove') return refused('proposal-ends-before-start', { field: 'endsOn' });
  const currency = kind === 'billingItems' ? (item as BillingItem).currency : null;
  return granted({ way: wish.way, kind, recordId: wish.recordId, name: recordName(kind, item), currency, edits: [...edits.value] });
}

function endsBeforeStart({ startsOn, endsOn }: Phase): boolean {
  return startsOn !== null && endsOn !== null && endsOn < startsOn;
}

type Typing = { readonly kind: ProposalKind; readonly item: AnyItem; readonly wish: ProposalWish };

function typedEdits(content: DocumentContent, { kind, item, wish }: Typing): Outcome<readonly Edit[], ProposalRefusal> {
  const values = readTyped(kind, item, wish.typed);
  if (!values.ok) return values;
  const standing = fieldsOfItem(item);
  const changed = values.value.filter(({ name, value }) => !sameValue(value, standing[name] ?? null));
  if (wish.way === 'set') return granted(changed.map(({ name, value }): Edit => ({ type: 'set', kind, id: item.id, field: name, before: standing[name] ?? null, value })));
  // Another one that says the very same would be a copy, not a change.
  if (changed.length === 0) return granted([]);
  const fresh = { ...item, ...Object.fromEntries(changed.map(({ name, value }) => [name, value])), id: wish.freshId, position: placeBeside(content, kind, item) };
  return granted([{ type: 'insert', kind, item: fresh } as Edit]);
}

/** Right after the record that it is like. */
function placeBeside(content: DocumentContent, kind: ProposalKind, item: AnyItem): number {
  const items = (content[kind] as readonly AnyItem[]).toSorted(byPlace);
  const next = items[items.findIndex(({ id }) => id === item.id) + 1];
  return positionBetween(item.position, next?.position ?? null) ?? positionAtEnd(items);
}

/** Who answers for the record stops doing so first. */
function removal(content: DocumentContent, kind: ProposalKind, item: AnyItem): readonly Edit[] {
  const without = content.responsibilities.flatMap((person) => DUTIES.flatMap((duty): Edit[] => (person[duty].includes(item.id) ? [released(person, duty, item.id)] : [])));
  return [...without, { type: 'remove', kind, item } as Edit];
}

function released(person: Responsibility, duty: (typeof DUTIES)[number], id: string): Edit {
  return { type: 'set', kind: 'responsibilities', id: person.id, field: duty, before: [...person[duty]], value: person[duty].filter((one) => one !== id) };
}

type Value = { readonly name: string; readonly value: FieldValue };

function readTyped(kind: ProposalKind, item: AnyItem, typed: ProposalWish['typed']): Outcome<readonly Value[], ProposalRefusal> {
  const values: Value[] = [];
  for (const field of proposalFields(kind, item)) {
    const text = typed[field.name];
    if (text === undefined) continue;
    const value = readField(item, field, text);
    const parsed = value === undefined ? undefined : fieldSchema(kind, field.name)?.safeParse(value);
    if (parsed?.success !== true) return refused(MISFIT[field.type], { field: field.name });
    values.push({ name: field.name, value: parsed.data as FieldValue });
  }
  return granted(values);
}

/** @returns undefined where the text is no such value. */
function readField(item: AnyItem, { type }: ProposalField, text: string): FieldValue | undefined {
  const bare = text.trim();
  if (type === 'line') return text;
  if (type === 'day') return bare === '' ? null : Day.safeParse(bare).data;
  if (type === 'count') return /^\d{1,6}$/.test(bare) ? Number(bare) : undefined;
  const { amountMinor, currency } = item as BillingItem;
  // What was not touched stays, also an amount that nobody could type.
  return bare.replace(',', '.') === typedMinor(amountMinor, currency) ? amountMinor : (parseMinor(bare, currency) ?? undefined);
}

/** What a form begins with: the values as they are typed. @param point what stands before the cents. */
export function typedValue({ type, name }: ProposalField, item: AnyItem, point: '.' | ',' = '.'): string {
  const value = fieldsOfItem(item)[name] ?? null;
  if (value === null) return '';
  return type === 'money' ? typedMinor(Number(value), (item as BillingItem).currency).replace('.', point) : String(value);
}
