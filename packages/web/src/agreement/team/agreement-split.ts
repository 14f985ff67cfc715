import type { AgreementView } from '@entente/contract/agreement/agreement-views';
import { useOpenDocument } from '../../document/team/session-context.tsx';
import { api } from '../../shell/team-app/api.ts';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { useAgreementChange } from './agreement-change.ts';

/** Moves a clause into a separate document beside the agreement; what was written is saved first. Nothing where it is one itself. */
export function useSplit(agreement: AgreementView): ((clauseId: string) => void) | undefined {
  const t = usePhrases();
  const { session, kind } = useOpenDocument();
  const change = useAgreementChange(agreement);
  if (kind === null) return undefined;
  const split = async (clauseId: string): Promise<void> => {
    if (!(await session.flush())) return;
    await change(async () => {
      const made = await api.agreement.split({ id: agreement.id, clauseIds: [clauseId] }, { context: { key: crypto.randomUUID() } });
      await session.poll();
      return made;
    }, ({ number }) => ({ words: t('agreement.splitDone', { number }) }));
  };
  return (clauseId) => void split(clauseId);
}
