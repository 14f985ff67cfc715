import { z } from 'zod';
import { REMARK_KINDS } from '@entente/core/agreement/remark-turn';
import { Day, Id, Instant } from '@entente/core/kernel/values';
import { DueNoticeView, HeardView } from '../communication/touchpoint.contract.ts';
import { CommitmentRow, DateShift } from '../commitment/commitment.contract.ts';
import { ExpectationRow } from '../commitment/expectation.contract.ts';
import { MeetingRow } from '../meeting/meeting.contract.ts';
import { aboutRecord } from '../kernel/record-mark.ts';
import { procedure } from '../kernel/procedure.ts';

/** What an answer is waited for: the longest open question or proposal, and how many there are. */
const OpenRemark = z.object({
  kind: z.enum(REMARK_KINDS),
  /** What was asked last; of a proposal what it is for, where that was said. */
  words: z.string(),
  author: z.string(),
  clauseNumber: z.string(),
  open: z.number().int(),
});

/** One thing that waits: which act, on which agreement, since when. */
export const WaitingRow = z.object({
  /** `confirm`: a paper was handed in, and it is for the other side to say whether it is the copy they know. */
  act: z.enum(['send', 'answer', 'sign', 'decide', 'confirm']),
  agreementId: Id,
  engagementId: Id,
  number: z.string(),
  title: z.string(),
  clientName: z.string(),
  /** Whose act it is, by name; empty where it is the whole side's. Of a paper, whose it is. */
  people: z.array(z.string()),
  /** Where the act is an answer. */
  remark: OpenRemark.nullable(),
  /** By when an answer was promised, where both sides agreed on it; and whether that day has passed. */
  dueOn: Day.nullable(),
  late: z.boolean(),
  since: Instant,
});
export type WaitingRow = z.infer<typeof WaitingRow>;

/** Cards about working together that want something of us: answers, a yes, another look; or the client wants a change. */
export const RuleRow = z.object({ what: z.enum(['answer', 'compare', 'review', 'change']), agreementId: Id, engagementId: Id, title: z.string(), clientName: z.string(), since: Instant });
export type RuleRow = z.infer<typeof RuleRow>;

export const TodayView = z.object({
  /** What needs a word of ours, longest waiting first. */
  forUs: z.array(WaitingRow),
  /** What clients are asked for, longest waiting first. */
  forClients: z.array(WaitingRow),
  rules: z.array(RuleRow),
  /** Clients without a next step, and next steps whose day has passed. */
  nextSteps: z.array(aboutRecord({ kind: 'client' }, z.object({ clientId: Id, name: z.string(), nextStep: z.string(), nextStepOn: Day.nullable(), late: z.boolean(), /** Days since its day passed, where the workspace is; 0 when it is not late. */ daysLate: z.number().int().min(0) }))),
  /** Promises of either side that are late, stuck, come later than said or were kept late or sent back with dates to decide, and the reader's own of the next days; soonest first. */
  promises: z.array(CommitmentRow.extend({ /** Kept late or sent back, while nobody has decided what becomes of the dates behind it; null for every other. */ undecided: DateShift.pick({ why: true, days: true }).nullable() })),
  /** What has to be told: the reader's own and what they stand in for, and whatever was missed by either side; soonest first. */
  notices: z.array(DueNoticeView),
  /** What clients said or asked on their own page and wait to be answered, soonest first. */
  heard: z.array(HeardView),
  /** What these lists leave off: rows of `heard` and of `notices`, and whether plans touched longer ago than the newest hundred were not looked at for `notices`; *How telling went* has all of it, page by page. */
  leftOff: z.object({ heard: z.number().int().min(0), notices: z.number().int().min(0), olderPlans: z.boolean() }),
  /** What the client expects and waits for our answer, and what both sides said they would look at again by now; soonest first. */
  expectations: z.array(ExpectationRow),
  /** Meetings of the day, those that wait for our word, and those that are over and of which nobody said how they went; soonest first. */
  meetings: z.array(MeetingRow),
  /** Sealed in the last 14 days. */
  sealed: z.array(z.object({ agreementId: Id, engagementId: Id, title: z.string(), clientName: z.string(), sealedAt: Instant })),
});
export type TodayView = z.infer<typeof TodayView>;

export const todayContract = {
  get: procedure.route({ method: 'GET', path: '/today', operationId: 'getToday', tags: ['today'], summary: 'What needs you now' }).output(TodayView),
};
