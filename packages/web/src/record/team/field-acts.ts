import { useQueryClient } from '@tanstack/react-query';
import type { CustomFieldView } from '@entente/contract/record/field.contract';
import type { FieldKind } from '@entente/core/record/record-kind';
import { api } from '../../shell/team-app/api.ts';
import { refusalWords } from '../../shell/team-app/refusal.ts';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { useToasts } from '../../ui/toasts-context.tsx';
import { customFieldsQuery } from '../field.queries.ts';
import { labelIn } from './label-words.ts';

/** What is done to fields in their list; putting one away is undone from the toast. */
export function useFieldActs(kind: FieldKind) {
  const t = usePhrases();
  const queries = useQueryClient();
  const { say } = useToasts();
  const refresh = async (): Promise<void> => {
    await Promise.all([queries.invalidateQueries({ queryKey: customFieldsQuery(kind).queryKey }), queries.invalidateQueries({ queryKey: ['fields', kind] })]);
  };
  const attempt = async (act: () => Promise<unknown>, done?: () => void): Promise<void> => {
    try {
      await act();
      done?.();
    } catch (error) {
      say({ words: refusalWords(t, error), tone: 'bad' });
    }
    await refresh();
  };
  const restore = ({ id }: CustomFieldView): Promise<void> => attempt(() => api.field.restore({ id }));
  return {
    refresh, restore,
    arrange: (ids: string[]) => attempt(() => api.field.arrange({ kind, ids })),
    retire: (field: CustomFieldView) => attempt(() => api.field.retire({ id: field.id }), () => say({ words: t('record.fieldRetired', { name: labelIn(t.locale, field.labels, field.key) }), undo: () => void restore(field) })),
  };
}
