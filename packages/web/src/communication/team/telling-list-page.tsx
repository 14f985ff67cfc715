import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { TellingRow } from '@entente/contract/communication/touchpoint.contract';
import { channelWords, eventWords } from '@entente/phrases/touchpoint-words';
import { whenWords } from '../../agreement/when.ts';
import { useCommands } from '../../shell/team-app/commands.tsx';
import { usePageTitle } from '../../shell/team-app/page-title.ts';
import { allRowsOf, PagedList, rowsOf } from '../../shell/team-app/paged-list.tsx';
import { ButtonLink } from '../../shell/team-app/router-links.tsx';
import { Breadcrumb } from '../../ui/breadcrumb.tsx';
import { Button } from '../../ui/button.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Lamp } from '../../ui/lamp.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { shortDayWords } from '../../ui/time-words.ts';
import { TELLING_SHOWS, type TellingFilter, type TellingShow } from '../telling-filter.ts';
import { tellingsQuery } from '../touchpoint.queries.ts';
import { saveTellings } from './telling-file.ts';
import './communication.css';

const SHOWS = { all: 'touchpoint.overAll', missed: 'touchpoint.overMissed', late: 'touchpoint.overLate', unread: 'touchpoint.overUnread' } as const;
const LAMPS = { missed: 'late', late: 'late', unread: 'partly', told: 'complete' } as const;
const BOTH = 'both';

/** How telling each other went over time, in everything that the reader sees: what was missed, told late, not read. */
export function TellingListPage() {
  const t = usePhrases();
  const filter = useSearch({ from: '/team/engagements/telling' });
  const list = useInfiniteQuery(tellingsQuery(filter));
  usePageTitle(t('touchpoint.over'));
  const rows = rowsOf(list);
  const save = async () => saveTellings(t, await allRowsOf(list), new Date().toISOString().slice(0, 10));
  useCommands([{ id: 'touchpoint.csv', label: t('touchpoint.overCsv'), allowed: rows.length > 0, run: () => void save() }]);
  return (
    <>
      <PageHead title={t('touchpoint.over')} crumb={<Breadcrumb steps={[<Link key="engagements" to="/engagements">{t('engagement.title')}</Link>]} />} acts={rows.length === 0 ? undefined : <Button onClick={() => void save()}>{t('touchpoint.overCsv')}</Button>} />
      <div className="tp-over">
        <p className="meta-2">{t('touchpoint.overHelp')}</p>
        <Filter filter={filter} />
        <PagedList list={list} more={t('touchpoint.older')} nothing={<Nothing isAll={Object.keys(filter).length === 0} />}>{(rows) => <TellingTable rows={rows} />}</PagedList>
      </div>
    </>
  );
}

/** What is looked at; all of it stands in the page's address. */
function Filter({ filter }: { filter: TellingFilter }) {
  const t = usePhrases();
  const navigate = useNavigate();
  const choose = (wanted: TellingFilter) => void navigate({ to: '/engagements/telling', search: wanted, replace: true });
  const { show = 'all', side } = filter;
  const [withShow, withSide] = [filter.show === undefined ? {} : { show: filter.show }, side === undefined ? {} : { side }];
  const sides = [{ value: BOTH, label: t('touchpoint.overBoth') }, ...(['provider', 'client'] as const).map((value) => ({ value, label: t('touchpoint.tellingSide', { side: value }) }))];
  return (
    <div className="tp-over__filter">
      <SelectField<TellingShow> label={t('touchpoint.overShow')} value={show} onChange={(value) => choose(value === 'all' ? withSide : { ...withSide, show: value })} options={TELLING_SHOWS.map((value) => ({ value, label: t(SHOWS[value]) }))} />
      <SelectField label={t('touchpoint.fieldSide')} value={side ?? BOTH} onChange={(value) => choose(value === BOTH ? withShow : { ...withShow, side: value as 'provider' | 'client' })} options={sides} />
    </div>
  );
}

function Nothing({ isAll }: { isAll: boolean }) {
  const t = usePhrases();
  return <EmptyState act={isAll ? <ButtonLink kind="main" to="/engagements">{t('engagement.title')}</ButtonLink> : <ButtonLink to="/engagements/telling">{t('touchpoint.overAll')}</ButtonLink>}>{t(isAll ? 'touchpoint.overNone' : 'touchpoint.overNoneOf')}</EmptyState>;
}

function TellingTable({ rows }: { rows: readonly TellingRow[] }) {
  const t = usePhrases();
  const columns: readonly Column<TellingRow>[] = [
    { id: 'what', title: t('touchpoint.raiseWhat'), cell: (row) => <span className="tp-what"><Link to="/engagements/$id/communication" params={{ id: row.engagementId }}>{eventWords(t, row.event)}: {row.about}</Link><span className="meta-2">{row.engagementName}</span></span> },
    { id: 'state', title: t('touchpoint.overHow'), cell: ({ what }) => <Lamp state={LAMPS[what]} size="small">{t('touchpoint.overState', { what })}</Lamp> },
    { id: 'who', title: t('touchpoint.fieldTeller'), look: 'quiet', cell: ({ teller, told }) => t('touchpoint.who', { teller, told }) },
    { id: 'due', title: t('touchpoint.overDue'), look: 'quiet', cell: ({ dueOn, dueAt }) => <span className="nowrap">{dueAt === null ? shortDayWords(t.locale, dueOn) : whenWords(t.locale, dueAt)}</span> },
    { id: 'told', title: t('touchpoint.told'), look: 'quiet', cell: ({ toldAt, how, readAt }) => [...(toldAt === null ? [] : [whenWords(t.locale, toldAt)]), ...(how === null ? [] : [channelWords(t, how)]), ...(readAt === null ? [] : [t('touchpoint.read', { when: whenWords(t.locale, readAt) })])].join(', ') },
    { id: 'client', title: t('timing.client'), look: 'quiet', cell: ({ clientName }) => clientName },
  ];
  return <DataTable caption={t('touchpoint.over')} columns={columns} rows={rows} idOf={({ id }) => id} nameOf={({ about }) => about} />;
}
