import { z } from 'zod';
import { VERDICTS } from '@entente/core/commitment/acceptance';
import { COMMITMENT_STATES, DATE_DECISIONS, SOURCE_KINDS } from '@entente/core/commitment/commitment-state';
import { DUTIES } from '@entente/core/document/responsibility/duty';
import { REMIND_TIMES } from '@entente/core/workspace/own-times';
import { ClockTime, OtherHours } from '@entente/core/kernel/quiet-hours';
import { daysOffFault, MOST_STRETCHES } from '@entente/core/workspace/days-off';
import { LADDERS } from '@entente/core/commitment/reminder-ladder';
import { Line, OptionalLine } from '@entente/core/kernel/plain-text';
import { Day, EmailAddress, Id, Instant, Side } from '@entente/core/kernel/values';
import { isTimeZone } from '@entente/core/kernel/zoned-time';
import { FieldPatch } from '../kernel/field-patch.ts';
import { Page, PageQuery, procedure, SearchText } from '../kernel/procedure.ts';

/** Somebody who promised something, or could. */
export const CommitmentPerson = z.object({ id: Id, name: z.string(), side: Side });
export type CommitmentPerson = z.infer<typeof CommitmentPerson>;

/** Whom to give it to: a member of ours, a person of the client, or somebody who has promised before. */
export const PersonChoice = z.strictObject({ kind: z.enum(['member', 'contact', 'person']), id: Id });
export type PersonChoice = z.infer<typeof PersonChoice>;

export const CommitmentRow = z.object({
  id: Id,
  side: Side,
  title: z.string(),
  /** The form it comes in. */
  format: z.string(),
  /** What a good one looks like. */
  example: z.string(),
  effortMinutes: z.number().int().nullable(),
  owner: CommitmentPerson,
  /** Names that the agreement gives to who does it and that nobody known has; empty once somebody was chosen. */
  ownerWord: z.string(),
  backup: CommitmentPerson.nullable(),
  /** Whom of the client a promise of ours is for, where it says so. */
  forPerson: CommitmentPerson.nullable(),
  dueOn: Day.nullable(),
  /** The day that was promised first. */
  firstDueOn: Day.nullable(),
  /** The number of the amendment that gave it this day; null where it is the agreement's own, or nobody signed it. */
  agreedBy: z.number().int().nullable(),
  /** The number of the amendment that took it out of the agreement. */
  takenOutBy: z.number().int().nullable(),
  /** The day its owner now expects, where they asked for time, and why. */
  expectedOn: Day.nullable(),
  expectedBecause: z.string(),
  stuckWords: z.string(),
  doneAt: Instant.nullable(),
  state: z.enum(COMMITMENT_STATES),
  /** Working days past its date, or until the day expected now. */
  lateDays: z.number().int(),
  /** What it was made from when its agreement was signed. */
  source: z.enum(SOURCE_KINDS).nullable(),
  /** Of a delivery that the client looks at: by what it is accepted, within how many working days, the signed text's own words about no answer, and what was said of it; null for every other promise. */
  acceptance: z.object({ checklist: z.array(z.string()), days: z.number().int(), silence: z.string(), verdict: z.enum(VERDICTS).nullable(), words: z.string() }).nullable(),
  /** Who does, decides, is asked and is told about what it was made from. */
  people: z.array(z.object({ name: z.string(), duties: z.array(z.enum(DUTIES)) })),
  engagementId: Id,
  engagementName: z.string(),
  clientId: Id,
  clientName: z.string(),
  isSample: z.boolean(),
  version: z.number().int(),
});
export type CommitmentRow = z.infer<typeof CommitmentRow>;

/** What moves because of one that comes late; computed, kept only once somebody decides. */
export const DateShift = z.object({
  /** It is late and open, was kept late, or was sent back and has a later day by now. */
  why: z.enum(['late', 'kept_late', 'returned']),
  /** The day that it had, or had before it was sent back. */
  from: Day,
  /** The day from which the rest is counted: expected, today, when it was done, or the day of the correction. */
  newDay: Day,
  days: z.number().int(),
  moves: z.array(z.object({ id: Id, title: z.string(), side: Side, from: Day, to: Day, /** Working days. */ days: z.number().int(), becauseOf: Id })),
  /** What need not move, or not so far, because it moved already: by how many working days, and the titles of what it moved because of. */
  covered: z.array(z.object({ id: Id, title: z.string(), days: z.number().int(), becauseOf: z.array(z.string()) })),
  /** A neutral note to the client, in their language, for a person to change and send. */
  message: z.string(),
});
export type DateShift = z.infer<typeof DateShift>;

/** Where a delivery stands with the rounds of corrections that its price includes. Each "not yet, because …" of the client begins one. */
export const CorrectionRoundsView = z.object({
  promised: z.number().int(),
  used: z.number().int(),
  /** Of them those that were given beyond the price. */
  given: z.number().int(),
  /** Of them those beyond the price of which nobody has said anything. */
  beyond: z.number().int(),
  /** The signed text's own words about rounds of corrections; empty where it has none. */
  says: z.string(),
  /** Something is being corrected now. */
  correcting: z.boolean(),
  /** It lies beyond the price: somebody of the provider proposes a change or gives it. */
  asks: z.boolean(),
});
export type CorrectionRoundsView = z.infer<typeof CorrectionRoundsView>;

