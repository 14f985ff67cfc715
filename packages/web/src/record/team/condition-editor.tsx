import { useMemo } from 'react';
import { OPERATORS_OF } from '@entente/core/record/filter-operators';
import type { FilterCondition } from '@entente/core/record/record-filter';
import { Button } from '../../ui/button.tsx';
import { OptionList } from '../../ui/option-list.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { beginCondition, isComplete, shapeOf, withOperator } from '../filter-edit.ts';
import { fieldLabel } from '../field-words.ts';
import { operatorWords } from '../filter-words.ts';
import { ConditionValue } from './condition-value.tsx';
import './filter.css';
import type { FilterGround } from './filter-ground.ts';

/** Which field to narrow by; a part of its name finds it. */
export function FieldPicker({ ground: { kind, fields }, onPick }: { ground: FilterGround; onPick: (condition: FilterCondition) => void }) {
  const t = usePhrases();
  const usable = useMemo(() => fields.filter(({ filterable }) => filterable), [fields]);
  const options = useMemo(() => usable.map((field) => ({ value: field.key, label: fieldLabel(t, kind, field) })), [t, kind, usable]);
  const pick = (key: string | undefined) => {
    const field = usable.find((one) => one.key === key);
    if (field !== undefined) onPick(beginCondition(field));
  };
  return <OptionList label={t('list.byField')} source={{ options }} chosen={[]} onChange={([chosen]) => pick(chosen?.value)} />;
}

type ConditionEditorProps = {
  ground: FilterGround;
  condition: FilterCondition;
  onChange: (condition: FilterCondition) => void;
  onDone: () => void;
  /** Words of the button that ends it; "Done" unless said otherwise. */
  act?: string;
};

/** One condition: how the field is compared, and with what. */
export function ConditionEditor({ ground, condition, onChange, onDone, act }: ConditionEditorProps) {
  const t = usePhrases();
  const field = ground.fields.find(({ key }) => key === condition.field);
  if (field === undefined) return <p className="rl-pop__note">{t('list.fieldGone')}</p>;
  const label = fieldLabel(t, ground.kind, field);
  return (
    <form className="rl-condition" onSubmit={(event) => { event.preventDefault(); if (isComplete(condition)) onDone(); }}>
      <SelectField label={label} value={condition.is} options={OPERATORS_OF[field.type].map((is) => ({ value: is, label: operatorWords(t, is) }))} onChange={(is) => onChange(withOperator(condition, is))} />
      {shapeOf(condition.is) === 'none' ? null : <ConditionValue key={condition.is} ground={ground} field={field} condition={condition} onChange={onChange} />}
      <p className="rl-pop__foot"><Button kind="main" small type="submit" unavailable={isComplete(condition) ? undefined : t('list.valueMissing')}>{act ?? t('kit.done')}</Button></p>
    </form>
  );
}
