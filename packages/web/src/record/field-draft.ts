import type { CustomFieldView } from '@entente/contract/record/field.contract';
import type { Locale } from '@entente/core/kernel/locale';
import { INTERACTION_KINDS, type InteractionKind } from '@entente/core/kernel/interaction-kind';
import { LOCALES } from '@entente/core/kernel/locale-list';
import type { CustomFieldType } from '@entente/core/record/field-type';

export type DraftLabels = Readonly<Partial<Record<Locale, string | undefined>>>;
export type DraftOption = { readonly id: number; readonly key: string; readonly labels: DraftLabels; readonly retired: boolean };

/** A field while it is written. */
export type FieldDraft = {
  readonly type: CustomFieldType;
  readonly key: string;
  readonly labels: DraftLabels;
  readonly hints: DraftLabels;
  readonly options: readonly DraftOption[];
  readonly scale: number;
  readonly currency: string;
  /** Of a field of interactions: in which of them it is asked for; none stands for all. */
  readonly kinds: readonly InteractionKind[];
  readonly isRequired: boolean;
  readonly isUnique: boolean;
};

export const CHOICE_TYPES: readonly CustomFieldType[] = ['choice', 'multi_choice'];
/** Types in which one value can tell records apart; the server judges by the same. */
export const UNIQUE_TYPES: readonly CustomFieldType[] = ['text', 'number', 'email', 'phone', 'url'];

/** What the form begins with: an empty field, or one that is there. */
export function draftOf(field: CustomFieldView | null, currency: string): FieldDraft {
  if (field === null) return { type: 'text', key: '', labels: {}, hints: {}, options: [emptyOption(0)], scale: 0, currency, kinds: [], isRequired: false, isUnique: false };
  const { type, key, labels, hints, options, rules, required, unique } = field;
  return { type: type as CustomFieldType, key: key.replace('custom.', ''), labels, hints, options: options.map((option, id) => ({ ...option, id })), scale: rules.scale ?? 0, currency: rules.currency ?? currency, kinds: rules.kinds ?? [], isRequired: required, isUnique: unique };
}

export function emptyOption(id: number): DraftOption {
  return { id, key: '', labels: {}, retired: false };
}

/** What the server takes; a label that is missing in a language is left out, an option without words goes. */
export function inputOf(draft: FieldDraft) {
  const { type, isRequired, isUnique } = draft;
  const options = CHOICE_TYPES.includes(type) ? withKeys(draft.options.filter(({ labels }) => filled(labels).length > 0)) : [];
  return {
    type, isRequired,
    isUnique: isUnique && UNIQUE_TYPES.includes(type),
    labels: trimmed(draft.labels),
    hints: trimmed(draft.hints),
    options: options.map(({ key, labels, retired }) => ({ key, retired, labels: trimmed(labels) })),
    rules: { ...(type === 'number' && draft.scale > 0 ? { scale: draft.scale } : {}), ...(type === 'money' ? { currency: draft.currency } : {}), ...(isOfSome(draft) ? { kinds: INTERACTION_KINDS.filter((kind) => draft.kinds.includes(kind)) } : {}) },
  };
}

/** Asked for in some interactions and not in others. */
function isOfSome({ kinds }: FieldDraft): boolean {
  return kinds.length > 0 && kinds.length < INTERACTION_KINDS.length;
}

export function filled(labels: DraftLabels): readonly string[] {
  return LOCALES.flatMap((locale) => (labels[locale]?.trim() ? [labels[locale].trim()] : []));
}

function trimmed(labels: DraftLabels): Partial<Record<Locale, string>> {
  return Object.fromEntries(LOCALES.flatMap((locale) => (labels[locale]?.trim() ? [[locale, labels[locale].trim()]] : [])));
}

function withKeys(options: readonly DraftOption[]): readonly DraftOption[] {
  const taken = new Set(options.map(({ key }) => key));
  return options.map((option) => {
    if (option.key !== '') return option;
    const key = freeKey(keyFrom(filled(option.labels)[0] ?? '', 'option'), taken);
    taken.add(key);
    return { ...option, key };
  });
}

function freeKey(wish: string, taken: ReadonlySet<string>): string {
  for (let at = 1; ; at += 1) {
    const key = at === 1 ? wish : `${wish.slice(0, 36)}_${at}`;
    if (!taken.has(key)) return key;
  }
}

const CYRILLIC: Readonly<Record<string, string>> = Object.fromEntries([...'абвгдеёжзийклмнопрстуфхцчшщъыьэюя'].map((letter, at) => [letter, 'a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch  y  e yu ya'.split(' ')[at] ?? '']));

/** A short name in Latin letters, digits and "_", made of words in any of the three languages. */
export function keyFrom(words: string, otherwise: string): string {
  const latin = [...words.toLowerCase().replaceAll('ł', 'l')].map((letter) => CYRILLIC[letter] ?? letter).join('').normalize('NFD');
  const key = latin.replaceAll(/[^a-z0-9 _-]/g, '').trim().replaceAll(/[ _-]+/g, '_').replace(/^[^a-z]+/, '').slice(0, 40).replace(/_$/, '');
  return key === '' ? otherwise : key;
}
