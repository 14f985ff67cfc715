import { agreementStanding, countingSignatures } from '@entente/core/agreement/agreement-state';
import type { SigningLevel } from '@entente/core/kernel/signing-level';
import type { Locale } from '@entente/core/kernel/locale';
import type { Side } from '@entente/core/kernel/values';
import { linkExpiresAfterSeal } from '@entente/core/signing/link-terms';
import { translator } from '@entente/phrases/translators';
import { describeSealCertificate } from '@entente/seal/certificate';
import { sealPdf, type SealedPdf } from '@entente/seal/seal-pdf';
import { grantAgreement, type AgreementGrant } from '../agreement/agreement.access.ts';
import { loadAgreementFacts } from '../agreement/agreement.actions.ts';
import { appendEvent } from '../agreement/agreement-event.actions.ts';
import { amendedText } from '../agreement/amendment/agreement-version.actions.ts';
import { namedFramework } from '../agreement/order/agreement-version.actions.ts';
import { writtenOut } from '../agreement/agreement-version.actions.ts';
import { loadVersion } from '../agreement/agreement-version.store.ts';
import { loadAgreement, loadProviderFirm, lockAgreement, touchAgreement } from '../agreement/agreement.store.ts';
import { agreementEvidence } from '../agreement/evidence/agreement.actions.ts';
import { loadSignatories } from '../agreement/signatory.store.ts';
import { record } from '../platform/activity/activity.store.ts';
import { inWorkspace, type Tx } from '../platform/database/in-workspace.ts';
import { newId } from '../platform/database/new-id.ts';
import { enqueue } from '../platform/jobs/jobs.ts';
import type { Services } from '../platform/services.ts';
import { sealIdentity, type SealOwner } from './identity/seal.actions.ts';
import { ensureLink } from './link.actions.ts';
import { extendLink, findStandingLink } from './link.store.ts';
import { withFingerprints, type DeviceKeyPrint } from './device-key.view.ts';
import { loadDeviceSignatures } from './device-signature.store.ts';
import { loadReturnedFiles, type ReturnedFileRow } from './returned-file.store.ts';
import { loadScans, type ScanRow } from './scan.store.ts';
import { findSeal, insertFile, insertSeal } from './seal.store.ts';
import { wholeFile } from './signing-copy.actions.ts';
import { renderAgreementPdf } from './seal.pdf.ts';
import type { SealedFileInput } from './seal.schema.ts';
import { agreementFile, attachedAs, evidenceFile, filesToAttach, sealedAmendment, sealedFileName, TOLD_EVENTS } from './seal.view.ts';
import { loadMessages } from './sending.store.ts';
import { loadSignaturesOn } from './signature.store.ts';
import { systemActor, tellPerson, tellProvider } from './signing.actions.ts';

/** What waits to be sealed, read in one transaction so that everything belongs together. */
type Waiting = { readonly owner: SealOwner; readonly input: Omit<SealedFileInput, 'seal' | 'timestampExpected' | 'at'>; readonly versionNumber: number };

/** The firm whose seal an agreement bears. */
export async function sealOwner(tx: Tx): Promise<SealOwner> {
  const { legalName, name, country } = await loadProviderFirm(tx);
  return { workspaceId: tx.workspaceId, firmName: legalName === '' ? name : legalName, country };
}

/**
 * Seals an agreement that everybody has signed for good: prints it, attaches records and evidence,
 * seals, keeps the file and tells both sides. May be run again after any crash: what is sealed is not
 * sealed again, and until it is sealed nothing is lost. Does nothing where it is not due.
 * @throws Error where the file cannot be made; the queue tries again.
 */
export async function sealAgreement(services: Services, { workspaceId, agreementId }: { workspaceId: string; agreementId: string }): Promise<void> {
  const place = { workspaceId, partyId: null };
  const waiting = await inWorkspace(services.database, place, (tx) => loadWaiting(tx, services, agreementId));
  if (waiting === null) return;
  const at = services.clock();
  const identity = await sealIdentity(services, waiting.owner);
  const { owner: subject, fingerprint } = describeSealCertificate(identity.certificateChain[0] ?? new Uint8Array());
  const { timestampUrl } = services.config;
  const pdf = await renderAgreementPdf({ ...waiting.input, seal: { subject, fingerprint }, timestampExpected: timestampUrl !== null, at });
  const sealed = await sealPdf(pdf, {
    ...identity,
    name: waiting.owner.firmName,
    reason: translator(waiting.input.locale)('evidence.sealReason', { number: waiting.input.number }),
    at,
    ...(timestampUrl === null ? {} : { timestampAuthority: { url: timestampUrl, fetch } }),
  });
  const stored = await services.files.put(workspaceId, sealed.pdf);
  const evidence = waiting.input.attachments.find(({ name }) => name === 'evidence.json');
  const storedEvidence = evidence === undefined ? null : await services.files.put(workspaceId, evidence.content);
  await inWorkspace(services.database, place, (tx) => keepSeal(tx, services, { agreementId, waiting, sealed, stored, storedEvidence, at }));
}

