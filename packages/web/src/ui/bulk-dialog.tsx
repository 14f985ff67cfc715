import { Button } from './button.tsx';
import './bulk-dialog.css';
import { Dialog } from './dialog.tsx';
import { Facts, type Fact } from './facts.tsx';
import { Lamp } from './lamp.tsx';
import { usePhrases } from './phrases-context.tsx';
import { ProgressWords } from './progress-words.tsx';
import { Skeleton } from './skeleton.tsx';

export type FailedRow = { readonly id: string; readonly name: string; /** Why, in words. */ readonly reason: string };

/** How far an act on many rows has come. */
export type BulkStep =
  | { readonly step: 'counting' }
  /** What would happen: rows that change, that need no change, that may not be changed. */
  | { readonly step: 'preview'; readonly facts: readonly Fact[]; readonly changes: number; readonly refused: readonly FailedRow[] }
  | { readonly step: 'running'; readonly words: string; readonly done: number; readonly of: number }
  | { readonly step: 'report'; readonly words: string; readonly facts: readonly Fact[]; readonly failed: readonly FailedRow[] }
  /** It did not begin or broke off; what happened and what is safe. */
  | { readonly step: 'broken'; readonly words: string };

type BulkDialogProps = {
  open: boolean;
  onClose: () => void;
  /** The question: "Change the owner of 41 clients?" */
  title: string;
  state: BulkStep;
  /** The act in two words: "Change owner". */
  act: string;
  onRun: () => void;
  /** Tries the failed rows once more. */
  onRetry?: (() => void) | undefined;
  onUndo?: (() => void) | undefined;
  danger?: boolean;
};

/** An act on many rows asks once more before it runs, shows how far it is, and says at the end what was done and what failed. */
export function BulkDialog(props: BulkDialogProps) {
  const { open, onClose, title, state: { step } } = props;
  const t = usePhrases();
  const asks = step === 'counting' || step === 'preview';
  return <Dialog open={open} onClose={onClose} title={title} back={asks ? undefined : t('kit.close')} focus="back" act={<Act {...props} />}><Body state={props.state} /></Dialog>;
}

function Act({ state, act, danger = false, onRun, onRetry, onUndo }: BulkDialogProps) {
  const t = usePhrases();
  if (state.step === 'preview') return <Button kind={danger ? 'danger' : 'main'} onClick={onRun} unavailable={state.changes === 0 ? t('kit.nothingChanges') : undefined}>{act}</Button>;
  return state.step === 'report' ? <ReportActs failed={state.failed.length} onRetry={onRetry} onUndo={onUndo} /> : null;
}

function Body({ state }: { state: BulkStep }) {
  const t = usePhrases();
  switch (state.step) {
    case 'counting': return <Skeleton />;
    case 'preview': return <><Facts facts={state.facts} wide /><Failed rows={state.refused} /><p className="meta-2">{t('kit.bulkUndoHint')}</p></>;
    case 'running': return <ProgressWords words={state.words} note={t('kit.bulkLeaveHint')} done={state.done} of={state.of} />;
    case 'broken': return <p role="alert"><Lamp state="failed">{state.words}</Lamp></p>;
    case 'report': return <><p role="status" className="strong">{state.words}</p><Facts facts={state.facts} wide /><Failed rows={state.failed} /></>;
  }
}

function ReportActs({ failed, onRetry, onUndo }: { failed: number; onRetry: (() => void) | undefined; onUndo: (() => void) | undefined }) {
  const t = usePhrases();
  return <>{onUndo === undefined ? null : <Button onClick={onUndo}>{t('kit.undo')}</Button>}{failed === 0 || onRetry === undefined ? null : <Button kind="main" onClick={onRetry}>{t('kit.retryFailed', { count: failed })}</Button>}</>;
}

/** Rows that stay as they are, each with its reason. */
function Failed({ rows }: { rows: readonly FailedRow[] }) {
  const t = usePhrases();
  if (rows.length === 0) return null;
  return (
    <div className="ui-failed" role="group" aria-label={t('kit.failedRows')} tabIndex={0}>
      <ul>{rows.map(({ id, name, reason }) => <li key={id}><span className="strong">{name}</span><span className="meta-2">{reason}</span></li>)}</ul>
    </div>
  );
}
