import type { FieldView } from '@entente/contract/record/record.contract';
import type { Labels, RecordField } from '@entente/core/record/record-fields';

/** A field as forms, lists and filters need it. */
export function fieldView(field: RecordField): FieldView {
  const { key, type, fieldId = null, options = [], required = false, unique = false, neverEmpty = false, editable, sortable, filterable, importable } = field;
  const { kinds, ...rules } = field.rules ?? {};
  return {
    key, type, fieldId, required, unique, editable, sortable, filterable, importable,
    clearable: !required && !neverEmpty,
    labels: filled(field.labels),
    hints: filled(field.hints),
    options: options.map((option) => ({ key: option.key, labels: filled(option.labels), retired: option.retired === true })),
    rules: { ...rules, ...(kinds === undefined ? {} : { kinds: [...kinds] }) },
  };
}

function filled(labels: Labels = {}): Labels {
  return { ...labels };
}
