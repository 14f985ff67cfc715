import { useQueryClient } from '@tanstack/react-query';
import { addOptions } from '@entente/core/import/new-option';
import type { Locale } from '@entente/core/kernel/locale';
import type { ImportKind } from '@entente/core/import/import-kind';
import { api } from '../../shell/team-app/api.ts';
import { refusalWords } from '../../shell/team-app/refusal.ts';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { useToasts } from '../../ui/toasts-context.tsx';

type Wanted = { readonly importId: string; readonly kind: ImportKind; /** Of a field of the workspace's own. */ readonly key: string; readonly values: readonly string[] };

/** Adds values of the file to the options of a choice. @returns the options' keys by value, or null when it was refused. */
export function useNewOptions(): (wanted: Wanted) => Promise<Readonly<Record<string, string>> | null> {
  const t = usePhrases();
  const queries = useQueryClient();
  const { say } = useToasts();
  return async ({ importId, kind, key, values }) => {
    try {
      const field = (await api.field.list({ kind })).rows.find((one) => one.key === key);
      const added = field === undefined ? null : addOptions(field.options, values, t.locale);
      if (field === undefined || added === null) {
        say({ words: t('import.tooManyOptions'), tone: 'bad' });
        return null;
      }
      const { id, version, type, rules, required, unique } = field;
      await api.field.update({ id, version, type: type as Parameters<typeof api.field.update>[0]['type'], labels: said(field.labels), hints: said(field.hints), rules, isRequired: required, isUnique: unique, options: added.options.map((option) => ({ key: option.key, labels: said(option.labels), retired: option.retired ?? false })) });
      await queries.invalidateQueries({ queryKey: ['import', importId] });
      if (added.added > 0) say({ words: t('import.optionsAdded', { count: added.added }) });
      return added.meant;
    } catch (error) {
      say({ words: refusalWords(t, error), tone: 'bad' });
      return null;
    }
  };
}

type Words = Readonly<Partial<Record<Locale, string | undefined>>>;

/** Words in the languages that have them. */
function said(words: Words): Partial<Record<Locale, string>> {
  return Object.fromEntries(Object.entries(words).filter(([, text]) => text !== undefined));
}
