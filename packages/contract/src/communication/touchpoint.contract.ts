import { z } from 'zod';
import { CHANNELS, LATEST, LEAST_HOURS, MOST_HOURS, SOONEST, TOUCHPOINT_EVENTS, WAYS_TOLD } from '@entente/core/communication/touchpoint';
import { Line, OptionalLine, Prose } from '@entente/core/kernel/plain-text';
import { Locale } from '@entente/core/kernel/locale';
import { Day, Id, Instant, Side } from '@entente/core/kernel/values';
import { CommitmentPerson, PersonChoice } from '../commitment/commitment.contract.ts';
import { Page, PageQuery, procedure } from '../kernel/procedure.ts';

const Event = z.enum(TOUCHPOINT_EVENTS);
const Channel = z.enum(CHANNELS);
const Phase = z.object({ id: Id, name: z.string() });

/** One line of the plan: who tells whom of what, how and how fast. */
export const TouchpointView = z.object({
  id: Id,
  event: Event,
  side: Side,
  /** Only in this phase; null: throughout. */
  phase: Phase.nullable(),
  teller: CommitmentPerson,
  backup: CommitmentPerson.nullable(),
  told: CommitmentPerson,
  channel: Channel,
  /** Working days after the event; negative: before it. */
  withinDays: z.number().int(),
  /** Hours by the clock after it was raised, in place of days; null: by working days. */
  withinHours: z.number().int().nullable(),
});
export type TouchpointView = z.infer<typeof TouchpointView>;

/** Something somebody has to be told of, with a message that is ready to be changed and sent. */
export const DueNoticeView = z.object({
  touchpointId: Id,
  key: z.string(),
  event: Event,
  side: Side,
  about: z.string(),
  on: Day,
  dueOn: Day,
  /** The moment, where the plan says hours; null: the whole day. */
  dueAt: Instant.nullable(),
  state: z.enum(['ahead', 'due', 'missed']),
  /** The day on which a missed delay was over: the promise was kept, moved or let go, and nobody had been told. */
  overOn: Day.nullable(),
  teller: CommitmentPerson,
  backup: CommitmentPerson.nullable(),
  told: CommitmentPerson,
  channel: Channel,
  /** In the language of who is told. */
  draft: z.object({ locale: Locale, subject: z.string(), body: z.string() }),
  engagementId: Id,
  engagementName: z.string(),
  clientName: z.string(),
});
export type DueNoticeView = z.infer<typeof DueNoticeView>;

/** What was asked about a notice on the client's page. */
const Question = z.object({ words: z.string(), at: Instant, answered: z.object({ by: z.string(), at: Instant }).nullable() });

export const NoticeView = z.object({
  id: Id,
  event: Event,
  side: Side,
  about: z.string(),
  dueOn: Day,
  /** The moment, where the plan said hours; null: the whole day. */
  dueAt: Instant.nullable(),
  /** `page`: the client said it on their own page. */
  how: z.enum(WAYS_TOLD),
  subject: z.string(),
  body: z.string(),
  toldName: z.string(),
  by: z.string(),
  at: Instant,
  /** Told after its day, or its moment. */
  late: z.boolean(),
  /** When whoever was told pressed that they have read it. */
  readAt: Instant.nullable(),
  /** For how many working days what was written has not been read, once that is worth saying. */
  unreadDays: z.number().int().nullable(),
  question: Question.nullable(),
});
export type NoticeView = z.infer<typeof NoticeView>;

/** What a person said has happened, or will. */
export const HappeningView = z.object({
  id: Id,
  event: Event,
  side: Side,
  about: z.string(),
  on: Day,
  by: z.string(),
  /** `client`: raised on their own page. */
  raisedBy: Side,
  /** Raised by mistake: nothing is due because of it. */
  takenBack: z.object({ by: z.string(), because: z.string(), at: Instant }).nullable(),
  answered: z.object({ by: z.string(), at: Instant }).nullable(),
});
export type HappeningView = z.infer<typeof HappeningView>;

