import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { BuiltinRow, TemplateRow } from '@entente/contract/template/template.contract';
import { LOCALES, type Locale } from '@entente/core/kernel/locale-list';
import { TEMPLATE_KINDS } from '@entente/core/template/template-source';
import { LOCALE_NAMES } from '../../shell/team-app/locale.ts';
import { usePageTitle } from '../../shell/team-app/page-title.ts';
import { RequestFailed } from '../../shell/team-app/problem-pages.tsx';
import { ButtonLink } from '../../shell/team-app/router-links.tsx';
import { IconButton } from '../../ui/button.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Menu, type MenuItem } from '../../ui/menu.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SegmentedChoice } from '../../ui/segmented-choice.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { intlTag } from '../../ui/time-words.ts';
import type { TemplateFilter } from '../template-filter.ts';
import { templatesQuery } from '../template.queries.ts';
import { ClauseList } from './clause-list.tsx';
import { useTemplateActs } from './template-acts.ts';
import './template.css';

/** A line of the library: one of the workspace's own, or one that the product brings. */
type Row = { id: string; own: TemplateRow | null; builtin: BuiltinRow | null } & Pick<TemplateRow, 'name' | 'description' | 'kind' | 'locale' | 'clauses'>;

/** The library: templates and clauses, the workspace's own first, then what the product brings. */
export function TemplateListPage() {
  const t = usePhrases();
  const navigate = useNavigate();
  const filter = useSearch({ from: '/team/library' });
  usePageTitle(t('template.title'));
  const narrow = (next: TemplateFilter) => void navigate({ to: '/library', search: next, replace: true });
  const ofClauses = filter.what === 'clauses';
  return (
    <>
      <PageHead title={t('template.title')} acts={<ButtonLink kind="main" to="/agreements/new">{t('template.use')}</ButtonLink>} />
      <div className="tp-page">
        <p className="tp-lead">{t(ofClauses ? 'template.leadClauses' : 'template.lead')}</p>
        <Filters filter={filter} onNarrow={narrow} />
        {ofClauses ? <ClauseList filter={filter} /> : <TemplateList filter={filter} />}
      </div>
    </>
  );
}

function TemplateList({ filter }: { filter: TemplateFilter }) {
  const t = usePhrases();
  const { data, error, refetch, isPending } = useQuery(templatesQuery(filter));
  const rows = data === undefined ? [] : rowsOf(data);
  return (
    <>
      {isPending ? <Skeleton /> : null}
      {error === null ? null : <RequestFailed error={error} onRetry={() => void refetch()} />}
      {data !== undefined && rows.length === 0 ? <EmptyState>{t('template.noneRetired')}</EmptyState> : null}
      {rows.length > 0 ? <><p className="meta" role="status">{t('template.count', { count: rows.length })}</p><TemplateTable rows={rows} /></> : null}
    </>
  );
}

function rowsOf({ templates, builtins }: { templates: readonly TemplateRow[]; builtins: readonly BuiltinRow[] }): readonly Row[] {
  return [...templates.map((own): Row => ({ ...own, own, builtin: null })), ...builtins.map((builtin): Row => ({ ...builtin, id: builtin.key, own: null, builtin }))];
}

function Filters({ filter, onNarrow }: { filter: TemplateFilter; onNarrow: (filter: TemplateFilter) => void }) {
  const t = usePhrases();
  const show = filter.show ?? 'in_use';
  return (
    <div className="tp-filters">
      <SegmentedChoice label={t('template.what')} value={filter.what ?? 'templates'} segments={[{ value: 'templates', label: t('template.whole') }, { value: 'clauses', label: t('template.clauses') }]} onChange={(what) => onNarrow({ ...withoutWhat(filter), ...(what === 'clauses' ? { what } : {}) })} />
      <SegmentedChoice label={t('template.show')} value={show} segments={[{ value: 'in_use', label: t('template.inUse') }, { value: 'retired', label: t('template.retired') }]} onChange={(next) => onNarrow(next === 'retired' ? { ...filter, show: next } : withoutShow(filter))} />
      {show === 'retired' ? null : <SelectField label={t('template.builtinLanguage')} value={filter.locale ?? t.locale} options={LOCALES.map((value) => ({ value, label: LOCALE_NAMES[value] }))} onChange={(locale: Locale) => onNarrow({ ...filter, locale })} />}
      {show === 'in_use' && filter.what === 'clauses' ? <SelectField label={t('template.readyMadeFor')} value={filter.kind ?? 'service_agreement'} options={TEMPLATE_KINDS.map((value) => ({ value, label: t(`template.kind.${value}`) }))} onChange={(kind) => onNarrow({ ...filter, kind })} /> : null}
    </div>
  );
}

