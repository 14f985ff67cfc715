import type { Side } from '../kernel/values.ts';
import { remarkTurn, type RemarkTalk } from './remark-turn.ts';
import { nextSigners, type Signer, type SigningOrder } from './signing-order.ts';

/**
 * Where an agreement stands. Nothing of this is stored: it follows from the rows.
 *
 *   draft           nothing was sent yet
 *   sent            the newest sent version waits for signatures, nobody has signed
 *   questions_open  the same, and a question or proposal waits for an answer
 *   partly_signed   somebody has signed, somebody has not
 *   signed          everybody has signed; until the last take-back window closes it can still be undone
 *   sealed          the signed text was sealed; final
 *   declined        somebody on it said no to the newest sent version
 *   expired         its last day passed unsigned
 *   withdrawn       the provider took it back
 */
export const AGREEMENT_STATES = ['draft', 'sent', 'questions_open', 'partly_signed', 'signed', 'sealed', 'declined', 'expired', 'withdrawn'] as const;
export type AgreementState = (typeof AGREEMENT_STATES)[number];

export type SignatureFact = { readonly signerId: string; readonly versionNumber: number; readonly signedAt: string; readonly finalAt: string };

/** What the rows say. Instants are ISO 8601 in UTC. */
export type AgreementFacts = {
  readonly createdAt: string;
  readonly withdrawnAt: string | null;
  readonly expiresAt: string | null;
  readonly signingOrder: SigningOrder;
  /** Frozen versions; `sentAt` is when one first went out, null while it did not. */
  readonly versions: readonly { readonly number: number; readonly sentAt: string | null }[];
  /** When the draft was last changed beyond the newest frozen version; null where it says the same. */
  readonly draftAheadSince: string | null;
  /** Versions whose text the provider opened again although somebody had signed. */
  readonly reopenedVersions: readonly number[];
  /** Everybody who is to sign now: removed and replaced people are left out. */
  readonly signers: readonly Signer[];
  /** Signatures that were not taken back. */
  readonly signatures: readonly SignatureFact[];
  readonly declines: readonly { readonly signerId: string; readonly versionNumber: number; readonly createdAt: string }[];
  readonly remarks: readonly RemarkTalk[];
  readonly seals: readonly { readonly versionNumber: number; readonly sealedAt: string }[];
  /** When a consumer went back on it; null while they did not. */
  readonly revokedAt: string | null;
};

/** What has to happen next, by whom, and since when it is due. `people` names signers where it is theirs alone. */
export type NextAct = {
  readonly act: 'send' | 'answer' | 'sign' | 'decide' | 'seal';
  readonly side: Side | 'system';
  readonly people: readonly string[];
  readonly since: string;
};

export type AgreementStanding = {
  readonly state: AgreementState;
  /** The version both sides talk about: the newest that was sent; null before anything was. */
  readonly currentVersion: number | null;
  /** When it came into this state. */
  readonly since: string;
  /** While the last signature can still be taken back: until when. */
  readonly takeBackUntil: string | null;
  /** When the client, a consumer, went back on the sealed agreement; the seal and its evidence stay. */
  readonly revokedAt: string | null;
  /** Most pressing first; empty where nothing is to be done. */
  readonly nextActs: readonly NextAct[];
};

type Current = { readonly number: number; readonly sentAt: string };
type Placing = Pick<AgreementStanding, 'state' | 'since'>;

/** Derives where the agreement stands at the moment `now`. */
export function agreementStanding(facts: AgreementFacts, now: string): AgreementStanding {
  const current = currentVersion(facts);
  const placing = place(facts, current, now);
  const until = latest(countingSignatures(facts, current?.number ?? null).map(({ finalAt }) => finalAt));
  return {
    ...placing,
    currentVersion: current?.number ?? null,
    takeBackUntil: placing.state === 'signed' && until !== null && until > now ? until : null,
    revokedAt: facts.revokedAt,
    nextActs: actsNext(facts, { current, placing, takeBackUntil: until }),
  };
}

/** The signatures that count for a version: given on it, by people who are still to sign it. */
export function countingSignatures(facts: Pick<AgreementFacts, 'signers' | 'signatures'>, versionNumber: number | null): readonly SignatureFact[] {
  return facts.signatures.filter((signature) => signature.versionNumber === versionNumber && facts.signers.some(({ id }) => id === signature.signerId));
}

/** The newest version that went out. */
export function currentVersion(facts: Pick<AgreementFacts, 'versions'>): Current | null {
  const sent = facts.versions.filter((version): version is Current => version.sentAt !== null);
  return sent.toSorted((a, b) => b.number - a.number)[0] ?? null;
}

