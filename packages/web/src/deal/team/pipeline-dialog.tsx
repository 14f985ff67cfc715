import { useState } from 'react';
import type { PipelineView } from '@entente/contract/deal/pipeline.contract';
import { api } from '../../shell/team-app/api.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { ownName } from '../deal-lookups.ts';
import { filledLabels, NameFields, type Names } from './name-fields.tsx';
import { usePipelineAct } from './pipeline-acts.ts';

type PipelineDialogProps = { pipeline: PipelineView | null; pipelines: readonly PipelineView[]; onClose: () => void };

/** Names a pipeline and says what it is for; a new one starts with the usual stages or with those of another. */
export function PipelineDialog({ pipeline, pipelines, onClose }: PipelineDialogProps) {
  const t = usePhrases();
  const act = usePipelineAct();
  const [names, setNames] = useState<Names>({ name: pipeline?.name ?? '', labels: pipeline?.labels ?? {} });
  const [purpose, setPurpose] = useState(pipeline?.purpose ?? '');
  const [stagesOf, setStagesOf] = useState('');
  const [tried, setTried] = useState(false);
  const save = async () => {
    setTried(true);
    if (names.name.trim() === '') return;
    const fields = { name: names.name, labels: filledLabels(names), purpose };
    const done = await act(() => (pipeline === null ? api.pipeline.create({ ...fields, ...(stagesOf === '' ? {} : { stagesOf }) }) : api.pipeline.update({ id: pipeline.id, set: fields, before: { name: pipeline.name, labels: pipeline.labels, purpose: pipeline.purpose } })));
    if (done) onClose();
  };
  return (
    <Dialog open onClose={onClose} title={t(pipeline === null ? 'pipeline.add' : 'pipeline.changeIt')} act={<Button kind="main" onClick={() => void save()}>{t('pipeline.save')}</Button>}>
      <form className="ps-form" onSubmit={(event) => { event.preventDefault(); void save(); }}>
        <NameFields names={names} onChange={setNames} error={tried && names.name.trim() === '' ? t('pipeline.nameMissing') : undefined} />
        <TextField label={t('pipeline.purpose')} optional={t('kit.optional')} value={purpose} maxLength={2_000} onChange={setPurpose} />
        {pipeline !== null ? null : <SelectField label={t('pipeline.stagesOf')} value={stagesOf} options={[{ value: '', label: t('pipeline.usualStages') }, ...pipelines.map((one) => ({ value: one.id, label: ownName(t, one) }))]} onChange={setStagesOf} />}
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}
