import { useQueryClient } from '@tanstack/react-query';
import type { ImportColumn } from '@entente/contract/import/import.contract';
import { CUSTOM_PREFIX } from '@entente/core/record/record-fields';
import type { RecordKind } from '@entente/core/record/record-kind';
import { api } from '../../shell/team-app/api.ts';
import { refusalWords } from '../../shell/team-app/refusal.ts';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { useToasts } from '../../ui/toasts-context.tsx';

type Made = { readonly importId: string; readonly kind: RecordKind; readonly column: ImportColumn; readonly at: number };

/** Makes a field of the workspace from a column: its name, and the type that it seems to hold. @returns the field's key, or null when it was refused. */
export function useNewField(): (made: Made) => Promise<string | null> {
  const t = usePhrases();
  const queries = useQueryClient();
  const { say } = useToasts();
  return async ({ importId, kind, column, at }) => {
    const key = keyOf(column.name, at);
    try {
      await api.field.create({ kind, key, ...typeOf(column), labels: { [t.locale]: column.name === '' ? t('import.noName', { at: at + 1 }) : column.name.slice(0, 80) } });
      await queries.invalidateQueries({ queryKey: ['import', importId] });
      say({ words: t('import.newFieldMade', { name: column.name }) });
      return CUSTOM_PREFIX + key;
    } catch (error) {
      say({ words: refusalWords(t, error), tone: 'bad' });
      return null;
    }
  };
}

/** Options have to be said by a person, so a choice begins as text. */
function typeOf({ type, numbers }: ImportColumn): Pick<Parameters<typeof api.field.create>[0], 'type' | 'rules'> {
  if (type === 'number') return { type, rules: { scale: numbers?.because === 'whole-numbers' ? 0 : 2 } };
  if (type === 'money') return { type, rules: numbers?.currency === null || numbers === null ? {} : { currency: numbers.currency } };
  return { type: type === 'choice' || type === 'multi_choice' ? 'text' : type };
}

/** "Data urodzenia" becomes "data_urodzenia"; what has no Latin letters is called by its place. */
function keyOf(name: string, at: number): string {
  const words = name.normalize('NFKD').replaceAll(/[\u0300-\u036F]/gu, '').toLowerCase().replaceAll('ł', 'l').replaceAll(/[^a-z0-9]+/g, '_');
  const first = words.search(/[a-z]/);
  const latin = first === -1 ? '' : words.slice(first, first + 40).replace(/_$/, '');
  return latin === '' ? `column_${at + 1}` : latin;
}
