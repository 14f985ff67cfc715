import { z } from 'zod';
import { Id, Instant, Side } from '@entente/core/kernel/values';
import { Form, FormError, Frame } from './portal-frame.ts';

/** A meeting of the client's, in few words. */
const MeetingItem = z.strictObject({ id: Id, title: z.string(), startsAt: Instant, minutes: z.number().int(), timeZone: z.string(), /** The reader's own clocks, where they show another time. */ yours: z.string().nullable(), place: z.string(), with: z.array(z.string()), state: z.enum(['planned', 'held', 'cancelled', 'missed']), counts: z.boolean(), /** Something about it waits for a word of one side. */ asked: Side.nullable(), href: z.string() });
export type MeetingItem = z.infer<typeof MeetingItem>;

/** What the other side wishes, or what the reader wished and waits for. */
const MeetingWish = z.strictObject({ kind: z.enum(['move', 'cancel']), side: Side, by: z.string(), late: z.boolean(), times: z.array(Instant), words: z.string(), whenRefused: z.enum(['stands', 'counts', 'owed']), agree: Form.nullable(), refuse: Form.nullable(), takeBack: Form.nullable() });
export type MeetingWish = z.infer<typeof MeetingWish>;

/** The client's meetings: one that one can do something about, and the others to look up. */
export const MeetingsPage = z.strictObject({
  page: z.literal('meetings'),
  frame: Frame,
  did: z.enum(['moved', 'asked', 'cancelled', 'agreed', 'refused', 'taken_back']).nullable(),
  card: z
    .strictObject({
      item: MeetingItem,
      calendarHref: z.string(),
      /** How long ahead it is moved, in the words that were signed; and whether that is over. */
      rule: z.strictObject({ source: z.enum(['agreement', 'cards', 'default']), hours: z.number().int(), words: z.string(), /** Of the signed text that says it. */ title: z.string(), until: Instant, late: z.boolean(), whenRefused: z.enum(['stands', 'counts', 'owed']) }),
      wish: MeetingWish.nullable(),
      move: Form.nullable(),
      cancel: Form.nullable(),
    })
    .nullable(),
  ahead: z.array(MeetingItem),
  past: z.array(MeetingItem),
  /** How many count so far, of how many that were agreed. */
  count: z.strictObject({ counted: z.number().int(), agreed: z.number().int().nullable() }),
  typed: z.record(z.string(), z.string()),
  error: FormError.nullable(),
});
export type MeetingsPage = z.infer<typeof MeetingsPage>;
