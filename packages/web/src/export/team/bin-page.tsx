import { useInfiniteQuery, useQueries } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { BinRow } from '@entente/contract/export/bin.contract';
import { SCOPED_KINDS, type ScopedKind } from '@entente/core/workspace/scope';
import { EVERYTHING, useAct } from '../../shell/team-app/act.ts';
import { api } from '../../shell/team-app/api.ts';
import { usePageTitle } from '../../shell/team-app/page-title.ts';
import { PagedList } from '../../shell/team-app/paged-list.tsx';
import { useAtWork } from '../../shell/team-app/session.ts';
import { Breadcrumb } from '../../ui/breadcrumb.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { dayWords, momentWords } from '../../ui/time-words.ts';
import { KIND_WORDS } from '../bin-place.ts';
import './data.css';

/** What was deleted, by kind: take it back, or let it go for good. */
export function BinPage() {
  const t = usePhrases();
  const navigate = useNavigate();
  const { kind: asked } = useSearch({ from: '/team/bin' });
  usePageTitle(t('data.binTitle'));
  const { counts, newest, isLooking } = useInTheBin();
  const kind = asked ?? newest ?? 'client';
  const bin = useInfiniteQuery({ queryKey: ['bin', kind], enabled: asked !== undefined || !isLooking, queryFn: ({ pageParam, signal }) => api.bin.list({ kind, ...(pageParam === '' ? {} : { cursor: pageParam }) }, { signal }), initialPageParam: '', getNextPageParam: (page) => page.nextCursor });
  const choose = (next: ScopedKind) => void navigate({ to: '/bin', search: { kind: next }, replace: true });
  return (
    <>
      <PageHead title={t('data.binTitle')} crumb={<Breadcrumb steps={[<Link key="all" to="/clients">{t('client.backToList')}</Link>]} />} />
      <div className="da-page">
        <p>{t('data.binLead')}</p>
        <div className="da-choice"><SelectField label={t('data.binKind')} value={kind} onChange={choose} options={SCOPED_KINDS.map((value) => ({ value, label: withCount(t(KIND_WORDS[value]), counts[value]) }))} /></div>
        <PagedList list={bin} more={t('data.showMore')} nothing={<EmptyState>{t('data.binEmpty')}</EmptyState>}>{(rows) => <ul className="da-rows">{rows.map((row) => <BinnedRow key={row.id} row={row} />)}</ul>}</PagedList>
      </div>
    </>
  );
}

/** How many of each kind wait in the bin, as far as their first page tells, and which kind something was deleted of last. */
function useInTheBin() {
  const found = useQueries({ queries: SCOPED_KINDS.map((kind) => ({ queryKey: ['bin', 'first', kind], queryFn: ({ signal }: { signal: AbortSignal }) => api.bin.list({ kind }, { signal }) })) });
  const pages = SCOPED_KINDS.map((kind, at) => ({ kind, rows: found[at]?.data?.rows ?? [], isMore: typeof found[at]?.data?.nextCursor === 'string' }));
  const counts: Partial<Record<ScopedKind, string>> = Object.fromEntries(pages.filter(({ rows }) => rows.length > 0).map(({ kind, rows, isMore }) => [kind, `${rows.length}${isMore ? '+' : ''}`]));
  const newest = pages.filter(({ rows }) => rows.length > 0).toSorted((one, other) => String(other.rows[0]?.deletedAt).localeCompare(String(one.rows[0]?.deletedAt)))[0]?.kind;
  return { counts, newest, isLooking: found.some(({ isPending }) => isPending) };
}

function withCount(words: string, count: string | undefined): string {
  return count === undefined ? words : `${words} · ${count}`;
}

function BinnedRow({ row }: { row: BinRow }) {
  const t = usePhrases();
  const { workspace, limits } = { ...useAtWork() };
  const [asking, setAsking] = useState(false);
  const { restore, empty } = useBinActs(row);
  const name = row.name === '' ? t('data.nameless') : row.name;
  return (
    <li>
      <div>
        <span className="strong">{name}</span>
        <p className="meta-2">{t('data.binWho', { name: row.deletedByName, when: momentWords(t.locale, new Date(row.deletedAt), workspace.timeZone) })}</p>
        <p className="meta">{t('data.binGoes', { day: dayWords(t.locale, row.goesAt.slice(0, 10)) })}</p>
      </div>
      <div className="da-rowacts">
        <Button small onClick={() => void restore()} aria-label={`${t('data.restore')}: ${name}`}>{t('data.restore')}</Button>
        {limits[row.kind]?.mayDelete === false ? null : <Button kind="text" small onClick={() => setAsking(true)} aria-label={`${t('data.forGood')}: ${name}`}>{t('data.forGood')}</Button>}
      </div>
      <Dialog open={asking} onClose={() => setAsking(false)} title={t('data.forGoodTitle', { name })} act={<Button kind="danger" onClick={() => { setAsking(false); void empty(); }}>{t('data.forGood')}</Button>}>
        <p>{t('data.forGoodHelp')}</p>
      </Dialog>
    </li>
  );
}

function useBinActs({ kind, id, name }: BinRow) {
  const t = usePhrases();
  const { act } = useAct(EVERYTHING);
  const shown = name === '' ? t('data.nameless') : name;
  return {
    restore: () => act(() => api.bin.restore({ kind, id }), ({ restored }) => ({ words: t('data.restored', { name: shown, count: restored.length }) })),
    empty: () => act(() => api.bin.empty({ kind, id }), { words: t('data.forGoodDone', { name: shown }) }),
  };
}
