import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { EngagementView } from '@entente/contract/engagement/engagement.contract';
import type { GroundRulesView } from '@entente/contract/ground-rule/ground-rule.contract';
import { cardWords } from '@entente/phrases/rule-words';
import { engagementQuery } from '../../engagement/engagement.queries.ts';
import { EngagementHead } from '../../engagement/team/engagement-head.tsx';
import { usePageTitle } from '../../shell/team-app/page-title.ts';
import { NotFoundPage, RequestFailed } from '../../shell/team-app/problem-pages.tsx';
import { refusalOf } from '../../shell/team-app/refusal.ts';
import { ButtonLink } from '../../shell/team-app/router-links.tsx';
import { Banner } from '../../ui/banner.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SectionRule } from '../../ui/section-rule.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { whenWords } from '../../agreement/when.ts';
import { groundRulesQuery } from '../ground-rule.queries.ts';
import { AskCards } from './ask-cards.tsx';
import { FromFramework } from './from-framework.tsx';
import './ground-rule.css';
import { OwnCards } from './own-cards.tsx';
import { RoundSection } from './round-section.tsx';
import { RuleList } from './rule-list.tsx';

/** The soft frame of an engagement: both sides answer the cards apart, compare, and keep what works. */
export function GroundRulesPage() {
  const t = usePhrases();
  const { id } = useParams({ from: '/team/engagements/$id/rules' });
  const { data: engagement, error, refetch } = useQuery(engagementQuery(id));
  usePageTitle(engagement?.name ?? t('engagement.title'));
  if (error !== null && refusalOf(error)?.status === 404) return <NotFoundPage />;
  if (error !== null && engagement === undefined) return <div className="gr-page"><RequestFailed error={error} onRetry={() => void refetch()} /></div>;
  if (engagement === undefined) return <div className="gr-page"><Skeleton /></div>;
  return (
    <>
      <EngagementHead engagement={engagement} />
      <div className="gr-page">
        {engagement.agreementId === null ? <EmptyState act={<ButtonLink kind="main" to="/engagements/$id" params={{ id }}>{t('rule.toAgreement')}</ButtonLink>}>{t('rule.noAgreement')}</EmptyState> : <OfAgreement engagement={engagement} agreementId={engagement.agreementId} />}
      </div>
    </>
  );
}

function OfAgreement({ engagement, agreementId }: { engagement: EngagementView; agreementId: string }) {
  const { data: rules, error, refetch } = useQuery(groundRulesQuery(agreementId));
  if (rules === undefined) return error === null ? <Skeleton /> : <RequestFailed error={error} onRetry={() => void refetch()} />;
  return (
    <>
      {rules.round === null ? <First rules={rules} /> : <RoundSection key={rules.round.id} rules={rules} round={rules.round} />}
      <Differ rules={rules} />
      {rules.beside.map((round) => <RoundSection key={round.id} rules={rules} round={round} />)}
      <FromFramework rules={rules} />
      <OwnCards rules={rules} engagementId={engagement.id} />
      <History rules={rules} />
    </>
  );
}

function First({ rules }: { rules: GroundRulesView }) {
  const t = usePhrases();
  return <EmptyState act={rules.people.length === 0 ? undefined : <AskCards rules={rules} again={false} />}>{rules.people.length === 0 ? t('rule.nobodyToAsk') : t('rule.empty')}</EmptyState>;
}

/** Different people of the client wish for different things: which, and what we go by until they agree. */
function Differ({ rules }: { rules: GroundRulesView }) {
  const t = usePhrases();
  const cards = [rules.round, ...rules.beside].flatMap((round) => round?.cards ?? []);
  const named = rules.differ.flatMap((key) => cards.find((card) => card.key === key) ?? []).map((card) => cardWords(t, card));
  return named.length === 0 ? null : <Banner tone="warn" title={t('rule.differTitle')}>{t('rule.differHelp', { cards: named.join(' · ') })}</Banner>;
}

/** Rounds that were agreed before; what was agreed stays readable as it was. */
function History({ rules }: { rules: GroundRulesView }) {
  const t = usePhrases();
  if (rules.history.length === 0) return null;
  return (
    <section>
      <SectionRule aside={rules.history.length}>{t('rule.history')}</SectionRule>
      {rules.history.map((round) => (
        <details key={round.id} className="gr-past">
          <summary>{t('rule.round', { number: round.number, day: round.agreedAt === null ? '' : whenWords(t.locale, round.agreedAt) })}{rules.beside.length === 0 ? '' : ` · ${round.askedName}`}</summary>
          <RuleList rules={rules} cards={round.cards} settled={round.agreed ?? []} />
        </details>
      ))}
    </section>
  );
}
