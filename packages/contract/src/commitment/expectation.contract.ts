import { z } from 'zod';
import { EVIDENCE_KINDS, EXPECTATION_ACTS, EXPECTATION_ANSWERS, EXPECTATION_SHOWS, EXPECTATION_STATES, EXPECTATION_SUBJECTS } from '@entente/core/commitment/expectation-state';
import { ANSWER_STATES } from '@entente/core/ground-rule/acting-rules';
import { Line, OptionalLine } from '@entente/core/kernel/plain-text';
import { Day, Id, Instant, Side } from '@entente/core/kernel/values';
import { FieldPatch } from '../kernel/field-patch.ts';
import { Page, PageQuery, procedure, SearchText } from '../kernel/procedure.ts';
import { CommitmentPerson, PersonChoice } from './commitment.contract.ts';

/** What it is about: the whole work, or a phase or deliverable of the agreement. */
const About = z.strictObject({ kind: z.enum(EXPECTATION_SUBJECTS), /** Null for the whole. */ id: Id.nullable() });
/** What it rests on: nothing, a clause of the agreement, an entry of the timeline, or own words. */
const Evidence = z.strictObject({ kind: z.enum(EVIDENCE_KINDS), id: Id.nullable(), /** Own words; of the others their name at that time. */ words: OptionalLine(300) });

export const ExpectationRow = z.object({
  id: Id,
  /** Whose expectation it is. */
  side: Side,
  /** Which side wrote it down. */
  notedBy: Side,
  words: z.string(),
  /** The person of the client who said it, or who is asked. */
  person: CommitmentPerson,
  saidBy: z.string(),
  /** Who of the side that expects it stands for it now: whoever said it, or whom it was handed over to. */
  heldBy: z.string(),
  /** The same of ours, as a member; null where the client expects it. */
  holderId: Id.nullable(),
  /** Whose person is not there any more: a member who left, or somebody of the client. */
  left: Side.nullable(),
  /** Of which sides somebody else may stand for it from now on. */
  mayHandOver: z.array(Side),
  saidOn: Day,
  about: About.extend({ name: z.string() }),
  evidence: Evidence.extend({ words: z.string() }),
  /** Nobody had said it before; it came up later. */
  unspoken: z.boolean(),
  state: z.enum(EXPECTATION_STATES),
  /** What is missing, or why it is doubtful; and who said so. */
  stateWords: z.string(),
  stateBy: z.string(),
  /** When both look again. */
  reviewOn: Day,
  /** By when its first answer is due, by the time for answers that both sides agreed; null where none was agreed, or it is answered. */
  answerBy: z.object({ dueOn: Day, state: z.enum(ANSWER_STATES) }).nullable(),
  /** What it asks of us now. */
  waits: z.enum(['answer', 'review']).nullable(),
  /** The promise that was made from it. */
  promise: z.object({ id: Id, title: z.string(), done: z.boolean() }).nullable(),
  engagementId: Id,
  engagementName: z.string(),
  clientId: Id,
  clientName: z.string(),
  isSample: z.boolean(),
  version: z.number().int(),
});
export type ExpectationRow = z.infer<typeof ExpectationRow>;

/** One line of what was said to it. */
export const ExpectationAnswerView = z.object({ id: Id, act: z.enum(EXPECTATION_ACTS), side: Side, by: z.string(), words: z.string(), /** Whom it was handed over to; empty for everything else. */ to: z.string(), at: Instant });
export type ExpectationAnswerView = z.infer<typeof ExpectationAnswerView>;

export const ExpectationBoardRow = ExpectationRow.extend({
  /** Oldest first. */
  history: z.array(ExpectationAnswerView),
  /** What our side may do with it now. */
  may: z.object({ change: z.boolean(), answer: z.boolean(), withdraw: z.boolean(), still: z.boolean(), takeBack: z.boolean(), promise: z.boolean() }),
});
export type ExpectationBoardRow = z.infer<typeof ExpectationBoardRow>;

export const ExpectationBoard = z.object({ engagementId: Id, today: Day, rows: z.array(ExpectationBoardRow) });
export type ExpectationBoard = z.infer<typeof ExpectationBoard>;

const byId = z.object({ id: Id });
const fields = { words: Line(400), about: About, evidence: Evidence, reviewOn: Day, unspoken: z.boolean() };
const ok = z.object({});

type Method = 'GET' | 'POST' | 'PATCH';
/** @param address its method and path, "GET /expectations". */
const route = (address: `${Method} /${string}`, operationId: string, summary: string) => {
  const [method, path] = address.split(' ') as [Method, `/${string}`];
  return procedure.route({ method, path, operationId, tags: ['expectation'], summary, ...(operationId === 'createExpectation' ? { successStatus: 201 } : {}) });
};

export const expectationContract = {
  board: route('GET /expectations', 'listExpectations', 'What each side expects of the other in an engagement, how far the other shares it, and all that was said to it').input(z.object({ engagementId: Id })).output(ExpectationBoard),
  list: route('GET /expectations/all', 'listAllExpectations', 'What both sides expect in everything you may see, soonest to look at again first; what was taken back only where it is asked for')
    .input(PageQuery.extend({ search: SearchText.optional(), show: z.enum(EXPECTATION_SHOWS).optional(), side: Side.optional(), /** Of engagements that you lead, or expected by you. */ whose: z.literal('mine').optional(), /** Only those whose person is not there any more. */ left: z.literal('yes').optional() }))
    .output(Page(ExpectationRow)),
  choices: route('GET /expectations/choices', 'listExpectationChoices', 'What an expectation can be about, and rest on: phases, deliverables and clauses of the agreement, entries of the timeline')
    .input(z.object({ engagementId: Id }))
    .output(z.object({ about: z.array(z.object({ kind: z.enum(['phase', 'deliverable']), id: Id, name: z.string() })), clauses: z.array(z.object({ id: Id, name: z.string() })), interactions: z.array(z.object({ id: Id, name: z.string(), on: Day })) })),
  create: route('POST /expectations', 'createExpectation', 'Write down what one side expects of the other; `person` is who of the client said it, or is asked')
    .input(z.strictObject({ engagementId: Id, side: Side, words: fields.words, person: PersonChoice, saidOn: Day.optional(), about: About.default({ kind: 'whole', id: null }), evidence: Evidence.default({ kind: 'none', id: null, words: '' }), reviewOn: Day.optional(), unspoken: z.boolean().default(false) }))
    .output(z.object({ id: Id })),
  update: route('PATCH /expectations/{id}', 'updateExpectation', 'Change an expectation that was written down by our side and not answered yet').input(FieldPatch(fields)).output(z.object({ version: z.number().int() })),
  answer: route('POST /expectations/{id}/answers', 'answerExpectation', 'Say of what the client expects: agreed, partly, doubtful; take an own one back; or say that it still stands')
    .input(z.strictObject({ id: Id, answer: z.enum(EXPECTATION_ANSWERS), words: OptionalLine(400).default(''), /** When both look again; a sensible day unless given. */ reviewOn: Day.optional(), /** Nobody had said it before. */ unspoken: z.boolean().default(false) }))
    .output(ok),
  handOver: route('POST /expectations/{id}/handing-over', 'handOverExpectation', 'Let somebody else of the same side stand for it: a member for what we expect, a person of the client for what they said or are asked; kept with who did it and why')
    .input(z.strictObject({ id: Id, to: PersonChoice, words: Line(400) }))
    .output(ok),
  takeBack: route('POST /expectations/{id}/taking-back', 'takeBackExpectationAnswer', 'Take back the last answer of our side; the history keeps both').input(byId).output(ok),
};
