import { useInfiniteQuery } from '@tanstack/react-query';
import { RequestFailed } from '../../shell/team-app/problem-pages.tsx';
import { Button } from '../../ui/button.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { shortDay } from './commitment-words.tsx';

import { ledgerQuery } from '../commitment.queries.ts';

/** Every act on what was promised, of both sides, newest first. */
export function CommitmentLedger({ engagementId }: { engagementId: string }) {
  const t = usePhrases();
  const ledger = useInfiniteQuery(ledgerQuery(engagementId));
  const rows = ledger.data?.pages.flatMap((page) => page.rows) ?? [];
  if (ledger.isPending) return <Skeleton />;
  if (ledger.isError) return <RequestFailed error={ledger.error} onRetry={() => void ledger.refetch()} />;
  return (
    <>
      {rows.length === 0 ? <p className="meta-2">{t('commitment.ledgerEmpty')}</p> : null}
      <ol className="cm-ledger">
        {rows.map((row) => (
          <li key={row.id}>
            <span className="meta">{shortDay(t, row.happenedAt)}</span>
            <span>
              {t('commitment.ledgerLine', { type: row.type, title: row.title })}
              {row.from === null || row.to === null ? null : <span className="cm-ledger__days">{shortDay(t, row.from)} → {shortDay(t, row.to)}</span>}
              <span className="cm-ledger__by">{t('commitment.ledgerBy', { name: row.actorName, side: row.actorSide })}</span>
              {row.words === '' ? null : <span className="cm-ledger__words">{row.words}</span>}
            </span>
          </li>
        ))}
      </ol>
      {ledger.hasNextPage ? <Button onClick={() => void ledger.fetchNextPage()} busy={ledger.isFetchingNextPage ? t('kit.loading') : undefined}>{t('commitment.ledgerMore')}</Button> : null}
    </>
  );
}
