import type { DueNoticeView, HeardView } from '@entente/contract/communication/touchpoint.contract';
import { whenWords } from '../../agreement/when.ts';
import { Lamp } from '../../ui/lamp.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { shortDayWords } from '../../ui/time-words.ts';

/** Missed by our side or by theirs: the same lamp and the same words. */
export function DueLamp({ row: { state, dueOn, dueAt, overOn } }: { row: DueNoticeView }) {
  const t = usePhrases();
  return <Lamp state={state === 'missed' ? 'late' : 'underway'} size="small">{dueAt === null ? t('touchpoint.state', { state: overOn === null ? state : 'over', day: shortDayWords(t.locale, dueOn) }) : t('touchpoint.stateHours', { state, moment: whenWords(t.locale, dueAt) })}</Lamp>;
}

/** By when it is answered; missed is said as of everything else. */
export function HeardLamp({ row: { state, dueOn, dueAt } }: { row: HeardView }) {
  const t = usePhrases();
  return <Lamp state={state === 'missed' ? 'late' : 'underway'} size="small">{dueAt === null ? t('touchpoint.answerState', { state, day: shortDayWords(t.locale, dueOn) }) : t('touchpoint.answerStateHours', { state, moment: whenWords(t.locale, dueAt) })}</Lamp>;
}
