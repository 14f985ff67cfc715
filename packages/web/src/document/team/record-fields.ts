import { BILLING_TRIGGERS, GROUND_RULE_TOPICS, PARTY_KINDS, RESULT_LEVELS, VARIABLE_TYPES, type AnyItem, type DocumentContent } from '@entente/core/document/content';
import { positionAtEnd } from '@entente/core/document/ordering';
import { STARTER_TERMS } from '@entente/core/document/terms/starter-terms';
import { sameTerm } from '@entente/core/document/terms/term-uses';
import { intlTag } from '@entente/core/kernel/locale-list';
import type { PhraseKey } from '@entente/phrases/shape';
import type { Translator } from '@entente/phrases/translator';
import { KIND_OF, type RecordPart } from './open-place.ts';

/** How one field of a record is written. */
export type RecordField = {
  readonly field: string;
  readonly label: PhraseKey;
  readonly control: 'line' | 'prose' | 'lines' | 'day' | 'count' | 'money' | 'choice' | 'phase' | 'deliverable' | 'check' | 'country';
  readonly wide?: boolean;
  /** For `choice`: value and its words. */
  readonly options?: readonly { readonly value: string; readonly words: PhraseKey }[] | undefined;
  /** What a chosen value means, said under it. */
  readonly hints?: Readonly<Partial<Record<string, PhraseKey>>>;
  /** Shown only while the record says so. */
  readonly when?: { readonly field: string; readonly is: string };
};

function choices<Value extends string>(values: readonly Value[], words: (value: Value) => PhraseKey): RecordField['options'] {
  return values.map((value) => ({ value, words: words(value) }));
}

/** The fields of each part, in reading order. */
export const RECORD_FIELDS: Readonly<Record<RecordPart, readonly RecordField[]>> = {
  parties: [
    { field: 'legalName', label: 'document.field.legalName', control: 'line', wide: true },
    { field: 'calledAs', label: 'document.field.calledAs', control: 'line' },
    { field: 'registration', label: 'document.field.registration', control: 'line' },
    { field: 'kind', label: 'document.field.partyKind', control: 'choice', options: choices(PARTY_KINDS, (kind) => `document.partyKind.${kind}`), hints: { protected_person: 'document.field.protectedHint' }, wide: true },
    { field: 'country', label: 'document.field.home', control: 'country', when: { field: 'kind', is: 'consumer' }, wide: true },
    { field: 'address', label: 'document.field.address', control: 'line' },
    { field: 'representedBy', label: 'document.field.representedBy', control: 'line' },
    { field: 'authority', label: 'document.field.authority', control: 'line' },
  ],
  scope_in: [{ field: 'text', label: 'document.field.scopeText', control: 'line', wide: true }],
  scope_out: [{ field: 'text', label: 'document.field.scopeText', control: 'line', wide: true }],
  phases: [
    { field: 'name', label: 'document.field.name', control: 'line', wide: true },
    { field: 'startsOn', label: 'document.field.startsOn', control: 'day' },
    { field: 'endsOn', label: 'document.field.endsOn', control: 'day' },
    { field: 'description', label: 'document.field.description', control: 'prose', wide: true },
  ],
  deliverables: [
    { field: 'name', label: 'document.field.name', control: 'line', wide: true },
    { field: 'form', label: 'document.field.form', control: 'line', wide: true },
    { field: 'quantity', label: 'document.field.quantity', control: 'count' },
    { field: 'dueOn', label: 'document.field.dueOn', control: 'day' },
    { field: 'phaseId', label: 'document.field.phase', control: 'phase' },
    { field: 'decider', label: 'document.field.decider', control: 'line' },
    { field: 'reviewDays', label: 'document.field.reviewDays', control: 'count' },
    { field: 'rounds', label: 'document.field.rounds', control: 'count' },
    { field: 'acceptance', label: 'document.field.acceptance', control: 'lines', wide: true },
  ],
  results: [
    { field: 'text', label: 'document.field.resultText', control: 'line', wide: true },
    { field: 'level', label: 'document.field.level', control: 'choice', options: choices(RESULT_LEVELS, (level) => `document.level.${level}`) },
    { field: 'measuredOn', label: 'document.field.measuredOn', control: 'day' },
    { field: 'measure', label: 'document.field.measure', control: 'line', wide: true },
    { field: 'baseline', label: 'document.field.baseline', control: 'line' },
    { field: 'target', label: 'document.field.target', control: 'line' },
  ],
  billing: [
    { field: 'label', label: 'document.field.billingLabel', control: 'line', wide: true },
    { field: 'amountMinor', label: 'document.field.amount', control: 'money', wide: true },
    { field: 'trigger', label: 'document.field.trigger', control: 'choice', options: choices(BILLING_TRIGGERS, (trigger) => `document.trigger.${trigger}`) },
    { field: 'deliverableId', label: 'document.field.deliverable', control: 'deliverable', when: { field: 'trigger', is: 'on_acceptance' } },
    { field: 'dueOn', label: 'document.field.dueOn', control: 'day', when: { field: 'trigger', is: 'on_day' } },
    { field: 'paymentDays', label: 'document.field.paymentDays', control: 'count' },
  ],
  client_inputs: [
    { field: 'text', label: 'document.field.inputText', control: 'line', wide: true },
    { field: 'form', label: 'document.field.form', control: 'line' },
    { field: 'owner', label: 'document.field.owner', control: 'line' },
    { field: 'dueOn', label: 'document.field.neededOn', control: 'day' },
    { field: 'phaseId', label: 'document.field.phase', control: 'phase' },
  ],
  responsibilities: [
    { field: 'name', label: 'responsibility.personName', control: 'line', wide: true },
    { field: 'roleTitle', label: 'responsibility.roleTitle', control: 'line' },
    { field: 'side', label: 'responsibility.side', control: 'choice', options: choices(['provider', 'client'] as const, (side) => `responsibility.${side}`) },
  ],
  ground_rules: [
    { field: 'topic', label: 'document.field.topic', control: 'choice', options: choices(GROUND_RULE_TOPICS, (topic) => `document.topic.${topic}`), wide: true },
    { field: 'text', label: 'document.field.ruleText', control: 'prose', wide: true },
  ],
  terms: [
    { field: 'name', label: 'document.field.termName', control: 'line', wide: true },
    { field: 'definition', label: 'document.field.definition', control: 'prose', wide: true },
    { field: 'form', label: 'document.field.termForm', control: 'line', wide: true },
    { field: 'synonyms', label: 'document.field.synonyms', control: 'lines' },
    { field: 'forms', label: 'document.field.forms', control: 'lines' },
  ],
  variables: [
    { field: 'label', label: 'document.field.variableLabel', control: 'line', wide: true },
    { field: 'type', label: 'document.field.variableType', control: 'choice', options: choices(VARIABLE_TYPES, (type) => `document.type.${type}`) },
    { field: 'required', label: 'document.field.required', control: 'check' },
  ],
};