/** What a client said or asked on their own page and waits to be answered, with an answer that is ready to be changed and sent. */
export const HeardView = z.object({
  kind: z.enum(['happening', 'question']),
  /** Of the happening, or of the notice that is asked about. */
  id: Id,
  event: Event,
  about: z.string(),
  /** What they wrote. */
  words: z.string(),
  by: z.string(),
  at: Instant,
  on: Day,
  /** The last day of an absence. */
  until: Day.nullable(),
  standsIn: z.string(),
  /** The promise that they say will be late, and the day on which they expect to keep it; nothing is moved by that. */
  promiseId: Id.nullable(),
  expectedOn: Day.nullable(),
  dueOn: Day,
  /** The moment, where the plan says hours for it; null: the whole day. */
  dueAt: Instant.nullable(),
  state: z.enum(['ahead', 'due', 'missed']),
  draft: z.object({ locale: Locale, subject: z.string(), body: z.string() }),
  engagementId: Id,
  engagementName: z.string(),
  clientName: z.string(),
});
export type HeardView = z.infer<typeof HeardView>;

export const CommunicationView = z.object({
  engagementId: Id,
  today: Day,
  /** Coaching or mentoring: what is raised by hand is about one person of the client. */
  confided: z.boolean(),
  phases: z.array(Phase),
  lines: z.array(TouchpointView),
  due: z.array(DueNoticeView),
  /** What the client said or asked and waits for our word, soonest first. */
  heard: z.array(HeardView),
  told: z.array(NoticeView),
  /** The newest first; older ones by `listHappenings` from the cursor. */
  happenings: z.array(HappeningView),
  olderHappenings: z.string().nullable(),
});
export type CommunicationView = z.infer<typeof CommunicationView>;

/** One thing that was, or should have been, told or answered: how it went. */
export const TellingRow = z.object({
  id: z.string(),
  what: z.enum(['missed', 'late', 'unread', 'told']),
  event: Event,
  side: Side,
  about: z.string(),
  dueOn: Day,
  /** The moment, where the plan says hours; null: the whole day. */
  dueAt: Instant.nullable(),
  toldAt: Instant.nullable(),
  how: z.enum(WAYS_TOLD).nullable(),
  readAt: Instant.nullable(),
  teller: z.string(),
  told: z.string(),
  engagementId: Id,
  engagementName: z.string(),
  clientName: z.string(),
});
export type TellingRow = z.infer<typeof TellingRow>;

const answerInput = { how: Channel, subject: OptionalLine(200), body: Prose(4_000) };

const lineInput = {
  event: Event,
  side: Side,
  phaseId: Id.nullable(),
  teller: PersonChoice,
  backup: PersonChoice.nullable(),
  told: PersonChoice,
  channel: Channel,
  withinDays: z.number().int().min(SOONEST).max(LATEST),
  /** Hours by the clock after it was raised, also at night: of a mistake, a complaint or a crisis. They hold in place of `withinDays`. */
  withinHours: z.number().int().min(LEAST_HOURS).max(MOST_HOURS).nullable().optional(),
};

