import type { ClosedPage, PortalPage, PortalSignForm, SealedPage, SignPage } from '@entente/contract/signing/portal-page';
import type { ReadPage } from '@entente/contract/signing/portal-read';
import { maySign } from '@entente/core/agreement/agreement-rules';
import { isRevokedWhole, textInForce } from '@entente/core/agreement/amendment-chain';
import { countingSignatures } from '@entente/core/agreement/agreement-state';
import { nextSigners } from '@entente/core/agreement/signing-order';
import { isOnFile, type SigningLevel } from '@entente/core/kernel/signing-level';
import { translator } from '@entente/phrases/translators';
import { writtenOut } from '../../agreement/agreement-version.actions.ts';
import { readOver } from '../../agreement/order/agreement-version.actions.ts';
import { grantChain } from '../../agreement/amendment/agreement.access.ts';
import { amendedText } from '../../agreement/amendment/agreement-version.actions.ts';
import { explainToClient } from '../../explanation/explanation.actions.ts';
import { loadVersion, type StoredVersion } from '../../agreement/agreement-version.store.ts';
import type { Tx } from '../../platform/database/in-workspace.ts';
import { loadDeferrals } from '../deferral.store.ts';
import { loadDelegations } from '../delegation.store.ts';
import { findSeal, loadAgreementFiles } from '../seal.store.ts';
import { loadReturnedFiles } from '../returned-file.store.ts';
import { loadScans, type ScanRow } from '../scan.store.ts';
import { portalPaper } from '../scan.view.ts';
import { fileFor } from '../signing-copy.actions.ts';
import { findNewestSending } from '../sending.store.ts';
import { findStandingSignature, loadSignaturesOn } from '../signature.store.ts';
import { bindingWords, maskedAddress } from '../signature.view.ts';
import { ordersOfHolder, portalFramework } from '../framework/link.actions.ts';
import { responsibilitiesHref } from '../responsibility/link.actions.ts';
import { codeStep } from './code.actions.ts';
import { deviceStep } from './device-key.actions.ts';
import { revocationStanding } from './revocation.actions.ts';
import { mintForm, type Reading } from './signing.actions.ts';
import { changesSince, effortOf, lastSeenBefore, lengthOf, newAnswers, obligationOf, owedNow, portalAmendment, portalRemark, purposesOf, sealedPage, shortLines, signedPage } from './signing.view.ts';

/** The page that a link opens on: whatever there is to do or to know now. Reads only. */
export async function startPage(tx: Tx, reading: Reading): Promise<PortalPage> {
  const { standing, version, visit } = reading;
  const settled = await settledPage(tx, reading);
  if (settled !== null) return settled;
  if (version === null) return closedPage(reading, { why: 'not_sent', at: null });
  const signature = await findStandingSignature(tx, { signatoryId: visit.link.actor.signatoryId, versionNumber: version.number });
  if (signature !== undefined) return signedPage(reading, { signature, returned: await loadReturnedFiles(tx, reading.grant.agreementId), scans: await scansOf(tx, reading, version) });
  if (standing.state === 'expired') return closedPage(reading, { why: 'expired', at: standing.since, paper: papersInTime(reading, await scansOf(tx, reading, version)) });
  if (standing.state === 'declined' && !ownDecline(reading)) return closedPage(reading, { why: 'declined_by_other', at: standing.since });
  return signPage(tx, reading, version);
}

/** Pages that say that there is nothing to sign: sealed, withdrawn, passed on to somebody else. */
export async function settledPage(tx: Tx, reading: Reading): Promise<PortalPage | null> {
  const { visit, grant, standing } = reading;
  const { signatory } = visit.link;
  if (signatory.removedAt !== null) return passedOnPage(tx, reading);
  const seal = await findSeal(tx, grant.agreementId);
  if (seal !== undefined) {
    const [files, signatures] = [await loadAgreementFiles(tx, grant.agreementId), await loadSignaturesOn(tx, grant.agreementId, seal.versionNumber)];
    return sealedPage(reading, { framework: await portalFramework(tx, reading), seal, files, signatures, returned: await loadReturnedFiles(tx, grant.agreementId), revocation: await revocationStanding(tx, reading.grant, visit.now), binding: await bindingOf(tx, reading) });
  }
  return standing.state === 'withdrawn' ? closedPage(reading, { why: 'withdrawn', at: standing.since }) : null;
}

/** Whether this is the text in force, or another one is by now, or it was gone back on: itself, or the agreement that it changes. */
async function bindingOf(tx: Tx, { grant, visit, standing }: Pick<Reading, 'grant' | 'visit' | 'standing'>): Promise<SealedPage['binding']> {
  const chain = await grantChain(tx, grant, visit.now.toISOString());
  if (standing.revokedAt !== null || isRevokedWhole(chain)) return 'revoked';
  return textInForce(chain)?.id === grant.agreementId ? 'current' : 'replaced';
}

