import { EVIDENCE_FORMAT, type AgreementEvidence } from '@entente/contract/agreement/agreement-evidence';
import type { ClientActor, ProviderActor } from '@entente/core/kernel/actor';
import type { SigningLevel } from '@entente/core/kernel/signing-level';
import type { Locale } from '@entente/core/kernel/locale';
import { granted, refused } from '@entente/core/kernel/outcome';
import type { Side } from '@entente/core/kernel/values';
import { record } from '../../platform/activity/activity.store.ts';
import { sha256 } from '../../platform/crypto/secrets.ts';
import type { Tx } from '../../platform/database/in-workspace.ts';
import type { Answer } from '../../platform/http/operation.ts';
import { grantAgreement, type AgreementGrant } from '../agreement.access.ts';
import { appendEvent, loadEvents } from '../agreement-event.actions.ts';
import { loadChainHead } from '../agreement-event.store.ts';
import { loadVersions } from '../agreement-version.store.ts';
import { loadAgreement } from '../agreement.store.ts';
import { namedFramework } from '../order/agreement-version.actions.ts';
import { frameworkOfEvidence } from '../order/agreement-version.view.ts';
import { loadSignatoriesEver, loadSignaturesEver } from '../signatory.store.ts';

/** Hands out the whole evidence and writes down that it did; either side, any time. */
export async function exportEvidence(tx: Tx, { actor, now }: { actor: ProviderActor | ClientActor; now: string }, id: string): Promise<Answer<AgreementEvidence>> {
  const grant = await grantAgreement(tx, actor, id);
  if (grant === null) return refused('not-found');
  await appendEvent(tx, grant.agreementId, { type: 'evidence.exported', actor, at: now });
  await record(tx, actor, { topic: 'agreement.evidence_exported', subjectKind: 'agreement', subjectId: id, clientId: grant.clientId, engagementId: grant.engagementId });
  return granted(await agreementEvidence(tx, grant));
}

/**
 * Everything that shows how the agreement came about: all events, all frozen versions, every text that
 * binds by hash and by value. What stands in it is what stands in the rows, unmended: who reads it
 * checks the chain.
 */
export async function agreementEvidence(tx: Tx, { agreementId }: AgreementGrant): Promise<AgreementEvidence> {
  const { id, number, title, locale } = await loadAgreement(tx, agreementId);
  const [versions, signatures] = [await loadVersions(tx, agreementId), await loadSignaturesEver(tx, agreementId)];
  const [{ events }, head] = [await loadEvents(tx, agreementId), await loadChainHead(tx, agreementId)];
  const framework = await namedFramework(tx, { agreementId });
  const texts = [...versions.map(({ canonicalText }) => canonicalText), ...signatures.flatMap(({ consentText, buttonText }) => [consentText, buttonText])];
  return {
    format: EVIDENCE_FORMAT,
    agreement: { id, number, title, locale: locale as Locale },
    ...(framework === null ? {} : { framework: frameworkOfEvidence(framework) }),
    signatories: (await loadSignatoriesEver(tx, agreementId)).map((person) => ({ id: person.id, side: person.side as Side, name: person.name, email: person.email, roleTitle: person.roleTitle, onBehalfOf: person.onBehalfOf, removedAt: person.removedAt })),
    versions: versions.map((version) => ({ number: version.number, frozenAt: version.frozenAt, frozenByName: version.frozenByName, sha256: version.sha256, clauseHashes: [...version.clauseHashes], content: version.content })),
    signatures: signatures.map(evidenceOfSignature),
    chain: { algorithm: 'SHA-256(prevHash + RFC 8785 JSON of record)', seq: head.seq, head: head.hash, events: events.map(({ record: hashed, prevHash, hash }) => ({ record: hashed, prevHash, hash })) },
    texts: Object.fromEntries(texts.map((text) => [sha256(text), text])),
  };
}

function evidenceOfSignature(signature: Awaited<ReturnType<typeof loadSignaturesEver>>[number]): AgreementEvidence['signatures'][number] {
  const { signatoryId, versionNumber, typedName, roleTitle, onBehalfOf, documentSha256, signedAt, takenBackAt } = signature;
  return { signatoryId, versionNumber, typedName, roleTitle, onBehalfOf, documentSha256, signedAt, takenBackAt, level: signature.level as SigningLevel, consentSha256: sha256(signature.consentText), buttonSha256: sha256(signature.buttonText) };
}
