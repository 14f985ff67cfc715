import { z } from 'zod';
import { FORM_REASONS } from '@entente/core/agreement/amendment-form';
import { SIGNING_ORDERS } from '@entente/core/agreement/signing-order';
import { SIGNING_LEVELS } from '@entente/core/kernel/signing-level';
import { Dismissal } from '@entente/core/document/content';
import { Locale } from '@entente/core/kernel/locale';
import { Id, Instant, Side } from '@entente/core/kernel/values';
import { Sha256Hex } from '../kernel/sha256-hex.ts';
import { DeviceAsk, DeviceKeyView } from './device-views.ts';
import { ReturnedFileView } from './returned-views.ts';
import { DELIVERY_STATES } from '../outbox/outbox.contract.ts';


/**
 * Where one person stands with the version that is out:
 *   not_asked    nothing went to them yet: not sent, or in a set order it is not their turn
 *   asked        the message is on its way or arrived, they have not looked
 *   looked       they, and not a mail scanner, opened it
 *   deferred     they said "not now" and chose when to be asked again
 *   not_me       they said the message went to the wrong person
 *   declined     they said no
 *   signed       they signed and can still take it back
 *   final        their signature stands for good
 */
export const PERSON_STATES = ['not_asked', 'asked', 'looked', 'deferred', 'not_me', 'declined', 'signed', 'final'] as const;
export type PersonState = (typeof PERSON_STATES)[number];

/** Why a person cannot be reminded now. */
export const REMIND_HINDRANCES = ['nothing-to-remind-of', 'written-to-today', 'not-your-turn'] as const;

/** A person who signs, and what became of the message to them. Links and codes are in no answer. */
export const PersonView = z.object({
  signatoryId: Id,
  side: Side,
  name: z.string(),
  email: z.string(),
  roleTitle: z.string(),
  onBehalfOf: z.string(),
  locale: Locale,
  /** Name of the person who named them to sign instead. */
  insteadOf: z.string().nullable(),
  state: z.enum(PERSON_STATES),
  /** Since when it is so; null for `not_asked`. */
  since: Instant.nullable(),
  /** `deferred`: when they are asked again. `signed`: until when they can take it back. */
  until: Instant.nullable(),
  /** `declined`: the reason's key and their line. `not_me`: their line. */
  reason: z.string(),
  words: z.string(),
  /** The newest message about signing to them, and what the mail server truly said; null before the first. */
  delivery: z.object({ announcementId: Id, state: z.enum(DELIVERY_STATES), at: Instant, smtpReply: z.string() }).nullable(),
  remindersSent: z.number().int(),
  /** What was read in the file that they signed elsewhere; null where there is none. */
  returned: ReturnedFileView.nullable(),
  /** The key of their device with which they signed; null where there is none. */
  device: DeviceKeyView.nullable(),
  /** The newest scan of a paper with their signature that does not count: it waits for the other side, or they did not know it. */
  scan: z.object({ id: Id, name: z.string(), side: Side, handedInBy: z.string(), at: Instant, refusedBy: z.string().nullable(), words: z.string(), /** It is for us to say whether it is our copy. */ mayReview: z.boolean() }).nullable(),
  /** Null where a reminder may go out now. */
  remindHindrance: z.enum(REMIND_HINDRANCES).nullable(),
});
export type PersonView = z.infer<typeof PersonView>;

