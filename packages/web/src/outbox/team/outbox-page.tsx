import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { AnnouncementRow } from '@entente/contract/outbox/outbox.contract';
import { usePageTitle } from '../../shell/team-app/page-title.ts';
import { RequestFailed } from '../../shell/team-app/problem-pages.tsx';
import { refusalOf } from '../../shell/team-app/refusal.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { intlTag } from '../../ui/time-words.ts';
import { DeliveryLamp } from '../delivery-lamp.tsx';
import { outboxQuery } from '../outbox.queries.ts';
import './outbox.css';

/** Every message: to whom, about what, and what became of it. Without a mail server it is the mailbox. */
export function OutboxPage() {
  const t = usePhrases();
  const outbox = useInfiniteQuery(outboxQuery);
  usePageTitle(t('outbox.title'));
  const rows = outbox.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <>
      <PageHead title={t('outbox.title')} />
      <div className="ob-page">
        {outbox.data?.pages[0]?.isMailbox === true ? <Banner tone="info" title={t('outbox.isMailboxTitle')}>{t('outbox.isMailboxHelp')}</Banner> : null}
        {outbox.isPending ? <Skeleton /> : null}
        {outbox.isError ? <Failed error={outbox.error} onRetry={() => void outbox.refetch()} /> : null}
        {outbox.data !== undefined && rows.length === 0 ? <EmptyState>{t('outbox.empty')}</EmptyState> : null}
        {rows.length === 0 ? null : <OutboxTable rows={rows} />}
        {outbox.hasNextPage ? <div className="ob-more"><Button onClick={() => void outbox.fetchNextPage()}>{t('outbox.showMore')}</Button></div> : null}
      </div>
    </>
  );
}

function Failed({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const t = usePhrases();
  return refusalOf(error)?.status === 403 ? <EmptyState>{t('outbox.notAllowed')}</EmptyState> : <RequestFailed error={error} onRetry={onRetry} />;
}

/** Messages that hold nothing once their code is used or has run out. */
const CODES: ReadonlySet<string> = new Set(['signing.code']);

function OutboxTable({ rows }: { rows: readonly AnnouncementRow[] }) {
  const t = usePhrases();
  const when = new Intl.DateTimeFormat(intlTag(t.locale), { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
  const columns: readonly Column<AnnouncementRow>[] = [
    { id: 'subject', title: t('outbox.subject'), cell: (row) => <Link to="/outbox/$id" params={{ id: row.id }}>{row.subject ?? t(CODES.has(row.topic) ? 'outbox.codeOver' : 'outbox.nothingToSay')}</Link> },
    { id: 'to', title: t('outbox.to'), cell: (row) => `${row.recipientName} · ${row.recipientEmail}` },
    { id: 'state', title: t('outbox.state'), cell: (row) => <DeliveryLamp state={row.state} heldUntil={row.heldUntil} /> },
    { id: 'when', title: t('outbox.when'), look: 'quiet', cell: (row) => when.format(new Date(row.createdAt)) },
  ];
  return <DataTable caption={t('outbox.caption')} columns={columns} rows={rows} idOf={(row) => row.id} nameOf={(row) => row.subject ?? row.recipientName} />;
}