function place(facts: AgreementFacts, current: Current | null, now: string): Placing {
  const seal = facts.seals.toSorted((a, b) => b.versionNumber - a.versionNumber)[0];
  if (seal !== undefined) return { state: 'sealed', since: seal.sealedAt };
  if (current === null) return facts.withdrawnAt === null ? { state: 'draft', since: facts.createdAt } : { state: 'withdrawn', since: facts.withdrawnAt };
  const signatures = countingSignatures(facts, current.number);
  const signedAt = latest(signatures.map((signature) => signature.signedAt));
  const complete = facts.signers.length > 0 && facts.signers.every(({ id }) => signatures.some(({ signerId }) => signerId === id));
  if (complete && signedAt !== null) return { state: 'signed', since: signedAt };
  if (facts.withdrawnAt !== null) return { state: 'withdrawn', since: facts.withdrawnAt };
  const declinedAt = standingDecline(facts, current.number);
  if (declinedAt !== null) return { state: 'declined', since: declinedAt };
  if (facts.expiresAt !== null && facts.expiresAt <= now) return { state: 'expired', since: facts.expiresAt };
  return signedAt === null ? unsigned(facts, current) : { state: 'partly_signed', since: signedAt };
}

function unsigned(facts: AgreementFacts, current: Current): Placing {
  const asked = earliest(openTurns(facts).map(({ since }) => since));
  return asked === null ? { state: 'sent', since: current.sentAt } : { state: 'questions_open', since: asked };
}

/** A decline stands until its person signs the same version after all, leaves, or another version goes out. */
function standingDecline(facts: AgreementFacts, versionNumber: number): string | null {
  const standing = facts.declines.filter(
    (decline) =>
      decline.versionNumber === versionNumber &&
      facts.signers.some(({ id }) => id === decline.signerId) &&
      !facts.signatures.some((signature) => signature.signerId === decline.signerId && signature.versionNumber === versionNumber && signature.signedAt > decline.createdAt),
  );
  return earliest(standing.map(({ createdAt }) => createdAt));
}

function actsNext(facts: AgreementFacts, { current, placing, takeBackUntil }: { current: Current | null; placing: Placing; takeBackUntil: string | null }): readonly NextAct[] {
  const { state, since } = placing;
  if (state === 'withdrawn') return [];
  // What the client proposed for the signed text waits for a word of ours; what was still open when it was sealed is settled by that.
  if (state === 'sealed') return facts.revokedAt === null ? answerActs(facts, { side: 'provider', after: since }) : [];
  if (state === 'signed') return [{ act: 'seal', side: 'system', people: [], since: takeBackUntil ?? since }];
  if (state === 'declined' || state === 'expired') return [{ act: 'decide', side: 'provider', people: [], since }];
  if (current === null) return [{ act: 'send', side: 'provider', people: [], since: facts.draftAheadSince ?? since }];
  return [...answerActs(facts, { side: 'provider' }), ...sendAgainAct(facts, current), ...answerActs(facts, { side: 'client' }), ...signActs(facts, current)];
}

function answerActs(facts: AgreementFacts, { side, after = '' }: { side: Side; after?: string }): readonly NextAct[] {
  const since = earliest(openTurns(facts).flatMap((turn) => (turn.side === side && turn.since > after ? [turn.since] : [])));
  return since === null ? [] : [{ act: 'answer', side, people: [], since }];
}

/** A draft that went on after the last sending reaches the other side only when it is sent again. */
function sendAgainAct(facts: AgreementFacts, current: Current): readonly NextAct[] {
  const unsent = facts.versions.some(({ number }) => number > current.number);
  if (facts.draftAheadSince === null && !unsent) return [];
  return [{ act: 'send', side: 'provider', people: [], since: facts.draftAheadSince ?? current.sentAt }];
}

function signActs(facts: AgreementFacts, current: Current): readonly NextAct[] {
  const signatures = countingSignatures(facts, current.number);
  const next = nextSigners(facts.signingOrder, facts.signers, new Set(signatures.map(({ signerId }) => signerId)));
  const before = facts.signingOrder === 'any' ? null : latest(signatures.filter(({ signerId }) => !next.some((person) => sameSide(facts, person, signerId))).map(({ signedAt }) => signedAt));
  return (['provider', 'client'] as const).flatMap((side): NextAct[] => {
    const people = next.filter((person) => person.side === side).map(({ id }) => id);
    return people.length === 0 ? [] : [{ act: 'sign', side, people, since: before ?? current.sentAt }];
  });
}

function sameSide(facts: AgreementFacts, person: Signer, signerId: string): boolean {
  return facts.signers.find(({ id }) => id === signerId)?.side === person.side;
}

function openTurns(facts: AgreementFacts): readonly { side: Side; since: string }[] {
  return facts.remarks.flatMap((remark) => remarkTurn(remark) ?? []);
}

function latest(instants: readonly string[]): string | null {
  return instants.toSorted().at(-1) ?? null;
}

function earliest(instants: readonly string[]): string | null {
  return instants.toSorted()[0] ?? null;
}
