import type { FieldView } from '@entente/contract/record/record.contract';
import type { FieldKind } from '@entente/core/record/record-kind';
import type { Translator } from '@entente/phrases/translator';

export type { FieldView };
type Labels = FieldView['labels'];

/** What a field is called: a custom one as the workspace calls it, a built-in one as the program does. */
export function fieldLabel(t: Translator, kind: FieldKind, field: Pick<FieldView, 'key' | 'labels'>): string {
  const own = labelIn(t, field.labels);
  if (own !== null) return own;
  const key = `field.${kind}.${field.key}`;
  return t.has(key) ? t(key) : field.key;
}

/** What a field's hint says, if it has one. */
export function fieldHint(t: Translator, field: Pick<FieldView, 'hints'>): string | undefined {
  return labelIn(t, field.hints) ?? undefined;
}

/** What an option of a choice is called. */
export function optionLabel(t: Translator, kind: FieldKind, { field, option }: { field: Pick<FieldView, 'key' | 'options'>; option: string }): string {
  const own = labelIn(t, field.options.find(({ key }) => key === option)?.labels ?? {});
  if (own !== null) return own;
  const key = `option.${kind}.${field.key}.${option}`;
  return t.has(key) ? t(key) : option;
}

/** The reader's language first, then English, then whichever there is. */
function labelIn({ locale }: Translator, labels: Labels): string | null {
  return [labels[locale], labels.en, labels.pl, labels.ru].find((label) => label !== undefined && label !== '') ?? null;
}
