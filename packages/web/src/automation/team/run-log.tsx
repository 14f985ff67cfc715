import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { AutomationRunView, AutomationView } from '@entente/contract/automation/automation.contract';
import type { Translator } from '@entente/phrases/translator';
import { useAct } from '../../shell/team-app/act.ts';
import { api } from '../../shell/team-app/api.ts';
import { Button } from '../../ui/button.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { Lamp } from '../../ui/lamp.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { momentWords } from '../../ui/time-words.ts';
import { automationRunsQuery } from '../automation.queries.ts';
import { RECORD_PAGES } from '../record-pages.ts';

const LAMPS = { done: 'fits', failed: 'failed', skipped: 'missing' } as const;

/** What an automation did, on which records, and what became of it; each run is taken back by itself. */
export function RunLog({ automation: { id, name }, onClose }: { automation: AutomationView; onClose: () => void }) {
  const t = usePhrases();
  const { data, hasNextPage, fetchNextPage } = useInfiniteQuery(automationRunsQuery(id));
  const rows = data?.pages.flatMap((page) => page.rows);
  return (
    <Drawer open onClose={onClose} title={t('automation.logOf', { name })}>
      {rows === undefined ? <Skeleton /> : null}
      {rows?.length === 0 ? <p className="meta-2">{t('automation.logEmpty')}</p> : null}
      <ul className="au-log">{(rows ?? []).map((run) => <Run key={run.id} run={run} />)}</ul>
      {hasNextPage ? <Button small onClick={() => void fetchNextPage()}>{t('automation.more')}</Button> : null}
    </Drawer>
  );
}

function Run({ run }: { run: AutomationRunView }) {
  const t = usePhrases();
  const undo = useUndo(run);
  const { state, recordKind, recordId, recordName, about, createdAt, acts, undoneAt, canUndo } = run;
  const because = becauseWords(t, run);
  return (
    <li>
      <div className="au-list__head">{recordName === '' ? <span className="meta-2">{t('automation.unseen')}</span> : <Link to={RECORD_PAGES[recordKind]} params={{ id: recordId }}>{recordName}</Link>}<Lamp state={LAMPS[state]} size="small">{t(`automation.state.${state}`)}</Lamp></div>
      {about === '' ? null : <p className="meta-2">{about}</p>}
      {acts.length === 0 ? null : <p className="meta-2">{acts.map((act) => { const key = `automation.do.${act}`; return t.has(key) ? t(key) : act; }).join(' · ')}</p>}
      {because === '' ? null : <p className="meta-2">{because}</p>}
      <p className="meta">{[momentWords(t.locale, new Date(createdAt)), ...(undoneAt === null ? [] : [t('automation.undone')])].join(' · ')}</p>
      {canUndo ? <Button kind="text" small aria-label={`${t('automation.undo')}: ${recordName}`} onClick={() => void undo()}>{t('automation.undo')}</Button> : null}
    </li>
  );
}

/** Why a run failed or was left out: a refusal's sentence, or the rule that keeps automations from going round. */
function becauseWords(t: Translator, { because }: AutomationRunView): string {
  const key = [`automation.skip.${because}`, `refusal.${because}`].find((one) => t.has(one));
  return key === undefined || because === '' ? '' : t(key as 'refusal.not-found');
}

function useUndo({ id }: AutomationRunView) {
  const t = usePhrases();
  const { act } = useAct([['automations']]);
  return () => act(() => api.automation.undoRun({ id }), ({ kept }) => ({ words: kept.length === 0 ? t('automation.undoneAll') : t('automation.undoneSome', { count: kept.length }) }));
}