/** What a client meets when the agreement goes out as it stands. */
export const PreviewView = z.object({
  /** Seconds of the signing page on its shortest path, by the product's formula, in the client's language. */
  seconds: z.number().int(),
  /** Minutes and pages of the whole text. */
  minutes: z.number().int(),
  pages: z.number().int(),
  locale: Locale,
  /** The ways of signing that the law of the text leaves; for an amendment, that what it changes leaves. */
  levels: z.array(z.enum(SIGNING_LEVELS)),
  /** Why an amendment needs that way; `clauses` are numbers, `source` the act that says so. Null where it is no amendment. */
  form: z.array(z.object({ why: z.enum(FORM_REASONS), clauses: z.array(z.string()), least: z.enum(SIGNING_LEVELS), source: z.string().nullable() })).nullable(),
  /**
   * Clauses of the text in force that are read as asking for a form of changes, for an amendment. `print` is the SHA-256 of
   * the words that were read; a dismissal `asks-no-form` in the draft with it as its name sets the reading aside. What the
   * law asks stays.
   */
  asking: z.array(z.object({ clauseId: Id, number: z.string(), words: z.string(), print: z.string(), setAside: z.object({ item: Dismissal, by: z.string(), at: Instant.nullable() }).nullable() })),
  /** Address of the page as they will see it, for a signed-in member; its forms do nothing. */
  path: z.string(),
});
export type PreviewView = z.infer<typeof PreviewView>;

/** What a member needs for signing, as it will be kept with the signature. */
export const OwnSigningView = z.object({
  signatoryId: Id,
  maySign: z.boolean(),
  /** Why not, as the key of a sentence; null where they may. */
  hindrance: z.string().nullable(),
  typedName: z.string(),
  roleTitle: z.string(),
  onBehalfOf: z.string(),
  consents: z.array(z.object({ box: z.string(), text: z.string(), required: z.boolean() })),
  buttonText: z.string(),
  /** SHA-256 of the words shown above; comes back with the signature, so that what was shown is what is kept. */
  shown: Sha256Hex,
  /** The address that codes go to. */
  codeGoesTo: z.string(),
  /** The file that is signed elsewhere; null where the signature is given here. */
  file: z.object({ bytes: z.number().int(), signedBy: z.array(z.string()), mustBeQualified: z.boolean(), mostMegabytes: z.number().int(), onPaper: z.boolean() }).nullable(),
  /** What the member's device is asked for; null where it is not signed so. */
  device: DeviceAsk.nullable(),
  signature: z.object({ id: Id, signedAt: Instant, finalAt: Instant }).nullable(),
});
export type OwnSigningView = z.infer<typeof OwnSigningView>;

/** The signing of one agreement, as the team sees it. */
export const SigningView = z.object({
  agreementId: Id,
  signingLevel: z.enum(SIGNING_LEVELS),
  signingOrder: z.enum(SIGNING_ORDERS),
  expiresAt: Instant.nullable(),
  /** The version that is out; null before the first sending. */
  version: z.object({ number: z.number().int(), sha256: Sha256Hex }).nullable(),
  sendings: z.array(z.object({ id: Id, versionNumber: z.number().int(), message: z.string(), sentByName: z.string(), createdAt: Instant })),
  people: z.array(PersonView),
  /** The member's own signature, where they are among the people; null otherwise. */
  own: OwnSigningView.nullable(),
  mayWithdraw: z.boolean(),
  /** `waits`: all signatures stand for good and the file is being made. */
  seal: z.object({ state: z.enum(['none', 'waits', 'sealed']), level: z.enum(['B-B', 'B-T']).nullable(), degradedBecause: z.string(), sealedAt: Instant.nullable(), sha256: Sha256Hex.nullable() }),
});
export type SigningView = z.infer<typeof SigningView>;

/** A certificate that seals, or once did. */
export const SealCertificateView = z.object({
  /** SHA-256 of the certificate, in hex. */
  fingerprint: Sha256Hex,
  subject: z.string(),
  issuer: z.string(),
  serial: z.string(),
  notBefore: Instant,
  notAfter: Instant,
  origin: z.enum(['made_here', 'imported']),
  since: Instant,
  /** Null while it seals. */
  retiredAt: Instant.nullable(),
});
export type SealCertificateView = z.infer<typeof SealCertificateView>;

export const SealSettingsView = z.object({
  current: SealCertificateView,
  retired: z.array(SealCertificateView),
  /** Address of the time-stamp authority; null where none is set (seals are then level B-B). */
  timestampUrl: z.string().nullable(),
});
export type SealSettingsView = z.infer<typeof SealSettingsView>;
