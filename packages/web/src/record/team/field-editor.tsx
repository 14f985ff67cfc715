import { useState } from 'react';
import type { CellValue, RecordRow } from '@entente/contract/record/record.contract';
import type { FieldKind } from '@entente/core/record/record-kind';
import { isLabelField } from '@entente/core/record/point-label';
import { CheckField } from '../../ui/check-field.tsx';
import { DateField, Field, TextField } from '../../ui/field.tsx';
import { PickField } from '../../ui/pick-field.tsx';
import type { PickOption } from '../../ui/option-source.ts';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { currencyOf } from '../cell-words.ts';
import { isChosenType, isManyType } from '../field-shape.ts';
import { fieldHint, fieldLabel, optionLabel, type FieldView } from '../field-words.ts';
import { useFieldSource } from '../option-sources.ts';
import { useTagCreation } from '../tag-creation.ts';
import { chosenOf, formOf, problemOf } from './record-cell-editor.tsx';

export type FieldEditorProps = {
  kind: FieldKind;
  field: FieldView;
  /** The record as it is written now, with the names of what it refers to. */
  row: Pick<RecordRow, 'values' | 'names'>;
  /** The currency of the workspace, where the record says none. */
  currency: string;
  onChange: (value: CellValue, names?: Readonly<Record<string, string>>) => void;
  /** What the server found wrong with it. */
  error?: string | undefined;
  /** Stands in an empty line of text, where its edge does not show. */
  placeholder?: string;
};

/** A field of a record in a form: the control of its type, with its label, hint and error. Used on record pages and in dialogs. */
export function FieldEditor(props: FieldEditorProps) {
  const { type, clearable } = props.field;
  if (type === 'boolean' && !clearable) return <Statement {...props} />;
  if (type === 'choice' || type === 'locale' || type === 'boolean') return <FewField {...props} />;
  return isChosenType(type) ? <ManyField {...props} /> : <TypedField {...props} />;
}

function Statement({ kind, field, row, onChange, error }: FieldEditorProps) {
  const t = usePhrases();
  const hint = fieldHint(t, field);
  return <CheckField checked={row.values[field.key] === true} onChange={onChange} {...(hint === undefined ? {} : { hint })} {...(error === undefined ? {} : { error })}>{fieldLabel(t, kind, field)}</CheckField>;
}

function FewField({ kind, field, row, onChange, error }: FieldEditorProps) {
  const t = usePhrases();
  const isBoolean = field.type === 'boolean';
  const value = row.values[field.key];
  const keys = isBoolean ? ['true', 'false'] : field.options.filter(({ key, retired }) => !retired || key === value).map(({ key }) => key);
  const words = (key: string) => (isBoolean ? t(key === 'true' ? 'list.yes' : 'list.no') : optionLabel(t, kind, { field, option: key }));
  const options = [...(field.clearable ? [{ value: '', label: '–' }] : []), ...keys.map((key) => ({ value: key, label: words(key) }))];
  const choose = (key: string) => onChange(key === '' ? null : isBoolean ? key === 'true' : key);
  return <SelectField label={fieldLabel(t, kind, field)} hint={fieldHint(t, field)} error={error} value={value === null || value === undefined ? '' : String(value)} options={options} onChange={choose} />;
}

function ManyField({ kind, field, row, onChange, error }: FieldEditorProps) {
  const t = usePhrases();
  const source = useFieldSource(kind, field);
  const tags = useTagCreation();
  const many = isManyType(field.type);
  const set = (chosen: readonly PickOption[]) => {
    void Promise.all(chosen.map(field.type === 'tags' ? tags.settle : (option: PickOption) => Promise.resolve(option))).then((options) => {
      const names = Object.fromEntries(options.map(({ value, label }) => [value, label]));
      onChange(many ? options.map(({ value }) => value) : options[0]?.value ?? (field.type === 'country' ? '' : null), names);
    });
  };
  return <PickField label={fieldLabel(t, kind, field)} hint={fieldHint(t, field)} error={error} source={source} chosen={chosenOf(t, { kind, field, row })} onChange={set} multiple={many} create={field.type === 'tags' ? tags.begin : undefined} empty={t('list.nothingChosen')} needed={!field.clearable} />;
}

/** Text, numbers, amounts and days. A number or amount that is none stays as typed and says so; the value is not changed by it. */
function TypedField({ kind, field, row, currency, onChange, error, placeholder }: FieldEditorProps) {
  const t = usePhrases();
  const own = currencyOf(field, row, currency);
  const form = formOf(t, field, own);
  const value = row.values[field.key] ?? null;
  const [draft, setDraft] = useState<string | null>(null);
  const label = fieldLabel(t, kind, field);
  const shown = draft ?? form.write(value);
  const problem = draft === null ? undefined : problemOf(t, { field, text: draft, form });
  const words = { label: field.type === 'money' ? `${label}, ${own}` : label, hint: fieldHint(t, field), error: problem ?? error, placeholder };
  if (field.type === 'long_text') return <TextField {...words} value={String(value ?? '')} onChange={onChange} />;
  if (field.type === 'date') return <DateField {...words} value={shown} onChange={(day) => onChange(day === '' ? null : day)} />;
  const type = (text: string) => {
    setDraft(text);
    const read = form.read(text);
    if (problemOf(t, { field, text, form }) === undefined && read !== undefined) onChange(read);
  };
  const suggestions = isLabelField(field.key) ? field.options.map(({ key }) => optionLabel(t, kind, { field, option: key })) : undefined;
  return <Field {...words} {...form.input} suggestions={suggestions} value={shown} autoComplete="off" onChange={type} onBlur={() => { if (problem === undefined) setDraft(null); }} />;
}
