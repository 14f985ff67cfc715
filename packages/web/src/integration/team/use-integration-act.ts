import { useQueryClient } from '@tanstack/react-query';
import { refusalWords } from '../../shell/team-app/refusal.ts';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { useToasts } from '../../ui/toasts-context.tsx';

type Act<Value> = { work: () => Promise<Value>; words?: string; changes: readonly string[] };

/** Does something, says how it went, and looks again at what it changed. */
export function useIntegrationAct(): <Value>(act: Act<Value>) => Promise<Value | null> {
  const t = usePhrases();
  const queries = useQueryClient();
  const { say } = useToasts();
  return async ({ work, words, changes }) => {
    let value = null;
    try {
      value = await work();
      if (words !== undefined) say({ words });
    } catch (error) {
      say({ words: refusalWords(t, error), tone: 'bad' });
    }
    await Promise.all(changes.map((name) => queries.invalidateQueries({ queryKey: [name] })));
    return value;
  };
}