/** The records of a part, in order. */
export function recordsOf(content: DocumentContent, part: RecordPart): readonly AnyItem[] {
  const all: readonly AnyItem[] = content[KIND_OF[part]];
  if (part !== 'scope_in' && part !== 'scope_out') return all;
  return all.filter((item) => 'direction' in item && item.direction === (part === 'scope_in' ? 'in' : 'out'));
}

/** What a record is called in a list. */
export function recordName(item: AnyItem): string {
  if ('legalName' in item) return item.legalName === '' ? item.calledAs : item.legalName;
  if ('reason' in item) return item.reason;
  if ('name' in item) return item.name;
  if ('label' in item) return item.label;
  return 'text' in item ? item.text : '';
}

/** What stands under a record's name: of a party how the text calls it and what it is, of a consumer where they live. Empty for other records. */
export function recordNote(t: Translator, item: AnyItem): string {
  if (!('legalName' in item)) return '';
  const { calledAs, legalName, kind, country } = item;
  const home = country === '' ? t('document.field.homeNotSaid') : new Intl.DisplayNames(intlTag(t.locale), { type: 'region' }).of(country) ?? country;
  return [calledAs === legalName ? '' : calledAs, t(`document.partyKind.${kind}`), kind === 'consumer' ? `${t('frame.party.home')}: ${home}` : ''].filter((part) => part !== '').join(' · ');
}

/**
 * A record as it begins, from the words a person typed for it.
 * @returns the item of its kind, at the end of its list.
 */
export function newRecord(content: DocumentContent, part: RecordPart, { id, words }: { id: string; words: string }): AnyItem {
  return FRESH[part]({ id, position: positionAtEnd(recordsOf(content, part)) }, words, content);
}

type Fresh = (place: { id: string; position: number }, words: string, content: DocumentContent) => AnyItem;

const FRESH: Readonly<Record<RecordPart, Fresh>> = {
  parties: (place, words) => ({ ...place, side: 'client', kind: 'organisation', legalName: words, calledAs: words, registration: '', address: '', country: '', representedBy: '', authority: '' }),
  scope_in: (place, text) => ({ ...place, direction: 'in', text }),
  scope_out: (place, text) => ({ ...place, direction: 'out', text }),
  phases: (place, name) => ({ ...place, name, description: '', startsOn: null, endsOn: null }),
  deliverables: (place, name) => ({ ...place, phaseId: null, name, form: '', quantity: 1, acceptance: [], rounds: 2, reviewDays: 5, dueOn: null, decider: '' }),
  results: (place, text) => ({ ...place, level: 'result', text, measure: '', baseline: '', target: '', measuredOn: null }),
  billing: (place, label, { head: { currency } }) => ({ ...place, label, amountMinor: 0, currency, trigger: 'on_signing', deliverableId: null, dueOn: null, paymentDays: 14 }),
  client_inputs: (place, text) => ({ ...place, text, form: '', dueOn: null, owner: '', phaseId: null }),
  responsibilities: (place, name) => ({ ...place, side: 'client', name, roleTitle: '', does: [], decides: [], asked: [], told: [] }),
  ground_rules: (place, text) => ({ ...place, topic: 'own', text }),
  terms: newTerm,
  variables: (place, label, content) => ({ ...place, key: freshKey(content, label), label, type: 'text', value: null, suggestions: [], required: true }),
};

/** A word of the starter glossary begins with what it usually means. */
function newTerm(place: { id: string; position: number }, words: string, { head: { locale } }: DocumentContent): AnyItem {
  const starter = STARTER_TERMS[locale].find(({ name }) => sameTerm(name, words, locale));
  return { ...place, name: words, definition: starter?.definition ?? '', form: starter?.form ?? '', synonyms: [...(starter?.synonyms ?? [])], forms: [...(starter?.forms ?? [])] };
}

/** A short name for a value, from its words: latin letters, digits and underscores, not taken yet. */
function freshKey(content: DocumentContent, words: string): string {
  const plain = words.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll('ł', 'l');
  const parts = plain.split(/[^a-z0-9]/).filter((part) => part !== '');
  const named = parts.slice(parts.findIndex((part) => /^[a-z]/.test(part))).join('_').slice(0, 36);
  const stem = /^[a-z]/.test(named) ? named : 'value';
  const taken = new Set(content.variables.map(({ key }) => key));
  for (let number = 1; ; number += 1) {
    const key = number === 1 ? stem : `${stem}_${number}`;
    if (!taken.has(key)) return key;
  }
}
