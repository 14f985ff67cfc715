import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { FieldLookupsProvider } from '../../record/field-sources.tsx';
import { RecordListPage, type ListParts } from '../../record/team/record-list-page.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { useDealLookups } from '../deal-lookups.ts';
import { pipelinesQuery } from '../deal.queries.ts';
import { DealBoard } from './deal-board.tsx';
import { NewDealDialog } from './new-deal-dialog.tsx';

/** What may become work: a table over every field, or a board of one pipeline. */
export function DealListPage() {
  const t = usePhrases();
  const place = useSearch({ from: '/team/deals' });
  const lookups = useDealLookups();
  const pipelines = useQuery(pipelinesQuery).data?.rows;
  const parts = useMemo((): ListParts => ({
    kind: 'deal', path: '/deals', title: t('deals.title'), caption: t('deals.caption'), newWords: t('deals.newDeal'), empty: t('deals.empty'),
    newDialog: (open, onClose) => <NewDealDialog key={String(open)} open={open} onClose={onClose} />,
    board: (asked, shown, onShow) => <DealBoard asked={asked} shown={shown} onShow={onShow} pipelines={pipelines ?? []} />,
  }), [t, pipelines]);
  return <FieldLookupsProvider lookups={lookups}><RecordListPage parts={parts} place={place} /></FieldLookupsProvider>;
}
