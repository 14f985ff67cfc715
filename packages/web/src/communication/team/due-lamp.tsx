import type { DueNoticeView, HeardView } from '@entente/contract/communication/touchpoint.contract';
import { Lamp } from '../../ui/lamp.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { shortDayWords } from '../../ui/time-words.ts';

/** Missed by our side or by theirs: the same lamp and the same words. */
export function DueLamp({ row: { state, dueOn, overOn } }: { row: DueNoticeView }) {
  const t = usePhrases();
  return <Lamp state={state === 'missed' ? 'late' : 'underway'} size="small">{t('touchpoint.state', { state: overOn === null ? state : 'over', day: shortDayWords(t.locale, dueOn) })}</Lamp>;
}

/** By when it is answered; missed is said as of everything else. */
export function HeardLamp({ row: { state, dueOn } }: { row: HeardView }) {
  const t = usePhrases();
  return <Lamp state={state === 'missed' ? 'late' : 'underway'} size="small">{t('touchpoint.answerState', { state, day: shortDayWords(t.locale, dueOn) })}</Lamp>;
}
