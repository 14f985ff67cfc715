import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import type { AutomationView, TrialView } from '@entente/contract/automation/automation.contract';
import { isOfWork, kindOf, type AutomationAct, type AutomationTrigger } from '@entente/core/automation/automation';
import type { FilterGroup } from '@entente/core/record/record-filter';
import { FieldLookupsProvider } from '../../record/field-sources.tsx';
import { useDealLookups } from '../../deal/deal-lookups.ts';
import { completeParts, NO_FILTER } from '../../record/filter-edit.ts';
import { fieldsQuery } from '../../record/record.queries.ts';
import { FilterBar } from '../../record/team/filter-bar.tsx';
import { api } from '../../shell/team-app/api.ts';
import { refusalWords } from '../../shell/team-app/refusal.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { useToasts } from '../../ui/toasts-context.tsx';
import { ActEditor, isComplete, NEW_ACT, type DraftAct } from './act-editor.tsx';
import { Trial } from './trial.tsx';
import { TriggerEditor } from './trigger-editor.tsx';

type Draft = { readonly name: string; readonly trigger: AutomationTrigger; readonly filter: FilterGroup; readonly acts: readonly DraftAct[] };
const NEW: Draft = { name: '', trigger: { on: 'stage_entered', stageId: null }, filter: NO_FILTER, acts: [NEW_ACT] };

/** Writes a rule: when, only if, then; tried on the past before it is saved. What is changed is off until it is switched on again. */
export function AutomationEditor({ automation, onClose }: { automation: AutomationView | null; onClose: () => void }) {
  const t = usePhrases();
  const [draft, setDraft] = useState<Draft>(() => (automation === null ? NEW : { name: automation.name, trigger: automation.trigger, filter: automation.filter as FilterGroup, acts: automation.acts }));
  const set = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const { save, attempt, trial, problem, tried } = useRule(automation, draft, onClose);
  const lookups = useDealLookups();
  // Conditions and fields belong to a kind of record; another kind begins anew.
  const choose = (trigger: AutomationTrigger) => set(kindOf(trigger) === kindOf(draft.trigger) ? { trigger } : { trigger, filter: NO_FILTER, acts: draft.acts.filter((act) => act.do !== 'set_field') });
  return (
    <FieldLookupsProvider lookups={lookups}>
      <Dialog open onClose={onClose} title={t(automation === null ? 'automation.add' : 'automation.changeIt')} act={<><Button onClick={() => void attempt()}>{t('automation.try')}</Button><Button kind="main" onClick={() => void save()}>{t('automation.save')}</Button></>}>
        <form className="au-form" onSubmit={(event) => { event.preventDefault(); void save(); }}>
          {problem === null ? null : <Banner tone="bad" title={problem} />}
          <Field label={t('automation.name')} value={draft.name} maxLength={120} autoComplete="off" data-autofocus="" onChange={(name) => set({ name })} error={tried && draft.name.trim() === '' ? t('automation.nameMissing') : undefined} />
          <TriggerEditor trigger={draft.trigger} onChange={choose} />
          <Conditions key={kindOf(draft.trigger)} draft={draft} onChange={(filter) => set({ filter })} />
          <fieldset className="au-part">
            <legend>{t('automation.then')}</legend>
            {draft.acts.map((act, at) => <ActEditor key={at} act={act} kind={kindOf(draft.trigger)} tried={tried} namesWork={isOfWork(draft.trigger)} onChange={(next) => set({ acts: draft.acts.map((one, index) => (index === at ? next : one)) })} onRemove={draft.acts.length === 1 ? undefined : () => set({ acts: draft.acts.filter((_, index) => index !== at) })} />)}
            <div><Button small onClick={() => set({ acts: [...draft.acts, NEW_ACT] })}>{t('automation.addAct')}</Button></div>
          </fieldset>
          {trial === null ? null : <Trial trial={trial} />}
          <button type="submit" hidden />
        </form>
      </Dialog>
    </FieldLookupsProvider>
  );
}

function Conditions({ draft: { trigger, filter }, onChange }: { draft: Draft; onChange: (filter: FilterGroup) => void }) {
  const t = usePhrases();
  const kind = kindOf(trigger);
  const fields = useQuery(fieldsQuery(kind)).data;
  const [names, setNames] = useState<Readonly<Record<string, string>>>({});
  const [adding, setAdding] = useState(false);
  const onNames = useCallback((more: Readonly<Record<string, string>>) => setNames((all) => ({ ...all, ...more })), []);
  const ground = useMemo(() => ({ kind, fields: fields ?? [], names, onNames }), [kind, fields, names, onNames]);
  return (
    <fieldset className="au-part">
      <legend>{t('automation.if')}</legend>
      <FilterBar ground={ground} filter={filter} onChange={onChange} adding={adding} onAdding={setAdding} />
      <p className="meta">{t(isOfWork(trigger) ? 'automation.ifHelpWork' : 'automation.ifHelp')}</p>
    </fieldset>
  );
}

const DAYS = 90;

function useRule(automation: AutomationView | null, draft: Draft, onClose: () => void) {
  const t = usePhrases();
  const queries = useQueryClient();
  const { say } = useToasts();
  const [trial, setTrial] = useState<TrialView | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const filter = completeParts(draft.filter);
  const attempt = async () => {
    setProblem(null);
    try {
      setTrial(await api.automation.try({ trigger: draft.trigger, filter, days: DAYS }));
    } catch (error) {
      setProblem(refusalWords(t, error));
    }
  };
  const save = async () => {
    setTried(true);
    const acts = draft.acts.filter(isComplete) as AutomationAct[];
    if (draft.name.trim() === '' || acts.length < draft.acts.length) return setProblem(t('automation.incomplete'));
    const rule = { name: draft.name, trigger: draft.trigger, filter, acts };
    try {
      await (automation === null ? api.automation.create(rule) : api.automation.update({ id: automation.id, ...rule, version: automation.version }));
      await queries.invalidateQueries({ queryKey: ['automations'] });
      say({ words: t('automation.changedOff', { name: draft.name }) });
      onClose();
    } catch (error) {
      setProblem(refusalWords(t, error));
    }
  };
  return { save, attempt, trial, problem, tried };
}
