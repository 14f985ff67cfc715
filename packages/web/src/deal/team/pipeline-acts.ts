import { useQueryClient } from '@tanstack/react-query';
import { refusalWords } from '../../shell/team-app/refusal.ts';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { useToasts } from '../../ui/toasts-context.tsx';

/** Does something to pipelines, stages, reasons or products and shows them as they are then; what is refused is said. */
export function usePipelineAct(): (act: () => Promise<unknown>, told?: { words: string; undo?: () => Promise<unknown> }) => Promise<boolean> {
  const t = usePhrases();
  const queries = useQueryClient();
  const { say } = useToasts();
  const refresh = () => Promise.all([['pipelines'], ['products'], ['deals']].map((queryKey) => queries.invalidateQueries({ queryKey })));
  return async function act(run: () => Promise<unknown>, told?: { words: string; undo?: () => Promise<unknown> }): Promise<boolean> {
    try {
      await run();
    } catch (error) {
      say({ words: refusalWords(t, error), tone: 'bad' });
      await refresh();
      return false;
    }
    await refresh();
    const undo = told?.undo;
    if (told !== undefined) say({ words: told.words, ...(undo === undefined ? {} : { undo: () => void act(undo) }) });
    return true;
  };
}