async function loadWaiting(tx: Tx, services: Services, agreementId: string): Promise<Waiting | null> {
  const grant = await grantAgreement(tx, systemActor(tx.workspaceId), agreementId);
  if (grant === null) return null;
  const versionNumber = await versionToSeal(tx, services, grant);
  const version = versionNumber === null ? null : await loadVersion(tx, grant.agreementId, versionNumber);
  if (versionNumber === null || version === null) return null;
  const [agreement, firm, evidence] = [await loadAgreement(tx, grant.agreementId), await loadProviderFirm(tx), await agreementEvidence(tx, grant)];
  const records = agreementFile(agreement, version);
  const deliveries = (await loadMessages(tx, agreementId)).toReversed().map(({ topic, recipientEmail, state, createdAt, smtpReply }) => ({ topic, to: recipientEmail, state, at: createdAt, smtpReply }));
  const returned = (await loadReturnedFiles(tx, grant.agreementId)).filter((file) => file.versionNumber === versionNumber);
  const signed = await Promise.all(filesToAttach(returned).map(async ({ name, file }) => ({ name, mediaType: file.mediaType, content: await wholeFile(services, tx.workspaceId, file.sha256) })));
  const input = {
    document: writtenOut(version.content),
    number: agreement.number,
    amendment: sealedAmendment(await amendedText(tx, grant, services.clock().toISOString()), version.content),
    framework: await namedFramework(tx, grant),
    versionNumber,
    sha256: version.sha256,
    locale: agreement.locale as Locale,
    timeZone: firm.timeZone,
    provider: firm.legalName === '' ? firm.name : firm.legalName,
    signatures: await sealedSignatures(tx, grant, { versionNumber, returned, scans: await loadScans(tx, grant.agreementId), devices: await withFingerprints(await loadDeviceSignatures(tx, grant.agreementId)) }),
    events: evidence.chain.events.filter(({ record: event }) => TOLD_EVENTS.has(event.type)).map(({ record: event }) => ({ at: event.at, type: event.type, actorName: event.actor.name })),
    chain: { seq: evidence.chain.seq, head: evidence.chain.head },
    attachments: [records, ...signed, evidenceFile(evidence, [records, ...signed], deliveries)],
  };
  return { owner: await sealOwner(tx), input, versionNumber };
}

/** The version that everybody's final signature stands on and that bears no seal yet; null where there is none. */
async function versionToSeal(tx: Tx, services: Services, { agreementId }: AgreementGrant): Promise<number | null> {
  const now = services.clock().toISOString();
  const facts = await loadAgreementFacts(tx, agreementId);
  const { state, currentVersion } = agreementStanding(facts, now);
  if (state !== 'signed' || currentVersion === null) return null;
  return countingSignatures(facts, currentVersion).every(({ finalAt }) => finalAt <= now) ? currentVersion : null;
}

async function sealedSignatures(tx: Tx, { agreementId }: AgreementGrant, { versionNumber, returned, scans, devices }: { versionNumber: number; returned: readonly ReturnedFileRow[]; scans: readonly ScanRow[]; devices: readonly DeviceKeyPrint[] }): Promise<SealedFileInput['signatures']> {
  const people = await loadSignatories(tx, [agreementId]);
  const signatures = await loadSignaturesOn(tx, agreementId, versionNumber);
  return signatures.flatMap((signature) => {
    const person = people.find(({ id }) => id === signature.signatoryId);
    if (person === undefined) return [];
    const { typedName, roleTitle, onBehalfOf, signedAt, consentText, buttonText, ip, userAgent } = signature;
    const file = returned.find(({ signatureId }) => signatureId === signature.id);
    const inFile = file === undefined ? null : { attachedAs: attachedAs(returned, file), sha256: file.sha256, signatures: file.signatures };
    const scan = scans.find(({ id }) => id === signature.id);
    const paper = scan === undefined ? null : { handedInBy: scan.handedInBy, handedInAt: scan.createdAt, confirmedBy: scan.review?.reviewedBy ?? '' };
    const key = devices.find(({ signatureId }) => signatureId === signature.id);
    const device = key === undefined ? null : { fingerprint: key.fingerprint, setUpAt: key.setUpAt, holder: key.holder, isShared: key.backedUp, calledOffAt: key.calledOffAt };
    return [{ paper, device, typedName, roleTitle, onBehalfOf, signedAt, consentText, buttonText, ip, userAgent, side: person.side as Side, email: person.email, level: signature.level as SigningLevel, returned: inFile, insteadOf: person.insteadOf ?? '' }];
  });
}

