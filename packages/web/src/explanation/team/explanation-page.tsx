import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import type { ExplanationView } from '@entente/contract/explanation/explanation.contract';
import { measureReadability } from '@entente/core/explanation/readability';
import { engagementQuery } from '../../engagement/engagement.queries.ts';
import { EngagementHead } from '../../engagement/team/engagement-head.tsx';
import { useCommands } from '../../shell/team-app/commands.tsx';
import { usePageTitle } from '../../shell/team-app/page-title.ts';
import { NotFoundPage, RequestFailed } from '../../shell/team-app/problem-pages.tsx';
import { refusalOf } from '../../shell/team-app/refusal.ts';
import { ButtonLink } from '../../shell/team-app/router-links.tsx';
import { Banner } from '../../ui/banner.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Facts } from '../../ui/facts.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SectionRule } from '../../ui/section-rule.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { explanationQuery } from '../explanation.queries.ts';
import './explanation.css';
import { PassageSection } from './passage-section.tsx';

/** How the work is done, as the client reads it: made from the plan, edited paragraph by paragraph, measured. */
export function ExplanationPage() {
  const t = usePhrases();
  const { id } = useParams({ from: '/team/engagements/$id/how' });
  const { data: engagement, error, refetch } = useQuery(engagementQuery(id));
  usePageTitle(engagement?.name ?? t('engagement.title'));
  if (error !== null && refusalOf(error)?.status === 404) return <NotFoundPage />;
  if (error !== null && engagement === undefined) return <div className="how-page"><RequestFailed error={error} onRetry={() => void refetch()} /></div>;
  if (engagement === undefined) return <div className="how-page"><Skeleton /></div>;
  return <><EngagementHead engagement={engagement} /><div className="how-page"><OfEngagement engagementId={engagement.id} /></div></>;
}

function OfEngagement({ engagementId }: { engagementId: string }) {
  const t = usePhrases();
  const navigate = useNavigate();
  const { data: explanation, error, refetch } = useQuery(explanationQuery(engagementId));
  const toAgreement = () => void navigate({ to: '/engagements/$id', params: { id: engagementId } });
  useCommands([{ id: 'explanation.plan', label: t('rule.toAgreement'), run: toAgreement }]);
  if (explanation === undefined) return error === null ? <Skeleton /> : <RequestFailed error={error} onRetry={() => void refetch()} />;
  if (explanation.agreementId === null || explanation.passages.every(({ plan, own }) => plan === '' && own === null)) return <Nothing explanation={explanation} />;
  const changed = explanation.passages.filter(({ own, plan }) => own?.changed === true && plan !== null);
  return (
    <>
      <div className="how-help"><p>{t('explanation.help')}</p><p className="meta-2">{t(explanation.sent ? 'explanation.sent' : 'explanation.notSent')}</p></div>
      {changed.length === 0 ? null : <Banner tone="warn" title={t('explanation.changedCount', { count: changed.length })} act={<a href={`#passage-${changed[0]?.key ?? ''}`}>{t('explanation.toChange')}</a>} />}
      {explanation.passages.map((passage) => <PassageSection key={passage.key} explanation={explanation} passage={passage} />)}
      <Measured explanation={explanation} />
    </>
  );
}

function Nothing({ explanation: { agreementId, engagementId } }: { explanation: ExplanationView }) {
  const t = usePhrases();
  return <EmptyState act={<ButtonLink kind="main" to="/engagements/$id" params={{ id: engagementId }}>{t('rule.toAgreement')}</ButtonLink>}>{t(agreementId === null ? 'explanation.noAgreement' : 'explanation.emptyPlan')}</EmptyState>;
}

const FORMULA = { flesch: 'explanation.flesch', fog_pl: 'explanation.fog_pl', flesch_oborneva: 'explanation.flesch_oborneva' } as const;

/** How all that the client reads scores by the formula of its language. */
function Measured({ explanation: { passages, locale } }: { explanation: ExplanationView }) {
  const t = usePhrases();
  const read = passages.flatMap(({ plan, own }) => (plan === null ? [] : own === null || own.changed ? [plan] : [own.text]));
  const measure = measureReadability(read.join('\n'), locale);
  if (measure === null) return null;
  const number = (value: number): string => new Intl.NumberFormat(t.locale, { maximumFractionDigits: 1 }).format(value);
  return (
    <section>
      <SectionRule>{t('explanation.measure')}</SectionRule>
      <Facts wide facts={[
        { term: t('explanation.bandLabel'), value: t('explanation.band', { band: measure.band }), strong: true },
        { term: t('explanation.score'), value: t(FORMULA[measure.formula], { score: number(measure.score) }) },
        { term: t('explanation.length'), value: number(measure.sentenceLength) },
      ]} />
    </section>
  );
}
