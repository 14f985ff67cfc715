import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { StageView } from '@entente/contract/deal/pipeline.contract';
import type { Translator } from '@entente/phrases/translator';
import { fieldLabel } from '../../record/field-words.ts';
import { fieldsQuery } from '../../record/record.queries.ts';
import { api } from '../../shell/team-app/api.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field, TextField } from '../../ui/field.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { PickField } from '../../ui/pick-field.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { filledLabels, NameFields, type Names } from './name-fields.tsx';
import { usePipelineAct } from './pipeline-acts.ts';

type Kind = StageView['kind'];
type Draft = { readonly kind: Kind; readonly probability: string; readonly staleAfterDays: string; readonly whatIsDone: string; readonly whoDoesIt: string; readonly requiredFields: readonly string[] };

const NEW: Draft = { kind: 'open', probability: '50', staleAfterDays: '', whatIsDone: '', whoDoesIt: '', requiredFields: [] };

function startOf({ kind, probability, staleAfterDays, whatIsDone, whoDoesIt, requiredFields }: StageView): Draft {
  return { kind, whatIsDone, whoDoesIt, requiredFields, probability: String(probability), staleAfterDays: staleAfterDays === null ? '' : String(staleAfterDays) };
}

/** What of a stage cannot be saved as it stands. */
function wrongIn(t: Translator, { name }: Names, { probability, staleAfterDays }: Draft) {
  return {
    name: name.trim() === '' ? t('pipeline.nameMissing') : undefined,
    probability: isWhole(probability, 0, 100) ? undefined : t('pipeline.percentWrong'),
    stale: staleAfterDays.trim() === '' || isWhole(staleAfterDays, 1, 3650) ? undefined : t('pipeline.daysWrong'),
  };
}

/** A stage: what it is called, what is done in it and by whom, what must be known before a deal enters. */
export function StageDialog({ pipelineId, stage, onClose }: { pipelineId: string; stage: StageView | null; onClose: () => void }) {
  const t = usePhrases();
  const act = usePipelineAct();
  const [names, setNames] = useState<Names>({ name: stage?.name ?? '', labels: stage?.labels ?? {} });
  const [draft, setDraft] = useState(() => (stage === null ? NEW : startOf(stage)));
  const [tried, setTried] = useState(false);
  const set = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const wrong = wrongIn(t, names, draft);
  const shown: Partial<typeof wrong> = tried ? wrong : {};
  const save = async () => {
    setTried(true);
    if (Object.values(wrong).some((words) => words !== undefined)) return;
    const { kind, whatIsDone, whoDoesIt, requiredFields } = draft;
    const fields = { name: names.name, labels: filledLabels(names), whatIsDone, whoDoesIt, requiredFields: [...requiredFields], probability: Number(draft.probability), staleAfterDays: draft.staleAfterDays.trim() === '' ? null : Number(draft.staleAfterDays) };
    if (await act(() => (stage === null ? api.pipeline.createStage({ pipelineId, kind, ...fields }) : api.pipeline.updateStage({ id: stage.id, set: fields, before: stageBefore(stage) })))) onClose();
  };
  return (
    <Dialog open onClose={onClose} title={t(stage === null ? 'pipeline.addStage' : 'pipeline.changeStage')} act={<Button kind="main" onClick={() => void save()}>{t('pipeline.save')}</Button>}>
      <form className="ps-form" onSubmit={(event) => { event.preventDefault(); void save(); }}>
        <NameFields names={names} onChange={setNames} error={shown.name} />
        {stage === null ? <SelectField label={t('pipeline.kind')} hint={t('pipeline.kindHint')} value={draft.kind} options={(['open', 'won', 'lost'] as const).map((value) => ({ value, label: t(`pipeline.kind.${value}`) }))} onChange={(kind) => set({ kind })} /> : null}
        <div className="ps-names">
          <Field label={t('pipeline.probability')} inputMode="numeric" value={draft.probability} onChange={(probability) => set({ probability })} error={shown.probability} />
          <Field label={t('pipeline.staleAfter')} optional={t('kit.optional')} inputMode="numeric" value={draft.staleAfterDays} onChange={(staleAfterDays) => set({ staleAfterDays })} error={shown.stale} />
        </div>
        <TextField label={t('pipeline.whatIsDone')} optional={t('kit.optional')} value={draft.whatIsDone} maxLength={2_000} onChange={(whatIsDone) => set({ whatIsDone })} />
        <Field label={t('pipeline.whoDoesIt')} optional={t('kit.optional')} value={draft.whoDoesIt} maxLength={200} autoComplete="off" onChange={(whoDoesIt) => set({ whoDoesIt })} />
        <RequiredFields chosen={draft.requiredFields} onChange={(requiredFields) => set({ requiredFields })} />
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}

/** Fields that must hold something before a deal enters; a move that lacks them asks for exactly those. */
function RequiredFields({ chosen, onChange }: { chosen: readonly string[]; onChange: (keys: readonly string[]) => void }) {
  const t = usePhrases();
  const fields = (useQuery(fieldsQuery('deal')).data ?? []).filter(({ editable, key }) => editable && key !== 'stageId' && key !== 'name');
  const options = fields.map((field) => ({ value: field.key, label: fieldLabel(t, 'deal', field) }));
  const known = chosen.map((key) => options.find(({ value }) => value === key) ?? { value: key, label: key });
  return <PickField label={t('pipeline.requiredFields')} hint={t('pipeline.requiredHint')} source={{ options }} chosen={known} multiple onChange={(next) => onChange(next.map(({ value }) => value))} empty={t('pipeline.nothingRequired')} />;
}

function isWhole(text: string, least: number, most: number): boolean {
  const value = Number(text.trim());
  return text.trim() !== '' && Number.isInteger(value) && value >= least && value <= most;
}

/** What stood in a stage when the dialog opened. */
function stageBefore({ name, labels, whatIsDone, whoDoesIt, requiredFields, probability, staleAfterDays }: StageView): Record<string, unknown> {
  return { name, labels, whatIsDone, whoDoesIt, requiredFields, probability, staleAfterDays };
}
