import { useQueries } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { StandingView } from '@entente/contract/agreement/agreement-views';
import { Lamp } from '../../ui/lamp.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { standingsQuery } from '../agreement.queries.ts';
import { standingWords } from '../standing-words.ts';

const AT_ONCE = 50;
type Row = { readonly agreementId: string | null };

/** Says where the agreement of each row stands, asking for as many at once as one request takes. */
export function useAgreementStates(rows: readonly Row[]): (row: Row) => ReactNode {
  const t = usePhrases();
  const ids = rows.flatMap(({ agreementId }) => agreementId ?? []);
  const batches = Array.from({ length: Math.ceil(ids.length / AT_ONCE) }, (_, index) => ids.slice(index * AT_ONCE, (index + 1) * AT_ONCE));
  const answers = useQueries({ queries: batches.map(standingsQuery) });
  const standings = new Map(answers.flatMap(({ data }) => data?.rows ?? []).map(({ id, standing }): [string, StandingView] => [id, standing]));
  return ({ agreementId }) => {
    if (agreementId === null) return <Lamp state="missing" size="row">{t('agreement.state_none')}</Lamp>;
    const standing = standings.get(agreementId);
    if (standing === undefined) return null;
    const { lamp, words } = standingWords(t, standing);
    return <Lamp state={lamp} size="row">{words}</Lamp>;
  };
}
