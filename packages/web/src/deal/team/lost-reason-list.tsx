import { useState } from 'react';
import type { LostReasonView } from '@entente/contract/deal/pipeline.contract';
import { api } from '../../shell/team-app/api.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { OrderList } from '../../ui/order-list.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SectionRule } from '../../ui/section-rule.tsx';
import { ownName } from '../deal-lookups.ts';
import { filledLabels, NameFields, type Names } from './name-fields.tsx';
import { usePipelineAct } from './pipeline-acts.ts';
import { Retired } from './retired-list.tsx';

/** Why deals are lost, in the order in which the reasons are offered. */
export function LostReasonList({ reasons, mayChange }: { reasons: readonly LostReasonView[]; mayChange: boolean }) {
  const t = usePhrases();
  const act = usePipelineAct();
  const [naming, setNaming] = useState<LostReasonView | 'new' | null>(null);
  const named = reasons.map((reason) => ({ id: reason.id, name: ownName(t, reason), reason }));
  const offered = named.filter(({ reason }) => reason.retiredAt === null);
  const retired = named.filter(({ reason }) => reason.retiredAt !== null);
  const retire = (id: string, name: string) => void act(() => api.pipeline.retireLostReason({ id }), { words: t('pipeline.retired', { name }), undo: () => api.pipeline.restoreLostReason({ id }) });
  return (
    <section id="lost-reasons" className="ws-setting">
      <SectionRule look="bare" aside={mayChange ? <Button small onClick={() => setNaming('new')}>{t('pipeline.addReason')}</Button> : undefined}>{t('pipeline.lostReasons')}</SectionRule>
      <p className="meta-2 ps-foot">{t('pipeline.lostReasonsHelp')}</p>
      <OrderList label={t('pipeline.lostReasons')} items={offered} onOrder={mayChange ? (ids) => void act(() => api.pipeline.orderLostReasons({ ids: [...ids] })) : undefined}>
        {({ id, name, reason }) => (
          <div className="ps-stage">
            <span>{name}</span>
            {mayChange ? <div className="ws-acts"><Button kind="text" small aria-label={`${t('pipeline.change')}: ${name}`} onClick={() => setNaming(reason)}>{t('pipeline.change')}</Button><Button kind="text" small aria-label={`${t('pipeline.retire')}: ${name}`} onClick={() => retire(id, name)}>{t('pipeline.retire')}</Button></div> : null}
          </div>
        )}
      </OrderList>
      {retired.length === 0 ? null : <Retired names={retired} onRestore={mayChange ? (id) => void act(() => api.pipeline.restoreLostReason({ id })) : undefined} />}
      {naming === null ? null : <ReasonDialog reason={naming === 'new' ? null : naming} onClose={() => setNaming(null)} />}
    </section>
  );
}

function ReasonDialog({ reason, onClose }: { reason: LostReasonView | null; onClose: () => void }) {
  const t = usePhrases();
  const act = usePipelineAct();
  const [names, setNames] = useState<Names>({ name: reason?.name ?? '', labels: reason?.labels ?? {} });
  const [tried, setTried] = useState(false);
  const save = async () => {
    setTried(true);
    if (names.name.trim() === '') return;
    const fields = { name: names.name, labels: filledLabels(names) };
    if (await act(() => (reason === null ? api.pipeline.createLostReason(fields) : api.pipeline.updateLostReason({ id: reason.id, ...fields })))) onClose();
  };
  return (
    <Dialog open onClose={onClose} title={t(reason === null ? 'pipeline.addReason' : 'pipeline.changeReason')} act={<Button kind="main" onClick={() => void save()}>{t('pipeline.save')}</Button>}>
      <form className="ps-form" onSubmit={(event) => { event.preventDefault(); void save(); }}>
        <NameFields names={names} onChange={setNames} error={tried && names.name.trim() === '' ? t('pipeline.nameMissing') : undefined} />
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}
