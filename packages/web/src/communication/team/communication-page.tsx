import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { CommunicationView, TouchpointView } from '@entente/contract/communication/touchpoint.contract';
import { engagementQuery } from '../../engagement/engagement.queries.ts';
import { EngagementHead } from '../../engagement/team/engagement-head.tsx';
import { api } from '../../shell/team-app/api.ts';
import { useCommands } from '../../shell/team-app/commands.tsx';
import { usePageTitle } from '../../shell/team-app/page-title.ts';
import { NotFoundPage, RequestFailed } from '../../shell/team-app/problem-pages.tsx';
import { refusalOf } from '../../shell/team-app/refusal.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SectionRule } from '../../ui/section-rule.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { communicationQuery } from '../touchpoint.queries.ts';
import { channelWords, eventWords, speedWords } from '@entente/phrases/touchpoint-words';
import './communication.css';
import { useCommunicationChange } from './communication-change.ts';
import { DueSection } from './due-section.tsx';
import { HappeningSection } from './happening-section.tsx';
import { HeardSection } from './heard-section.tsx';
import { LineDialog } from './line-dialog.tsx';
import { RaiseDialog } from './raise-dialog.tsx';
import { ToldSection } from './told-section.tsx';

/** Who tells whom in an engagement: what is due, the plan, what was told. */
export function CommunicationPage() {
  const t = usePhrases();
  const { id } = useParams({ from: '/team/engagements/$id/communication' });
  const { data: engagement, error, refetch } = useQuery(engagementQuery(id));
  usePageTitle(engagement?.name ?? t('engagement.title'));
  if (error !== null && refusalOf(error)?.status === 404) return <NotFoundPage />;
  if (error !== null && engagement === undefined) return <div className="tp-page"><RequestFailed error={error} onRetry={() => void refetch()} /></div>;
  if (engagement === undefined) return <div className="tp-page"><Skeleton /></div>;
  return <><EngagementHead engagement={engagement} /><div className="tp-page"><OfEngagement engagementId={engagement.id} /></div></>;
}

function OfEngagement({ engagementId }: { engagementId: string }) {
  const t = usePhrases();
  const { data: plan, error, refetch } = useQuery(communicationQuery(engagementId));
  const { busy, change } = useCommunicationChange(engagementId);
  const suggest = () => change(() => api.touchpoint.suggest({ engagementId }), { words: t('touchpoint.suggested') });
  const blank = plan !== undefined && plan.lines.length === 0 && plan.told.length === 0 && plan.heard.length === 0;
  useCommands([{ id: 'touchpoint.suggest', label: t('touchpoint.suggest'), allowed: blank, run: () => void suggest() }]);
  if (plan === undefined) return error === null ? <Skeleton /> : <RequestFailed error={error} onRetry={() => void refetch()} />;
  if (blank) return <EmptyState act={<Button kind="main" busy={busy ? t('kit.saving') : undefined} onClick={() => void suggest()}>{t('touchpoint.suggest')}</Button>}>{t('touchpoint.empty')}</EmptyState>;
  return <><Plan plan={plan} /><ToldSection plan={plan} /></>;
}

function Plan({ plan }: { plan: CommunicationView }) {
  const t = usePhrases();
  const [open, setOpen] = useState<'raise' | 'add' | TouchpointView | null>(null);
  useCommands([{ id: 'touchpoint.raise', label: t('touchpoint.raise'), run: () => setOpen('raise') }, { id: 'touchpoint.add', label: t('touchpoint.add'), run: () => setOpen('add') }]);
  const close = () => setOpen(null);
  return (
    <>
      <div className="tp-help"><p>{t('touchpoint.help')}</p><Button onClick={() => setOpen('raise')}>{t('touchpoint.raise')}</Button></div>
      <HeardSection plan={plan} />
      <DueSection plan={plan} />
      <HappeningSection plan={plan} />
      <section>
        <SectionRule aside={<Button kind="text" small onClick={() => setOpen('add')}>{t('touchpoint.add')}</Button>}>{t('touchpoint.plan')}</SectionRule>
        <ul className="tp-list">{plan.lines.map((line) => <Line key={line.id} plan={plan} line={line} onChange={() => setOpen(line)} />)}</ul>
      </section>
      {open === 'raise' ? <RaiseDialog plan={plan} onClose={close} /> : null}
      {open === null || open === 'raise' ? null : <LineDialog plan={plan} line={open === 'add' ? null : open} onClose={close} />}
    </>
  );
}

function Line({ plan, line, onChange }: { plan: CommunicationView; line: TouchpointView; onChange: () => void }) {
  const t = usePhrases();
  const { busy, change } = useCommunicationChange(plan.engagementId);
  const { id } = line;
  const what = eventWords(t, line.event);
  const remove = () => change(() => api.touchpoint.delete({ id }), { words: t('touchpoint.removed'), undo: () => api.touchpoint.restore({ id }), undone: t('touchpoint.saved') });
  const facts = [channelWords(t, line.channel), speedWords(t, line), ...(line.backup === null ? [] : [t('touchpoint.backup', { name: line.backup.name })]), ...(line.phase === null ? [] : [t('touchpoint.inPhase', { name: line.phase.name })])];
  useCommands([{ id: `touchpoint.change.${id}`, label: t('touchpoint.changeOf', { what: `${what}, ${line.teller.name}` }), run: onChange }]);
  return (
    <li>
      <span className="tp-what"><span className="strong">{what}</span><span>{t('touchpoint.who', { teller: line.teller.name, told: line.told.name })}</span><span className="meta-2">{facts.join(' · ')}</span></span>
      <span className="tp-acts">
        <Button kind="text" small aria-label={t('touchpoint.changeOf', { what: `${what}, ${line.teller.name}` })} onClick={onChange}>{t('touchpoint.change')}</Button>
        <Button kind="text" small busy={busy ? t('kit.saving') : undefined} aria-label={t('touchpoint.removeOf', { what: `${what}, ${line.teller.name}` })} onClick={() => void remove()}>{t('touchpoint.remove')}</Button>
      </span>
    </li>
  );
}