/** What the provider says of a round: given beyond the price, a mistake of their own that counts as none, or a change. */
export const RoundWord = z.enum(['gift', 'own_mistake', 'change']);
export type RoundWord = z.infer<typeof RoundWord>;

export const BoardRow = CommitmentRow.extend({ /** Of a delivery and of the answer to it; null for every other promise. */ rounds: CorrectionRoundsView.nullable(), blocks: z.array(Id), /** Null where it is on time, and where what was kept late or sent back moves nothing. */ shift: DateShift.nullable() });
export type BoardRow = z.infer<typeof BoardRow>;

export const CommitmentBoard = z.object({
  today: Day,
  /** Coaching or mentoring: a promise of ours is read by whom it is for. */
  confided: z.boolean(),
  rows: z.array(BoardRow),
  /** A signed agreement whose promises are not on the board yet. */
  unmade: z.object({ agreementId: Id, number: z.string() }).nullable(),
  /** Days that the signed text says otherwise, while no amendment on its way says them. */
  moved: z.object({ agreementId: Id, number: z.string(), dates: z.number().int() }).nullable(),
});
export type CommitmentBoard = z.infer<typeof CommitmentBoard>;

export const CommitmentEvent = z.object({
  id: Id,
  commitmentId: Id,
  title: z.string(),
  type: z.enum(['made', 'changed', 'done', 'accepted', 'returned', 'given', 'own_mistake', 'reopened', 'time', 'stuck', 'handed_on', 'moved', 'absorbed', 'excepted', 'removed', 'restored']),
  actorSide: z.enum(['provider', 'client', 'system']),
  actorName: z.string(),
  /** The days it is about, and what was said. */
  from: Day.nullable(),
  to: Day.nullable(),
  words: z.string(),
  person: z.string(),
  /** The number of the sealed amendment that it follows from, where it is not somebody's act. */
  amendment: z.number().int().nullable(),
  happenedAt: Instant,
  recordedAt: Instant,
});
export type CommitmentEvent = z.infer<typeof CommitmentEvent>;

const byId = z.object({ id: Id });
const fields = { title: Line(300), format: OptionalLine(200), example: OptionalLine(400), effortMinutes: z.number().int().min(1).max(100_000).nullable(), dueOn: Day.nullable(), backup: PersonChoice.nullable() };
const ok = z.object({});

/** What the person it applies to says. */
export const CommitmentAnswer = z.discriminatedUnion('answer', [
  z.strictObject({ answer: z.literal('done'), /** When it was, if not now. */ happenedAt: Instant.optional() }),
  /** Of a delivery: accepted, with the small corrections that are still to come, if any. */
  z.strictObject({ answer: z.literal('accepted'), words: OptionalLine(400).default('') }),
  /** Of a delivery: not yet, because … */
  z.strictObject({ answer: z.literal('not_yet'), words: Line(400) }),
  z.strictObject({ answer: z.literal('time'), day: Day, reason: OptionalLine(400).default('') }),
  z.strictObject({ answer: z.literal('stuck'), words: Line(400) }),
  z.strictObject({ answer: z.literal('someone_else'), person: PersonChoice.or(z.strictObject({ kind: z.literal('new'), name: Line(200), email: EmailAddress })) }),
]);
export type CommitmentAnswer = z.infer<typeof CommitmentAnswer>;

const Away = z.strictObject({ from: Day, to: Day }).refine((stretch) => daysOffFault(stretch) === null, { message: 'days-off-do-not-fit' });
/** What a person chose for themselves. Quiet hours hold back what can wait; on days off nothing is due and nobody is reminded. */
const OwnTimes = z.strictObject({
  remindAt: z.enum(REMIND_TIMES),
  /** The same hours every day; whole days of the week (1 is Monday), and days with other hours. */
  quiet: z.strictObject({ from: ClockTime, until: ClockTime, days: z.array(z.int().min(1).max(7)).max(6).default([]), other: z.array(OtherHours).max(7).default([]) }).nullable(),
  daysOff: z.array(Away).max(MOST_STRETCHES),
  /** By whose clocks all of it goes (IANA); empty for the workspace's. */
  timeZone: z.union([z.literal(''), z.string().max(64).refine(isTimeZone)]).default(''),
  /** Whose public holidays are kept (ISO 3166-1 alpha-2); empty for the workspace's. */
  country: z.string().regex(/^([A-Z]{2})?$/).default(''),
});

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
/** @param address its method and path, "GET /commitments". */
const route = (address: `${Method} /${string}`, operationId: string, summary: string) => {
  const [method, path] = address.split(' ') as [Method, `/${string}`];
  return procedure.route({ method, path, operationId, tags: ['commitment'], summary, ...(operationId === 'createCommitment' ? { successStatus: 201 } : {}) });
};

