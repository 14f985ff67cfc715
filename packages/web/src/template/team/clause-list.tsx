import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { LibraryClause, TemplateRow } from '@entente/contract/template/template.contract';
import type { Locale } from '@entente/core/kernel/locale-list';
import { RequestFailed } from '../../shell/team-app/problem-pages.tsx';
import { IconButton } from '../../ui/button.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Menu, type MenuItem } from '../../ui/menu.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import type { TemplateFilter } from '../template-filter.ts';
import { libraryClausesQuery, templatesQuery } from '../template.queries.ts';
import { useTemplateActs } from './template-acts.ts';

/** A line of the clauses: the workspace's own, or one that the product brings for a kind of engagement. */
type Row = { id: string; name: string; section: string; locale: Locale; own: TemplateRow | null; builtin: LibraryClause | null };

/** Clauses of the library: the workspace's own first, then those of a ready-made template. */
export function ClauseList({ filter }: { filter: TemplateFilter }) {
  const t = usePhrases();
  const locale = filter.locale ?? t.locale;
  const kind = filter.kind ?? 'service_agreement';
  const retired = filter.show === 'retired';
  const own = useQuery(templatesQuery(filter));
  const builtin = useQuery({ ...libraryClausesQuery({ locale, kind }), enabled: !retired });
  const error = own.error ?? builtin.error;
  if (error !== null) return <RequestFailed error={error} onRetry={() => void Promise.all([own.refetch(), builtin.refetch()])} />;
  if (own.data === undefined || (builtin.data === undefined && !retired)) return <Skeleton />;
  const rows = [...own.data.templates.map(ownRow), ...builtinRows(retired ? undefined : builtin.data?.clauses, { kind, locale })];
  return rows.length === 0 ? <EmptyState>{t('template.noClauseRetired')}</EmptyState> : <ClauseTable rows={rows} builtinKey={`${kind}.${locale}`} />;
}

function ownRow(own: TemplateRow): Row {
  return { id: own.id, name: own.name, section: '', locale: own.locale, own, builtin: null };
}

function builtinRows(clauses: readonly LibraryClause[] = [], { kind, locale }: { kind: string; locale: Locale }): Row[] {
  return clauses.filter(({ templateId }) => templateId === null).map((builtin) => ({ id: `${kind} ${builtin.clause.key}`, name: builtin.name, section: builtin.section, locale, own: null, builtin }));
}

function ClauseTable({ rows, builtinKey }: { rows: readonly Row[]; builtinKey: string }) {
  const t = usePhrases();
  const columns: readonly Column<Row>[] = [
    { id: 'name', title: t('template.name'), cell: ({ own, name, locale }) => <span lang={locale}>{own === null ? name : <Link to="/library/$id" params={{ id: own.id }}>{name}</Link>}</span> },
    { id: 'section', title: t('template.section'), look: 'quiet', cell: ({ section, locale }) => section === '' ? '–' : <span className="tp-section" lang={locale}>{section}</span> },
    { id: 'origin', title: t('template.origin'), look: 'quiet', cell: ({ own }) => t(own === null ? 'template.builtin' : 'template.own') },
    { id: 'acts', title: t('template.acts'), cell: (row) => <RowMenu row={row} builtinKey={builtinKey} /> },
  ];
  return <DataTable caption={t('template.clauses')} columns={columns} rows={rows} idOf={({ id }) => id} nameOf={({ name }) => name} stateOf={({ own }) => (own !== null && own.retiredAt !== null ? 'binned' : 'plain')} />;
}

function RowMenu({ row: { own, builtin, name }, builtinKey }: { row: Row; builtinKey: string }) {
  const t = usePhrases();
  const acts = useTemplateActs();
  const items: MenuItem[] = [];
  if (builtin !== null) items.push({ label: t('template.copyToEdit'), run: () => void acts.copy({ builtin: builtinKey, clauseKey: builtin.clause.key }, name.slice(0, 200)) });
  if (own !== null) items.push({ label: t('template.copy'), run: () => void acts.copy({ templateId: own.id }, t('template.copyName', { name })) });
  if (own !== null) items.push(own.retiredAt === null ? { label: t('template.retire'), run: () => void acts.retire(own) } : { label: t('template.restore'), run: () => void acts.restore(own) });
  return <Menu target={<IconButton shape="more" label={t('template.actsFor', { name })} />} groups={[{ items }]} />;
}
