import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { DealView } from '@entente/contract/deal/deal.contract';
import { FieldLookupsProvider } from '../../record/field-sources.tsx';
import type { FieldView } from '../../record/field-words.ts';
import { fieldsQuery } from '../../record/record.queries.ts';
import { ReachLine } from '../../record/team/reach-links.tsx';
import { RecordFields } from '../../record/team/record-fields.tsx';
import { RecordSteps } from '../../record/team/record-steps.tsx';
import { usePageTitle } from '../../shell/team-app/page-title.ts';
import { NotFoundPage, RequestFailed } from '../../shell/team-app/problem-pages.tsx';
import { refusalOf } from '../../shell/team-app/refusal.ts';
import { PageHead } from '../../ui/page-head.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SectionRule } from '../../ui/section-rule.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useDealLookups } from '../deal-lookups.ts';
import { dealQuery } from '../deal.queries.ts';
import { DealHead, DealStanding } from './deal-head.tsx';
import { DealLines } from './deal-lines.tsx';
import { useDealMoves } from './deal-moves.ts';
import './deal.css';
import { StageHistory } from './stage-history.tsx';
import { StageStrip } from './stage-strip.tsx';

const NEXT = ['nextStep', 'nextStepOn', 'expectedCloseOn'];
const KNOWN = ['amount', 'currency', 'clientId', 'contactId', 'ownerId', 'closedOn', 'lostReasonId', 'lostNote', 'productId', 'name', 'openedOn', 'source', 'competitor', 'engagementId', 'tags', 'notes'];

/** Said only once there is something to say. */
const UNTIL_CLOSED = ['closedOn'];
const OF_A_LOSS = ['lostReasonId', 'lostNote'];

/** What the areas below bring to a deal's page: open tasks, what happened, what is kept with it. */
export type DealParts = { tasks: (dealId: string) => ReactNode; timeline: (dealId: string) => ReactNode; files: (dealId: string) => ReactNode };

/** A deal's record: where it stands, what is next, what happened. */
export function DealPage({ parts }: { parts: DealParts }) {
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
  return <FieldLookupsProvider lookups={lookups}><DealRecord deal={deal} fields={fields} parts={parts} /></FieldLookupsProvider>;
}

type DealRecordProps = { deal: DealView; fields: readonly FieldView[]; parts: DealParts };

function DealRecord({ deal, fields, parts }: DealRecordProps) {
  const t = usePhrases();
  const moves = useDealMoves(deal);
  const { id } = deal;
  // A move may fill fields; the form then begins anew with what is there.
  const known = KNOWN.filter((key) => !(UNTIL_CLOSED.includes(key) && deal.state === 'open') && !(OF_A_LOSS.includes(key) && deal.state !== 'lost'));
  const seen = `${id}:${deal.stageId}:${deal.stageSince}`;
  return (
    <>
      <PageHead title={String(deal.record.values['name'] ?? '')} crumb={<RecordSteps key={id} kind="deal" id={id} path="/deals" list={t('deals.backToList')} />} under={<DealStanding deal={deal} />} acts={<DealHead deal={deal} moves={moves} />} />
      <div className="rc-record">
        <div>
          <StageStrip deal={deal} moves={moves} />
          <div className="rc-next"><RecordFields key={seen} kind="deal" record={deal.record} fields={fields} sections={[{ title: t('contact.nextStep'), keys: NEXT }]} />{parts.tasks(id)}</div>
          <DealLines key={`${id}:lines`} deal={deal} />
          <section>{parts.timeline(id)}</section>
          <StageHistory deal={deal} />
        </div>
        <aside>
          <RecordFields key={`${seen}:facts`} look="facts" kind="deal" record={deal.record} fields={fields} sections={[{ title: t('contact.facts'), keys: known }]} />
          <People deal={deal} />
          {parts.files(id)}
        </aside>
      </div>
    </>
  );
}

function People({ deal: { people } }: { deal: DealView }) {
  const t = usePhrases();
  if (people.length === 0) return null;
  return (
    <section>
      <SectionRule>{t('client.people')}</SectionRule>
      <ul className="dl-lines">{people.map(({ id, name, roleTitle, email, phone }) => <li key={id}><Link to="/contacts/$id" params={{ id }}>{name}</Link><ReachLine roleTitle={roleTitle} email={email} phone={phone} /></li>)}</ul>
    </section>
  );
}