function withoutShow({ show: _, ...rest }: TemplateFilter): TemplateFilter {
  return rest;
}

function withoutWhat({ what: _, kind: __, ...rest }: TemplateFilter): TemplateFilter {
  return rest;
}

function TemplateTable({ rows }: { rows: readonly Row[] }) {
  const t = usePhrases();
  const day = new Intl.DateTimeFormat(intlTag(t.locale), { day: 'numeric', month: 'short', year: 'numeric' });
  const columns: readonly Column<Row>[] = [
    { id: 'name', title: t('template.name'), cell: (row) => <NameCell row={row} /> },
    { id: 'kind', title: t('template.kind'), cell: (row) => t(`template.kind.${row.kind}`) },
    { id: 'locale', title: t('template.language'), cell: (row) => LOCALE_NAMES[row.locale] },
    { id: 'origin', title: t('template.origin'), look: 'quiet', cell: (row) => (row.builtin === null ? t('template.own') : t('template.builtin')) },
    { id: 'clauses', title: t('template.clauses'), look: 'number', cell: (row) => row.clauses },
    { id: 'uses', title: t('template.uses'), look: 'number', cell: (row) => (row.own === null || row.own.uses === 0 ? '' : row.own.uses) },
    { id: 'updated', title: t('template.changed'), look: 'quiet', cell: (row) => (row.own === null ? '' : day.format(new Date(row.own.updatedAt))) },
    { id: 'acts', title: t('template.acts'), cell: (row) => <RowMenu row={row} /> },
  ];
  return <DataTable caption={t('template.title')} columns={columns} rows={rows} idOf={({ id }) => id} nameOf={({ name }) => name} stateOf={({ own }) => (own !== null && own.retiredAt !== null ? 'binned' : 'plain')} />;
}

function NameCell({ row }: { row: Row }) {
  const link = row.builtin === null ? <Link to="/library/$id" params={{ id: row.id }}>{row.name}</Link> : <Link to="/library/built-in/$kind/$locale" params={{ kind: row.kind, locale: row.locale }}>{row.name}</Link>;
  return <div lang={row.locale}>{link}{row.description === '' ? null : <div className="meta-2">{row.description}</div>}</div>;
}

function RowMenu({ row }: { row: Row }) {
  const t = usePhrases();
  const acts = useTemplateActs();
  const navigate = useNavigate();
  const use: MenuItem = { label: t('template.use'), run: () => void navigate({ to: '/agreements/new', search: { template: row.builtin === null ? row.id : row.kind } }) };
  const copy: MenuItem = { label: t('template.copy'), run: () => void acts.copy(row.builtin === null ? { templateId: row.id } : { builtin: row.builtin.key }, t('template.copyName', { name: row.name })) };
  const { own } = row;
  const keep: MenuItem[] = own === null ? [] : own.retiredAt === null ? [{ label: t('template.retire'), run: () => void acts.retire(own) }] : [{ label: t('template.restore'), run: () => void acts.restore(own) }];
  return <Menu target={<IconButton shape="more" label={t('template.actsFor', { name: row.name })} />} groups={[{ items: row.own !== null && row.own.retiredAt !== null ? [copy, ...keep] : [use, copy, ...keep] }]} />;
}
