import { useQueryClient } from '@tanstack/react-query';
import type { ImportColumn } from '@entente/contract/import/import.contract';
import { addOptions, latinKey } from '@entente/core/import/new-option';
import type { Locale } from '@entente/core/kernel/locale';
import { CUSTOM_PREFIX } from '@entente/core/record/record-fields';
import type { ImportKind } from '@entente/core/import/import-kind';
import { api } from '../../shell/team-app/api.ts';
import { refusalWords } from '../../shell/team-app/refusal.ts';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { useToasts } from '../../ui/toasts-context.tsx';

type Made = { readonly importId: string; readonly kind: ImportKind; readonly column: ImportColumn; readonly at: number };

/** Makes a field of the workspace from a column: its name, the type that it seems to hold, and for a choice its values as options. @returns the field's key, or null when it was refused. */
export function useNewField(): (made: Made) => Promise<string | null> {
  const t = usePhrases();
  const queries = useQueryClient();
  const { say } = useToasts();
  return async ({ importId, kind, column, at }) => {
    const key = latinKey(column.name) ?? `column_${at + 1}`;
    try {
      await api.field.create({ kind, key, ...typeOf(column, t.locale), labels: { [t.locale]: column.name === '' ? t('import.noName', { at: at + 1 }) : column.name.slice(0, 80) } });
      await queries.invalidateQueries({ queryKey: ['import', importId] });
      say({ words: t('import.newFieldMade', { name: column.name }) });
      return CUSTOM_PREFIX + key;
    } catch (error) {
      say({ words: refusalWords(t, error), tone: 'bad' });
      return null;
    }
  };
}

/** A choice whose values are not known is a text. */
function typeOf({ type, numbers, options }: ImportColumn, locale: Locale): Pick<Parameters<typeof api.field.create>[0], 'type' | 'rules' | 'options'> {
  if (type === 'number') return { type, rules: { scale: numbers?.because === 'whole-numbers' ? 0 : 2 } };
  if (type === 'money') return { type, rules: numbers?.currency === null || numbers === null ? {} : { currency: numbers.currency } };
  if (type !== 'choice' && type !== 'multi_choice') return { type };
  const added = addOptions([], options, locale);
  return added === null || options.length === 0 ? { type: 'text' } : { type: 'choice', options: added.options.map(({ key, labels }) => ({ key, labels: { [locale]: labels[locale] ?? key } })) };
}
