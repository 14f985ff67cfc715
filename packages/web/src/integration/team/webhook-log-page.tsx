import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { WebhookDeliveryRow } from '@entente/contract/integration/webhook.contract';
import type { Translator } from '@entente/phrases/translator';
import { usePageTitle } from '../../shell/team-app/page-title.ts';
import { NotFoundPage, RequestFailed } from '../../shell/team-app/problem-pages.tsx';
import { Breadcrumb } from '../../ui/breadcrumb.tsx';
import { Button } from '../../ui/button.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { momentWords } from '../../ui/time-words.ts';
import { deliveriesQuery, webhooksQuery, type DeliveryState } from '../integration.queries.ts';
import type { WebhookLogPlace } from '../webhook-log-filter.ts';
import { DeliveryDrawer } from './delivery-drawer.tsx';
import { DeliveryLamp, messageWords, resultWords } from './delivery-words.tsx';
import './integration.css';
import { WebhookLamp } from './webhook-lamp.tsx';

const STATES = ['all', 'queued', 'delivered', 'failed', 'dropped'] as const;

/** What was sent to one webhook and what came back; any message can be sent again. */
export function WebhookLogPage() {
  const t = usePhrases();
  const { id } = useParams({ from: '/team/settings/integrations/webhooks/$id' });
  const { message, state } = useSearch({ from: '/team/settings/integrations/webhooks/$id' });
  const navigate = useNavigate({ from: '/settings/integrations/webhooks/$id' });
  const webhooks = useQuery(webhooksQuery);
  const webhook = webhooks.data?.rows.find((row) => row.id === id);
  const title = t('integration.logTitle', { name: webhook?.name ?? '…' });
  usePageTitle(title);
  if (webhooks.isSuccess && webhook === undefined) return <NotFoundPage />;
  const go = (place: WebhookLogPlace) => void navigate({ search: place });
  const kept: WebhookLogPlace = state === undefined ? {} : { state };
  return (
    <>
      <PageHead title={title} crumb={<Breadcrumb steps={[<Link key="all" to="/settings/integrations" hash="webhooks" search={{}}>{t('integration.page')}</Link>]} />} />
      <div className="in-log">
        {webhook === undefined ? null : <div className="in-state"><WebhookLamp webhook={webhook} /><span className="in-mono">{webhook.url}</span></div>}
        <p className="meta-2 in-help">{t('integration.logHelp')}</p>
        <div className="in-find"><SelectField label={t('integration.show')} value={state ?? 'all'} options={STATES.map((value) => ({ value, label: value === 'all' ? t('integration.showAll') : t(`integration.delivery_${value}`) }))} onChange={(value) => go(value === 'all' ? {} : { state: value })} /></div>
        <Log id={id} state={state} onOpen={(row) => go({ ...kept, message: row })} />
      </div>
      {message === undefined ? null : <DeliveryDrawer id={message} onClose={() => go(kept)} />}
    </>
  );
}

function Log({ id, state, onOpen }: { id: string; state: DeliveryState | undefined; onOpen: (id: string) => void }) {
  const t = usePhrases();
  const log = useInfiniteQuery(deliveriesQuery(id, state));
  const rows = log.data?.pages.flatMap((page) => page.rows) ?? [];
  if (log.isPending) return <Skeleton />;
  if (log.isError) return <RequestFailed error={log.error} onRetry={() => void log.refetch()} />;
  if (rows.length === 0) return <EmptyState>{t(state === undefined ? 'integration.logNone' : 'integration.logNoneOfState')}</EmptyState>;
  return (
    <>
      <DataTable caption={t('integration.logOf')} columns={columnsOf(t, onOpen)} rows={rows} idOf={(row) => row.id} nameOf={(row) => messageWords(t, row)} />
      {log.hasNextPage ? <div><Button onClick={() => void log.fetchNextPage()}>{t('outbox.showMore')}</Button></div> : null}
    </>
  );
}

function columnsOf(t: Translator, open: (id: string) => void): readonly Column<WebhookDeliveryRow>[] {
  return [
    { id: 'message', title: t('integration.message'), cell: (row) => <><button type="button" className="in-open" onClick={() => open(row.id)}>{messageWords(t, row)}</button>{row.replayOf === null ? null : <span className="meta"> · {t('integration.isReplay')}</span>}</> },
    { id: 'state', title: t('integration.result'), cell: (row) => <DeliveryLamp state={row.state} /> },
    { id: 'answer', title: t('integration.answered'), cell: (row) => resultWords(t, row) },
    { id: 'tries', title: t('integration.tries'), look: 'number', cell: (row) => row.attempts },
    { id: 'when', title: t('integration.when'), look: 'quiet', cell: (row) => momentWords(t.locale, new Date(row.createdAt)) },
  ];
}
