import { useInfiniteQuery } from '@tanstack/react-query';
import type { CommitmentEvent } from '@entente/contract/commitment/commitment.contract';
import { RequestFailed } from '../../shell/team-app/problem-pages.tsx';
import { Button } from '../../ui/button.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { ledgerQuery } from '../commitment.queries.ts';
import { shortDay } from './commitment-words.tsx';

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
              {t('commitment.ledgerLine', { type: ledgerType(row), title: row.title })}
              <Days row={row} />
              <span className="cm-ledger__by">{row.amendment === null ? t('commitment.ledgerBy', { name: row.actorName, side: row.actorSide }) : t('commitment.ledgerByAmendment', { number: row.amendment })}</span>
              {row.words === '' ? null : <span className="cm-ledger__words">{row.words}</span>}
            </span>
          </li>
        ))}
      </ol>
      {ledger.hasNextPage ? <Button onClick={() => void ledger.fetchNextPage()} busy={ledger.isFetchingNextPage ? t('kit.loading') : undefined}>{t('commitment.ledgerMore')}</Button> : null}
    </>
  );
}

/** What an amendment did is agreed by both sides: nobody let it go, and nobody changed it alone. */
function ledgerType({ type, amendment, words, to }: CommitmentEvent): string {
  if (type === 'excepted' && amendment === null && to !== null) return 'left';
  if (amendment === null) return type;
  if (type === 'excepted') return 'taken_out';
  return type === 'changed' && words === '' ? 'agreed' : type;
}

/** From which day to which, or the day alone where it stays. */
function Days({ row: { from, to } }: { row: CommitmentEvent }) {
  const t = usePhrases();
  if (from === null || to === null) return null;
  return <span className="cm-ledger__days">{from === to ? shortDay(t, to) : `${shortDay(t, from)} › ${shortDay(t, to)}`}</span>;
}
