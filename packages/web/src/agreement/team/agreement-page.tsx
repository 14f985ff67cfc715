import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, type ReactNode } from 'react';
import type { AgreementView } from '@entente/contract/agreement/agreement-views';
import type { EngagementView } from '@entente/contract/engagement/engagement.contract';
import { engagementQuery } from '../../engagement/engagement.queries.ts';
import { EngagementHead } from '../../engagement/team/engagement-head.tsx';
import { usePageTitle } from '../../shell/team-app/page-title.ts';
import { NotFoundPage, RequestFailed } from '../../shell/team-app/problem-pages.tsx';
import { refusalOf } from '../../shell/team-app/refusal.ts';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { agreementQuery } from '../agreement.queries.ts';
import './agreement.css';
import type { SigningParts } from './signing-parts.ts';

/** Each standing of an agreement loads its own view: who reads a sealed one needs no editor. */
const ClientReading = lazy(() => import('./client-reading.tsx').then((part) => ({ default: part.ClientReading })));
const DraftView = lazy(() => import('./draft-view.tsx').then((part) => ({ default: part.DraftView })));
const NoAgreement = lazy(() => import('./no-agreement.tsx').then((part) => ({ default: part.NoAgreement })));
const FinalView = lazy(() => import('./final-view.tsx').then((part) => ({ default: part.FinalView })));

/** The agreement of an engagement: written, sent, talked about, signed, kept. */
export function AgreementPage({ signing }: { signing: SigningParts }) {
  const t = usePhrases();
  const { id } = useParams({ from: '/team/engagements/$id' });
  const search = useSearch({ from: '/team/engagements/$id' });
  const { data: engagement, error, refetch } = useQuery(engagementQuery(id));
  usePageTitle(engagement?.name ?? t('engagement.title'));
  if (error !== null && refusalOf(error)?.status === 404) return <NotFoundPage />;
  if (error !== null && engagement === undefined) return <div className="ag-wait"><RequestFailed error={error} onRetry={() => void refetch()} /></div>;
  if (engagement === undefined) return <div className="ag-wait"><Skeleton /></div>;
  const agreementId = search.agreement ?? engagement.agreementId;
  if (agreementId === null) return <Suspense fallback={<div className="ag-wait"><Skeleton /></div>}><NoAgreement engagement={engagement} /></Suspense>;
  return <OpenedAgreement key={agreementId} engagement={engagement} agreementId={agreementId} signing={signing} />;
}

function OpenedAgreement({ engagement, agreementId, signing }: { engagement: EngagementView; agreementId: string; signing: SigningParts }) {
  const { view } = useSearch({ from: '/team/engagements/$id' });
  const { data: agreement, error, refetch } = useQuery(agreementQuery(agreementId));
  if (error !== null && refusalOf(error)?.status === 404) return <NotFoundPage />;
  const waiting = (part: ReactNode) => <><EngagementHead engagement={engagement} /><div className="ag-wait">{part}</div></>;
  if (agreement === undefined) return waiting(error === null ? <Skeleton /> : <RequestFailed error={error} onRetry={() => void refetch()} />);
  return <Suspense fallback={waiting(<Skeleton />)}><ViewOf engagement={engagement} agreement={agreement} signing={signing} asClient={view === 'client'} /></Suspense>;
}

function ViewOf({ engagement, agreement, signing, asClient }: { engagement: EngagementView; agreement: AgreementView; signing: SigningParts; asClient: boolean }) {
  if (isFinal(agreement)) return <FinalView engagement={engagement} agreement={agreement} signing={signing} />;
  if (asClient) return <ClientReading engagement={engagement} agreement={agreement} />;
  return <DraftView engagement={engagement} agreement={agreement} signing={signing} />;
}

/** From here on the words stand: what is shown is the version that was signed, not the draft. */
function isFinal({ standing: { state, currentVersion } }: AgreementView): boolean {
  return (state === 'signed' || state === 'sealed' || state === 'withdrawn') && currentVersion !== null;
}