function closedPage(reading: Reading, { why, at, person = '', callOff = null, paper = null }: Pick<ClosedPage, 'why' | 'at'> & Partial<Pick<ClosedPage, 'person' | 'callOff' | 'paper'>>): ClosedPage {
  return { page: 'closed', frame: reading.frame, why, at, person, callOff, paper, error: reading.visit.error };
}

/** Papers that were in before the last day was over: they count once they are confirmed. */
function papersInTime(reading: Reading, scans: readonly ScanRow[]): ClosedPage['paper'] {
  const waiting = scans.filter(({ review }) => review === null);
  return waiting.length === 0 ? null : portalPaper(reading, waiting);
}

async function passedOnPage(tx: Tx, reading: Reading): Promise<PortalPage> {
  const { visit, grant } = reading;
  const own = (await loadDelegations(tx, grant.agreementId)).find(({ kind, fromSignatoryId }) => kind === 'someone_else' && fromSignatoryId === visit.link.actor.signatoryId);
  if (own === undefined) return { page: 'door', locale: visit.locale, path: '', why: 'link_revoked', again: null };
  const signed = reading.facts.signatures.some(({ signerId }) => signerId === own.toSignatoryId);
  return closedPage(reading, { why: 'passed_on', at: own.createdAt, person: own.toName ?? '', callOff: signed || own.toRemovedAt !== null ? null : mintForm(visit, 'call-off') });
}

function ownDecline({ facts, version, visit }: Reading): string | null {
  return facts.declines.findLast(({ signerId, versionNumber }) => signerId === visit.link.actor.signatoryId && versionNumber === version?.number)?.createdAt ?? null;
}

async function signPage(tx: Tx, reading: Reading, version: StoredVersion): Promise<SignPage> {
  const { visit, grant, facts, frame } = reading;
  const { signatoryId } = visit.link.actor;
  const may = maySign(facts, { signerId: signatoryId, versionNumber: version.number, now: visit.now.toISOString() });
  const paper = portalPaper(reading, await scansOf(tx, reading, version));
  const waits = paper.waiting !== null || paper.toReview.some(({ mine }) => mine);
  const sign = may.ok && !waits ? await signForm(tx, reading, version) : null;
  const amended = await amendedText(tx, grant, visit.now.toISOString());
  return {
    page: 'sign',
    frame,
    amendment: amended === null ? null : portalAmendment(amended.amendmentNumber, amended.content, version.content),
    framework: await portalFramework(tx, reading),
    effort: effortOf(sign?.step ?? 'ask', (sign?.device ?? null) !== null),
    owed: owedNow(reading),
    message: (await findNewestSending(tx, grant.agreementId))?.message ?? '',
    short: shortLines(version.content, reading),
    responsibilitiesHref: responsibilitiesHref(reading),
    reading: lengthOf(writtenOut(version.content)),
    news: { changedLines: await changedSince(tx, reading, version), answers: newAnswers(reading) },
    ...(await saidBefore(tx, reading)),
    sign,
    paper,
    waitsFor: may.ok ? [] : firstToSign(reading, version),
    seen: mintForm(visit, 'seen'),
  };
}

/** The scans of papers with the text that is out. */
async function scansOf(tx: Tx, { grant }: Reading, { number }: StoredVersion): Promise<readonly ScanRow[]> {
  return (await loadScans(tx, grant.agreementId)).filter(({ versionNumber }) => versionNumber === number);
}

/** What the reader said before and may have changed their mind about. */
async function saidBefore(tx: Tx, reading: Reading): Promise<Pick<SignPage, 'deferredTo' | 'declinedAt' | 'saidNotMeAt'>> {
  const { visit, grant } = reading;
  const { signatoryId } = visit.link.actor;
  const notMe = (await loadDelegations(tx, grant.agreementId)).find(({ kind, fromSignatoryId }) => kind === 'not_me' && fromSignatoryId === signatoryId);
  const deferral = (await loadDeferrals(tx, grant.agreementId)).find((one) => one.signatoryId === signatoryId);
  const stands = deferral !== undefined && deferral.remindedAt === null && Date.parse(deferral.remindAt) > visit.now.getTime();
  return { deferredTo: stands ? deferral.remindAt : null, declinedAt: ownDecline(reading), saidNotMeAt: notMe?.createdAt ?? null };
}

/** Names of those whose turn it is, in a set order. */
function firstToSign({ facts, people }: Reading, version: StoredVersion): string[] {
  const signed = new Set(countingSignatures(facts, version.number).map(({ signerId }) => signerId));
  const first = nextSigners(facts.signingOrder, facts.signers, signed).map(({ id }) => id);
  return people.filter(({ id }) => first.includes(id)).map(({ name }) => name);
}

async function changedSince(tx: Tx, reading: Reading, version: StoredVersion): Promise<number> {
  const since = reading.agreement.amendmentNumber === null ? await sinceLastSeen(tx, reading, version) : null;
  return since === null ? 0 : since.lines.length;
}

