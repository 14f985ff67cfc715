import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { ImportView } from '@entente/contract/import/import.contract';
import type { ImportPlan } from '@entente/core/import/import-plan';
import { sameValue } from '@entente/core/kernel/same-value';
import { api } from '../../shell/team-app/api.ts';
import { useCommands } from '../../shell/team-app/commands.tsx';
import { usePageTitle } from '../../shell/team-app/page-title.ts';
import { RequestFailed } from '../../shell/team-app/problem-pages.tsx';
import { refusalWords } from '../../shell/team-app/refusal.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { ProgressWords } from '../../ui/progress-words.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useToasts } from '../../ui/toasts-context.tsx';
import { importQuery } from '../import.queries.ts';
import type { ImportStep } from '../import-place.ts';
import { ColumnsStep } from './columns-step.tsx';
import { ImportHead } from './import-head.tsx';
import { ImportLamp } from './import-list-page.tsx';
import { PreviewStep } from './preview-step.tsx';
import { ReadingStep } from './reading-step.tsx';
import { Report } from './report-part.tsx';

/** One import, from how its file is read to what became of it. Where it stands decides what is shown. */
export function ImportPage() {
  const t = usePhrases();
  const { id } = useParams({ from: '/team/imports/$id' });
  const found = useQuery(importQuery(id));
  usePageTitle(found.data?.fileName ?? t('import.title'));
  if (found.isPending) return <Skeleton />;
  if (found.isError) return <RequestFailed error={found.error} onRetry={() => void found.refetch()} />;
  return <ShownImport key={id} view={found.data} />;
}

const WAITS: readonly ImportView['state'][] = ['mapping', 'ready', 'looking'];

function ShownImport({ view }: { view: ImportView }) {
  const navigate = useNavigate();
  const { step: asked } = useSearch({ from: '/team/imports/$id' });
  const act = useActs(view);
  const step: ImportStep = asked === 'preview' && view.state !== 'ready' ? 'columns' : (asked ?? (view.state === 'ready' ? 'preview' : 'reading'));
  const go = (to: ImportStep) => void navigate({ to: '/imports/$id', params: { id: view.id }, search: { step: to } });
  if (WAITS.includes(view.state)) return <Wizard view={view} step={step} act={act} onStep={go} />;
  return (
    <>
      <ImportHead title={view.fileName} acts={<ImportLamp state={view.state} />} />
      <div className="im-page">{view.state === 'uploading' ? <Incomplete act={act} /> : view.state === 'checking' || view.state === 'running' || view.state === 'undoing' ? <AtWork view={view} act={act} /> : <Report view={view} isBusy={act.busy} onUndo={() => void act.run(() => api.import.undo({ id: view.id }))} />}</div>
    </>
  );
}

type Acts = { readonly busy: boolean; run(work: () => Promise<unknown>): Promise<boolean>; throwAway(): void };

/** Runs an act on the import and shows where it stands then. */
function useActs(view: ImportView): Acts {
  const t = usePhrases();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { say } = useToasts();
  const [busy, setBusy] = useState(false);
  const run = async (work: () => Promise<unknown>): Promise<boolean> => {
    setBusy(true);
    try {
      await work();
      return true;
    } catch (error) {
      say({ words: refusalWords(t, error), tone: 'bad' });
      return false;
    } finally {
      await queries.invalidateQueries({ queryKey: ['import', view.id] });
      await queries.invalidateQueries({ queryKey: ['imports'] });
      setBusy(false);
    }
  };
  const throwAway = async (): Promise<void> => {
    try {
      await api.import.delete({ id: view.id });
      await navigate({ to: '/imports' });
      say({ words: t('import.thrownAway') });
    } catch (error) {
      say({ words: refusalWords(t, error), tone: 'bad' });
    }
    await queries.invalidateQueries({ queryKey: ['imports'] });
  };
  return { busy, run, throwAway: () => void throwAway() };
}

function Incomplete({ act }: { act: Acts }) {
  const t = usePhrases();
  return <Banner tone="warn" title={t('import.uploadStopped')} act={<Button kind="text" onClick={act.throwAway}>{t('import.throwAway')}</Button>} />;
}

