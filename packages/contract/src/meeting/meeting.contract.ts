import { z } from 'zod';
import { Line, OptionalLine } from '@entente/core/kernel/plain-text';
import { ClockTime } from '@entente/core/kernel/quiet-hours';
import { Day, Id, Instant, Side } from '@entente/core/kernel/values';
import { isTimeZone } from '@entente/core/kernel/zoned-time';
import { MEETING_STATES } from '@entente/core/meeting/meeting-account';
import { MOST_PROPOSED } from '@entente/core/meeting/meeting-terms';
import { ASK_KINDS, MOST_TIMES } from '@entente/core/meeting/moving-rule';
import { CommitmentPerson, PersonChoice } from '../commitment/commitment.contract.ts';
import { FieldPatch } from '../kernel/field-patch.ts';
import { procedure } from '../kernel/procedure.ts';

export const MEETING_ACTS = ['planned', 'changed', 'move_asked', 'cancel_asked', 'taken_back', 'moved', 'cancelled', 'counted', 'stands', 'held', 'missed', 'reopened'] as const;

/** How long ahead a meeting is moved or called off, and where that stands. */
export const MovingRuleView = z.object({
  /** `cards`: both sides said it on the cards of how they work together, and nobody signed it; `default`: nothing was agreed. */
  source: z.enum(['agreement', 'cards', 'default']),
  hours: z.number().int(),
  /** The clause that says it, as it was signed; empty where nothing was agreed. */
  words: z.string(),
  number: z.string(),
  /** Of the signed text that says it; empty where nothing was agreed. */
  title: z.string(),
  /** What other signed texts of the engagement want, which does not hold: the text that plans the meetings goes first. */
  others: z.array(z.object({ title: z.string(), hours: z.number().int() })),
});
export type MovingRuleView = z.infer<typeof MovingRuleView>;

/** A wish to move or call off that waits for the other side. */
export const MeetingAsk = z.object({ kind: z.enum(ASK_KINDS), side: Side, /** Later than the rule wants. */ late: z.boolean(), times: z.array(Instant), words: z.string(), at: Instant, /** What it means not to agree. */ whenRefused: z.enum(['stands', 'counts', 'owed']) });
export type MeetingAsk = z.infer<typeof MeetingAsk>;

export const MeetingActView = z.object({ id: Id, act: z.enum(MEETING_ACTS), /** Whose wish it was. */ side: Side, by: z.string(), from: Instant.nullable(), to: Instant.nullable(), late: z.boolean(), noticeHours: z.number().int().nullable(), words: z.string(), at: Instant });
export type MeetingActView = z.infer<typeof MeetingActView>;

/** Another meeting of people who take part; without title and client where the reader may not see it. */
export const TakenTime = z.object({ startsAt: Instant, minutes: z.number().int(), /** Who has it. */ names: z.array(z.string()), title: z.string(), clientName: z.string() });
export type TakenTime = z.infer<typeof TakenTime>;

const OtherClock = z.object({ timeZone: z.string(), names: z.array(z.string()) });

export const MeetingRow = z.object({
  id: Id,
  title: z.string(),
  startsAt: Instant,
  minutes: z.number().int(),
  /** The clocks it was agreed by. */
  timeZone: z.string(),
  /** Clocks of those who take part that show another time. */
  clocks: z.array(OtherClock),
  place: z.string(),
  people: z.array(CommitmentPerson),
  state: z.enum(MEETING_STATES),
  /** It counts among the meetings that were agreed. */
  counts: z.boolean(),
  endedBy: Side.nullable(),
  /** It has still to be made up for: nothing that is planned or was held does. */
  owed: z.boolean(),
  /** Until when it is moved in time, and whether that is over. */
  inTimeUntil: Instant,
  late: z.boolean(),
  begun: z.boolean(),
  ask: MeetingAsk.nullable(),
  engagementId: Id,
  engagementName: z.string(),
  clientId: Id,
  clientName: z.string(),
  isSample: z.boolean(),
});
export type MeetingRow = z.infer<typeof MeetingRow>;

const Departure = z.discriminatedUnion('what', [
  z.object({ what: z.literal('gap'), from: Day, to: Day, days: z.number().int(), agreed: z.number().int(), ahead: z.boolean() }),
  z.object({ what: z.literal('silence'), from: Day, days: z.number().int(), agreed: z.number().int() }),
  z.object({ what: z.literal('length'), meetingId: Id, on: Day, minutes: z.number().int(), agreed: z.number().int() }),
  z.object({ what: z.literal('number'), count: z.number().int(), agreed: z.number().int() }),
  /** Meetings after the agreed last day. */
  z.object({ what: z.literal('end'), count: z.number().int(), agreed: Day }),
  /** One that lies ahead, within the quiet hours or on a day off of these people. */
  z.object({ what: z.literal('quiet'), meetingId: Id, on: Day, names: z.array(z.string()) }),
]);

export const MeetingsView = z.object({
  engagementId: Id,
  today: Day,
  timeZone: z.string(),
  rule: MovingRuleView,
  /** What was agreed besides; null where the agreement says nothing of it. */
  agreed: z.object({ title: z.string(), intervalDays: z.number().int().nullable(), minutes: z.number().int().nullable(), count: z.number().int().nullable(), place: z.string(), until: Day.nullable() }),
  account: z.object({ counted: z.number().int(), planned: z.number().int(), agreed: z.number().int().nullable(), owed: z.number().int(), departures: z.array(Departure) }),
  /** Soonest first. */
  rows: z.array(MeetingRow.extend({ /** When the one was to be that it makes up for. */ makesUp: Instant.nullable(), /** Oldest first. */ history: z.array(MeetingActView) })),
});
export type MeetingsView = z.infer<typeof MeetingsView>;

