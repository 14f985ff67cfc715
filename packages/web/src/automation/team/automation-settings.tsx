import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { AutomationView } from '@entente/contract/automation/automation.contract';
import { useAct } from '../../shell/team-app/act.ts';
import { api } from '../../shell/team-app/api.ts';
import { useCommands } from '../../shell/team-app/commands.tsx';
import { RequestFailed } from '../../shell/team-app/problem-pages.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Lamp } from '../../ui/lamp.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SectionRule } from '../../ui/section-rule.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { automationsQuery } from '../automation.queries.ts';
import { actWords, triggerWords } from '../automation-words.ts';
import { AutomationEditor } from './automation-editor.tsx';
import { useAutomationNames } from './automation-names.ts';
import './automation.css';
import { RunLog } from './run-log.tsx';

/** Rules that act by themselves: what each waits for and does, whether it is on, what it did. */
export function AutomationSettings() {
  const t = usePhrases();
  const { data, error, refetch } = useQuery(automationsQuery);
  const [open, setOpen] = useState<AutomationView | 'new' | null>(null);
  const [log, setLog] = useState<AutomationView | null>(null);
  useCommands([{ id: 'automation.new', label: t('automation.add'), run: () => setOpen('new') }]);
  if (error !== null && data === undefined) return <RequestFailed error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton />;
  const add = <Button kind="main" onClick={() => setOpen('new')}>{t('automation.add')}</Button>;
  return (
    <section id="automations" className="ws-setting">
      <SectionRule look="bare" aside={data.rows.length === 0 ? undefined : add}>{t('automation.title')}</SectionRule>
      <p className="meta-2 au-help">{t('automation.help')}</p>
      {data.rows.length === 0 ? <EmptyState act={add}>{t('automation.empty')}</EmptyState> : <ul className="au-list">{data.rows.map((automation) => <Automation key={automation.id} automation={automation} onChange={() => setOpen(automation)} onLog={() => setLog(automation)} />)}</ul>}
      {open === null ? null : <AutomationEditor automation={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
      {log === null ? null : <RunLog automation={log} onClose={() => setLog(null)} />}
    </section>
  );
}

type AutomationProps = { automation: AutomationView; onChange: () => void; onLog: () => void };

function Automation({ automation, onChange, onLog }: AutomationProps) {
  const t = usePhrases();
  const nameOf = useAutomationNames();
  const acts = useAutomationActs(automation);
  const { name, trigger, isOn, runsAs, pausedBecause, runs } = automation;
  const about = [...(isOn ? [t('automation.runsAs', { name: runsAs })] : []), t('automation.ran', { count: runs })];
  return (
    <li>
      <div className="au-list__head"><span className="strong">{name}</span><Lamp state={isOn ? 'fits' : 'missing'} size="small">{t(isOn ? 'automation.isOn' : 'automation.isOff')}</Lamp></div>
      <p className="meta-2">{t('automation.when')}: {triggerWords(t, trigger, nameOf)}</p>
      {automation.acts.map((act, at) => <p key={at} className="meta-2">{t('automation.then')}: {actWords(t, act, { trigger, nameOf })}</p>)}
      <p className="meta">{about.join(' · ')}</p>
      {pausedBecause === '' ? null : <Banner tone="warn" title={t(`automation.paused.${pausedBecause}`)} />}
      <div className="ws-acts au-acts">
        <Button small onClick={() => void acts.turn(!isOn)} aria-label={`${t(isOn ? 'automation.switchOff' : 'automation.switchOn')}: ${name}`}>{t(isOn ? 'automation.switchOff' : 'automation.switchOn')}</Button>
        <Button kind="text" small onClick={onChange} aria-label={`${t('automation.change')}: ${name}`}>{t('automation.change')}</Button>
        <Button kind="text" small onClick={onLog} aria-label={`${t('automation.log')}: ${name}`}>{t('automation.log')}</Button>
        <Button kind="text" small onClick={() => void acts.remove()} aria-label={`${t('automation.delete')}: ${name}`}>{t('automation.delete')}</Button>
      </div>
    </li>
  );
}

/** Switching on and off, taking away with Undo. */
function useAutomationActs({ id, name }: AutomationView) {
  const t = usePhrases();
  const { act } = useAct([['automations']]);
  return {
    turn: (on: boolean) => act(() => api.automation.switch({ id, on }), { words: t(on ? 'automation.switchedOn' : 'automation.switchedOff', { name }) }),
    remove: () => act(() => api.automation.delete({ id }), { words: t('automation.deleted', { name }), undo: () => api.automation.restore({ id }), undone: t('automation.restored', { name }) }),
  };
}
