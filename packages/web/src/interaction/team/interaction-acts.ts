import type { InteractionView } from '@entente/contract/interaction/interaction.contract';
import { api } from '../../shell/team-app/api.ts';
import { refusalWords } from '../../shell/team-app/refusal.ts';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { useToasts } from '../../ui/toasts-context.tsx';
import { useInteractionsStale } from '../interaction.queries.ts';

/** What can be done with an entry: each act shows at once, says what happened and can be undone where that is cheap. */
export function useInteractionActs() {
  const t = usePhrases();
  const { say } = useToasts();
  const stale = useInteractionsStale();
  /** @param told says whether a refusal was shown where it belongs; else it is said. */
  const attempt = async (act: () => Promise<unknown>, told: (error: unknown) => boolean = () => false): Promise<boolean> => {
    try {
      await act();
    } catch (error) {
      if (!told(error)) say({ words: refusalWords(t, error), tone: 'bad' });
      return false;
    }
    await stale();
    return true;
  };
  const remove = async ({ id }: InteractionView): Promise<void> => {
    const undo = (): void => void attempt(() => api.interaction.restore({ id })).then((ok) => { if (ok) say({ words: t('interaction.restored') }); });
    if (await attempt(() => api.interaction.delete({ id }))) say({ words: t('interaction.deleted'), undo });
  };
  const setDone = async ({ id }: InteractionView, done: boolean): Promise<void> => {
    const undo = (): void => void attempt(() => api.interaction.reopen({ id }));
    if (!(await attempt(() => (done ? api.interaction.complete({ id }) : api.interaction.reopen({ id }))))) return;
    if (done) say({ words: t('interaction.doneToast'), undo });
  };
  const setPinned = (entry: InteractionView): Promise<boolean> => attempt(() => (entry.pinnedAt === null ? api.interaction.pin({ id: entry.id }) : api.interaction.unpin({ id: entry.id })));
  return { attempt, remove, setDone, setPinned };
}
