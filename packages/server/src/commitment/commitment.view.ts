import type { BoardRow, CommitmentEvent, CommitmentRow, DateShift } from '@entente/contract/commitment/commitment.contract';
import type { AcceptanceTerms, Verdict } from '@entente/core/commitment/acceptance';
import { commitmentStanding, isOpen } from '@entente/core/commitment/commitment-state';
import type { RoundAct } from '@entente/core/commitment/correction-rounds';
import { dateShift, type Blocking } from '@entente/core/commitment/date-shift';
import { LOCALES, type Locale } from '@entente/core/kernel/locale';
import { intlTag } from '@entente/core/kernel/locale-list';
import type { Side } from '@entente/core/kernel/values';
import { translator } from '@entente/phrases/translators';
import type { StoredEvent } from './commitment-event.store.ts';
import { roundsOfRows } from './correcting/commitment.view.ts';
import { dayActs, slipOf, stillWaiting } from './dates/commitment.view.ts';
import type { DayEvent } from './dates/commitment.store.ts';
import { calendarOf, type StoredCommitment, type WorkTime } from './commitment.store.ts';

/** A commitment as it is shown; where it stands is computed, never stored. */
export function commitmentRow(row: StoredCommitment, work: WorkTime): CommitmentRow {
  const { id, title, format, example, effortMinutes, dueOn, firstDueOn, agreedOn, agreedBy, takenOutBy, expectedOn, expectedBecause, stuckWords, doneAt, engagementId, engagementName, clientId, clientName, isSample, version } = row;
  const side = row.side as Side;
  return {
    id, side, title, format, example, effortMinutes, dueOn, firstDueOn, agreedBy: dueOn === agreedOn ? agreedBy : null, takenOutBy, expectedOn, expectedBecause, stuckWords, doneAt,
    owner: { id: row.ownerId, name: row.ownerName, side },
    ownerWord: row.ownerWord,
    backup: row.backupId === null ? null : { id: row.backupId, name: row.backupName, side },
    forPerson: row.forPersonId === null ? null : { id: row.forPersonId, name: row.forPersonName, side: 'client' },
    ...commitmentStanding({ ...row, side }, work.today, calendarOf(work, row)),
    source: row.sourceKind as CommitmentRow['source'],
    acceptance: acceptanceOf(row),
    people: row.people ?? [],
    engagementId, engagementName, clientId, clientName, isSample, version,
  };
}

/** What was said of a delivery, and by what it is accepted; null for every other promise. */
export function acceptanceOf({ acceptanceTerms, verdict, verdictWords }: Pick<StoredCommitment, 'acceptanceTerms' | 'verdict' | 'verdictWords'>): CommitmentRow['acceptance'] {
  if (acceptanceTerms === null) return null;
  const { checklist, days, silence } = acceptanceTerms as AcceptanceTerms;
  return { checklist: [...checklist], days, silence, verdict: verdict as Verdict | null, words: verdictWords };
}

/** The same on the board of its engagement, with what waits for it and what moves where it is late. */
export function boardRows(rows: readonly StoredCommitment[], { blocks, acts, events, work }: Omit<Around, 'rows'> & { readonly acts: ReadonlyMap<string, readonly RoundAct[]> }): BoardRow[] {
  const rounds = roundsOfRows(rows, acts);
  return rows.map((row) => ({ ...commitmentRow(row, work), rounds: rounds.get(row.id) ?? null, blocks: blocks.filter(({ id }) => id === row.id).map(({ blockedId }) => blockedId), shift: shiftOf(row, { rows, blocks, events, work }) }));
}

/** A promise as the schedule of its engagement has it. */
type ScheduleRow = Pick<StoredCommitment, 'id' | 'title' | 'side' | 'dueOn' | 'doneAt' | 'exceptedAt' | 'ownerDaysOff' | 'ownerCountry'>;
type Around = { readonly rows: readonly ScheduleRow[]; readonly blocks: readonly Blocking[]; readonly events: readonly DayEvent[]; readonly work: WorkTime };

/**
 * What moves because of a late one, with a neutral note to the client in their language; null where it is on time.
 * What was kept late, or sent back, asks for a decision while something would move because of it.
 */
export function shiftOf(row: StoredCommitment, { rows, blocks, events, work }: Around, wish: { readonly newDay?: string | undefined; readonly absorbed?: number } = {}): DateShift | null {
  const slip = slipOf(row, { events, work, newDay: wish.newDay });
  if (slip === null) return null;
  const past = dayActs(events, { rows, work });
  const items = rows.map((one) => ({ id: one.id, dueOn: one.dueOn, open: isOpen(one), calendar: calendarOf(work, one) }));
  const plan = { items, blocks: stillWaiting(row, blocks, past), calendar: work.calendar, past };
  if (slip.why !== 'late' && dateShift(plan, { id: row.id, days: slip.days }).moves.length === 0) return null;
  const { moves, covered } = dateShift(plan, { id: row.id, days: slip.days, absorbed: wish.absorbed ?? 0 });
  const named = new Map(rows.map((one) => [one.id, one]));
  const titleOf = (id: string): string => named.get(id)?.title ?? '';
  const say = translator(localeOf(row.clientLocale), work.manner);
  return {
    ...slip,
    moves: moves.map((move) => ({ ...move, title: titleOf(move.id), side: (named.get(move.id)?.side ?? 'provider') as Side })),
    covered: covered.map((one) => ({ ...one, title: titleOf(one.id), becauseOf: one.becauseOf.map(titleOf).filter((title) => title !== '') })),
    message: say('commitment.draftNote', { why: slip.why, title: row.title, day: wordedDay(say.locale, slip.newDay), count: moves.length, firm: work.firm }),
  };
}

function localeOf(text: string): Locale {
  return LOCALES.find((locale) => locale === text) ?? 'en';
}

/** A day as people write it. */
export function wordedDay(locale: Locale, day: string): string {
  return new Intl.DateTimeFormat(intlTag(locale), { day: 'numeric', month: 'long', timeZone: 'UTC' }).format(new Date(`${day}T12:00:00Z`));
}

type Body = { readonly from?: string; readonly to?: string; readonly words?: string; readonly person?: string; readonly amendment?: number | null };

/** An entry of the ledger. */
export function eventView({ id, commitmentId, title, type, actorSide, actorName, body, happenedAt, recordedAt }: StoredEvent): CommitmentEvent {
  const { from = null, to = null, words = '', person = '', amendment = null } = body as Body;
  return { id, commitmentId, title, type: type as CommitmentEvent['type'], actorSide: actorSide as CommitmentEvent['actorSide'], actorName, from, to, words, person, amendment, happenedAt, recordedAt };
}
