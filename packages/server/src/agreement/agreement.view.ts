import type { AgreementRow, AgreementView, NextActView, RemarkView, SealView, SignatoryView, StandingView, VersionRow } from '@entente/contract/agreement/agreement-views';
import type { RecordProposalView } from '@entente/contract/agreement/proposal-views';
import type { SigningTimesView } from '@entente/contract/agreement/signing-times';
import { draftLock, mayReopen } from '@entente/core/agreement/agreement-rules';
import { agreementStanding, type AgreementFacts, type AgreementStanding } from '@entente/core/agreement/agreement-state';
import { remarkTurn } from '@entente/core/agreement/remark-turn';
import type { SigningOrder } from '@entente/core/agreement/signing-order';
import type { SigningLevel } from '@entente/core/kernel/signing-level';
import { signingTimes } from '@entente/core/agreement/time-to-signed';
import type { FramesGlance } from '@entente/core/document/frames-glance';
import type { Locale } from '@entente/core/kernel/locale';
import type { Side } from '@entente/core/kernel/values';
import type { loadSeals, loadVersionRows } from './agreement-version.store.ts';
import type { listAgreements, loadAgreement } from './agreement.store.ts';
import type { StoredRemark } from './remark.store.ts';
import type { loadDeclines, loadSignatories, loadStandingSignatures, loadViews } from './signatory.store.ts';

type Rows<Load extends (...args: never[]) => Promise<unknown>> = Awaited<ReturnType<Load>>;

/** Everything an agreement's page is made of. */
export type AgreementParts = {
  readonly facts: AgreementFacts;
  readonly people: Rows<typeof loadSignatories>;
  readonly signatures: Rows<typeof loadStandingSignatures>;
  readonly declines: Rows<typeof loadDeclines>;
  readonly views: Rows<typeof loadViews>;
  readonly versions: Rows<typeof loadVersionRows>;
  readonly remarks: readonly StoredRemark[];
  /** What the client's proposals change of the records, by remark. */
  readonly proposals: ReadonlyMap<string, RecordProposalView>;
  readonly seals: Rows<typeof loadSeals>;
  /** When the reader last looked, null where they never did. */
  readonly lookedAt: string | null;
  readonly reader: Side;
};

export function standingView(standing: AgreementStanding, people: readonly { readonly id: string; readonly name: string }[]): StandingView {
  const { state, since, currentVersion, takeBackUntil, revokedAt } = standing;
  const named = (ids: readonly string[]): string[] => ids.flatMap((id) => people.find((person) => person.id === id)?.name ?? []);
  return { state, since, currentVersion, takeBackUntil, revokedAt, nextActs: standing.nextActs.map(({ act, side, people: ids, since: dueSince }): NextActView => ({ act, side, people: named(ids), since: dueSince })) };
}

export function agreementRow(row: Rows<typeof listAgreements>[number], standing: StandingView): AgreementRow {
  const { id, number, title, engagementId, engagementName, clientId, clientName, isSample, updatedAt, frames } = row;
  return { id, number, title, locale: row.locale as Locale, engagementId, engagementName, clientId, clientName, standing, frames: frames as FramesGlance | null, isSample, updatedAt };
}

export function agreementView(row: Rows<typeof loadAgreement>, parts: AgreementParts, now: string): AgreementView {
  const { id, number, title, documentId, templateId, expiresAt, isSample, version } = row;
  const { facts } = parts;
  const standing = agreementStanding(facts, now);
  return {
    id, number, title, documentId, templateId, expiresAt, isSample, version,
    locale: row.locale as Locale,
    engagement: { id: row.engagementId, name: row.engagementName },
    client: { id: row.clientId, nowId: row.clientNowId, name: row.clientName, locale: row.clientLocale as Locale },
    signingLevel: row.signingLevel as SigningLevel,
    signingOrder: row.signingOrder as SigningOrder,
    standing: standingView(standing, parts.people),
    lock: draftLock(facts, now),
    mayReopen: mayReopen(facts, now),
    draftNumber: (parts.versions[0]?.number ?? 0) + 1,
    draftAheadSince: facts.draftAheadSince,
    times: timesView(facts, { people: parts.people, openedAt: firstOpened(parts), now }),
    signatories: parts.people.map((person) => signatoryView(person, parts, standing.currentVersion)),
    versions: parts.versions.map((one) => versionRow(one, facts)),
    remarks: parts.remarks.map((remark) => remarkView(remark, parts)),
    seal: sealView(parts.seals),
  };
}

