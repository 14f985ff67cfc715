import { z } from 'zod';
import { AGREEMENT_STATES } from '@entente/core/agreement/agreement-state';
import { EVENT_TYPES } from '@entente/core/agreement/event-types';
import { ANSWER_OUTCOMES, REMARK_KINDS } from '@entente/core/agreement/remark-turn';
import { SIGNING_ORDERS } from '@entente/core/agreement/signing-order';
import { SIGNING_LEVELS } from '@entente/core/kernel/signing-level';
import { RenderedDocument } from '@entente/core/document/rendered';
import { FramesGlance } from '@entente/core/document/frames-glance';
import { Locale } from '@entente/core/kernel/locale';
import { Id, Instant, Side } from '@entente/core/kernel/values';
import { RecordProposalView } from './proposal-views.ts';
import { SigningTimesView } from './signing-times.ts';

const Sha256Hex = z.string().regex(/^[0-9a-f]{64}$/);

/** What has to happen next, by whom, and since when it is due. */
export const NextActView = z.object({
  act: z.enum(['send', 'answer', 'sign', 'decide', 'seal']),
  side: z.enum(['provider', 'client', 'system']),
  /** Names of the people whose act it is; empty where it is the side's. */
  people: z.array(z.string()),
  since: Instant,
});
export type NextActView = z.infer<typeof NextActView>;

/** Where an agreement stands, derived from its rows at the moment of the answer. */
export const StandingView = z.object({
  state: z.enum(AGREEMENT_STATES),
  since: Instant,
  /** The version both sides talk about: the newest that was sent. */
  currentVersion: z.number().int().nullable(),
  takeBackUntil: Instant.nullable(),
  /** When the client, a consumer, went back on the sealed agreement; null while they did not. */
  revokedAt: Instant.nullable(),
  nextActs: z.array(NextActView),
});
export type StandingView = z.infer<typeof StandingView>;

/** A row of the list of agreements. */
export const AgreementRow = z.object({
  id: Id,
  number: z.string(),
  title: z.string(),
  locale: Locale,
  engagementId: Id,
  engagementName: z.string(),
  clientId: Id,
  clientName: z.string(),
  standing: StandingView,
  /** How full both frames of its draft are; null where it was not saved since this is known. */
  frames: FramesGlance.nullable(),
  isSample: z.boolean(),
  updatedAt: Instant,
});
export type AgreementRow = z.infer<typeof AgreementRow>;

/** A person who signs, with what they have done about the current version. */
export const SignatoryView = z.object({
  id: Id,
  side: Side,
  memberId: Id.nullable(),
  contactId: Id.nullable(),
  name: z.string(),
  email: z.string(),
  roleTitle: z.string(),
  onBehalfOf: z.string(),
  locale: Locale,
  /** Name of the person who named them to sign instead. */
  insteadOf: z.string().nullable(),
  /** When they, and not a mail scanner, first opened the current version. */
  openedAt: Instant.nullable(),
  signed: z.object({ at: Instant, finalAt: Instant, level: z.enum(SIGNING_LEVELS), typedName: z.string() }).nullable(),
  declined: z.object({ at: Instant, reason: z.string(), body: z.string() }).nullable(),
});
export type SignatoryView = z.infer<typeof SignatoryView>;

export const RemarkAnswerView = z.object({
  id: Id,
  outcome: z.enum(ANSWER_OUTCOMES),
  body: z.string(),
  /** The words that were put into the draft, as both sides read them; empty where none were. */
  wording: z.string(),
  /** The number of the amendment that the proposal became. */
  amendmentNumber: z.number().int().nullable(),
  authorSide: Side,
  authorName: z.string(),
  createdAt: Instant,
});
export type RemarkAnswerView = z.infer<typeof RemarkAnswerView>;

/** A question or other words for one clause, with the talk about it. */
export const RemarkView = z.object({
  id: Id,
  versionNumber: z.number().int(),
  clauseId: Id,
  clauseNumber: z.string(),
  kind: z.enum(REMARK_KINDS),
  body: z.string(),
  purpose: z.string(),
  /** What it changes of the records; null where it is about words. */
  proposal: RecordProposalView.nullable(),
  authorSide: Side,
  authorName: z.string(),
  createdAt: Instant,
  answers: z.array(RemarkAnswerView),
  /** Whose word it waits for; null where it is settled. */
  turn: z.object({ side: Side, since: Instant }).nullable(),
  /** Written or answered by the other side since the reader last looked. */
  isNew: z.boolean(),
});
export type RemarkView = z.infer<typeof RemarkView>;

