import { Link } from '@tanstack/react-router';
import type { BoardCard } from '@entente/contract/deal/board-views';
import { moneyWords, nearDayWords, todayHere, daysBetween } from '../../record/cell-words.ts';
import { daysLateOf, nextWords } from '../../record/next-words.ts';
import { useAtWork } from '../../shell/team-app/session.ts';
import '../../ui/board.css';
import { Chip } from '../../ui/chip.tsx';
import { Lamp } from '../../ui/lamp.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';

/** A deal on the board: what, for whom, how much, what is next, how long it has stood here. */
export function DealCard({ card }: { card: BoardCard }) {
  const t = usePhrases();
  const { workspace } = useAtWork();
  const { id, name, clientName, ownerName, amount, currency, isSample, state } = card;
  return (
    <>
      <div className="ui-card__title"><Link to="/deals/$id" params={{ id }} tabIndex={-1} draggable={false}>{name}</Link>{isSample && !workspace.isSample ? <> <Chip>{t('client.sampleMark')}</Chip></> : null}</div>
      <div className="ui-card__meta">{clientName === '' || clientName === name ? null : <span>{clientName}</span>}<span>{ownerName}</span></div>
      {state === 'open' ? <div className="dl-next"><NextStep card={card} /></div> : null}
      <div className="ui-card__foot"><span className="strong num">{amount === null ? '' : moneyWords(t, amount, currency)}</span><Standing card={card} /></div>
    </>
  );
}

/** What is written comes first; a task beside it is told where it is late. */
function NextStep({ card: { hasNoNextStep, nextStep, nextStepOn, next } }: { card: BoardCard }) {
  const t = usePhrases();
  if (hasNoNextStep) return <Lamp state="unset" size="small">{t('list.noNextStep')}</Lamp>;
  const isWritten = nextStep !== '' || nextStepOn !== null;
  const late = nextStepOn === null ? 0 : -daysBetween(todayHere(), nextStepOn);
  const lateTask = daysLateOf(next);
  const task = next === undefined ? '' : nextWords(t, next);
  return (
    <>
      {isWritten ? nextStep : task}{late > 0 ? <> <Late days={late} /></> : null}
      {lateTask === 0 ? null : isWritten ? <div>{task} <Late days={lateTask} /></div> : <> <Late days={lateTask} /></>}
    </>
  );
}

function Late({ days }: { days: number }) {
  const t = usePhrases();
  return <Lamp state="late" size="small">{t('list.daysLate', { count: days })}</Lamp>;
}

/** Open deals: how long in this stage, and whether that is long; closed ones: since when. */
function Standing({ card: { state, isStale, daysInStage, closedOn } }: { card: BoardCard }) {
  const t = usePhrases();
  if (state !== 'open') return closedOn === null ? null : <span className="meta">{nearDayWords(t, closedOn)}</span>;
  const words = t('deals.daysHere', { count: daysInStage });
  return isStale ? <Lamp state="late" size="small">{words}</Lamp> : <span className="meta">{words}</span>;
}
