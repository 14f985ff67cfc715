import type { PipelineView } from '@entente/contract/deal/pipeline.contract';
import { SelectField } from '../../ui/select-field.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { ownName } from '../deal-lookups.ts';

/** Which pipeline the board shows; its purpose stands beside. */
export function PipelineChoice({ pipelines, chosen, onChoose }: { pipelines: readonly PipelineView[]; chosen: string; onChoose: (id: string) => void }) {
  const t = usePhrases();
  const purpose = pipelines.find(({ id }) => id === chosen)?.purpose ?? '';
  return (
    <div className="dl-pipeline">
      <SelectField label={t('deals.pipeline')} value={chosen} options={pipelines.map((pipeline) => ({ value: pipeline.id, label: ownName(t, pipeline) }))} onChange={onChoose} />
      {purpose === '' ? null : <p className="meta-2">{purpose}</p>}
    </div>
  );
}