/** A frozen version, without its text. */
export const VersionRow = z.object({
  number: z.number().int(),
  sha256: Sha256Hex,
  frozenAt: Instant,
  frozenByName: z.string(),
  sentAt: Instant.nullable(),
});
export type VersionRow = z.infer<typeof VersionRow>;

/** A frozen version as it is read and signed. */
export const VersionView = VersionRow.extend({
  document: RenderedDocument,
  canonicalText: z.string(),
  clauseHashes: z.array(z.object({ clauseId: Id, number: z.string(), sha256: Sha256Hex })),
});
export type VersionView = z.infer<typeof VersionView>;

export const SealView = z.object({
  versionNumber: z.number().int(),
  fileId: Id,
  level: z.enum(['B-B', 'B-T']),
  degradedBecause: z.string(),
  certificateSerial: z.string(),
  certificateFingerprint: z.string(),
  chainHead: z.string(),
  sha256: Sha256Hex,
  sealedAt: Instant,
  /** The time stamp that the seal gained later, with the file that bears it; the file sealed first is kept beside it. */
  raised: z.object({ level: z.literal('B-T'), fileId: Id, sha256: Sha256Hex, at: Instant, stampedAt: Instant, authority: z.string() }).nullable(),
});
export type SealView = z.infer<typeof SealView>;

/** The page of one agreement. The draft itself is a document of its own (`documentId`). */
export const AgreementView = z.object({
  id: Id,
  number: z.string(),
  title: z.string(),
  locale: Locale,
  engagement: z.object({ id: Id, name: z.string() }),
  /** `id`: the client that it was made with; `nowId`: their record now, another one where it was merged. */
  client: z.object({ id: Id, nowId: Id, name: z.string(), locale: Locale }),
  documentId: Id,
  templateId: Id.nullable(),
  signingLevel: z.enum(SIGNING_LEVELS),
  signingOrder: z.enum(SIGNING_ORDERS),
  expiresAt: Instant.nullable(),
  isSample: z.boolean(),
  version: z.number().int(),
  standing: StandingView,
  /** Why the draft is read-only, as the key of a sentence; null where it can be changed. */
  lock: z.enum(['agreement-is-sealed', 'agreement-is-signed', 'agreement-is-being-signed', 'agreement-is-withdrawn']).nullable(),
  mayReopen: z.boolean(),
  /** The number the draft will have once it is frozen. */
  draftNumber: z.number().int(),
  /** When the draft went beyond the newest frozen version; null where it says the same. */
  draftAheadSince: Instant.nullable(),
  times: SigningTimesView,
  signatories: z.array(SignatoryView),
  versions: z.array(VersionRow),
  remarks: z.array(RemarkView),
  seal: SealView.nullable(),
});
export type AgreementView = z.infer<typeof AgreementView>;

/** One event of the evidence, as a line of the story. */
export const AgreementEventView = z.object({
  seq: z.number().int(),
  type: z.enum(EVENT_TYPES),
  at: Instant,
  versionNumber: z.number().int().nullable(),
  actorSide: z.enum(['provider', 'client', 'system']),
  actorName: z.string(),
  body: z.record(z.string(), z.unknown()),
  hash: Sha256Hex,
});
export type AgreementEventView = z.infer<typeof AgreementEventView>;

const Piece = z.object({ type: z.enum(['same', 'removed', 'added']), text: z.string() });
const ChangeState = z.enum(['same', 'added', 'removed', 'changed']);

/** Two writings of one agreement, word by word. */
export const DifferenceView = z.object({
  before: z.number().int(),
  /** Null for the draft. */
  after: z.number().int().nullable(),
  title: z.array(Piece),
  parties: z.array(Piece),
  sections: z.array(
    z.object({
      id: Id,
      number: z.string(),
      state: ChangeState,
      title: z.array(Piece),
      clauses: z.array(z.object({ id: Id, state: ChangeState, moved: z.boolean(), numberBefore: z.string().nullable(), numberAfter: z.string().nullable(), pieces: z.array(Piece) })),
    }),
  ),
  /** Clauses added, removed, changed or moved. */
  changes: z.number().int(),
});
export type DifferenceView = z.infer<typeof DifferenceView>;
