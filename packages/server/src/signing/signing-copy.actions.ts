import { asksQualified } from '@entente/core/agreement/amendment-form';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { agreementStanding } from '@entente/core/agreement/agreement-state';
import { granted, refused } from '@entente/core/kernel/outcome';
import type { DocumentContent } from '@entente/core/document/content';
import { filesToSignOn, MOST_RETURNED_MEGABYTES } from '@entente/core/signing/returned-file';
import { grantAgreement, type AgreementGrant } from '../agreement/agreement.access.ts';
import { loadAgreementFacts } from '../agreement/agreement.actions.ts';
import { writtenOut } from '../agreement/agreement-version.actions.ts';
import { loadVersion } from '../agreement/agreement-version.store.ts';
import { loadAmended } from '../agreement/amendment/agreement-version.store.ts';
import { loadAgreement, loadProviderFirm } from '../agreement/agreement.store.ts';
import { loadSignatories } from '../agreement/signatory.store.ts';
import type { Tx } from '../platform/database/in-workspace.ts';
import { newId } from '../platform/database/new-id.ts';
import type { Answer } from '../platform/http/operation.ts';
import type { Services } from '../platform/services.ts';
import { loadReturnedFiles } from './returned-file.store.ts';
import { insertFile } from './seal.store.ts';
import { insertSigningCopy, loadSigningCopies } from './signing-copy.store.ts';
import { renderSigningCopy } from './signing-copy.pdf.ts';
import type { SigningCall } from './signing.actions.ts';

const PDF = 'application/pdf';

/** Makes the file that is handed out for signing a version, once: whoever signs it signs the same bytes. */
export async function makeSigningCopy(tx: Tx, { services, now }: Pick<SigningCall, 'services' | 'now'>, { grant, versionNumber }: { grant: AgreementGrant; versionNumber: number }): Promise<void> {
  const { agreementId, clientId } = grant;
  if ((await loadSigningCopies(tx, agreementId)).some((copy) => copy.versionNumber === versionNumber)) return;
  const version = await loadVersion(tx, agreementId, versionNumber);
  if (version === null) throw new Error(`version ${versionNumber} of agreement ${agreementId} was frozen but is not there`);
  const [{ number }, firm, people] = [await loadAgreement(tx, agreementId), await loadProviderFirm(tx), await loadSignatories(tx, [agreementId])];
  const provider = firm.legalName === '' ? firm.name : firm.legalName;
  const partyOf = (side: string): string => version.content.parties.find((party) => party.side === side)?.legalName ?? '';
  const bytes = await renderSigningCopy({ document: writtenOut(version.content), number, versionNumber, sha256: version.sha256, provider, signers: people.map(({ side }) => partyOf(side)), at: now });
  const stored = await services.files.put(tx.workspaceId, bytes);
  const fileId = newId();
  await insertFile(tx, { workspaceId: tx.workspaceId, id: fileId, clientId, name: `${number}-v${versionNumber}.pdf`, mediaType: PDF, ...stored, subjectKind: 'signing_copy', subjectId: agreementId, createdAt: now.toISOString() });
  await insertSigningCopy(tx, { workspaceId: tx.workspaceId, agreementId, clientId, versionNumber, fileId, createdAt: now.toISOString() });
}

/** A file that may be signed on, with what tells it from others. */
export type FileToSign = { readonly name: string; readonly bytes: number; readonly sha256: string; readonly mediaType: string; readonly versionNumber: number; readonly finalAt: string | null; readonly signatories: readonly string[] };

/** The files that may be signed on for a version, the newest last; none where its signatures are given on the page. */
export async function filesToSign(tx: Tx, { agreementId, versionNumber, now }: { agreementId: AgreementGrant['agreementId']; versionNumber: number; now: Date }): Promise<readonly FileToSign[]> {
  const copies = (await loadSigningCopies(tx, agreementId)).filter((copy) => copy.versionNumber === versionNumber);
  // Whoever signs by hand prints the file that the program made, not a scan of somebody else's paper.
  const returned = (await loadReturnedFiles(tx, agreementId)).filter((file) => file.versionNumber === versionNumber && file.signatures.length > 0);
  const signers = new Map<string, readonly string[]>(copies.map(({ sha256 }) => [sha256, []]));
  for (const { sha256, beginsWith, signatoryId } of returned) signers.set(sha256, [...(signers.get(beginsWith) ?? []), signatoryId]);
  const files = [...copies.map((copy) => ({ ...copy, finalAt: null })), ...returned].map((file) => ({ ...file, signatories: signers.get(file.sha256) ?? [] }));
  return filesToSignOn(files, now.toISOString());
}

/** The file to sign now: the newest that came back for good, else the one that the program made. Null where nothing is out. */
export async function fileToSign(tx: Tx, { agreementId }: AgreementGrant, now: Date): Promise<FileToSign | null> {
  const { currentVersion, state } = agreementStanding(await loadAgreementFacts(tx, agreementId), now.toISOString());
  if (currentVersion === null || state === 'withdrawn') return null;
  return (await filesToSign(tx, { agreementId, versionNumber: currentVersion, now })).at(-1) ?? null;
}

export type FileFor = { readonly bytes: number; readonly signedBy: string[]; readonly mustBeQualified: boolean; readonly mostMegabytes: number; readonly onPaper: boolean };

/** What a person is told of the file that they are to sign; null where there is none. */
export async function fileFor(tx: Tx, { grant, content, now }: { grant: AgreementGrant; content: DocumentContent; now: Date }): Promise<FileFor | null> {
  const file = await fileToSign(tx, grant, now);
  if (file === null) return null;
  const [people, { signingLevel }] = [await loadSignatories(tx, [grant.agreementId]), await loadAgreement(tx, grant.agreementId)];
  const signedBy = people.filter(({ id }) => file.signatories.includes(id)).map(({ name }) => name);
  return { bytes: file.bytes, signedBy, mustBeQualified: asksQualified(content, await loadAmended(tx, grant)), mostMegabytes: MOST_RETURNED_MEGABYTES, onPaper: signingLevel === 'paper' };
}

/** The file to sign, for a member. */
export async function downloadFileToSign(tx: Tx, { actor, services }: { actor: ProviderActor; services: Services }, id: string): Promise<Answer<File>> {
  const grant = await grantAgreement(tx, actor, id);
  const file = grant === null ? null : await fileToSign(tx, grant, services.clock());
  return file === null ? refused('not-found') : granted(new File([await wholeFile(services, tx.workspaceId, file.sha256)], file.name, { type: file.mediaType }));
}

/** A kept file's bytes. */
export async function wholeFile(services: Pick<Services, 'files'>, workspaceId: string, sha256: string): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Buffer[] = [];
  for await (const chunk of services.files.read(workspaceId, sha256)) chunks.push(chunk as Buffer);
  return Uint8Array.from(Buffer.concat(chunks));
}
