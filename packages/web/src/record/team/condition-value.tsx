import { useMemo, useState } from 'react';
import { RELATIVE_PERIODS } from '../relative-periods.ts';
import type { FilterCondition, FilterValue } from '@entente/core/record/record-filter';
import { Field } from '../../ui/field.tsx';
import { OptionList } from '../../ui/option-list.tsx';
import type { OptionSource, PickOption } from '../../ui/option-source.ts';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { shapeOf } from '../filter-edit.ts';
import { optionLabel, type FieldView } from '../field-words.ts';
import { useFieldSource } from '../option-sources.ts';
import { DayValue } from './day-value.tsx';
import type { FilterGround } from './filter-ground.ts';
import { formOf } from './record-cell-editor.tsx';

type ConditionValueProps = { ground: FilterGround; field: FieldView; condition: FilterCondition; onChange: (condition: FilterCondition) => void };

/** The value of a condition, in the form that its operator and the field's type take. */
export function ConditionValue(props: ConditionValueProps) {
  const t = usePhrases();
  const { field, condition, onChange } = props;
  const set = (value: FilterValue) => onChange({ ...condition, value });
  const shape = shapeOf(condition.is);
  if (shape === 'list') return <ListValue {...props} />;
  if (shape === 'period') return <SelectField label={t('list.period')} value={asText(condition.value) as (typeof RELATIVE_PERIODS)[number] | ''} placeholder={t('kit.chooseOne')} options={RELATIVE_PERIODS.map((value) => ({ value, label: t(`list.period_${value}`) }))} onChange={set} />;
  if (field.type === 'boolean') return <SelectField label={t('list.value')} value={typeof condition.value === 'boolean' ? (condition.value ? 'yes' : 'no') : ''} placeholder={t('kit.chooseOne')} options={[{ value: 'yes', label: t('list.yes') }, { value: 'no', label: t('list.no') }]} onChange={(value) => set(value === 'yes')} />;
  if (shape === 'pair') return <PairValue {...props} />;
  if (field.type === 'date' || field.type === 'instant') return <DayValue label={t('list.value')} value={condition.value} onChange={set} />;
  return <TypedValue label={t('list.value')} field={field} value={condition.value} onChange={set} />;
}

function PairValue({ field, condition, onChange }: ConditionValueProps) {
  const t = usePhrases();
  const [from = '', to = ''] = Array.isArray(condition.value) ? condition.value : [];
  const set = (pair: readonly unknown[]) => onChange({ ...condition, value: pair as FilterCondition['value'] } as FilterCondition);
  const isTime = field.type === 'date' || field.type === 'instant';
  if (isTime) return <><DayValue label={t('list.from')} value={from as FilterValue} onChange={(value) => set([value, to])} /><DayValue label={t('list.to')} value={to as FilterValue} onChange={(value) => set([from, value])} /></>;
  return <><TypedValue label={t('list.from')} field={field} value={from as FilterValue} onChange={(value) => set([value, to])} /><TypedValue label={t('list.to')} field={field} value={to as FilterValue} onChange={(value) => set([from, value])} /></>;
}

/** Text, numbers and amounts. What is no number stays as typed and says so. */
function TypedValue({ label, field, value, onChange }: { label: string; field: FieldView; value: FilterValue | undefined; onChange: (value: FilterValue) => void }) {
  const t = usePhrases();
  const isNumber = field.type === 'number' || field.type === 'money';
  const form = formOf(t, field, field.rules.currency ?? 'EUR');
  const [text, setText] = useState(() => (isNumber ? form.write(typeof value === 'number' ? value : null) : asText(value)));
  const read = isNumber ? form.read(text) : text;
  const type = (next: string) => {
    setText(next);
    const parsed = isNumber ? form.read(next) : next;
    onChange(typeof parsed === 'number' || typeof parsed === 'string' ? parsed : '');
  };
  return <Field label={label} value={text} inputMode={isNumber ? 'decimal' : 'text'} maxLength={300} autoComplete="off" onChange={type} error={read === undefined ? t('list.notANumber') : undefined} />;
}

function ListValue({ ground, field, condition, onChange }: ConditionValueProps) {
  const t = usePhrases();
  const source = useFieldSource(ground.kind, field);
  const me = useMemo((): OptionSource => (field.type === 'member' && 'options' in source ? { options: [{ value: 'me', label: t('list.me') }, ...source.options] } : source), [field.type, source, t]);
  const known = 'options' in me ? me.options : [];
  const values = Array.isArray(condition.value) ? condition.value.map(String) : [];
  const chosen = values.map((value): PickOption => known.find((option) => option.value === value) ?? { value, label: ground.names[value] ?? optionLabel(t, ground.kind, { field, option: value }) });
  const set = (next: readonly PickOption[]) => {
    ground.onNames(Object.fromEntries(next.map(({ value, label }) => [value, label])));
    onChange({ ...condition, value: next.map(({ value }) => value) });
  };
  return <div className="rl-condition__list"><OptionList label={t('list.value')} source={me} chosen={chosen} onChange={set} multiple /></div>;
}

function asText(value: FilterValue | undefined): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
