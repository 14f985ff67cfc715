import type { DealView, StageMoveView } from '@entente/contract/deal/deal.contract';
import '../../ui/data-table.css';
import { Lamp } from '../../ui/lamp.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SectionRule } from '../../ui/section-rule.tsx';
import { ageWords, momentWords } from '../../ui/time-words.ts';
import { ownName } from '../deal-lookups.ts';

/** Time in stage from recorded stays, and every move with who made it; what went back or was skipped is marked. */
export function StageHistory({ deal }: { deal: DealView }) {
  const t = usePhrases();
  const nameOf = (stageId: string) => {
    const stage = deal.stages.find(({ id }) => id === stageId);
    return stage === undefined ? t('deal.formerStage') : ownName(t, stage);
  };
  const when = (at: string) => momentWords(t.locale, new Date(at));
  return (
    <section>
      <SectionRule look="bare">{t('deals.timeInStage')}</SectionRule>
      <table className="ui-table dl-times">
        <thead><tr><th scope="col">{t('deal.stage')}</th><th scope="col">{t('deal.firstEntered')}</th><th scope="col">{t('deal.left')}</th><th scope="col" data-number="">{t('deal.latest')}</th><th scope="col" data-number="">{t('deal.inAll')}</th><th scope="col" data-number="">{t('deal.times')}</th></tr></thead>
        <tbody>
          {deal.stageTimes.map(({ stageId, firstEnteredAt, leftAt, latestMilliseconds, cumulativeMilliseconds, timesEntered }) => (
            <tr key={stageId} data-here={leftAt === null ? '' : undefined}>
              <td data-first="" data-label={t('deal.stage')}>{nameOf(stageId)}</td>
              <td data-label={t('deal.firstEntered')} data-quiet="">{when(firstEnteredAt)}</td>
              <td data-label={t('deal.left')} data-quiet="">{leftAt === null ? t('deal.stillThere') : when(leftAt)}</td>
              <td data-label={t('deal.latest')} data-number="">{ageWords(t.locale, latestMilliseconds)}</td>
              <td data-label={t('deal.inAll')} data-number="">{ageWords(t.locale, cumulativeMilliseconds)}</td>
              <td data-label={t('deal.times')} data-number="">{timesEntered}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {deal.moves.length === 0 ? null : <ul className="dl-moves">{deal.moves.toReversed().map((move) => <Move key={`${move.fromStageId}-${move.at}`} move={move} nameOf={nameOf} when={when(move.at)} />)}</ul>}
    </section>
  );
}

type MoveProps = { move: StageMoveView; nameOf: (stageId: string) => string; when: string };

function Move({ move: { fromStageId, toStageId, way, byName, skippedStageIds }, nameOf, when }: MoveProps) {
  const t = usePhrases();
  return (
    <li>
      <span>{t('deal.fromTo', { from: nameOf(fromStageId), to: nameOf(toStageId) })}</span>
      {way === 'back' ? <Lamp state="partly" size="small">{t('deal.movedBack')}</Lamp> : null}
      {way === 'lost' ? <Lamp state="failed" size="small">{t('deal.movedLost')}</Lamp> : null}
      {way === 'away' ? <Lamp state="partly" size="small">{t('deal.movedAway')}</Lamp> : null}
      {skippedStageIds.length === 0 ? null : <span className="meta">{t('deal.skipped', { stages: skippedStageIds.map(nameOf).join(', ') })}</span>}
      <span className="meta">{[when, byName].filter((part) => part !== '').join(' · ')}</span>
    </li>
  );
}
