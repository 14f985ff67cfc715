import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useId } from 'react';
import type { ChangeSetView } from '@entente/contract/record/change-set.contract';
import type { FieldKind } from '@entente/core/record/record-kind';
import type { PhraseKey } from '@entente/phrases/shape';
import type { Translator } from '@entente/phrases/translator';
import { useCommands } from '../../shell/team-app/commands.tsx';
import { usePageTitle } from '../../shell/team-app/page-title.ts';
import { RequestFailed } from '../../shell/team-app/problem-pages.tsx';
import { useAtWork } from '../../shell/team-app/session.ts';
import { Breadcrumb } from '../../ui/breadcrumb.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Lamp, type LampState } from '../../ui/lamp.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { intlTag, momentWords } from '../../ui/time-words.ts';
import { doneOf, isUnderway, useChangeActs, type ChangeActs, type ChangeSet } from '../change-acts.ts';
import { fieldLabel, type FieldView } from '../field-words.ts';
import { changeSetQuery, changeSetsQuery, fieldsQuery } from '../record.queries.ts';
import './change.css';

/** Every act on many records: what was done, how it ended, what can be taken back or tried again. */
export function ChangeListPage() {
  const t = usePhrases();
  const navigate = useNavigate();
  const { open } = useSearch({ from: '/team/changes' });
  usePageTitle(t('shell.navChanges'));
  const list = useInfiniteQuery({ ...changeSetsQuery, refetchInterval: ({ state }) => (state.data?.pages.some(({ rows }) => rows.some(isUnderway)) === true ? LOOK_MS : false) });
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const acts = useChangeActs();
  const latest = rows.find(({ mayUndo, isMine }) => mayUndo && isMine);
  const toggle = (id: string) => void navigate({ to: '/changes', search: id === open ? {} : { open: id }, replace: true });
  useCommands([{ id: 'change.undo', label: t('change.undoLatest'), keys: 'shift+z', allowed: latest !== undefined, run: () => { if (latest !== undefined) acts.undo(latest.id); } }]);
  return (
    <>
      <PageHead title={t('shell.navChanges')} crumb={<Breadcrumb steps={[<Link key="all" to="/clients">{t('client.backToList')}</Link>]} />} />
      <div className="rg-page" aria-busy={list.isFetching || undefined}>
        <p>{t('change.lead')}</p>
        {list.isPending ? <Skeleton /> : null}
        {list.isError ? <RequestFailed error={list.error} onRetry={() => void list.refetch()} /> : null}
        {list.data !== undefined && rows.length === 0 ? <EmptyState act={<Button kind="main" onClick={() => void navigate({ to: '/clients', search: {} })}>{t('change.toClients')}</Button>}>{t('change.empty')}</EmptyState> : null}
        {rows.length === 0 ? null : <ul className="rg-rows">{rows.map((row) => <Act key={row.id} row={row} acts={acts} open={row.id === open} onToggle={() => toggle(row.id)} />)}</ul>}
        {list.hasNextPage ? <div><Button onClick={() => void list.fetchNextPage()} busy={list.isFetchingNextPage ? t('kit.loading') : undefined}>{t('change.showMore')}</Button></div> : null}
      </div>
    </>
  );
}

const LOOK_MS = 1_500;
const LAMPS: Readonly<Record<ChangeSetView['state'], LampState>> = { running: 'underway', done: 'complete', failed: 'failed', undoing: 'underway', undone: 'missing' };
const OF_KIND: Readonly<Record<FieldKind, PhraseKey>> = { client: 'change.ofClients', contact: 'change.ofContacts', deal: 'change.ofDeals', engagement: 'change.ofEngagements', interaction: 'change.ofRecords' };

type ActProps = { row: ChangeSetView; acts: ChangeActs; open: boolean; onToggle: () => void };

