import type { CommitmentRow } from '@entente/contract/commitment/commitment.contract';
import { Lamp } from '../../ui/lamp.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { farYear, intlTag } from '../../ui/time-words.ts';

type T = ReturnType<typeof usePhrases>;

/** "20 March" of a calendar day; with the year where that is far from now. */
export function shortDay(t: T, day: string): string {
  const noon = new Date(`${day.slice(0, 10)}T12:00:00Z`);
  return new Intl.DateTimeFormat(intlTag(t.locale), { day: 'numeric', month: 'long', ...farYear(noon), timeZone: 'UTC' }).format(noon).replaceAll(' ', '\u00A0');
}

/** By when, what it was first where it moved, and which amendment says so. */
export function dueWords(t: T, { dueOn, firstDueOn, agreedBy, expectedOn }: Pick<CommitmentRow, 'dueOn' | 'firstDueOn' | 'agreedBy' | 'expectedOn'>): string[] {
  if (dueOn === null) return [t('commitment.noDay')];
  const moved = firstDueOn !== null && firstDueOn !== dueOn;
  return [t('commitment.dueBy', { day: shortDay(t, dueOn) }), ...(moved ? [t('commitment.firstBy', { day: shortDay(t, firstDueOn) })] : []), ...(agreedBy === null ? [] : [t('commitment.agreedBy', { number: agreedBy })]), ...(expectedOn === null ? [] : [t('commitment.expected', { day: shortDay(t, expectedOn) })])];
}

/** What was said of a delivery, and when. */
function VerdictLamp({ verdict, day }: { verdict: NonNullable<CommitmentRow['acceptance']>['verdict']; day: string }) {
  const t = usePhrases();
  return <Lamp state={verdict === 'not_yet' ? 'late' : 'complete'} size="small">{t('commitment.stateVerdict', { verdict: verdict ?? 'accepted', day: shortDay(t, day) })}</Lamp>;
}

/** Where a promise stands, by a lamp with its word; nothing while it is on time. */
export function StandingLamp({ row }: { row: Pick<CommitmentRow, 'state' | 'lateDays' | 'doneAt' | 'takenOutBy' | 'acceptance'> }) {
  const t = usePhrases();
  const { state, lateDays, doneAt, takenOutBy } = row;
  if (state === 'done' && row.acceptance !== null) return <VerdictLamp verdict={row.acceptance.verdict} day={doneAt ?? ''} />;
  if (state === 'done') return <Lamp state="complete" size="small">{t('commitment.stateDone', { day: shortDay(t, doneAt ?? '') })}</Lamp>;
  if (state === 'excepted') return <Lamp state="missing" size="small">{takenOutBy === null ? t('commitment.stateExcepted') : t('commitment.stateTakenOut', { number: takenOutBy })}</Lamp>;
  if (state === 'stuck') return <Lamp state="failed" size="small">{t('commitment.stateStuck')}</Lamp>;
  if (state === 'late') return <Lamp state="late" size="small">{t('commitment.stateLate', { count: lateDays })}</Lamp>;
  return lateDays > 0 ? <Lamp state="late" size="small">{t('commitment.willBeLate', { count: lateDays })}</Lamp> : null;
}
