import { z } from 'zod';
import type { AnyItem, BillingItem, DocumentContent, ItemKind } from '../document/content.ts';
import { applyEdits } from '../document/apply-edit.ts';
import { Edits, type Edit, type FieldValue } from '../document/edit.ts';
import { sameValue } from '../kernel/same-value.ts';
import { Currency, Id } from '../kernel/values.ts';

/**
 * What one side proposes to change of what is agreed: one record of the frame gets other values, goes, or
 * gets another beside it. It is kept as the edits that it is, each with what stood there before, so that it
 * never overwrites what somebody changed meanwhile.
 */
export const PROPOSAL_KINDS = ['scopeItems', 'phases', 'deliverables', 'results', 'billingItems', 'clientInputs', 'groundRules'] as const satisfies readonly ItemKind[];
export type ProposalKind = (typeof PROPOSAL_KINDS)[number];
export const PROPOSAL_WAYS = ['set', 'add', 'remove'] as const;
export type ProposalWay = (typeof PROPOSAL_WAYS)[number];

/** As it is stored. `recordId` is the record that is changed or taken out, or the one beside which another comes. */
export const RecordProposal = z.strictObject({
  way: z.enum(PROPOSAL_WAYS),
  kind: z.enum(PROPOSAL_KINDS),
  recordId: Id,
  /** How people know the record. */
  name: z.string(),
  /** Of the amounts in it; null where there are none. */
  currency: Currency.nullable(),
  edits: Edits,
});
export type RecordProposal = z.infer<typeof RecordProposal>;

export const PROPOSAL_FIELDS = ['text', 'name', 'label', 'form', 'amountMinor', 'startsOn', 'endsOn', 'dueOn', 'quantity', 'rounds', 'reviewDays', 'measure', 'target', 'measuredOn', 'paymentDays'] as const;
export type ProposalFieldName = (typeof PROPOSAL_FIELDS)[number];
export type ProposalField = { readonly name: ProposalFieldName; readonly type: 'line' | 'day' | 'money' | 'count' };

const line = (name: ProposalFieldName): ProposalField => ({ name, type: 'line' });
const day = (name: ProposalFieldName): ProposalField => ({ name, type: 'day' });
const count = (name: ProposalFieldName): ProposalField => ({ name, type: 'count' });

/** What may be proposed of a record of each kind, in the order in which it is asked; the first says what it is. */
const FIELDS: Readonly<Record<ProposalKind, readonly ProposalField[]>> = {
  scopeItems: [line('text')],
  phases: [line('name'), day('startsOn'), day('endsOn')],
  deliverables: [line('name'), line('form'), day('dueOn'), count('quantity'), count('rounds'), count('reviewDays')],
  results: [line('text'), line('measure'), line('target'), day('measuredOn')],
  billingItems: [line('label'), { name: 'amountMinor', type: 'money' }, day('dueOn'), count('paymentDays')],
  clientInputs: [line('text'), line('form'), day('dueOn')],
  groundRules: [line('text')],
};

type Fields = Readonly<Record<string, FieldValue>>;
export const fieldsOfItem = (item: AnyItem): Fields => item as unknown as Fields;

/** The fields of a record that may be proposed: an amount has a day only where it falls due on one. */
export function proposalFields(kind: ProposalKind, item: AnyItem): readonly ProposalField[] {
  const onDay = kind !== 'billingItems' || (item as BillingItem).trigger === 'on_day';
  return FIELDS[kind].filter(({ name }) => onDay || name !== 'dueOn');
}

/** The record of a frame that somebody may propose to change; null where it is none, or is not there. */
export function proposableRecord(content: DocumentContent, id: string): { readonly kind: ProposalKind; readonly item: AnyItem } | null {
  for (const kind of PROPOSAL_KINDS) {
    const item = (content[kind] as readonly AnyItem[]).find((one) => one.id === id);
    if (item !== undefined) return { kind, item };
  }
  return null;
}

/** How people know a record. */
export function recordName(kind: ProposalKind, item: AnyItem): string {
  return String(fieldsOfItem(item)[FIELDS[kind][0]?.name ?? ''] ?? '');
}

export type ProposalLine = ProposalField & { readonly before: FieldValue; readonly after: FieldValue };

/** What a proposal changes, field by field: of a record that comes there is nothing before, of one that goes nothing after. */
export function proposalLines({ kind, recordId, edits }: Pick<RecordProposal, 'kind' | 'recordId' | 'edits'>): readonly ProposalLine[] {
  const whole = edits.find((edit) => edit.type !== 'set' && edit.kind === kind);
  if (whole !== undefined && whole.type !== 'set') {
    const values = fieldsOfItem(whole.item);
    return proposalFields(kind, whole.item).flatMap((field) => {
      const value = values[field.name] ?? null;
      if (value === null || value === '') return [];
      return [whole.type === 'insert' ? { ...field, before: null, after: value } : { ...field, before: value, after: null }];
    });
  }
  return FIELDS[kind].flatMap((field) => edits.flatMap((edit) => (edit.type === 'set' && edit.id === recordId && edit.field === field.name ? [{ ...field, before: edit.before, after: edit.value }] : [])));
}

/** Whether a text says something else by now where the proposal would change it, or says already what is proposed. */
export function isProposalOld(content: DocumentContent, edits: readonly Edit[]): boolean {
  const applied = applyEdits(content, edits);
  return !applied.ok || sameValue(applied.value, content);
}
