import type { RecordQuality } from '@entente/contract/quality/quality.contract';
import type { RecordKind } from '@entente/core/record/record-kind';
import type { Translator } from '@entente/phrases/translator';
import { fieldLabel, type FieldView } from '../record/field-words.ts';

type Rule = Pick<RecordQuality['failing'][number], 'check' | 'field' | 'days'>;
type Reason = RecordQuality['failing'][number];
export type KindFields = { readonly kind: RecordKind; readonly fields: readonly FieldView[] };

/** What a rule asks for, as words. */
export function ruleWords(t: Translator, { check, field, days }: Rule, known: KindFields): string {
  return t(`quality.rule_${check}`, { field: nameOf(t, field, known), days: days ?? 90 });
}

/** Why a record fails a rule: what is missing, and who asks for it where that is not everybody. */
export function failingWords(t: Translator, { check, field, days, from, askedBy }: Reason, known: KindFields): string {
  if (askedBy !== null) return t('quality.asked', { field: nameOf(t, check === 'next_step' ? 'nextStep' : field, known), stage: nonEmpty(askedBy.labels[t.locale]) ?? askedBy.name });
  return t(check === 'filled' && from !== null ? `quality.filled_${from}` : `quality.${check}`, { field: nameOf(t, field, known), days: days ?? 90, stage: '' });
}

function nonEmpty(text: string | undefined): string | undefined {
  return text === '' ? undefined : text;
}

/** The field that mends a rule in place; null where the record's page is the place. */
export function mendingField({ check, field }: Rule, fields: readonly FieldView[]): FieldView | null {
  const key = check === 'next_step' ? 'nextStep' : check === 'filled' || check === 'valid' || check === 'asked' ? field : '';
  return fields.find((one) => one.key === key && one.editable) ?? null;
}

function nameOf(t: Translator, key: string, { kind, fields }: KindFields): string {
  return key === '' ? '' : fieldLabel(t, kind, fields.find((one) => one.key === key) ?? { key, labels: {} });
}
