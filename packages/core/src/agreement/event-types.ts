import { z } from 'zod';
import { Id, Instant } from '../kernel/values.ts';

/** What is kept as evidence about an agreement: the subject's word and what happened to it. */
export const EVENT_TYPES = [
  'agreement.created',
  'signatories.changed',
  'version.frozen',
  'agreement.sent',
  'mail.queued',
  'mail.accepted',
  'mail.bounced',
  'link.opened',
  'version.viewed',
  'remark.added',
  'remark.answered',
  'consent.given',
  'code.sent',
  'code.accepted',
  'code.refused',
  'code.locked',
  'authority.declared',
  'signature.reviewed',
  'scan.handed_in',
  'scan.confirmed',
  'scan.refused',
  'signature.given',
  'signature.taken_back',
  'device.called_off',
  'signatory.delegated',
  'signatory.deferred',
  'agreement.declined',
  'agreement.reopened',
  'agreement.withdrawn',
  'agreement.expired',
  'agreement.revoked',
  'seal.applied',
  'seal.extended',
  'copy.delivered',
  'evidence.exported',
] as const;
export const EventType = z.enum(EVENT_TYPES);
export type EventType = z.infer<typeof EventType>;

/** By which way an act came in. */
export const EVENT_CHANNELS = ['team', 'portal', 'mail', 'system'] as const;

/**
 * One event as it is hashed: the envelope that every event has, and in `body` what its type records
 * beyond it. Texts that bind (consent, button) stand in the body by value; secrets never do.
 */
export const EventRecord = z.object({
  id: Id,
  agreementId: Id,
  /** 1 for the first event of the agreement, then one more for each. */
  seq: z.number().int().min(1),
  type: EventType,
  at: Instant,
  /** Whose clock `at` was read from: the server's own is a claim, an authority's would be proof. */
  clock: z.literal('server'),
  /** The frozen version the event is about; null where it is about the agreement. */
  versionNumber: z.number().int().min(1).nullable(),
  actor: z.object({ side: z.enum(['provider', 'client', 'system']), id: Id.nullable(), name: z.string(), onBehalfOf: z.string() }),
  /** Where the act came from; null for what the program does by itself. */
  origin: z.object({ channel: z.enum(EVENT_CHANNELS), ip: z.string(), userAgent: z.string(), requestId: z.string() }).nullable(),
  /** Name and version of the program that wrote the event. */
  program: z.string(),
  body: z.record(z.string(), z.unknown()),
});
export type EventRecord = z.infer<typeof EventRecord>;

/** An event with its place in the chain. */
export type ChainedEvent = { readonly record: EventRecord; readonly prevHash: string; readonly hash: string };
