import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { PipelineView, StageView } from '@entente/contract/deal/pipeline.contract';
import { fieldsQuery } from '../../record/record.queries.ts';
import { fieldLabel } from '../../record/field-words.ts';
import { api } from '../../shell/team-app/api.ts';
import { Button } from '../../ui/button.tsx';
import { Lamp } from '../../ui/lamp.tsx';
import { OrderList } from '../../ui/order-list.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { ownName } from '../deal-lookups.ts';
import { usePipelineAct } from './pipeline-acts.ts';
import { Retired } from './retired-list.tsx';
import { RetireStageDialog } from './retire-stage-dialog.tsx';
import { StageDialog } from './stage-dialog.tsx';

type Asked = { readonly change: StageView | 'new' } | { readonly retire: StageView };

/** The stages of a pipeline: open ones in an order of one's own, then how it ends. */
export function StageList({ pipeline, mayChange }: { pipeline: PipelineView; mayChange: boolean }) {
  const t = usePhrases();
  const act = usePipelineAct();
  const [asked, setAsked] = useState<Asked | null>(null);
  const inUse = pipeline.stages.filter(({ retiredAt }) => retiredAt === null);
  const named = (stages: readonly StageView[]) => stages.map((stage) => ({ id: stage.id, name: ownName(t, stage), stage }));
  const retired = named(pipeline.stages.filter(({ retiredAt }) => retiredAt !== null));
  const row = ({ stage }: { stage: StageView }) => <Stage stage={stage} onChange={mayChange ? () => setAsked({ change: stage }) : undefined} onRetire={mayChange && inUse.filter(({ kind }) => kind === stage.kind).length > 1 ? () => setAsked({ retire: stage }) : undefined} />;
  const order = (stageIds: readonly string[]) => void act(() => api.pipeline.orderStages({ id: pipeline.id, stageIds: [...stageIds] }));
  return (
    <>
      <OrderList label={t('pipeline.stages')} items={named(inUse.filter(({ kind }) => kind === 'open'))} onOrder={mayChange ? order : undefined}>{row}</OrderList>
      <OrderList label={t('pipeline.ends')} items={named(inUse.filter(({ kind }) => kind !== 'open'))}>{row}</OrderList>
      {mayChange ? <div className="ps-foot"><Button small onClick={() => setAsked({ change: 'new' })}>{t('pipeline.addStage')}</Button></div> : null}
      {retired.length === 0 ? null : <Retired names={retired} onRestore={mayChange ? (id) => void act(() => api.pipeline.restoreStage({ id })) : undefined} />}
      {asked !== null && 'change' in asked ? <StageDialog pipelineId={pipeline.id} stage={asked.change === 'new' ? null : asked.change} onClose={() => setAsked(null)} /> : null}
      {asked !== null && 'retire' in asked ? <RetireStageDialog stage={asked.retire} others={inUse.filter(({ id, kind }) => id !== asked.retire.id && kind === asked.retire.kind)} onClose={() => setAsked(null)} /> : null}
    </>
  );
}

const LAMPS = { open: 'underway', won: 'fits', lost: 'failed' } as const;

/** A stage in words: how likely, when stale, what is done by whom, what must be known before. */
function Stage({ stage, onChange, onRetire }: { stage: StageView; onChange: (() => void) | undefined; onRetire: (() => void) | undefined }) {
  const t = usePhrases();
  const fields = useQuery(fieldsQuery('deal')).data ?? [];
  const name = ownName(t, stage);
  const { kind, probability, staleAfterDays, whatIsDone, whoDoesIt, requiredFields } = stage;
  const wants = requiredFields.map((key) => { const field = fields.find((one) => one.key === key); return field === undefined ? key : fieldLabel(t, 'deal', field); });
  const facts = [...(kind === 'open' ? [t('pipeline.likely', { percent: probability })] : []), ...(staleAfterDays === null ? [] : [t('pipeline.stale', { count: staleAfterDays })]), ...(wants.length === 0 ? [] : [t('pipeline.wants', { fields: wants.join(', ') })])];
  return (
    <div className="ps-stage">
      <div>
        <span className="strong">{kind === 'open' ? name : <Lamp state={LAMPS[kind]} size="small">{name}</Lamp>}</span>
        {facts.length === 0 ? null : <p className="meta">{facts.join(' · ')}</p>}
        {whatIsDone === '' && whoDoesIt === '' ? null : <p className="meta-2">{[whatIsDone, whoDoesIt].filter((part) => part !== '').join(' · ')}</p>}
      </div>
      <div className="ws-acts">
        {onChange === undefined ? null : <Button kind="text" small aria-label={`${t('pipeline.change')}: ${name}`} onClick={onChange}>{t('pipeline.change')}</Button>}
        {onRetire === undefined ? null : <Button kind="text" small aria-label={`${t('pipeline.retire')}: ${name}`} onClick={onRetire}>{t('pipeline.retire')}</Button>}
      </div>
    </div>
  );
}
