import { Lamp } from '../../ui/lamp.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { daysBetween, dueDayWords, nearDayWords, todayHere } from '../cell-words.ts';

/** By when, as every list says it: today and tomorrow in words, what is past with its sign, other days short. What is over is no longer late. */
export function DueDay({ day, over }: { day: string; over: boolean }) {
  const t = usePhrases();
  const days = daysBetween(todayHere(), day);
  if (over || days > 1) return <span className="is-quiet-2">{nearDayWords(t, day)}</span>;
  return days < 0 ? <Lamp state="late" size="small">{t('list.daysPast', { count: -days })}</Lamp> : dueDayWords(t, day);
}
