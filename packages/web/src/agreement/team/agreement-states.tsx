import { useQueries } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { AgreementRow } from '@entente/contract/agreement/agreement-views';
import { Lamp } from '../../ui/lamp.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { standingsQuery } from '../agreement.queries.ts';
import { standingWords } from '../standing-words.ts';
import './agreement.css';
import { FramesInShort } from './frames-in-short.tsx';

const AT_ONCE = 50;
type Row = { readonly agreementId: string | null };

/** Says where the agreement of each row stands and how full its frames are, asking for as many at once as one request takes. */
export function useAgreementStates(rows: readonly Row[]): (row: Row) => ReactNode {
  const t = usePhrases();
  const ids = rows.flatMap(({ agreementId }) => agreementId ?? []);
  const batches = Array.from({ length: Math.ceil(ids.length / AT_ONCE) }, (_, index) => ids.slice(index * AT_ONCE, (index + 1) * AT_ONCE));
  const answers = useQueries({ queries: batches.map(standingsQuery) });
  const found = new Map(answers.flatMap(({ data }) => data?.rows ?? []).map((row): [string, AgreementRow] => [row.id, row]));
  return ({ agreementId }) => {
    if (agreementId === null) return <Lamp state="missing" size="row">{t('agreement.state_none')}</Lamp>;
    const row = found.get(agreementId);
    if (row === undefined) return null;
    const { lamp, words } = standingWords(t, row.standing);
    return <span className="ag-inlist"><Lamp state={lamp} size="row">{words}</Lamp>{row.frames === null ? null : <FramesInShort frames={row.frames} />}</span>;
  };
}
