import { useQueryClient } from '@tanstack/react-query';
import type { CustomFieldView } from '@entente/contract/record/field.contract';
import type { FieldKind } from '@entente/core/record/record-kind';
import { useAct } from '../../shell/team-app/act.ts';
import { api } from '../../shell/team-app/api.ts';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { customFieldsQuery } from '../field.queries.ts';
import { labelIn } from './label-words.ts';

/** What is done to fields in their list; putting one away is undone from the toast. */
export function useFieldActs(kind: FieldKind) {
  const t = usePhrases();
  const queries = useQueryClient();
  const stale = [customFieldsQuery(kind).queryKey, ['fields', kind]];
  const { act } = useAct(stale);
  const refresh = async (): Promise<void> => {
    await Promise.all(stale.map((queryKey) => queries.invalidateQueries({ queryKey })));
  };
  const restore = ({ id }: CustomFieldView) => () => api.field.restore({ id });
  return {
    refresh,
    restore: (field: CustomFieldView) => act(restore(field)),
    arrange: (ids: string[]) => act(() => api.field.arrange({ kind, ids })),
    retire: (field: CustomFieldView) => act(() => api.field.retire({ id: field.id }), { words: t('record.fieldRetired', { name: labelIn(t.locale, field.labels, field.key) }), undo: restore(field) }),
  };
}