export function versionRow({ number, sha256, frozenAt, frozenByName }: { number: number; sha256: string; frozenAt: string; frozenByName: string }, facts: AgreementFacts): VersionRow {
  return { number, sha256, frozenAt, frozenByName, sentAt: facts.versions.find((version) => version.number === number)?.sentAt ?? null };
}

export function remarkView(remark: StoredRemark, { lookedAt, reader, proposals }: Pick<AgreementParts, 'lookedAt' | 'reader' | 'proposals'>): RemarkView {
  const { id, versionNumber, clauseId, clauseNumber, kind, body, purpose, authorSide, authorName, createdAt, answers } = remark;
  const spoken = [remark, ...answers].filter((word) => word.authorSide !== reader).map((word) => word.createdAt);
  return {
    id, versionNumber, clauseId, clauseNumber, kind, body, purpose, authorSide, authorName, createdAt,
    proposal: proposals.get(id) ?? null,
    answers: answers.map((answer) => ({ id: answer.id, outcome: answer.outcome, body: answer.body, wording: answer.wording, amendmentNumber: answer.amendmentNumber, authorSide: answer.authorSide, authorName: answer.authorName, createdAt: answer.createdAt })),
    turn: remarkTurn(remark),
    isNew: spoken.some((at) => lookedAt === null || at > lookedAt),
  };
}

function signatoryView(person: AgreementParts['people'][number], { signatures, declines, views }: AgreementParts, current: number | null): SignatoryView {
  const { id, memberId, contactId, name, email, roleTitle, onBehalfOf, insteadOf } = person;
  const mine = <Row extends { signatoryId: string; versionNumber: number }>(rows: readonly Row[]): Row | undefined => rows.find((row) => row.signatoryId === id && row.versionNumber === current);
  const [signature, decline] = [mine(signatures), mine(declines)];
  return {
    id, memberId, contactId, name, email, roleTitle, onBehalfOf, insteadOf,
    side: person.side as Side,
    locale: person.locale as Locale,
    openedAt: views.find(({ viewerId, versionNumber }) => viewerId === id && versionNumber === current)?.firstAt ?? null,
    signed: signature === undefined ? null : { at: signature.signedAt, finalAt: signature.finalAt, level: signature.level as SigningLevel, typedName: signature.typedName },
    declined: decline === undefined || signature !== undefined ? null : { at: decline.createdAt, reason: decline.reason, body: decline.body },
  };
}

function sealView(seals: AgreementParts['seals']): SealView | null {
  const newest = seals.toSorted((a, b) => b.versionNumber - a.versionNumber)[0];
  if (newest === undefined) return null;
  const { versionNumber, fileId, degradedBecause, certificateSerial, certificateFingerprint, chainHead, sha256, sealedAt } = newest;
  return { versionNumber, fileId, level: newest.level as SealView['level'], degradedBecause, certificateSerial, certificateFingerprint, chainHead, sha256, sealedAt, raised: raisedView(newest) };
}

function raisedView({ raisedLevel, raisedFileId, raisedSha256, raisedAt, stampedAt, stampAuthority }: AgreementParts['seals'][number]): SealView['raised'] {
  if (raisedLevel === null || raisedFileId === null || raisedSha256 === null || raisedAt === null || stampedAt === null) return null;
  return { level: 'B-T', fileId: raisedFileId, sha256: raisedSha256, at: raisedAt, stampedAt, authority: stampAuthority ?? '' };
}

/** The times of one agreement, its people by name. */
export function timesView(facts: AgreementFacts, { people, openedAt, now }: { people: readonly { readonly id: string; readonly name: string }[]; openedAt: string | null; now: string }): SigningTimesView {
  const { signed, stretches, ...times } = signingTimes(facts, { openedAt, now });
  return { ...times, withdrawnAt: facts.withdrawnAt, stretches: [...stretches], signed: signed.map(({ signerId, side, at }) => ({ name: people.find(({ id }) => id === signerId)?.name ?? '', side, at })) };
}

function firstOpened({ views }: AgreementParts): string | null {
  return views.find(({ viewerSide }) => viewerSide === 'client')?.firstAt ?? null;
}
