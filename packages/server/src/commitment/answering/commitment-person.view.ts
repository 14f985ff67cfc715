import { answerDueOn, answerState, type AgreedRule, type AnswerState } from '@entente/core/ground-rule/acting-rules';
import { rulesTowards } from '@entente/core/ground-rule/several-people';
import { isWorkingDay } from '@entente/core/kernel/working-day';
import type { Day, Side } from '@entente/core/kernel/values';
import { calendarOfPerson, type WorkTime } from '../commitment.store.ts';
import type { Absent, AgreementClocks, Answering } from './commitment-person.store.ts';

/** Something that waits for an answer: in which engagement, with whom of the client, since when; whoever of the client answers, or (null) whoever leads the work. */
export type Waiting = { readonly engagementId: string; readonly personId: string | null; readonly at: string; readonly client: Absent | null };

/** The last day for an answer by the time that both sides agreed, in working days of whoever answers; null where none was agreed. */
export function agreedAnswerDay({ engagementId, personId, at, client }: Waiting, { answering, work }: { readonly answering: Answering; readonly work: Work }): Day | null {
  const clock = answering.get(engagementId);
  return clock === undefined ? null : lastDay(rulesTowards(clock.agreed, { personId, isConfided: clock.isConfided }), { at, work, away: client ?? clock.leader });
}

/** The same of a question or proposal about an agreement that waits for a word of a side since `since`, and where it stands. */
export function remarkAnswerBy({ agreementId, side, since }: { readonly agreementId: string; readonly side: Side; readonly since: string }, { clocks: { rules, leaders, clients }, work }: { readonly clocks: AgreementClocks; readonly work: Work & { readonly today: Day } }): { dueOn: Day; state: AnswerState } | null {
  const away = (side === 'provider' ? leaders : clients).get(agreementId) ?? NOTHING_CHOSEN;
  const dueOn = lastDay(rules.get(agreementId) ?? [], { at: since, work, away });
  return dueOn === null ? null : { dueOn, state: answerState(dueOn, work.today) };
}

type Work = Pick<WorkTime, 'timeZone' | 'keeping'>;
const NOTHING_CHOSEN: Absent = { daysOff: [], country: '' };

function lastDay(rules: readonly AgreedRule[], { at, work, away }: { readonly at: string; readonly work: Work; readonly away: Absent }): Day | null {
  const calendar = calendarOfPerson(work, away);
  return answerDueOn(rules, { askedAt: new Date(at), timeZone: work.timeZone, isFree: (day) => !isWorkingDay(day, calendar) });
}
