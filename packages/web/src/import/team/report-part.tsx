import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ImportKept, ImportView } from '@entente/contract/import/import.contract';
import type { Translator } from '@entente/phrases/translator';
import { Banner } from '../../ui/banner.tsx';
import { Button, ButtonAnchor } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SectionRule } from '../../ui/section-rule.tsx';
import { keptQuery } from '../import.queries.ts';
import { Counts } from './import-counts.tsx';
import { targetWords } from './import-words.ts';
import { SaveMap } from './save-map.tsx';

type ReportProps = { view: ImportView; isBusy: boolean; onUndo: () => void };

const TITLES = { done: 'import.doneTitle', cancelled: 'import.cancelledTitle', failed: 'import.failedTitle', undone: 'import.undoneTitle' } as const;

/** What became of an import: the counts that add up, the rejected rows as a file, and the way back. */
export function Report({ view, isBusy, onUndo }: ReportProps) {
  const t = usePhrases();
  const state = view.state in TITLES ? (view.state as keyof typeof TITLES) : 'done';
  const isUndone = state === 'undone';
  return (
    <>
      <Banner tone={state === 'done' ? 'good' : isUndone ? 'info' : 'warn'} title={t(TITLES[state])} />
      <Counts counts={view.counts} tense="was" />
      <p className="meta-2 num">{t('import.reconciled', { ...view.counts })}</p>
      <div className="im-acts">
        {isUndone ? null : <RecordsLink kind={view.kind} />}
        {view.counts.rejected === 0 || !view.hasFile ? null : <ButtonAnchor href={`/api/v1/imports/${view.id}/rejected-rows`} download="">{t('import.downloadRejected')}</ButtonAnchor>}
        {isUndone || view.changeSetId === null ? null : <UndoButton isBusy={isBusy} onUndo={onUndo} />}
        <span className="im-end">{view.plan === null ? null : <SaveMap importId={view.id} />}</span>
      </div>
      {isUndone ? <Kept view={view} /> : <p className="meta">{t('import.undoHint')}</p>}
    </>
  );
}

/** Interactions have no list of their own: they stand on the timelines of whom they are about. */
function RecordsLink({ kind }: Pick<ImportView, 'kind'>) {
  const t = usePhrases();
  if (kind === null || kind === 'interaction') return null;
  return <ButtonAnchor href={`/${kind}s`}>{t('import.openRecords')}</ButtonAnchor>;
}

function UndoButton({ isBusy, onUndo }: Pick<ReportProps, 'isBusy' | 'onUndo'>) {
  const t = usePhrases();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button busy={isBusy ? t('import.undoingNow') : undefined} onClick={() => setOpen(true)}>{t('import.undo')}</Button>
      <Dialog open={isOpen} onClose={() => setOpen(false)} title={t('import.undoAsk')} back={t('import.undoNo')} act={<Button kind="danger" onClick={() => { setOpen(false); onUndo(); }}>{t('import.undoYes')}</Button>}>{t('import.undoHint')}</Dialog>
    </>
  );
}

/** What of a record stayed: single fields, or the whole of it. */
function keptOf(t: Translator, view: ImportView, { isMerged, fields }: ImportKept): string {
  if (isMerged) return t('import.keptMerged');
  return fields.length === 0 ? t('import.keptWhole') : fields.map((column) => targetWords(t, view, { kind: view.kind ?? 'contact', key: column.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()) })).join(', ');
}

/** What was edited or used since, and therefore stayed. */
function Kept({ view }: { view: ImportView }) {
  const t = usePhrases();
  const { data } = useQuery(keptQuery(view.id));
  if (data === undefined) return null;
  if (data.rows.length === 0) return <p className="meta-2">{t('import.keptNothing')}</p>;
  return (
    <section>
      <SectionRule>{t('import.keptTitle')}</SectionRule>
      <ul className="im-kept">
        {data.rows.map((row) => (
          <li key={`${row.recordId} ${row.fields.join()}`}>
            {row.table === 'clients' ? <Link to="/clients/$id" params={{ id: row.recordId }}>{row.name}</Link> : <span>{row.name}</span>}
            <span className="meta">{keptOf(t, view, row)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
