import type { MergePreview } from '@entente/contract/merge/merge.contract';
import type { Locale } from '@entente/core/kernel/locale';
import { isNothing } from '@entente/core/merge/merge-fields';
import type { Translator } from '@entente/phrases/translator';
import { birthdayWords } from '../record/birthday-words.ts';
import { dayWords, intlTag } from '../ui/time-words.ts';

type Compared = MergePreview['fields'][number];

/** What a field is called: a built-in one by the program's words, one of the workspace by its own. */
export function fieldName(t: Translator & { locale: Locale }, kind: string, { key, labels }: Compared['field']): string {
  const built = `field.${kind}.${key}`;
  return t.has(built) ? t(built) : (labels[t.locale] ?? labels.en ?? key);
}

/** A value in words; null where there is none. */
export function valueText(t: Translator & { locale: Locale }, { kind, names }: Pick<MergePreview, 'kind' | 'names'>, { field, value }: { field: Compared['field']; value: Compared['winner'] }): string | null {
  if (isNothing(value)) return null;
  if (typeof value === 'boolean') return t(value ? 'merge.yes' : 'merge.no');
  if (Array.isArray(value)) return value.map((each) => optionText(t, { kind, field }, each)).join(', ');
  if (typeof value === 'number') return field.rules.scale === undefined ? String(value) : String(value / 10 ** field.rules.scale);
  if (field.type === 'date') return dayWords(t.locale, String(value));
  if (field.type === 'birthday') return birthdayWords(t.locale, String(value));
  if (field.type === 'country') return new Intl.DisplayNames(intlTag(t.locale), { type: 'region' }).of(String(value)) ?? String(value);
  return names[String(value)] ?? optionText(t, { kind, field }, String(value));
}

function optionText(t: Translator & { locale: Locale }, { kind, field }: { kind: string; field: Compared['field'] }, key: string): string {
  const built = `option.${kind}.${field.key}.${key}`;
  const own = field.options.find((option) => option.key === key)?.labels;
  return t.has(built) ? t(built) : (own?.[t.locale] ?? own?.en ?? key);
}