type Stored = { readonly sha256: string; readonly bytes: number };
type Keeping = { readonly agreementId: string; readonly waiting: Waiting; readonly sealed: SealedPdf; readonly stored: Stored; readonly storedEvidence: Stored | null; readonly at: Date };

async function keepSeal(tx: Tx, services: Services, { agreementId, waiting, sealed, stored, storedEvidence, at }: Keeping): Promise<void> {
  const grant = await grantAgreement(tx, systemActor(tx.workspaceId), agreementId);
  if (grant === null) return;
  await lockAgreement(tx, grant.agreementId);
  if ((await findSeal(tx, grant.agreementId)) !== undefined) return;
  const { versionNumber, input } = waiting;
  const { clientId, engagementId } = grant;
  const fileId = newId();
  const file = { workspaceId: tx.workspaceId, clientId, subjectKind: 'agreement', subjectId: agreementId, createdAt: at.toISOString() };
  await insertFile(tx, { ...file, id: fileId, name: sealedFileName(input.number), mediaType: 'application/pdf', bytes: stored.bytes, sha256: stored.sha256 });
  if (storedEvidence !== null) await insertFile(tx, { ...file, id: newId(), name: `${input.number}.evidence.json`, mediaType: 'application/json', bytes: storedEvidence.bytes, sha256: storedEvidence.sha256 });
  const { level, certificateSerial, certificateFingerprint, timestamp, degradedBecause = '' } = sealed;
  await insertSeal(tx, {
    workspaceId: tx.workspaceId, agreementId, clientId, versionNumber, fileId, level, degradedBecause, certificateSerial, certificateFingerprint,
    chainHead: input.chain.head, sha256: stored.sha256, sealedAt: at.toISOString(),
  });
  const actor = systemActor(tx.workspaceId);
  const stamp = timestamp === undefined ? null : { time: timestamp.time.toISOString(), serial: timestamp.serial, authority: timestamp.authority };
  await appendEvent(tx, grant.agreementId, { type: 'seal.applied', actor, at: at.toISOString(), versionNumber, body: { sha256: stored.sha256, level, degradedBecause, certificateSerial, certificateFingerprint, timestamp: stamp, chainHead: input.chain.head } });
  await record(tx, actor, { topic: 'agreement.sealed', subjectKind: 'agreement', subjectId: agreementId, clientId, engagementId, payload: { level, sha256: stored.sha256 }, happenedAt: at.toISOString() });
  await touchAgreement(tx, grant.agreementId);
  // The area of commitments stands below this one: it puts what was promised on the board of both sides.
  await enqueue(tx, { task: 'make_commitments', payload: { agreementId }, key: `promises:${agreementId}` });
  await handOutCopies(tx, services, { grant, at });
}

/** Both sides get the same file: by mail, and on the standing page of each person of the client. */
async function handOutCopies(tx: Tx, services: Services, { grant, at }: { grant: AgreementGrant; at: Date }): Promise<void> {
  for (const person of (await loadSignatories(tx, [grant.agreementId])).filter(({ side }) => side === 'client')) {
    const linkId = await ensureLink(tx, services, { holder: person, purpose: 'us', termEndsAt: null, now: at });
    const signLink = await findStandingLink(tx, person.id, 'sign');
    if (signLink !== undefined) await extendLink(tx, signLink.id, linkExpiresAfterSeal(at));
    await tellPerson(tx, person, { topic: 'signing.sealed', params: { linkId } });
  }
  await tellProvider(tx, grant, { topic: 'signing.sealed', params: {} });
}
