import { z } from 'zod';
import { Day, Id, Side } from '@entente/core/kernel/values';
import { AnswerBy, Form, FormError, Frame } from './portal-frame.ts';

/** One expectation, on the client's page. What the provider keeps of it for themselves is not here. */
const ExpectationItem = z.strictObject({
  id: Id,
  side: Side,
  words: z.string(),
  saidBy: z.string(),
  saidOn: Day,
  /** The provider wrote down what the client said. */
  notedForYou: z.boolean(),
  /** The phase or deliverable; empty for the whole. */
  about: z.string(),
  /** The clause, or own words; empty where there is none that both sides read. */
  evidence: z.string(),
  unspoken: z.boolean(),
  state: z.enum(['unanswered', 'agreed', 'partly', 'doubtful', 'withdrawn']),
  stateWords: z.string(),
  stateBy: z.string(),
  reviewOn: Day,
  /** By when its first answer is due, of either side; null where no time for answers was agreed, or it is answered. */
  answerBy: AnswerBy.nullable(),
  /** Whom it was handed over to last, by whom, when and why. */
  handed: z.strictObject({ to: z.string(), by: z.string(), on: Day, words: z.string() }).nullable(),
  /** Takes an own expectation back. */
  withdraw: Form.nullable(),
  /** Takes the reader's last answer back. */
  takeBack: Form.nullable(),
});
export type ExpectationItem = z.infer<typeof ExpectationItem>;

/** The one thing that is asked now, of so many. */
const ExpectationCard = z.strictObject({
  waits: z.enum(['answer', 'review']),
  item: ExpectationItem,
  /** The answers that are the reader's to give. */
  answers: z.strictObject({ /** Null where it is agreed already. */ agreed: Form.nullable(), partly: Form, doubtful: Form }).nullable(),
  still: Form.nullable(),
  place: z.number().int(),
  of: z.number().int(),
  /** The next one, for who wants to answer this later. */
  nextHref: z.string().nullable(),
});

/** What each side expects of the other: one card that asks, what was answered, and a field for one's own. */
export const ExpectationsPage = z.strictObject({
  page: z.literal('expectations'),
  frame: Frame,
  /** What the reader has just done. */
  did: z.enum(['said', 'agreed', 'partly', 'doubtful', 'withdrawn', 'still', 'taken_back']).nullable(),
  card: ExpectationCard.nullable(),
  ours: z.array(ExpectationItem),
  yours: z.array(ExpectationItem),
  say: z.strictObject({ form: Form, engagements: z.array(z.strictObject({ id: Id, name: z.string() })) }).nullable(),
  promisesHref: z.string(),
  typed: z.record(z.string(), z.string()),
  error: FormError.nullable(),
});
export type ExpectationsPage = z.infer<typeof ExpectationsPage>;