export const touchpointContract = {
  get: procedure
    .route({ method: 'GET', path: '/touchpoints', operationId: 'getCommunication', tags: ['touchpoint'], summary: 'The communication plan of an engagement: who tells whom, what is due or was missed, what was told' })
    .input(z.object({ engagementId: Id }))
    .output(CommunicationView),
  suggest: procedure
    .route({ method: 'POST', path: '/touchpoints/suggestions', operationId: 'suggestCommunication', tags: ['touchpoint'], summary: 'Begin with a sensible plan, where there is none', successStatus: 201 })
    .input(z.strictObject({ engagementId: Id }))
    .output(CommunicationView),
  create: procedure
    .route({ method: 'POST', path: '/touchpoints', operationId: 'createTouchpoint', tags: ['touchpoint'], summary: 'Add a line to the communication plan', successStatus: 201 })
    .input(z.strictObject({ engagementId: Id, ...lineInput }))
    .output(CommunicationView),
  replace: procedure
    .route({ method: 'PUT', path: '/touchpoints/{id}', operationId: 'replaceTouchpoint', tags: ['touchpoint'], summary: 'Change a line of the communication plan; what was told by it stands' })
    .input(z.strictObject({ id: Id, ...lineInput }))
    .output(CommunicationView),
  delete: procedure
    .route({ method: 'DELETE', path: '/touchpoints/{id}', operationId: 'deleteTouchpoint', tags: ['touchpoint'], summary: 'Take a line off the communication plan' })
    .input(z.object({ id: Id }))
    .output(CommunicationView),
  restore: procedure
    .route({ method: 'POST', path: '/touchpoints/{id}/restore', operationId: 'restoreTouchpoint', tags: ['touchpoint'], summary: 'Put a line back that was taken off' })
    .input(z.object({ id: Id }))
    .output(CommunicationView),
  raise: procedure
    .route({ method: 'POST', path: '/touchpoints/happenings', operationId: 'raiseHappening', tags: ['touchpoint'], summary: 'Say that something happened, or will, that the plan has a line for', successStatus: 201 })
    .input(z.strictObject({ engagementId: Id, event: Event, side: Side, phaseId: Id.nullable(), on: Day, about: Line(300), /** Whom of the client it is about; in confided work nobody else is told. */ personId: Id.optional(), /** Of a delay: the open promise of that side that will be late. Told once, it is not asked for again when it is. */ commitmentId: Id.optional() }))
    .output(CommunicationView),
  happenings: procedure
    .route({ method: 'GET', path: '/touchpoints/happenings', operationId: 'listHappenings', tags: ['touchpoint'], summary: 'Everything that somebody said has happened in an engagement, newest first' })
    .input(PageQuery.extend({ engagementId: Id }))
    .output(Page(HappeningView)),
  tellings: procedure
    .route({ method: 'GET', path: '/touchpoints/tellings', operationId: 'listTellings', tags: ['touchpoint'], summary: 'How telling each other went over time: what was missed first, then what was told, newest first' })
    .input(PageQuery.extend({ show: z.enum(['all', 'missed', 'late', 'unread']).optional(), side: Side.optional(), engagementId: Id.optional() }))
    .output(Page(TellingRow)),
  answer: procedure
    .route({ method: 'POST', path: '/touchpoints/happenings/{id}/answers', operationId: 'answerHappening', tags: ['touchpoint'], summary: 'Answer what a client raised on their own page: by mail through the outbox, or it was said by phone, in a chat or in a meeting', successStatus: 201 })
    .input(z.strictObject({ id: Id, ...answerInput }))
    .output(CommunicationView),
  reply: procedure
    .route({ method: 'POST', path: '/touchpoints/notices/{id}/answers', operationId: 'answerNoticeQuestion', tags: ['touchpoint'], summary: 'Answer what a client asked about something they were told', successStatus: 201 })
    .input(z.strictObject({ id: Id, ...answerInput }))
    .output(CommunicationView),
  takeBack: procedure
    .route({ method: 'POST', path: '/touchpoints/happenings/{id}/taking-back', operationId: 'takeBackHappening', tags: ['touchpoint'], summary: 'Take back a happening that was raised by mistake: nothing is due or missed because of it; what was told stands', successStatus: 201 })
    .input(z.strictObject({ id: Id, because: Line(300) }))
    .output(CommunicationView),
  putBack: procedure
    .route({ method: 'POST', path: '/touchpoints/happenings/{id}/restore', operationId: 'restoreHappening', tags: ['touchpoint'], summary: 'Put back a happening that was taken back' })
    .input(z.object({ id: Id }))
    .output(CommunicationView),
  tell: procedure
    .route({ method: 'POST', path: '/touchpoints/{id}/notices', operationId: 'giveNotice', tags: ['touchpoint'], summary: 'Tell it: by mail through the outbox, or mark as told by phone, in a chat or in a meeting', successStatus: 201 })
    .input(z.strictObject({ id: Id, key: z.string().max(120), how: Channel, subject: OptionalLine(200), body: Prose(4_000) }))
    .output(CommunicationView),
};
