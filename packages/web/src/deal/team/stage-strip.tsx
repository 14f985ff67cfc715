import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { DealView } from '@entente/contract/deal/deal.contract';
import { refreshRecords } from '../../record/record.queries.ts';
import { api } from '../../shell/team-app/api.ts';
import { useCommands } from '../../shell/team-app/commands.tsx';
import { refusalWords } from '../../shell/team-app/refusal.ts';
import { Lamp } from '../../ui/lamp.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SectionRule } from '../../ui/section-rule.tsx';
import { useToasts } from '../../ui/toasts-context.tsx';
import { ownName } from '../deal-lookups.ts';
import { StageWants, wantedFields, type Filled } from './stage-wants.tsx';

/** The stages of the deal's pipeline: where it stands, how long, and one press to move it. */
export function StageStrip({ deal }: { deal: DealView }) {
  const t = usePhrases();
  const { move, wanted, settle } = useStageMove(deal);
  const stages = deal.stages.filter(({ pipelineId, retiredAt, id }) => pipelineId === deal.pipelineId && (retiredAt === null || id === deal.stageId));
  const here = stages.find(({ id }) => id === deal.stageId);
  useCommands(stages.filter(({ id }) => id !== deal.stageId).map((stage) => ({ id: `deal.move.${stage.id}`, label: t('deals.moveTo', { stage: ownName(t, stage) }), run: () => void move(stage.id) })));
  return (
    <section>
      <SectionRule aside={deal.state === 'open' ? t('deals.daysHere', { count: deal.daysInStage }) : undefined}>{t('deals.whereItStands')}</SectionRule>
      <ol className="dl-stages">
        {stages.map((stage) => (
          <li key={stage.id} data-kind={stage.kind}>
            <button type="button" aria-current={stage.id === deal.stageId ? 'step' : undefined} onClick={() => { if (stage.id !== deal.stageId) void move(stage.id); }}>
              {stage.id === deal.stageId ? <Lamp state={stage.kind === 'lost' ? 'failed' : stage.kind === 'won' ? 'fits' : deal.isStale ? 'late' : 'underway'} size="small">{ownName(t, stage)}</Lamp> : ownName(t, stage)}
            </button>
          </li>
        ))}
      </ol>
      {here === undefined || here.whatIsDone === '' ? null : <p className="meta-2 dl-done">{[here.whatIsDone, here.whoDoesIt].filter((part) => part !== '').join(' · ')}</p>}
      {wanted === null ? null : <StageWants wanted={wanted} stages={stages} onClose={() => settle(null)} onMove={(filled) => void move(wanted.stageId, filled)} />}
    </section>
  );
}

type Waiting = { readonly card: { readonly id: string; readonly currency: string }; readonly stageId: string; readonly fields: readonly string[] };

function useStageMove(deal: DealView) {
  const t = usePhrases();
  const queries = useQueryClient();
  const { say } = useToasts();
  const [wanted, settle] = useState<Waiting | null>(null);
  const refresh = async () => {
    await queries.invalidateQueries({ queryKey: ['deal', deal.id] });
    await refreshRecords(queries, 'deal');
  };
  const undo = async () => {
    try {
      await api.deal.undoMove({ id: deal.id });
    } catch (error) {
      say({ words: refusalWords(t, error), tone: 'bad' });
    }
    await refresh();
  };
  const move = async (stageId: string, filled: Filled = {}) => {
    settle(null);
    try {
      await api.deal.move({ id: deal.id, stageId, ...filled });
      say({ words: t('deals.moved', { name: String(deal.record.values['name'] ?? '') }), undo: () => void undo() });
    } catch (error) {
      const fields = wantedFields(error);
      if (fields === null) say({ words: refusalWords(t, error), tone: 'bad' });
      else settle({ card: { id: deal.id, currency: String(deal.record.values['currency'] ?? '') }, stageId, fields });
    }
    await refresh();
  };
  return { move, wanted, settle };
}
