import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { DealView } from '@entente/contract/deal/deal.contract';
import { FieldLookupsProvider } from '../../record/field-sources.tsx';
import { fieldsQuery } from '../../record/record.queries.ts';
import { RecordFields } from '../../record/team/record-fields.tsx';
import { RecordSteps } from '../../record/team/record-steps.tsx';
import { usePageTitle } from '../../shell/team-app/page-title.ts';
import { NotFoundPage, RequestFailed } from '../../shell/team-app/problem-pages.tsx';
import { refusalOf } from '../../shell/team-app/refusal.ts';
import { Facts } from '../../ui/facts.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SectionRule } from '../../ui/section-rule.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { ageWords } from '../../ui/time-words.ts';
import { ownName, useDealLookups } from '../deal-lookups.ts';
import { dealQuery } from '../deal.queries.ts';
import './deal.css';
import { StageStrip } from './stage-strip.tsx';

const NEXT = ['nextStep', 'nextStepOn', 'expectedCloseOn'];
const KNOWN = ['name', 'clientId', 'contactId', 'amount', 'currency', 'ownerId', 'openedOn', 'closedOn', 'productId', 'source', 'competitor', 'lostReasonId', 'lostNote', 'engagementId', 'tags', 'notes'];

/** A deal's record: where it stands, what is next, what happened. @param timeline draws what happened, @param files what is kept with it; the areas below bring them. */
export function DealPage({ timeline, files }: { timeline: (dealId: string) => ReactNode; files: (dealId: string) => ReactNode }) {
  const t = usePhrases();
  const { id } = useParams({ from: '/team/deals/$id' });
  const { data: deal, error, refetch } = useQuery(dealQuery(id));
  const fields = useQuery(fieldsQuery('deal')).data;
  const lookups = useDealLookups();
  const name = String(deal?.record.values['name'] ?? t('deals.title'));
  usePageTitle(name);
  if (error !== null && refusalOf(error)?.status === 404) return <NotFoundPage />;
  if (error !== null && deal === undefined) return <div className="rl-body"><RequestFailed error={error} onRetry={() => void refetch()} /></div>;
  if (deal === undefined || fields === undefined) return <div className="rl-body"><Skeleton /></div>;
  return (
    <FieldLookupsProvider lookups={lookups}>
      <PageHead title={name} crumb={<RecordSteps key={id} kind="deal" id={id} path="/deals" list={t('deals.backToList')} />} />
      <div className="dl-record">
        <div>
          <StageStrip deal={deal} />
          <RecordFields key={id} kind="deal" record={deal.record} fields={fields} sections={[{ title: t('contact.nextStep'), keys: NEXT }, { title: t('contact.facts'), keys: KNOWN }]} />
          <section>{timeline(id)}</section>
        </div>
        <aside>
          <People deal={deal} />
          <StageTimes deal={deal} />
          {files(id)}
        </aside>
      </div>
    </FieldLookupsProvider>
  );
}

function People({ deal: { people } }: { deal: DealView }) {
  const t = usePhrases();
  if (people.length === 0) return null;
  return (
    <section>
      <SectionRule>{t('client.people')}</SectionRule>
      <ul className="dl-lines">{people.map(({ id, name, roleTitle, email, phone }) => <li key={id}><Link to="/contacts/$id" params={{ id }}>{name}</Link><div className="meta-2">{[roleTitle, email, phone].filter((part) => part !== '').join(' · ')}</div></li>)}</ul>
    </section>
  );
}

/** How long the deal stood in each stage, from recorded stays; every stay counts. */
function StageTimes({ deal: { stageTimes, stages } }: { deal: DealView }) {
  const t = usePhrases();
  const facts = stageTimes.flatMap(({ stageId, cumulativeMilliseconds, timesEntered }) => {
    const stage = stages.find(({ id }) => id === stageId);
    const times = timesEntered > 1 ? ` · ${t('deals.timesEntered', { count: timesEntered })}` : '';
    return stage === undefined ? [] : [{ term: ownName(t, stage), value: `${ageWords(t.locale, cumulativeMilliseconds)}${times}` }];
  });
  return <section><SectionRule look="bare">{t('deals.timeInStage')}</SectionRule><Facts facts={facts} wide /></section>;
}
