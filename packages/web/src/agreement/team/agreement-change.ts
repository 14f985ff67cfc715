import { useQueryClient } from '@tanstack/react-query';
import { refusalWords } from '../../shell/team-app/refusal.ts';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { useToasts } from '../../ui/toasts-context.tsx';

/**
 * Runs a command about one agreement: a refusal is said in its own words, and everything that may have
 * changed is read again.
 * @returns whether it was done.
 */
export function useAgreementChange(agreement: { readonly id: string; readonly engagement: { readonly id: string } }): (work: () => Promise<unknown>) => Promise<boolean> {
  const t = usePhrases();
  const queries = useQueryClient();
  const { say } = useToasts();
  return async (work) => {
    try {
      await work();
      return true;
    } catch (error) {
      say({ words: refusalWords(t, error), tone: 'bad' });
      return false;
    } finally {
      const stale = [['agreement', agreement.id], ['agreements'], ['engagement', agreement.engagement.id], ['engagements'], ['today']];
      await Promise.all(stale.map((queryKey) => queries.invalidateQueries({ queryKey })));
    }
  };
}