/** Steps two to four, over one plan that is kept here until it is checked. */
function Wizard({ view, step, act, onStep }: { view: ImportView; step: ImportStep; act: Acts; onStep: (step: ImportStep) => void }) {
  const t = usePhrases();
  const [plan, setPlan] = useState(view.plan);
  // Another reading of the file, or a plan that was checked, brings a new plan.
  useEffect(() => setPlan(view.plan), [view.version]);
  const check = async (): Promise<void> => {
    if (plan !== null && (await act.run(() => api.import.plan({ id: view.id, plan })))) onStep('preview');
  };
  const runIt = () => void act.run(() => api.import.run({ id: view.id }));
  const isChanged = !sameValue(plan, view.plan);
  const forward: Readonly<Record<ImportStep, () => void>> = { reading: () => onStep('columns'), columns: () => void check(), preview: isChanged ? () => void check() : runIt };
  useCommands([{ id: 'import.forward', label: step === 'reading' ? t('import.next') : step === 'columns' ? t('import.check') : isChanged ? t('import.checkAgain') : t('import.runHint'), keys: 'mod+enter', run: forward[step] }, { id: 'import.throwAway', label: t('import.throwAway'), run: act.throwAway }]);
  return (
    <>
      <ImportHead title={view.fileName} step={step} onStep={onStep} acts={<Button kind="text" onClick={act.throwAway}>{t('import.throwAway')}</Button>} />
      <div className="im-page">
        {step === 'reading' ? <ReadingStep view={view} isBusy={act.busy} onLook={(again) => void act.run(() => api.import.look({ id: view.id, ...kept(view), ...again }))} onNext={() => onStep('columns')} /> : null}
        {step === 'columns' && plan !== null ? <ColumnsStep view={view} plan={plan} isBusy={act.busy} onPlan={setPlan} onBack={() => onStep('reading')} onCheck={() => void check()} /> : null}
        {step === 'preview' && plan !== null ? <PreviewStep view={view} plan={plan} isBusy={act.busy} isChanged={isChanged} onPlan={(change) => setPlan((now) => (now === null ? null : change(now)))} onBack={() => onStep('columns')} onCheck={() => void check()} onRun={runIt} /> : null}
      </div>
    </>
  );
}

/** What was said before stays said when one thing more is said. */
function kept({ reading, kind }: ImportView): { encoding?: ImportPlanReading['encoding']; delimiter?: ImportPlanReading['delimiter']; headerRow?: number; sheet?: number; kind?: ImportPlan['kind'] } {
  if (reading === null) return {};
  const said = (because: string) => because === 'said';
  return {
    ...(said(reading.encodingBecause) ? { encoding: reading.encoding } : {}),
    ...(said(reading.delimiterBecause) ? { delimiter: reading.delimiter } : {}),
    ...(said(reading.headerBecause) ? { headerRow: reading.headerRow } : {}),
    ...(reading.sheet > 0 ? { sheet: reading.sheet } : {}),
    ...(kind === null ? {} : { kind }),
  };
}

type ImportPlanReading = NonNullable<ImportView['reading']>;

/** Work in the background: how far it is; it goes on when the page is left. */
function AtWork({ view, act }: { view: ImportView; act: Acts }) {
  const t = usePhrases();
  const { state, counts, totalRows } = view;
  const words = state === 'checking' ? t('import.checkingNow') : state === 'undoing' ? t('import.undoingNow') : t('import.runningNow');
  const far = state === 'checking' ? t('import.rowsSoFar', { count: counts.read }) : state === 'running' ? t('import.progress', { done: counts.read, all: totalRows }) : '';
  return (
    <>
      <ProgressWords words={far === '' ? words : `${words} ${far}`} note={t('import.mayLeave')} done={state === 'running' ? counts.read : 0} of={state === 'running' ? totalRows : 24} />
      {state === 'undoing' ? null : <div className="im-acts"><Button onClick={() => void act.run(() => api.import.cancel({ id: view.id }))}>{t('import.stop')}</Button></div>}
    </>
  );
}
