import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { WebhookView } from '@entente/contract/integration/webhook.contract';
import type { Translator } from '@entente/phrases/translator';
import { useCommands } from '../../shell/team-app/commands.tsx';
import { RequestFailed } from '../../shell/team-app/problem-pages.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SectionRule } from '../../ui/section-rule.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { momentWords } from '../../ui/time-words.ts';
import { webhooksQuery } from '../integration.queries.ts';
import { WebhookActs } from './webhook-acts.tsx';
import { WebhookDialog } from './webhook-dialog.tsx';
import { WebhookLamp } from './webhook-lamp.tsx';

/** The addresses that are told what happens here. */
export function WebhookSection() {
  const t = usePhrases();
  const [open, setOpen] = useState<WebhookView | 'new' | null>(null);
  const { data, error, refetch } = useQuery(webhooksQuery);
  useCommands([{ id: 'new-webhook', label: t('integration.newWebhook'), run: () => setOpen('new') }]);
  const add = <Button small onClick={() => setOpen('new')}>{t('integration.newWebhook')}</Button>;
  return (
    <section id="webhooks" className="ws-setting">
      <SectionRule aside={data === undefined || data.rows.length === 0 ? undefined : add}>{t('integration.webhooks')}</SectionRule>
      <p className="meta-2 in-help">{t('integration.webhooksHelp')}</p>
      {error === null ? null : <RequestFailed error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null ? <Skeleton /> : null}
      {data?.rows.length === 0 ? <EmptyState act={add}>{t('integration.webhooksNone')}</EmptyState> : null}
      <ul className="ws-people" data-plain="">{data?.rows.map((row) => <WebhookRow key={row.id} row={row} onChange={() => setOpen(row)} />)}</ul>
      {open === null || data === undefined ? null : <WebhookDialog webhook={open === 'new' ? null : open} topics={data.topics} privateAddresses={data.privateAddresses} onClose={() => setOpen(null)} />}
    </section>
  );
}

function WebhookRow({ row, onChange }: { row: WebhookView; onChange: () => void }) {
  const t = usePhrases();
  const { id, name, url, topics } = row;
  return (
    <li>
      <div>
        <div className="ws-people__who"><Link className="strong" to="/settings/integrations/webhooks/$id" params={{ id }}>{name}</Link><span className="meta">{topics.includes('*') ? t('integration.tellAll') : t('integration.topicsChosen', { count: topics.length })}</span></div>
        <p className="in-mono">{url}</p>
        <div className="in-state"><WebhookLamp webhook={row} /><span className="meta-2">{factsOf(t, row)}</span></div>
      </div>
      <WebhookActs webhook={row} onChange={onChange} />
    </li>
  );
}

function factsOf(t: Translator, { failingSince, deliveredAt, waiting, formerSecretUntil }: WebhookView): string {
  const when = (at: string) => momentWords(t.locale, new Date(at));
  return [
    failingSince === null ? '' : t('integration.failingSince', { when: when(failingSince) }),
    deliveredAt === null ? '' : t('integration.takenAt', { when: when(deliveredAt) }),
    waiting === 0 ? '' : t('integration.waiting', { count: waiting }),
    formerSecretUntil === null ? '' : t('integration.bothSign', { when: when(formerSecretUntil) }),
  ].filter((fact) => fact !== '').join(' · ');
}
