import type { NextAct, RecordRow } from '@entente/contract/record/record.contract';
import type { Translator } from '@entente/phrases/translator';
import { Lamp, type LampState } from '../../ui/lamp.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { daysBetween, nearDayWords, todayHere } from '../cell-words.ts';
import { filledText, nextWords } from '../next-words.ts';

/** What is next in one sign and its word: what is written, else the nearest open task or what is planned; that it is late, or on which day; or that there is nothing. */
export function NextStanding({ record: { values, next } }: { record: Pick<RecordRow, 'values' | 'next'> }) {
  const t = usePhrases();
  const { state, words } = standingOf(t, values, next);
  return <Lamp state={state} size="small">{words}</Lamp>;
}

type Standing = { readonly state: LampState; readonly words: string };

function standingOf(t: Translator, { nextStep, nextStepOn }: RecordRow['values'], next: NextAct | undefined): Standing {
  const step = filledText(nextStep);
  const day = filledText(nextStepOn);
  if (step !== null || day !== null) return dated(t, step ?? t('contact.nextStep'), day);
  return next === undefined ? { state: 'unset', words: t('list.noNextStep') } : dated(t, nextWords(t, next), next.dueOn);
}

function dated(t: Translator, words: string, day: string | null): Standing {
  if (day === null) return { state: 'underway', words };
  const days = daysBetween(todayHere(), day);
  const when = days < 0 ? t('list.daysLate', { count: -days }) : days === 0 ? t('list.today') : days === 1 ? t('list.tomorrow') : nearDayWords(t, day);
  return { state: days < 0 ? 'late' : 'underway', words: `${words} · ${when}` };
}
