import type { DealView } from '@entente/contract/deal/deal.contract';
import type { StageView } from '@entente/contract/deal/pipeline.contract';
import { useCommands } from '../../shell/team-app/commands.tsx';
import { Lamp } from '../../ui/lamp.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SectionRule } from '../../ui/section-rule.tsx';
import { ageWords } from '../../ui/time-words.ts';
import { ownName } from '../deal-lookups.ts';
import type { DealMoves } from './deal-moves.ts';
import { StageWants } from './stage-wants.tsx';

/** The stages of the deal's pipeline: where it stands, how long it was in each, and one press to move it. */
export function StageStrip({ deal, moves }: { deal: DealView; moves: DealMoves }) {
  const t = usePhrases();
  const { move, wanted, settle } = moves;
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
              <StageName deal={deal} stage={stage} />
              <TimeThere deal={deal} stage={stage} />
            </button>
          </li>
        ))}
      </ol>
      {here === undefined || here.whatIsDone === '' ? null : <p className="meta-2 dl-done">{[here.whatIsDone, here.whoDoesIt].filter((part) => part !== '').join(' · ')}</p>}
      {wanted === null ? null : <StageWants wanted={wanted} stages={deal.stages} onClose={() => settle(null)} onMove={(filled) => void move(wanted.stageId, filled)} {...(wanted.closing === true ? { title: t('deal.whyLost'), act: t('deal.lose') } : {})} />}
    </section>
  );
}

function StageName({ deal: { stageId, isStale }, stage }: { deal: DealView; stage: StageView }) {
  const t = usePhrases();
  if (stage.id !== stageId) return <>{ownName(t, stage)}</>;
  const state = stage.kind === 'lost' ? 'failed' : stage.kind === 'won' ? 'fits' : isStale ? 'late' : 'underway';
  return <Lamp state={state} size="small">{ownName(t, stage)}</Lamp>;
}

/** How long the deal was in a stage, all its stays together. */
function TimeThere({ deal: { stageTimes }, stage: { id, kind } }: { deal: DealView; stage: StageView }) {
  const t = usePhrases();
  const time = stageTimes.find(({ stageId }) => stageId === id);
  if (time === undefined || kind !== 'open') return null;
  return <span className="dl-stages__time">{ageWords(t.locale, time.cumulativeMilliseconds)}</span>;
}
