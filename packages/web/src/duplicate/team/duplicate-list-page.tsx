import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { DuplicatePair, DuplicateRecord } from '@entente/contract/duplicate/duplicate.contract';
import type { DuplicateKind } from '@entente/core/duplicate/duplicate-keys';
import { useAct } from '../../shell/team-app/act.ts';
import { api } from '../../shell/team-app/api.ts';
import { usePageTitle } from '../../shell/team-app/page-title.ts';
import { RequestFailed } from '../../shell/team-app/problem-pages.tsx';
import { ButtonLink } from '../../shell/team-app/router-links.tsx';
import { useMayDo } from '../../shell/team-app/session.ts';
import { Breadcrumb } from '../../ui/breadcrumb.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Lamp, type LampState } from '../../ui/lamp.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SegmentedChoice } from '../../ui/segmented-choice.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import '../duplicate.css';

const LAMPS: Readonly<Record<DuplicatePair['level'], LampState>> = { certain: 'complete', likely: 'partly', possible: 'missing' };

/** Records that may be one, the surest first: compare them, or say that they are two. */
export function DuplicateListPage() {
  const t = usePhrases();
  const navigate = useNavigate();
  const { kind = 'contact' } = useSearch({ from: '/team/duplicates' });
  usePageTitle(t('duplicate.title'));
  const pairs = useInfiniteQuery({ queryKey: ['duplicates', kind], queryFn: ({ pageParam, signal }) => api.duplicate.list({ kind, ...(pageParam === '' ? {} : { cursor: pageParam }) }, { signal }), initialPageParam: '', getNextPageParam: (page) => page.nextCursor });
  const rows = pairs.data?.pages.flatMap((page) => page.rows) ?? [];
  const choose = (next: DuplicateKind) => void navigate({ to: '/duplicates', search: next === 'client' ? { kind: next } : {}, replace: true });
  return (
    <>
      <PageHead title={t('duplicate.title')} crumb={<Breadcrumb steps={[<Link key="all" to="/clients">{t('client.backToList')}</Link>]} />} />
      <div className="du-page">
        <p>{t('duplicate.lead')}</p>
        <SegmentedChoice label={t('duplicate.kind')} value={kind} onChange={choose} segments={[{ value: 'contact', label: t('duplicate.contacts') }, { value: 'client', label: t('duplicate.clients') }]} />
        {pairs.isPending ? <Skeleton /> : null}
        {pairs.isError ? <RequestFailed error={pairs.error} onRetry={() => void pairs.refetch()} /> : null}
        {pairs.data !== undefined && rows.length === 0 ? <EmptyState>{t('duplicate.empty')}</EmptyState> : null}
        <ul className="du-pairs">{rows.map((pair) => <Pair key={`${pair.first.id}${pair.second.id}`} pair={pair} />)}</ul>
        {pairs.hasNextPage ? <div><Button onClick={() => void pairs.fetchNextPage()} busy={pairs.isFetchingNextPage ? t('kit.loading') : undefined}>{t('duplicate.showMore')}</Button></div> : null}
      </div>
    </>
  );
}

function Pair({ pair }: { pair: DuplicatePair }) {
  const t = usePhrases();
  const dismiss = useDismiss(pair);
  const { kind, first, second, level, reasons } = pair;
  const mayMerge = useMayDo(kind, 'delete');
  // The one written last is likelier to be the copy.
  const [stays, goes] = first.updatedAt >= second.updatedAt ? [first, second] : [second, first];
  return (
    <li className="du-pair">
      <Side kind={kind} record={stays} />
      <Side kind={kind} record={goes} />
      <div className="du-why"><Lamp state={LAMPS[level]} size="small">{t(`duplicate.${level}`)}</Lamp><span className="meta-2">{t('duplicate.because', { reasons: reasons.filter((reason) => reason !== 'name' || !reasons.includes('nameAndClient')).map((reason) => t(`duplicate.${reason}`)).join(', ') })}</span></div>
      <div className="du-acts">
        {mayMerge ? <ButtonLink to="/merge" search={{ kind, stays: stays.id, goes: goes.id }}>{t('duplicate.compare')}</ButtonLink> : null}
        <Button kind="text" small onClick={() => void dismiss()}>{t('duplicate.notSame')}</Button>
      </div>
    </li>
  );
}

function Side({ kind, record: { id, name, email, phone, client, ownerName } }: { kind: DuplicateKind; record: DuplicateRecord }) {
  const t = usePhrases();
  const page = kind === 'client' ? id : client?.id;
  return (
    <div className="du-side">
      <span className="strong">{page === undefined ? name : <Link to="/clients/$id" params={{ id: page }}>{name}</Link>}</span>
      <span className="meta-2">{[client?.name ?? '', email, phone].filter((part) => part !== '').join(' · ')}</span>
      <span className="meta">{t('duplicate.owner', { name: ownerName })}</span>
    </div>
  );
}

/** "Not the same", with Undo. */
function useDismiss({ kind, first, second }: DuplicatePair): () => Promise<boolean> {
  const t = usePhrases();
  const { act } = useAct([['duplicates', kind]]);
  const pair = { kind, firstId: first.id, secondId: second.id };
  return () => act(() => api.duplicate.dismiss(pair), { words: t('duplicate.dismissed', { first: first.name, second: second.name }), undo: () => api.duplicate.reopen(pair) });
}