function Act({ row, acts, open, onToggle }: ActProps) {
  const t = usePhrases();
  const { workspace } = useAtWork();
  const part = useId();
  const fields = useQuery({ ...fieldsQuery(row.recordKind ?? 'client'), enabled: row.fields.length > 0 }).data ?? [];
  const what = whatWords(t, row, fields);
  const { failed = 0, kept = 0 } = row.counts;
  const left = failed + kept > 0;
  return (
    <li>
      <div className="rg-what">
        <span className="strong">{what}</span>
        <p className="rg-counts"><Lamp state={LAMPS[row.state]} size="small">{t(`change.state_${row.state}`)}</Lamp>{countsOf(t, row).map((words) => <span key={words} className="meta-2">{words}</span>)}</p>
        <p className="meta">{t('change.byWhom', { name: row.memberName, when: momentWords(t.locale, new Date(row.createdAt), workspace.timeZone) })}</p>
      </div>
      <div className="rg-acts">
        {row.mayUndo ? <Button small onClick={() => acts.undo(row.id)} aria-label={`${t('kit.undo')}: ${what}`}>{t('kit.undo')}</Button> : null}
        {row.mayRetry ? <Button small onClick={() => acts.retry(row.id)}>{t('kit.retryFailed', { count: failed })}</Button> : null}
        {left ? <Button kind="text" small onClick={onToggle} aria-expanded={open} aria-controls={part}>{t(open ? 'change.hideLeft' : 'change.seeLeft')}</Button> : null}
      </div>
      {left && open ? <div className="rg-left" id={part}><Left row={row} fields={fields} /></div> : null}
    </li>
  );
}

/** What was done, to how many: "Changed: Owner, Tags · 41 clients". */
function whatWords(t: Translator, { kind, title, recordKind, counts, fields: keys }: ChangeSetView, fields: readonly FieldView[]): string {
  const named = keys.map((key) => fields.find((field) => field.key === key)).flatMap((field) => (field === undefined || recordKind === null ? [] : [fieldLabel(t, recordKind, field)]));
  const what = t(`change.kind_${kind}`, { fields: named.length === 0 ? t('change.severalFields') : new Intl.ListFormat(intlTag(t.locale)).format(named) });
  const { changed, total } = counts;
  const count = changed ?? total;
  return [what, title, ...(count === undefined ? [] : [t(recordKind === null ? 'change.ofRecords' : OF_KIND[recordKind], { count })])].filter((words) => words !== '').join(' · ');
}

/** The other figures of an act, each in words; none of what is not there. */
function countsOf(t: Translator, row: ChangeSetView): readonly string[] {
  const { same = 0, failed = 0, undone = 0, kept = 0 } = row.counts;
  const said = (count: number, key: 'same' | 'failed' | 'putBack' | 'kept') => (count > 0 ? [t(`change.${key}`, { count })] : []);
  return [...(row.state === 'running' ? [t('change.soFar', { count: doneOf(row) })] : []), ...said(same, 'same'), ...said(failed, 'failed'), ...said(undone, 'putBack'), ...said(kept, 'kept')];
}

/** The records that an act or its undo left as they were, each with its reason and its page. */
function Left({ row, fields }: { row: ChangeSetView; fields: readonly FieldView[] }) {
  const t = usePhrases();
  const { data, error, refetch } = useQuery(changeSetQuery(row.id));
  if (error !== null) return <RequestFailed error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton />;
  const rows = [...data.failed, ...data.kept];
  const { failed = 0, kept = 0 } = row.counts;
  return (
    <>
      <ul aria-label={t('change.leftTitle')}>{rows.map((one) => <li key={`${one.recordId} ${one.reason}`}><Named one={one} /><span className="meta-2">{reasonOf(t, one, { kind: row.recordKind, fields })}</span></li>)}</ul>
      {rows.length < failed + kept ? <p className="meta">{t('change.leftMore', { count: rows.length })}</p> : null}
    </>
  );
}

type Remainder = ChangeSet['failed'][number];
const PAGES: Readonly<Record<string, '/clients/$id' | '/contacts/$id' | '/deals/$id' | '/engagements/$id'>> = { clients: '/clients/$id', contacts: '/contacts/$id', deals: '/deals/$id', engagements: '/engagements/$id' };

function Named({ one: { recordId, table, name } }: { one: Remainder }) {
  const t = usePhrases();
  const page = PAGES[table];
  if (name === '') return <span>{t('change.notYours')}</span>;
  return page === undefined ? <span>{name}</span> : <Link to={page} params={{ id: recordId }}>{name}</Link>;
}

function reasonOf(t: Translator, { reason, kept }: Remainder, { kind, fields }: { kind: FieldKind | null; fields: readonly FieldView[] }): string {
  const refusal = `refusal.${reason}`;
  if (reason !== '') return t.has(refusal) ? t(refusal) : t('shell.refusedUnknown');
  const keys = kept.map((column) => column.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()));
  const named = keys.flatMap((key) => fields.find((field) => field.key === key) ?? []);
  return kind === null || named.length === 0 ? t('change.keptWhole') : t('change.keptFields', { fields: new Intl.ListFormat(intlTag(t.locale)).format(named.map((field) => fieldLabel(t, kind, field))) });
}
