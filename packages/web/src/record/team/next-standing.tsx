import type { RecordRow } from '@entente/contract/record/record.contract';
import { Lamp } from '../../ui/lamp.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { daysBetween, nearDayWords, todayHere } from '../cell-words.ts';

/** What is next in one sign and its word: that there is nothing, that it is late, or on which day. A step without a day says its words. */
export function NextStanding({ values }: { values: RecordRow['values'] }) {
  const t = usePhrases();
  const { nextStep, nextStepOn } = values;
  if (typeof nextStepOn !== 'string') return typeof nextStep === 'string' && nextStep !== '' ? <Lamp state="underway" size="small">{nextStep}</Lamp> : <Lamp state="unset" size="small">{t('list.noNextStep')}</Lamp>;
  const days = daysBetween(todayHere(), nextStepOn);
  const step = typeof nextStep === 'string' && nextStep !== '' ? nextStep : t('contact.nextStep');
  const when = days < 0 ? t('list.daysLate', { count: -days }) : days === 0 ? t('list.today') : days === 1 ? t('list.tomorrow') : nearDayWords(t, nextStepOn);
  return <Lamp state={days < 0 ? 'late' : 'underway'} size="small">{`${step} · ${when}`}</Lamp>;
}
