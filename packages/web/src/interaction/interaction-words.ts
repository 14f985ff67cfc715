import type { InteractionView } from '@entente/contract/interaction/interaction.contract';
import type { Locale } from '@entente/core/kernel/locale';
import type { Translator } from '@entente/phrases/translator';
import { clockWords, intlTag, shortDayWords } from '../ui/time-words.ts';

const DAY_MS = 86_400_000;

/** A day as YYYY-MM-DD on the reader's own calendar. */
export function dayOf(at: Date): string {
  return `${at.getFullYear()}-${String(at.getMonth() + 1).padStart(2, '0')}-${String(at.getDate()).padStart(2, '0')}`;
}

/** The heading of a timeline's day: "Today", "Yesterday", "Tue 17 Mar", with the year where it is another. */
export function dayHeading(t: Translator, at: string, now: Date): string {
  const moment = new Date(at);
  const day = dayOf(moment);
  if (day === dayOf(now)) return t('interaction.today');
  if (day === dayOf(new Date(now.getTime() - DAY_MS))) return t('interaction.yesterday');
  if (moment.getFullYear() === now.getFullYear()) return shortDayWords(t.locale, day);
  return new Intl.DateTimeFormat(intlTag(t.locale), { day: 'numeric', month: 'long', year: 'numeric' }).format(moment);
}

/** How many days a task is late; 0 while it is not. */
export function daysLate({ dueOn, doneAt }: Pick<InteractionView, 'dueOn' | 'doneAt'>, today: string): number {
  if (dueOn === null || doneAt !== null || dueOn >= today) return 0;
  return Math.round((Date.parse(today) - Date.parse(dueOn)) / DAY_MS);
}

/** The quiet line under an entry: who, when, for how long, who reached out, what came of it. */
export function detailWords(t: Translator, { ownerName, happenedAt, minutes, direction, outcome, kind, contactName }: InteractionView): string {
  return [
    ownerName,
    kind === 'task' ? '' : clockWords(t.locale, new Date(happenedAt)),
    minutes === null ? '' : t('interaction.minutesLong', { count: minutes }),
    direction === 'in' ? t('interaction.incoming') : '',
    direction === 'out' ? t('interaction.outgoing') : '',
    contactName ?? '',
    outcome,
  ].filter((part) => part !== '').join(' · ');
}

/** "12 kB", "3.4 MB" in the reader's numbers. */
export function sizeWords(locale: Locale, bytes: number): string {
  const [value, unit] = bytes >= 1_000_000 ? [bytes / 1_000_000, 'megabyte'] : [Math.max(1, bytes / 1_000), 'kilobyte'];
  return new Intl.NumberFormat(intlTag(locale), { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: value < 10 ? 1 : 0 }).format(value);
}