export const commitmentContract = {
  list: route('GET /commitments', 'listCommitments', 'What both sides promised, soonest first')
    .input(PageQuery.extend({ search: SearchText.optional(), state: z.enum(['open', 'late', 'stuck', 'done']).optional(), side: Side.optional(), whose: z.enum(['mine', 'all']).default('all'), engagementId: Id.optional(), clientId: Id.optional() }))
    .output(Page(CommitmentRow)),
  board: route('GET /commitments/board', 'getCommitmentBoard', 'Everything both sides promised in one engagement, with what moves when something is late').input(z.object({ engagementId: Id })).output(CommitmentBoard),
  people: route('GET /commitments/people', 'listCommitmentPeople', 'Who can promise something in an engagement').input(z.object({ engagementId: Id })).output(z.object({ rows: z.array(z.object({ choice: PersonChoice, side: Side, name: z.string(), roleTitle: z.string() })) })),
  events: route('GET /commitments/events', 'listCommitmentEvents', 'The ledger of an engagement: every act on a commitment, newest first')
    .input(PageQuery.extend({ engagementId: Id, commitmentId: Id.optional() }))
    .output(Page(CommitmentEvent)),
  ladder: route('GET /commitments/ladder', 'getCommitmentLadder', 'How you want to be reminded').output(z.object({ ladder: z.enum(LADDERS), chosen: z.boolean() })),
  chooseLadder: route('PUT /commitments/ladder', 'chooseCommitmentLadder', 'Choose how you want to be reminded').input(z.strictObject({ ladder: z.enum(LADDERS) })).output(ok),
  times: route('GET /commitments/times', 'getCommitmentTimes', 'When you are reminded, when you are left alone, and on which days you are away; by which clocks, and whose holidays you keep').output(OwnTimes),
  chooseTimes: route('PUT /commitments/times', 'chooseCommitmentTimes', 'Choose when you are reminded, when you are left alone, and on which days you are away; by which clocks, and whose holidays you keep').input(OwnTimes).output(ok),
  make: route('POST /commitments/from-agreement', 'makeAgreedCommitments', 'Put what a signed agreement promises on the board; once, however often it is asked for').input(z.strictObject({ agreementId: Id })).output(z.object({ made: z.number().int() })),
  amend: route('POST /commitments/amendments', 'draftMovedDates', 'Start an amendment that makes the signed text say the days that the board has by now, and nothing else').input(z.strictObject({ engagementId: Id })).output(z.object({ id: Id, amendmentNumber: z.number().int(), dates: z.number().int() })),
  create: route('POST /commitments', 'createCommitment', 'Write down a promise of either side')
    .input(z.strictObject({ engagementId: Id, side: Side, title: fields.title, owner: PersonChoice, format: fields.format.default(''), example: fields.example.default(''), effortMinutes: fields.effortMinutes.default(null), dueOn: fields.dueOn.default(null), backup: fields.backup.default(null), blocks: z.array(Id).max(100).default([]), /** Whom of the client a promise of ours is for; in confided work they read it. */ forPerson: PersonChoice.nullable().default(null), /** The expectation that it answers. */ expectationId: Id.optional() }))
    .output(z.object({ id: Id })),
  update: route('PATCH /commitments/{id}', 'updateCommitment', 'Change fields of a promise').input(FieldPatch({ ...fields, owner: PersonChoice, forPerson: PersonChoice.nullable(), blocks: z.array(Id).max(100) })).output(z.object({ version: z.number().int() })),
  delete: route('DELETE /commitments/{id}', 'deleteCommitment', 'Take a promise off the board; its history stays').input(byId).output(ok),
  restore: route('POST /commitments/{id}/restore', 'restoreCommitment', 'Put a promise back on the board').input(byId).output(ok),
  answer: route('POST /commitments/{id}/answers', 'answerCommitment', 'Say of a promise: done, more time, stuck, or somebody else').input(z.object({ id: Id, answer: CommitmentAnswer })).output(ok),
  reopen: route('POST /commitments/{id}/reopening', 'reopenCommitment', 'Take back that a promise is kept, stuck or let go').input(byId).output(ok),
  sayOfRound: route('POST /commitments/{id}/rounds', 'sayOfCorrectionRound', 'Say of the round of corrections that is under way: given beyond the price, a mistake of one’s own, or a change, which drafts an amendment')
    .input(z.strictObject({ id: Id, as: RoundWord, words: OptionalLine(400).default('') }))
    .output(z.object({ /** The draft that says as many rounds, where a change is proposed. */ amendment: z.object({ id: Id, amendmentNumber: z.number().int() }).nullable() })),
  decide: route('POST /commitments/{id}/date-changes', 'changeCommitmentDates', 'Decide what a promise does that is late, was kept late or was sent back: move the dates, make up for it, or go on without it')
    .input(z.strictObject({ id: Id, decision: z.enum(DATE_DECISIONS), newDay: Day.optional(), /** Working days that are made up for. */ absorbed: z.number().int().min(0).max(366).default(0), words: OptionalLine(600).default('') }))
    .output(z.object({ moved: z.number().int() })),
};
