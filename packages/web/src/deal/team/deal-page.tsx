import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { DealView } from '@entente/contract/deal/deal.contract';
import { FieldLookupsProvider } from '../../record/field-sources.tsx';
import type { FieldView } from '../../record/field-words.ts';
import { fieldsQuery } from '../../record/record.queries.ts';
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
import { DealHead } from './deal-head.tsx';
import { DealLines } from './deal-lines.tsx';
import { useDealMoves } from './deal-moves.ts';
import './deal.css';
import { StageHistory } from './stage-history.tsx';
import { StageStrip } from './stage-strip.tsx';

const NEXT = ['nextStep', 'nextStepOn', 'expectedCloseOn'];
const KNOWN = ['name', 'clientId', 'contactId', 'amount', 'currency', 'ownerId', 'openedOn', 'closedOn', 'productId', 'source', 'competitor', 'lostReasonId', 'lostNote', 'engagementId', 'tags', 'notes'];

/** Said only once there is something to say. */
const UNTIL_CLOSED = ['closedOn'];
const OF_A_LOSS = ['lostReasonId', 'lostNote'];

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
  return <FieldLookupsProvider lookups={lookups}><DealRecord deal={deal} fields={fields} timeline={timeline} files={files} /></FieldLookupsProvider>;
}

type DealRecordProps = { deal: DealView; fields: readonly FieldView[]; timeline: (dealId: string) => ReactNode; files: (dealId: string) => ReactNode };

function DealRecord({ deal, fields, timeline, files }: DealRecordProps) {
  const t = usePhrases();
  const moves = useDealMoves(deal);
  const { id } = deal;
  // A move may fill fields; the form then begins anew with what is there. So do the lines' amount and the form.
  const known = KNOWN.filter((key) => !(UNTIL_CLOSED.includes(key) && deal.state === 'open') && !(OF_A_LOSS.includes(key) && deal.state !== 'lost'));
  const seen = `${id}:${deal.stageId}:${deal.stageSince}:${String(deal.record.values['amount'])}`;
  return (
    <>
      <PageHead title={String(deal.record.values['name'] ?? '')} crumb={<RecordSteps key={id} kind="deal" id={id} path="/deals" list={t('deals.backToList')} />} acts={<DealHead deal={deal} moves={moves} />} />
      <div className="dl-record">
        <div>
          <StageStrip deal={deal} moves={moves} />
          <RecordFields key={seen} kind="deal" record={deal.record} fields={fields} sections={[{ title: t('contact.nextStep'), keys: NEXT }, { title: t('contact.facts'), keys: known }]} />
          <DealLines key={`${id}:lines`} deal={deal} />
          <StageHistory deal={deal} />
          <section>{timeline(id)}</section>
        </div>
        <aside>
          <People deal={deal} />
          {files(id)}
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
      <ul className="dl-lines">{people.map(({ id, name, roleTitle, email, phone }) => <li key={id}><Link to="/contacts/$id" params={{ id }}>{name}</Link><div className="meta-2">{[roleTitle, email, phone].filter((part) => part !== '').join(' · ')}</div></li>)}</ul>
    </section>
  );
}
