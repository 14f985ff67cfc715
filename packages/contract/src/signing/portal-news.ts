import { z } from 'zod';
import { Day, Id, Instant } from '@entente/core/kernel/values';
import { AnswerBy, Form, FormError, Frame } from './portal-frame.ts';

/** What somebody is told of, and how; the area that holds it stands below this one. */
export const ToldEvent = z.enum(['start', 'delivery', 'delay', 'mistake', 'price_change', 'absence', 'complaint', 'crisis', 'contact_change']);
export const Channel = z.enum(['mail', 'phone', 'chat', 'meeting']);
const Answer = z.strictObject({ by: z.string(), at: Instant, how: Channel, words: z.string() });

/** Something that this very person was told. */
export const NewsItem = z.strictObject({
  id: Id,
  event: ToldEvent,
  about: z.string(),
  how: Channel,
  subject: z.string(),
  body: z.string(),
  by: z.string(),
  at: Instant,
  readAt: Instant.nullable(),
  /** What they asked about it, and what was answered. */
  question: z.strictObject({ words: z.string(), at: Instant, answer: Answer.nullable(), /** Null once it is answered. */ due: AnswerBy.nullable() }).nullable(),
  /** Says that it was read; null once it was, and of what was said by voice. */
  read: Form.nullable(),
  /** Asks about it; null once that was done. */
  ask: Form.nullable(),
});
export type NewsItem = z.infer<typeof NewsItem>;

/** What the reader said themselves. */
const OwnNews = z.strictObject({
  id: Id,
  event: ToldEvent,
  about: z.string(),
  words: z.string(),
  on: Day,
  until: Day.nullable(),
  standsIn: z.string(),
  expectedOn: Day.nullable(),
  at: Instant,
  answer: Answer.nullable(),
  /** Null once it is answered, or taken back. */
  due: AnswerBy.nullable(),
  isTakenBack: z.boolean(),
  /** As long as nobody has answered. */
  takeBack: Form.nullable(),
  /** Where the day of the promise itself is moved; null where it is no promise of theirs any more. */
  promiseHref: z.string().nullable(),
});
export type OwnNews = z.infer<typeof OwnNews>;

const Engagements = z.array(z.strictObject({ id: Id, name: z.string() }));

/** What both sides tell each other, as one person of the client reads and says it. */
export const NewsPage = z.strictObject({
  page: z.literal('news'),
  frame: Frame,
  did: z.enum(['read', 'asked', 'delay', 'absence', 'said', 'taken_back']).nullable(),
  /** What nobody has pressed that they read, newest first, and then the rest. */
  news: z.array(NewsItem),
  own: z.array(OwnNews),
  /** What the reader can say; null where no work is going on that they know of. */
  say: z
    .strictObject({
      engagements: Engagements,
      delay: z.strictObject({ form: Form, promises: z.array(z.strictObject({ id: Id, title: z.string(), dueOn: Day.nullable() })) }),
      absence: Form,
      other: Form,
      events: z.array(ToldEvent),
      today: Day,
    })
    .nullable(),
  promisesHref: z.string(),
  typed: z.record(z.string(), z.string()),
  error: FormError.nullable(),
});
export type NewsPage = z.infer<typeof NewsPage>;

/** What of it stands on the standing page. */
export const UsNews = z.strictObject({ href: z.string(), waiting: z.number().int(), unread: z.array(z.strictObject({ id: Id, title: z.string(), body: z.string(), isCut: z.boolean(), by: z.string(), at: Instant, read: Form })) });
export type UsNews = z.infer<typeof UsNews>;