const Start = z.strictObject({ day: Day, time: ClockTime });
const Zone = z.string().max(64).refine(isTimeZone);
const byId = z.object({ id: Id });
const minutes = z.number().int().min(5).max(1440);
const words = OptionalLine(400).default('');
/** Who wishes it: we, or the client and we write it down for them. */
const side = Side.default('provider');
/** Whoever does it knows that it comes later than the rule wants. */
const late = z.boolean().default(false);
/** Whoever does it knows that somebody who takes part has another meeting then. */
const taken = z.boolean().default(false);
/** Chosen people as one text, "member:<id>,contact:<id>"; as people again where it is well formed. */
export function peopleIn(text: string): readonly PersonChoice[] | null {
  const choices = z.array(PersonChoice).max(12).safeParse(text.split(',').map((one) => ({ kind: one.slice(0, one.indexOf(':')), id: one.slice(one.indexOf(':') + 1) })));
  return choices.success ? choices.data : null;
}
const Who = z.string().max(600).refine((text) => peopleIn(text) !== null, 'input-is-wrong');

type Method = 'GET' | 'POST' | 'PATCH';
/** @param address its method and path, "GET /meetings". */
const route = (address: `${Method} /${string}`, operationId: string, summary: string) => {
  const [method, path] = address.split(' ') as [Method, `/${string}`];
  return procedure.route({ method, path, operationId, tags: ['meeting'], summary, ...(method === 'POST' ? { successStatus: 201 } : {}) });
};

export const meetingContract = {
  get: route('GET /meetings', 'listMeetings', 'The meetings of an engagement, the rule of moving them, and where they depart from what was agreed').input(z.object({ engagementId: Id })).output(MeetingsView),
  propose: route('GET /meetings/proposals', 'proposeMeetings', 'Days for the meetings that were agreed: in the agreed rhythm, on days on which both sides work and have no other meeting; nothing is planned by it')
    .input(z.object({ engagementId: Id, first: Day, time: ClockTime, /** As long as was agreed unless given. */ minutes: z.coerce.number<number>().int().min(5).max(1440).optional(), /** A meeting that is to be moved: by its people and its length, and as if it did not stand. */ meetingId: Id.optional(), /** Who takes part, as `member:<id>,contact:<id>,person:<id>`; the usual people unless given. */ who: Who.optional() }))
    .output(z.object({ everyDays: z.number().int(), minutes: z.number().int(), place: z.string(), people: z.array(z.object({ choice: PersonChoice, name: z.string(), side: Side })), starts: z.array(Start), /** Who does not work or wants to be left alone during the first of them. */ quietFor: z.array(z.string()), /** What is in the way on the first day or on those that are proposed. */ taken: z.array(TakenTime.extend({ day: Day })), /** In what the first day departs from the agreement. */ departs: z.array(z.enum(['interval', 'end'])), /** Clocks of these people that show another time then. */ clocks: z.array(OtherClock) })),
  plan: route('POST /meetings', 'planMeetings', 'Put meetings into the calendar; times are by the clocks of `timeZone`, or else of the workspace')
    .input(z.strictObject({ engagementId: Id, title: Line(160), minutes, place: OptionalLine(300).default(''), timeZone: Zone.optional(), people: z.array(PersonChoice).min(2).max(12), starts: z.array(Start).min(1).max(MOST_PROPOSED), /** The one meeting makes up for one that did not take place because of us. */ makesUp: z.boolean().default(false), taken }))
    .output(MeetingsView),
  update: route('PATCH /meetings/{id}', 'updateMeeting', 'Change the title or the place of a meeting that is planned').input(FieldPatch({ title: Line(160), place: OptionalLine(300) })).output(MeetingsView),
  move: route('POST /meetings/{id}/moving', 'moveMeeting', 'Move a meeting: in time and with one new time at once; otherwise the other side is asked')
    .input(z.strictObject({ id: Id, times: z.array(Start).min(1).max(MOST_TIMES), words, side, late, taken }))
    .output(MeetingsView),
  cancel: route('POST /meetings/{id}/cancelling', 'cancelMeeting', 'Call a meeting off: in time at once; otherwise the other side is asked').input(z.strictObject({ id: Id, words, side, late })).output(MeetingsView),
  answer: route('POST /meetings/{id}/answers', 'answerMeeting', 'Answer what the client wishes: agree, with one of the times that were offered; or not, which under an agreed rule counts a late wish as a meeting held')
    .input(z.strictObject({ id: Id, agree: z.boolean(), time: Instant.nullable().default(null), words, taken, /** The wish that is answered, as it was seen: where another one has taken its place, nothing is answered. */ wish: z.strictObject({ kind: z.enum(ASK_KINDS), at: Instant }).nullable().default(null) }))
    .output(MeetingsView),
  takeBack: route('POST /meetings/{id}/taking-back', 'takeBackMeetingWish', 'Take a wish of ours back: the meeting stands as it was').input(byId).output(MeetingsView),
  close: route('POST /meetings/{id}/outcomes', 'closeMeeting', 'Say how a meeting went: held, which puts it on the timeline, or missed by one side')
    .input(z.strictObject({ id: Id, outcome: z.enum(['held', 'missed']), /** Who was missing. */ missing: Side.default('client'), /** Whether a meeting that the client missed counts as held. */ counts: z.boolean().default(true), words: OptionalLine(400).default('') }))
    .output(MeetingsView),
  reopen: route('POST /meetings/{id}/reopening', 'reopenMeeting', 'Take back that a meeting was held, missed or called off: it stands in the calendar again').input(byId).output(MeetingsView),
  calendar: route('GET /meetings/{id}/calendar', 'getMeetingCalendar', 'A meeting as a calendar file (iCalendar)').input(byId).output(z.object({ name: z.string(), text: z.string() })),
};
