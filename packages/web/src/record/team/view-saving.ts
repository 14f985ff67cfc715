import { useQueryClient } from '@tanstack/react-query';
import type { SavedView } from '@entente/contract/record/record.contract';
import type { ListKind } from '@entente/core/record/record-kind';
import { api } from '../../shell/team-app/api.ts';
import { refusalWords } from '../../shell/team-app/refusal.ts';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { useToasts } from '../../ui/toasts-context.tsx';
import type { Shown } from '../record-place.ts';
import { definitionOf } from '../saved-view.ts';

export type ViewWords = Pick<SavedView, 'name' | 'sharing' | 'isDefault'>;

/** Keeps, changes and deletes views. Each answers whether it was done; a refusal is said in a toast. */
export function useViewSaving(kind: ListKind, onView: (key: string) => void) {
  const t = usePhrases();
  const queries = useQueryClient();
  const { say } = useToasts();
  const done = async (act: () => Promise<void>): Promise<boolean> => {
    try {
      await act();
      await queries.invalidateQueries({ queryKey: ['saved-views', kind] });
      return true;
    } catch (error) {
      say({ words: refusalWords(t, error), tone: 'bad' });
      return false;
    }
  };
  const add = (words: ViewWords, shown: Shown) => done(async () => {
    const { id } = await api.record.createSavedView({ kind, ...words, definition: definitionOf(shown) });
    await queries.invalidateQueries({ queryKey: ['saved-views', kind] });
    onView(id);
    say({ words: t('list.viewSaved', { name: words.name }) });
  });
  const change = (view: SavedView | null, { words, shown }: { words?: ViewWords; shown?: Shown }) => done(async () => {
    if (view === null) return;
    const { id, version, name, sharing, isDefault, definition } = view;
    await api.record.updateSavedView({ id, version, ...{ name, sharing, isDefault }, ...words, definition: shown === undefined ? definition : definitionOf(shown) });
    await queries.invalidateQueries({ queryKey: ['saved-views', kind] });
    onView(id);
    say({ words: t('list.viewSaved', { name: words?.name ?? name }) });
  });
  const remove = (view: SavedView | null) => done(async () => {
    if (view === null) return;
    await api.record.deleteSavedView({ id: view.id });
    onView('all');
    const { name, sharing, isDefault, definition } = view;
    const back = async () => {
      const { id } = await api.record.createSavedView({ kind, name, sharing, isDefault, definition });
      await queries.invalidateQueries({ queryKey: ['saved-views', kind] });
      onView(id);
    };
    say({ words: t('list.viewDeleted', { name }), undo: () => void back() });
  });
  return { add, change, remove };
}
