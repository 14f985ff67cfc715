import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { PipelineView } from '@entente/contract/deal/pipeline.contract';
import { api } from '../../shell/team-app/api.ts';
import { RequestFailed } from '../../shell/team-app/problem-pages.tsx';
import { useMay } from '../../shell/team-app/session.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SectionRule } from '../../ui/section-rule.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { ownName } from '../deal-lookups.ts';
import { pipelinesQuery } from '../deal.queries.ts';
import { LostReasonList } from './lost-reason-list.tsx';
import './pipeline.css';
import { usePipelineAct } from './pipeline-acts.ts';
import { PipelineDialog } from './pipeline-dialog.tsx';
import { ProductList } from './product-list.tsx';
import { Retired } from './retired-list.tsx';
import { StageList } from './stage-list.tsx';

/** How deals run: pipelines with their stages, the reasons for a loss, the products. */
export function PipelineSettings() {
  const t = usePhrases();
  const { data, error, refetch } = useQuery(pipelinesQuery);
  const mayChange = useMay('change-workspace');
  const act = usePipelineAct();
  const [naming, setNaming] = useState<PipelineView | 'new' | null>(null);
  if (error !== null && data === undefined) return <RequestFailed error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton />;
  const inUse = data.rows.filter(({ retiredAt }) => retiredAt === null);
  const retired = data.rows.filter(({ retiredAt }) => retiredAt !== null);
  return (
    <>
      <div id="pipelines" className="ws-setting ps-group">
        <p className="meta-2">{t('pipeline.help')}</p>
        {data.rows.length === 0 ? <EmptyState act={<Button kind="main" onClick={() => void act(() => api.pipeline.layDefault())}>{t('pipeline.layDefault')}</Button>}>{t('pipeline.empty')}</EmptyState> : null}
        {inUse.map((pipeline) => <Pipeline key={pipeline.id} pipeline={pipeline} mayChange={mayChange} isOnly={inUse.length === 1} onName={() => setNaming(pipeline)} />)}
        {mayChange && data.rows.length > 0 ? <div><Button onClick={() => setNaming('new')}>{t('pipeline.add')}</Button></div> : null}
        {retired.length === 0 ? null : <Retired names={retired.map((pipeline) => ({ id: pipeline.id, name: ownName(t, pipeline) }))} onRestore={mayChange ? (id) => void act(() => api.pipeline.restore({ id })) : undefined} />}
      </div>
      <LostReasonList reasons={data.lostReasons} mayChange={mayChange} />
      <ProductList mayChange={mayChange} />
      {naming === null ? null : <PipelineDialog pipeline={naming === 'new' ? null : naming} pipelines={inUse} onClose={() => setNaming(null)} />}
    </>
  );
}

type PipelineProps = { pipeline: PipelineView; mayChange: boolean; isOnly: boolean; onName: () => void };

function Pipeline({ pipeline, mayChange, isOnly, onName }: PipelineProps) {
  const t = usePhrases();
  const act = usePipelineAct();
  const name = ownName(t, pipeline);
  const retire = () => act(() => api.pipeline.retire({ id: pipeline.id }), { words: t('pipeline.retired', { name }), undo: () => api.pipeline.restore({ id: pipeline.id }) });
  return (
    <section>
      <SectionRule look="bare" aside={mayChange ? <span className="ws-acts"><Button kind="text" small aria-label={`${t('pipeline.change')}: ${name}`} onClick={onName}>{t('pipeline.change')}</Button>{isOnly ? null : <Button kind="text" small aria-label={`${t('pipeline.retire')}: ${name}`} onClick={() => void retire()}>{t('pipeline.retire')}</Button>}</span> : undefined}>{name}</SectionRule>
      {pipeline.purpose === '' ? null : <p className="meta-2">{pipeline.purpose}</p>}
      <StageList pipeline={pipeline} mayChange={mayChange} />
    </section>
  );
}
