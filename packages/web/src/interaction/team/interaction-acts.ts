import type { InteractionView } from '@entente/contract/interaction/interaction.contract';
import { useAct } from '../../shell/team-app/act.ts';
import { api } from '../../shell/team-app/api.ts';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { ENTRIES } from '../interaction.queries.ts';

/** What can be done with an entry: each act shows at once, says what happened and can be undone where that is cheap. */
export function useInteractionActs() {
  const t = usePhrases();
  const { act } = useAct(ENTRIES);
  const remove = ({ id }: InteractionView) => act(() => api.interaction.delete({ id }), { words: t('interaction.deleted'), undo: () => api.interaction.restore({ id }), undone: t('interaction.restored') });
  const reopen = ({ id }: InteractionView) => () => api.interaction.reopen({ id });
  const setDone = (entry: InteractionView, done: boolean) => (done ? act(() => api.interaction.complete({ id: entry.id }), { words: t('interaction.doneToast'), undo: reopen(entry) }) : act(reopen(entry)));
  const setPinned = (entry: InteractionView): Promise<boolean> => act(() => (entry.pinnedAt === null ? api.interaction.pin({ id: entry.id }) : api.interaction.unpin({ id: entry.id })));
  return { act, remove, setDone, setPinned };
}
