import type { QueryClient } from '@tanstack/react-query';
import { refusalWords } from '../../shell/team-app/refusal.ts';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { useToasts } from '../../ui/toasts-context.tsx';

type Said = { readonly words: string; readonly undo?: () => Promise<unknown> };

/** Does something with a contact and shows the page anew; says what was done, with Undo, or why not. */
export function useActs(queries: QueryClient, contactId: string) {
  const t = usePhrases();
  const { say } = useToasts();
  const run = async (act: () => Promise<unknown>, said?: Said): Promise<boolean> => {
    try {
      await act();
    } catch (error) {
      say({ words: refusalWords(t, error), tone: 'bad' });
      return false;
    }
    await queries.invalidateQueries({ queryKey: ['contact', contactId] });
    const { undo } = said ?? {};
    if (said !== undefined) say({ words: said.words, ...(undo === undefined ? {} : { undo: () => void run(undo) }) });
    return true;
  };
  return { run };
}
