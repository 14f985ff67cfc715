import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { ImportRow } from '@entente/contract/import/import.contract';
import { useCommands } from '../../shell/team-app/commands.tsx';
import { usePageTitle } from '../../shell/team-app/page-title.ts';
import { PagedList, rowsOf } from '../../shell/team-app/paged-list.tsx';
import { Button } from '../../ui/button.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Lamp, type LampState } from '../../ui/lamp.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { intlTag } from '../../ui/time-words.ts';
import { importsQuery } from '../import.queries.ts';
import './import.css';

/** Every file that was brought in, and what became of it. */
export function ImportListPage() {
  const t = usePhrases();
  const navigate = useNavigate();
  const imports = useInfiniteQuery(importsQuery);
  const begin = () => void navigate({ to: '/imports/new' });
  usePageTitle(t('import.title'));
  useCommands([{ id: 'import.new', label: t('import.importFile'), keys: 'n', run: begin }]);
  const rows = rowsOf(imports);
  return (
    <>
      <PageHead title={t('import.title')} {...(rows.length === 0 ? {} : { acts: <Button kind="main" keys="n" onClick={begin}>{t('import.importFile')}</Button> })} />
      <div className="im-page im-page--wide">
        <PagedList list={imports} more={t('client.showMore')} nothing={<EmptyState act={<Button kind="main" keys="n" onClick={begin}>{t('import.importFile')}</Button>}>{t('import.empty')}</EmptyState>}>{(all) => <ImportTable rows={all} />}</PagedList>
      </div>
    </>
  );
}

const LAMPS: Readonly<Record<ImportRow['state'], LampState>> = { uploading: 'missing', looking: 'underway', mapping: 'unset', checking: 'underway', ready: 'unset', running: 'underway', done: 'complete', failed: 'failed', cancelled: 'late', undoing: 'underway', undone: 'missing' };

/** The state of an import in a word and a lamp. */
export function ImportLamp({ state }: { state: ImportRow['state'] }) {
  const t = usePhrases();
  return <Lamp state={LAMPS[state]}>{t(`import.state.${state}`)}</Lamp>;
}

function ImportTable({ rows }: { rows: readonly ImportRow[] }) {
  const t = usePhrases();
  const when = new Intl.DateTimeFormat(intlTag(t.locale), { dateStyle: 'medium', timeStyle: 'short' });
  const columns: readonly Column<ImportRow>[] = [
    { id: 'file', title: t('import.colFile'), cell: (row) => <Link to="/imports/$id" params={{ id: row.id }} className="im-file">{row.fileName}</Link> },
    { id: 'kind', title: t('import.colKind'), cell: (row) => (row.kind === null ? '–' : t(`import.kind.${row.kind}`)) },
    { id: 'state', title: t('import.colState'), cell: (row) => <ImportLamp state={row.state} /> },
    { id: 'result', title: t('import.colResult'), look: 'quiet', cell: (row) => (row.counts.read === 0 || row.state === 'ready' ? '' : t('import.resultShort', { ...row.counts })) },
    { id: 'who', title: t('import.colWho'), look: 'quiet', cell: (row) => row.memberName },
    { id: 'when', title: t('import.colWhen'), look: 'quiet', cell: (row) => when.format(new Date(row.createdAt)) },
  ];
  return <DataTable caption={t('import.caption')} columns={columns} rows={rows} idOf={(row) => row.id} nameOf={(row) => row.fileName} />;
}
