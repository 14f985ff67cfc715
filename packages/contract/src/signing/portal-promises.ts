import { z } from 'zod';
import { Day, Id } from '@entente/core/kernel/values';
import { Form, FormError, Frame } from './portal-frame.ts';
import { DutyHolder } from './portal-responsibilities.ts';

/** The ladders of reminders, by name. */
const LadderName = z.enum(['gentle', 'standard', 'tight', 'only_late']);

/** Something one side promised, on the client's page. */
const PromiseItem = z.strictObject({
  id: Id,
  title: z.string(),
  format: z.string(),
  owner: z.string(),
  /** Whom the agreement names for it, where nobody known is called that. */
  ownerWord: z.string(),
  /** Who answers for it in the agreement. */
  people: z.array(DutyHolder),
  dueOn: Day.nullable(),
  expectedOn: Day.nullable(),
  lateDays: z.number().int(),
  state: z.enum(['open', 'late', 'stuck', 'done', 'excepted']),
  /** The page with all that can be said of it; null where it is not the reader's. */
  href: z.string().nullable(),
  done: Form.nullable(),
  takeBack: Form.nullable(),
  /** Something delivered that the reader looks at: by what it is accepted, and the one press that says so; null for every other promise. */
  acceptance: z.strictObject({ checklist: z.array(z.string()), /** The signed text's own words about no answer. */ silence: z.string(), accept: Form.nullable() }).nullable(),
  /** Of something delivered: rounds of corrections in the price, those used, those given beyond, and the signed text's own words about them. */
  rounds: z.strictObject({ promised: z.number().int(), used: z.number().int(), given: z.number().int(), says: z.string() }).nullable(),
});
export type PromiseItem = z.infer<typeof PromiseItem>;

/** What both sides promised: what is the reader's turn, what we owe them, what else their side does, what was kept. */
export const PromisesPage = z.strictObject({
  page: z.literal('promises'),
  frame: Frame,
  client: z.string(),
  /** What the reader has just done. */
  did: z.enum(['done', 'accepted', 'corrections', 'not_yet', 'time', 'stuck', 'someone_else', 'ladder', 'times', 'reopened']).nullable(),
  yours: z.array(PromiseItem),
  us: z.array(PromiseItem),
  others: z.array(PromiseItem),
  kept: z.array(PromiseItem),
  expectationsHref: z.string(),
  ladder: z.strictObject({ form: Form, current: LadderName, options: z.array(LadderName) }),
  times: z.strictObject({
    form: Form,
    remindAt: z.string(),
    options: z.array(z.string()),
    quietFrom: z.string(),
    quietUntil: z.string(),
    /** Monday to Sunday: quiet as a whole, or from and until where they are other hours than those of every day. */
    week: z.array(z.strictObject({ whole: z.boolean(), from: z.string(), until: z.string() })).length(7),
    /** By whose clocks all of it goes; and those of the firm, which hold where the reader chose none. */
    timeZone: z.string(),
    firmZone: z.string(),
    /** Whose public holidays the reader keeps; empty where it is the firm's. */
    country: z.string(),
    firmCountry: z.string(),
    away: z.array(z.strictObject({ from: Day, to: Day })),
  }),
  typed: z.record(z.string(), z.string()),
  error: FormError.nullable(),
});
export type PromisesPage = z.infer<typeof PromisesPage>;

/** One promise of the reader, with the four answers. */
export const PromisePage = z.strictObject({
  page: z.literal('promise'),
  frame: Frame,
  item: PromiseItem,
  example: z.string(),
  effortMinutes: z.number().int().nullable(),
  /** Open dates that wait for it. */
  blocks: z.number().int(),
  choices: z.array(Day),
  lastDay: Day,
  forms: z.strictObject({ done: Form.nullable(), /** Of a delivery, instead of `done`. */ verdict: z.strictObject({ accepted: Form, corrections: Form, notYet: Form }).nullable(), time: Form, stuck: Form, someoneElse: Form }),
  typed: z.record(z.string(), z.string()),
  error: FormError.nullable(),
});
export type PromisePage = z.infer<typeof PromisePage>;
