import { useQuery } from '@tanstack/react-query';
import type { ExportView } from '@entente/contract/export/export.contract';
import { useAct } from '../../shell/team-app/act.ts';
import { api } from '../../shell/team-app/api.ts';
import { useCommands } from '../../shell/team-app/commands.tsx';
import { useAtWork } from '../../shell/team-app/session.ts';
import { Button, ButtonAnchor } from '../../ui/button.tsx';
import { Lamp, type LampState } from '../../ui/lamp.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SectionRule } from '../../ui/section-rule.tsx';
import { dayWords, momentWords } from '../../ui/time-words.ts';
import { sizeWords } from '../size-words.ts';
import { ErasureList } from './erasure-list.tsx';
import { PersonSection } from './person-section.tsx';
import './data.css';

/** Data in and out: the archive of everything, the report about a person, erasures. For owners. */
export function DataSettings() {
  return (
    <div className="ws-group">
      <ArchiveSection />
      <PersonSection />
      <ErasureList />
    </div>
  );
}

const LOOK_AGAIN_MS = 2_000;
const isMaking = ({ state }: ExportView): boolean => state === 'queued' || state === 'running';

function ArchiveSection() {
  const t = usePhrases();
  const { act } = useAct([['exports']]);
  const exports = useQuery({ queryKey: ['exports'], queryFn: ({ signal }) => api.export.list({}, { signal }), refetchInterval: ({ state }) => (state.data?.rows.some(isMaking) === true ? LOOK_AGAIN_MS : false) });
  const rows = exports.data?.rows ?? [];
  const make = () => act(() => api.export.create({}), { words: t('data.archiveAsked') });
  useCommands([{ id: 'make-archive', label: t('data.archiveMake'), run: () => void make() }]);
  return (
    <section id="archive" className="ws-setting">
      <SectionRule aside={<Button kind="main" small onClick={() => void make()}>{t('data.archiveMake')}</Button>}>{t('data.archive')}</SectionRule>
      <p className="meta-2 da-help">{t('data.archiveHelp')}</p>
      {exports.data !== undefined && rows.length === 0 ? <p className="meta-2 da-help">{t('data.archiveNone')}</p> : null}
      <ul className="ws-people" data-plain="">{rows.map((row) => <ArchiveRow key={row.id} row={row} />)}</ul>
    </section>
  );
}

const LAMPS: Readonly<Record<ExportView['state'], LampState>> = { queued: 'unset', running: 'underway', done: 'complete', failed: 'failed' };

function ArchiveRow({ row }: { row: ExportView }) {
  const t = usePhrases();
  const { workspace } = useAtWork();
  const words = {
    queued: () => t('data.archiveQueued'),
    running: () => t('data.archiveRunning', { percent: row.rowsTotal === 0 ? 0 : Math.floor((row.rowsDone / row.rowsTotal) * 100) }),
    done: () => t('data.archiveDone', { size: sizeWords(t, row.bytes), day: dayWords(t.locale, (row.expiresAt ?? row.createdAt).slice(0, 10)) }),
    failed: () => t('data.archiveFailed'),
  }[row.state]();
  return (
    <li>
      <div><span aria-live="polite"><Lamp state={LAMPS[row.state]}>{words}</Lamp></span><p className="meta">{t('data.archiveBy', { name: row.memberName, when: momentWords(t.locale, new Date(row.createdAt), workspace.timeZone) })}</p></div>
      {row.state === 'done' ? <div className="ws-acts"><ButtonAnchor href={`/api/v1/exports/${row.id}/file`} download>{t('data.archiveGet')}</ButtonAnchor></div> : null}
    </li>
  );
}
