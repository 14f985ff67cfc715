import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { AccessEventView } from '@entente/contract/workspace/access-event.contract';
import { ACCESS_GROUP_NAMES, addressPlace } from '@entente/core/workspace/access-events';
import type { Translator } from '@entente/phrases/translator';
import { PagedList } from '../../shell/team-app/paged-list.tsx';
import { useAtWork } from '../../shell/team-app/session.ts';
import { ButtonAnchor } from '../../ui/button.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SectionRule } from '../../ui/section-rule.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { momentWords } from '../../ui/time-words.ts';
import type { AccessPlace } from '../access-place.ts';
import { browserOf } from '../browser-words.ts';
import { ROLE_WORDS, SCOPE_WORDS } from '../member-words.ts';
import { accessEventsQuery, membersQuery } from '../workspace.queries.ts';

const EVERYTHING = 'all';

/** Who came in, who was turned away, who changed how people come in: filtered, page by page, and as a file. */
export function AccessLog() {
  const t = usePhrases();
  const place = useSearch({ from: '/team/settings/sign-ins' });
  const log = useInfiniteQuery(accessEventsQuery(place));
  return (
    <section id="access-log">
      <SectionRule aside={<ButtonAnchor kind="text" small href={fileAddress(place)} download>{t('access.download')}</ButtonAnchor>}>{t('access.title')}</SectionRule>
      <div className="ws-setting"><p className="meta-2">{t('access.help')}</p></div>
      <AccessFilter place={place} />
      <PagedList list={log} more={t('access.more')} nothing={<EmptyState>{t('access.empty')}</EmptyState>}>{(rows) => <DataTable caption={t('access.caption')} columns={columnsOf(t, rows)} rows={rows} idOf={(row) => row.id} nameOf={(row) => t('access.kind', { kind: row.kind })} />}</PagedList>
    </section>
  );
}

function AccessFilter({ place }: { place: AccessPlace }) {
  const t = usePhrases();
  const { member } = useAtWork();
  const isOwner = member.role === 'owner';
  const navigate = useNavigate();
  const { data } = useQuery({ ...membersQuery, enabled: isOwner });
  const go = (change: AccessPlace) => void navigate({ to: '.', search: { ...place, ...change }, replace: true });
  const groups = [{ value: EVERYTHING, label: t('access.all') }, ...ACCESS_GROUP_NAMES.map((value) => ({ value, label: t(`access.group_${value}`) }))];
  const people = [{ value: EVERYTHING, label: t('access.everybody') }, ...(data?.rows ?? []).map(({ id, name }) => ({ value: id, label: name }))];
  return (
    <div className="ws-fields">
      <SelectField label={t('access.group')} options={groups} value={place.group ?? EVERYTHING} onChange={(value) => go({ group: ACCESS_GROUP_NAMES.find((one) => one === value) })} />
      {isOwner ? <SelectField label={t('access.person')} options={people} value={place.person ?? EVERYTHING} onChange={(value) => go({ person: value === EVERYTHING ? undefined : value })} /> : null}
    </div>
  );
}

function fileAddress({ group, person }: AccessPlace): string {
  const asked = new URLSearchParams({ ...(group === undefined ? {} : { group }), ...(person === undefined ? {} : { memberId: person }) });
  return `/api/v1/access-events/file?${asked.toString()}`;
}

/** What an act was about has a column where a line says it. */
function columnsOf(t: Translator, rows: readonly AccessEventView[]): readonly Column<AccessEventView>[] {
  const says = rows.some((row) => aboutWords(t, row) !== '');
  return [
    { id: 'what', title: t('access.what'), cell: (row) => <span className="strong">{t('access.kind', { kind: row.kind })}</span> },
    ...(says ? [{ id: 'about', title: t('access.about'), cell: (row: AccessEventView) => aboutWords(t, row) }] : []),
    { id: 'who', title: t('access.who'), cell: (row) => (row.memberName === '' ? t('access.nobody') : row.memberName) },
    { id: 'by', title: t('access.means'), cell: (row) => t('access.by', { means: row.means }) },
    { id: 'from', title: t('access.device'), cell: (row) => fromWords(t, row) },
    { id: 'when', title: t('access.when'), look: 'quiet', cell: (row) => momentWords(t.locale, new Date(row.at)) },
  ];
}

function aboutWords(t: Translator, { subject, detail: { role, scope } }: AccessEventView): string {
  const place = role === undefined || scope === undefined ? [role === undefined ? '' : t(ROLE_WORDS[role]), scope === undefined ? '' : t(SCOPE_WORDS[scope])] : [t('access.from', { role: t(ROLE_WORDS[role]), scope: t(SCOPE_WORDS[scope]) })];
  return [subject, ...place].filter((one) => one !== '').join(', ');
}

/** "Chrome on Windows, 203.0.113.9" */
function fromWords(t: Translator, { address, userAgent }: AccessEventView): string {
  const seen = browserOf(userAgent);
  const device = seen === null ? t('settings.sessionUnknown') : t('settings.sessionOn', seen);
  return `${device}, ${t('access.place', { place: addressPlace(address), address })}`;
}