async function sinceLastSeen(tx: Tx, reading: Reading, version: StoredVersion): Promise<ReadPage['since']> {
  const base = await amendedText(tx, reading.grant, reading.visit.now.toISOString());
  if (base !== null) return changesSince(base, { version }, reading.agreement.createdAt);
  const seen = lastSeenBefore(reading);
  const before = seen === null ? null : await loadVersion(tx, reading.grant.agreementId, seen.versionNumber);
  return seen === null || before === null ? null : changesSince(before, { version }, seen.at);
}

/** What comes next on the way of signing that was chosen. */
async function stepOf(tx: Tx, reading: Reading, { level, form, version }: { level: SigningLevel; form: PortalSignForm['form']; version: StoredVersion }): Promise<Pick<PortalSignForm, 'step' | 'device' | 'codeValidUntil'>> {
  if (level === 'device') return deviceStep(tx, reading, { form, version });
  const here = { device: null, codeValidUntil: null };
  if (isOnFile(level)) return { ...here, step: 'file' };
  if (level === 'link') return { ...here, step: 'link' };
  const { step, validUntil } = await codeStep(tx, reading.visit, { purpose: 'sign', versionNumber: version.number });
  return { ...here, step, codeValidUntil: validUntil };
}

async function signForm(tx: Tx, reading: Reading, version: StoredVersion): Promise<PortalSignForm> {
  const { visit, grant, frame, agreement } = reading;
  const { link, locale, typed, now } = visit;
  const level = agreement.signingLevel as SigningLevel;
  const words = bindingWords(translator(locale), { content: version.content, side: 'client', level });
  const file = isOnFile(level) ? await fileFor(tx, { grant, content: version.content, now }) : null;
  const form = mintForm(visit, file === null ? 'sign' : 'signed-file', visit.now);
  const ticked = new Set((typed.consents ?? '').split(' '));
  return {
    form,
    ...(await stepOf(tx, reading, { level, form, version })),
    file: file === null ? null : { href: `${frame.base}/file/to-sign`, ...file },
    organisation: words.organisation,
    typedName: typed.name ?? link.actor.name,
    roleTitle: typed.role ?? link.signatory.roleTitle,
    onBehalfOf: typed.behalf ?? link.signatory.onBehalfOf,
    consents: words.consents.map((consent) => ({ ...consent, ticked: ticked.has(consent.box) })),
    buttonText: words.buttonText,
    obligation: obligationOf(version.content, reading, { words, mailbox: reading.people.find(({ side }) => side === 'provider')?.email ?? '', values: { title: agreement.title, number: agreement.number } }),
    shown: words.shown,
    versionNumber: version.number,
    sha256: version.sha256,
    codeGoesTo: maskedAddress(link.signatory.email),
    error: visit.error,
  };
}

/** The whole text with everything said about it; null where nothing was sent yet. @param refusedInput what was typed and refused. */
export async function readPage(tx: Tx, reading: Reading, refusedInput: ReadPage['refused']): Promise<ReadPage | null> {
  const { visit, version, standing, facts, frame } = reading;
  if (version === null || visit.link.signatory.removedAt !== null) return null;
  const document = await readOver(tx, reading.grant, version.content);
  const clauseIds = new Set(version.clauseHashes.map(({ clauseId }) => clauseId));
  const talks = standing.state !== 'sealed' && standing.state !== 'withdrawn' && standing.state !== 'signed';
  const amends = standing.state === 'sealed' && (await bindingOf(tx, reading)) === 'current';
  return {
    page: 'read',
    frame,
    document,
    versionNumber: version.number,
    responsibilitiesHref: responsibilitiesHref(reading),
    reading: lengthOf(document),
    since: await sinceLastSeen(tx, reading, version),
    remarks: reading.remarks.filter(({ clauseId }) => clauseIds.has(clauseId)).map((remark) => ({ clauseId: remark.clauseId, remark: portalRemark(remark, { visit, current: version.content }) })),
    purposes: purposesOf(version.content),
    amends,
    ...waysToTalk(reading, talks || amends),
    amendmentNumber: reading.agreement.amendmentNumber,
    refused: refusedInput,
    maySign: maySign(facts, { signerId: visit.link.actor.signatoryId, versionNumber: version.number, now: visit.now.toISOString() }).ok,
    seen: mintForm(visit, 'seen'),
    framework: await portalFramework(tx, reading),
    readFrom: null,
    orders: await ordersOfHolder(tx, reading),
    how: await explainToClient(tx, reading.grant, { content: version.content, manner: frame.manner }),
  };
}

/** Where the text is talked about: the standing page shows it, and leads on to the page of the agreement itself. */
function waysToTalk({ visit, grant, frame }: Reading, open: boolean): Pick<ReadPage, 'form' | 'changeHref' | 'talkHref'> {
  if (!open) return { form: null, changeHref: null, talkHref: null };
  if (visit.link.purpose === 'sign') return { form: mintForm(visit, 'ask'), changeHref: `${frame.base}/change/set/{id}`, talkHref: null };
  const there = `${frame.base}/open/${grant.agreementId}`;
  return { form: null, changeHref: `${there}?to=change-set-{id}`, talkHref: `${there}?to=read` };
}
