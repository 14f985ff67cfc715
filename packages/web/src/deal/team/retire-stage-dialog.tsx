import { useState } from 'react';
import type { StageView } from '@entente/contract/deal/pipeline.contract';
import { api } from '../../shell/team-app/api.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { ownName } from '../deal-lookups.ts';
import { usePipelineAct } from './pipeline-acts.ts';

/** Where the deals of a stage go that is used no longer. Each keeps the time it spent there. */
export function RetireStageDialog({ stage, others, onClose }: { stage: StageView; others: readonly StageView[]; onClose: () => void }) {
  const t = usePhrases();
  const act = usePipelineAct();
  const [dealsTo, setDealsTo] = useState(others[0]?.id ?? '');
  const name = ownName(t, stage);
  const retire = async () => {
    if (await act(() => api.pipeline.retireStage({ id: stage.id, dealsTo: dealsTo === '' ? null : dealsTo }), { words: t('pipeline.stageRetired', { name }) })) onClose();
  };
  return (
    <Dialog open onClose={onClose} title={t('pipeline.retireStage', { name })} act={<Button kind="main" onClick={() => void retire()}>{t('pipeline.retire')}</Button>}>
      <form className="ps-form" onSubmit={(event) => { event.preventDefault(); void retire(); }}>
        <p>{t('pipeline.retireHelp')}</p>
        <SelectField label={t('pipeline.dealsTo')} value={dealsTo} options={others.map((other) => ({ value: other.id, label: ownName(t, other) }))} onChange={setDealsTo} />
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}
