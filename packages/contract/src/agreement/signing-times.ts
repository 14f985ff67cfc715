import { z } from 'zod';
import { SIGNING_STRETCHES } from '@entente/core/agreement/time-to-signed';
import { Day, Id, Instant, Side } from '@entente/core/kernel/values';

const Milliseconds = z.number().int().min(0);
const Stretch = z.enum(SIGNING_STRETCHES);

/** When an agreement came how far, and how long each stretch took; durations in milliseconds. */
export const SigningTimesView = z.object({
  /** Still on its way, signed by all, or ended without: taken back, declined, past its last day. */
  end: z.enum(['open', 'signed', 'ended']),
  draftedAt: Instant,
  sentAt: Instant.nullable(),
  /** First opened by a person of the client, not by a mail scanner. */
  openedAt: Instant.nullable(),
  lastQuestionAt: Instant.nullable(),
  signed: z.array(z.object({ name: z.string(), side: Side, at: Instant })),
  signedAt: Instant.nullable(),
  withdrawnAt: Instant.nullable(),
  /** In order; they add up to `totalMs`. The last one of an open agreement still runs. */
  stretches: z.array(z.object({ stretch: Stretch, ms: Milliseconds })),
  totalMs: Milliseconds,
  /** From the first sending on; null before it. */
  sinceSentMs: Milliseconds.nullable(),
});
export type SigningTimesView = z.infer<typeof SigningTimesView>;

const Spread = { count: z.number().int().min(0), medianMs: Milliseconds.nullable(), p80Ms: Milliseconds.nullable() };

export const SigningTimesRow = z.object({ id: Id, number: z.string(), title: z.string(), engagementId: Id, clientName: z.string(), ...SigningTimesView.shape });
export type SigningTimesRow = z.infer<typeof SigningTimesRow>;

/** Time to signed over many agreements, with the rows behind every figure. */
export const SigningTimesSummary = z.object({
  /** The days that were asked for, where the workspace is; both inclusive. */
  from: Day,
  to: Day,
  sentToSigned: z.object(Spread),
  draftedToSigned: z.object(Spread),
  /** Over the signed ones; `share` is the part of all their time, 0 to 1. */
  stretches: z.array(z.object({ stretch: Stretch, share: z.number().min(0).max(1), ...Spread })),
  waitsIn: Stretch.nullable(),
  /** Sent and neither signed nor ended: how old they are today. */
  open: z.object(Spread),
  /** Signed or ended in these days, and all that are open; open ones first, then newest. */
  rows: z.array(SigningTimesRow),
  /** False where there are more than were looked at. */
  complete: z.boolean(),
});
export type SigningTimesSummary = z.infer<typeof SigningTimesSummary>;
